"""What a key's text has to mean beyond its type; each check gives the message and the hint, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from digest.text.dates import known_zone
from digest.text.nearest import nearest
from digest.text.toml_keys import Key

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_FOLDER = re.compile(r"(?!\.)[^/\\\0]+")


class Fault(NamedTuple):
    """What is wrong with a value, and how to mend it."""

    message: str
    hint: str


def zone(name: str) -> Fault | None:
    """Refuse what the time zone database does not know."""
    if known_zone(name):
        return None
    from zoneinfo import available_timezones

    found = nearest(name, available_timezones())
    hint = f'did you mean "{found}"?' if found else 'write it as "Europe/Berlin" or "Asia/Kolkata"'
    return Fault(f'timezone "{name}" is not a time zone', hint)


def address(url: str) -> Fault | None:
    """Refuse a base address without scheme or host, or with parts that no page may have."""
    hint = 'write it as "https://example.org/" or "https://example.org/news/"'
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s<>\"\\]", url):
        return Fault(f'base_url "{url}" is not an http or https address', hint)
    if parts.query or parts.fragment or "@" in parts.netloc:
        return Fault(f'base_url "{url}" holds more than host and path', hint)
    return None


def language(tag: str) -> Fault | None:
    """Refuse what cannot be a BCP 47 language tag."""
    if _LANGUAGE.fullmatch(tag):
        return None
    return Fault(f'language "{tag}" is not a language tag', 'write it as "en" or "pt-BR"')


def folder(name: str) -> Fault | None:
    """Refuse a theme that is a path rather than the name of a folder."""
    if _FOLDER.fullmatch(name):
        return None
    return Fault(f'theme "{name}" is not the name of a folder', "themes stand in themes/NAME/")


CHECKS: dict[Key, Callable[[str], Fault | None]] = {
    ("timezone",): zone,
    ("base_url",): address,
    ("language",): language,
    ("theme",): folder,
}
