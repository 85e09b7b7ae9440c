"""`digest new`: an article of one's own, or the words of an edition, ready to be filled in."""

from __future__ import annotations

import os
import re
from datetime import date
from hashlib import blake2b
from pathlib import Path

from digest import config
from digest.commands.call import Call
from digest.errors import UsageError
from digest.markdown import front_matter
from digest.text.dates import day, parse
from digest.text.normal import normalise
from digest.text.slugs import slugify

EDITION = "edition"

_BLANKS = """\
source:
  name: ""
  url: ""
authors: []
summary: ""
topics: []
companies: []
"""
_EDITION = """\
---
title: ""
standfirst: ""
lead: ""
order: []
---

"""


def new(call: Call) -> int:
    """Write the file and print its path alone, so that an editor can be opened on it."""
    root = Path(call.root())
    settings = config.load(call.config_path(), call.environ)
    today = day(int(call.now), settings.timezone)
    if call.options.title == EDITION:
        name, text = f"content/editions/{_day(call.options.day, today)}.md", _EDITION
    elif call.options.day:
        raise UsageError("one title, please", hint='put it in quotes: digest new "Two words"')
    else:
        title = " ".join(normalise(call.options.title).split())
        slug = slugify(title, unicode=settings.slugs == "unicode")
        if not slug:
            raise UsageError("the title has no letter to make a file name of")
        name = f"content/articles/{today}/{slug}.md"
        text = _article(title, today, _identity(name, call.now))
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{name} is there already", hint="open it, or take other words") from None
    call.console.line(os.path.relpath(path, call.folder))
    return 0


def _article(title: str, today: str, identity: str) -> str:
    """Write front matter with every field that an editor usually fills in."""
    front = front_matter.FrontMatter(title=title, id=identity, date=today, draft=True)
    written = front_matter.write(front, "")
    return re.sub(r"^draft: ", _BLANKS + "draft: ", written, count=1, flags=re.MULTILINE) + "\n"


def _identity(name: str, now: float) -> str:
    """Make an id that no other article has: of the path and the second it was made in."""
    return blake2b(f"{name}\n{int(now)}".encode(), digest_size=16).hexdigest()


def _day(given: str | None, today: str) -> str:
    found = parse(given) if given else today
    if not found or len(found) != len(today):
        raise UsageError(f'"{given}" is not a day', hint=f"write it as {today}")
    return date.fromisoformat(found).isoformat()
