"""`digest init`: a project with two dirty sample extracts, ready to build."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import digest
from digest.commands.call import Call
from digest.config import meaning
from digest.errors import DigestError, Location, UsageError
from digest.text.dates import ENGLISH_MONTHS, day, known_zone

STARTER = Path(digest.__file__).parent / "starter"
LOCALTIME = Path("/etc/localtime")


def init(call: Call) -> int:
    """Write what a new digest needs; a file that is there already is left as it is."""
    options = call.options
    folder = Path(call.path(options.folder))
    title, zone = options.title or "My digest", options.timezone
    detected = _zone(call)
    if not options.yes:
        title = options.title or call.console.ask("Title", title)
        zone = zone or call.console.ask("Time zone", detected)
    values = {
        "title": title,
        "timezone": zone or detected,
        "base_url": options.base_url or "http://127.0.0.1:8000/",
    }
    _check(values)
    written, kept = _write(folder, _files(values, day(int(call.now), values["timezone"])))
    for path in written:
        call.console.say(f"  {path}")
    for path in kept:
        call.console.say(f"  {path} is there already and was left as it is")
    if not options.timezone:
        call.console.say(f"The time zone is {values['timezone']}; digest.toml can change it.")
    shown = os.path.relpath(folder, call.folder)
    step = "" if shown == "." else f"cd {shown} && "
    call.console.say(f"Next: {step}digest build && digest serve", "bold")
    return 0


def _check(values: dict[str, str]) -> None:
    """Refuse at once what the configuration would refuse at the first build."""
    for fault in (meaning.zone(values["timezone"]), meaning.address(values["base_url"])):
        if fault:
            raise UsageError(fault.message, hint=fault.hint)
    if not values["title"].strip():
        raise UsageError("the title is empty", hint='such as --title "Morning digest"')


def _files(values: dict[str, str], today: str) -> dict[str, str]:
    """Give the files of a new project: path -> text."""
    extracts = f"content/extracts/{today}"
    files = {
        "digest.toml": "digest.toml",
        "topics.toml": "topics.toml",
        ".gitignore": "gitignore",
        "content/pages/about.md": "about.md",
        f"{extracts}/tinplate-order.txt": "extracts/tinplate-order.txt",
        f"{extracts}/ferry-batteries.html": "extracts/ferry-batteries.html",
    }
    moment = date.fromisoformat(today)
    filled = {
        "today": today,
        "printed_day": f"{moment.day} {ENGLISH_MONTHS[moment.month - 1]} {moment.year}",
        **{key: json.dumps(value, ensure_ascii=False) for key, value in values.items()},
    }
    return {
        path: _filled((STARTER / name).read_text("utf-8"), filled) for path, name in files.items()
    }


def _filled(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def _write(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that are not there; give the paths written and those left alone."""
    written, kept = [], []
    for name, text in files.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            written.append(name)
        except FileExistsError:
            if not (folder / name).is_file():
                raise DigestError("is no folder", where=Location(str(folder))) from None
            kept.append(name)
    return written, kept


def _zone(call: Call) -> str:
    """Give the machine's time zone, UTC where it cannot be told."""
    named = call.environ.get("TZ", "").removeprefix(":")
    if known_zone(named):
        return named
    target = str(LOCALTIME.resolve())
    found = target.rpartition("/zoneinfo/")[2] if "/zoneinfo/" in target else ""
    return found if known_zone(found) else "UTC"
