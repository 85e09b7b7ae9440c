"""Dates and times as people, pages and feeds print them; never a guess.

Canonical forms: ``2026-11-22`` (a day), ``2026-11-22T09:00[:30]+05:30`` (an instant; UTC is
``+00:00``) and ``2026-11-22T09:00[:30]`` (a clock time whose zone is not known here). Offsets are kept
as given and fractions of a second dropped. What can be read in two ways is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import decimal
from zoneinfo import ZoneInfo

MONTHS = (
    "january jan januar jänner jän janvier janv enero ene janeiro जनवरी gennaio gen januari يناير",
    "february feb februar feber février févr fév febrero fevereiro fev फरवरी फ़रवरी febbraio februari فبراير",
    "march mar märz mär mrz mars marzo março मार्च maart mrt مارس",
    "april apr avril avr abril abr अप्रैल aprile أبريل إبريل ابريل",
    "may mai mayo maio मई maggio mag mei مايو",
    "june jun juni juin junio junho जून giugno giu يونيو يونيه",
    "july jul juli juillet juil julio julho जुलाई luglio lug يوليو يوليه",
    "august aug août agosto ago अगस्त augustus أغسطس اغسطس",
    "september sep sept septembre septiembre setiembre setembro set सितंबर सितम्बर settembre سبتمبر",
    "october oct oktober okt octobre octubre outubro out अक्टूबर अक्तूबर ottobre ott أكتوبر اكتوبر",
    "november nov novembre noviembre novembro नवंबर नवम्बर نوفمبر",
    "december dec dezember dez décembre déc diciembre dic dezembro दिसंबर दिसम्बर ديسمبر",
)
ENGLISH_MONTHS = tuple(names.split()[0].capitalize() for names in MONTHS)
"""The names as English prints them, January first."""

_MONTH = {name: n for n, names in enumerate(MONTHS, 1) for name in names.split()}
_MONTH |= {name.translate(str.maketrans("äéûç", "aeuc")): n for name, n in list(_MONTH.items())}

# Names that mean one offset the world over; minutes east of Greenwich, or an IANA name where the
# short form stands for summer and winter time alike (``ET``).
_EAST = {
    0: "Z UTC GMT UT WET",
    60: "CET MEZ WEST WAT",
    120: "CEST MESZ EET SAST CAT",
    180: "EEST MSK EAT",
    300: "PKT",
    345: "NPT",
    420: "ICT WIB",
    480: "HKT SGT AWST",
    540: "JST KST",
    600: "AEST",
    660: "AEDT",
    720: "NZST",
    780: "NZDT",
    -180: "BRT",
    -240: "EDT",
    -300: "EST",
    -360: "MDT",
    -420: "PDT",
}
ZONES: Mapping[str, int | str] = {
    **{name: minutes for minutes, names in _EAST.items() for name in names.split()},
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
# Two or more places use these; RFC 2822 gives some of them one meaning, in its own form of date only.
AMBIGUOUS = frozenset({"IST", "BST", "CST", "CDT", "MST", "PST", "AST", "ADT", "GST", "SST", "WST"})
_MAIL_ZONES = {"CST": -360, "CDT": -300, "MST": -420, "PST": -480}

_CANONICAL = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?"
    r"\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?"
)
_NAME = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?[\s-]*(?:of\s+|de\s+|d['’])?"
_DATES = (
    r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.]|\. )(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<y>\d{4})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일號号]?",
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}(?P<n>{_NAME})(?!\w)\.?,?[\s-]*(?:del?\s+)?(?P<y>\d{{4}})(?!\d)",
    rf"(?<!\w)(?P<n>{_NAME})(?!\w)\.?\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
    r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
)
_DATE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DATES)
# Words for parts of the day, with the hours that they leave no doubt about and what to add to those.
_DAY_PARTS: Mapping[str, tuple[range, int]] = {
    **dict.fromkeys(["सुबह", "सवेरे", "上午", "午前", "오전", "mañana", "manhã"], (range(1, 12), 0)),
    "दोपहर": (range(1, 6), 12),
    **dict.fromkeys(["शाम", "下午", "午後", "오후", "tarde"], (range(1, 12), 12)),
    **dict.fromkeys(["रात", "晚上", "noche", "noite"], (range(6, 12), 12)),
}
_PARTS = "|".join(_DAY_PARTS)
_TIME = re.compile(
    rf"(?:(?P<part>{_PARTS})\s*)?(?<![\d:.])(?P<h>\d{{1,2}})(?:\s*[:.h時时시]\s*(?P<min>\d\d)[分분]?(?:\s*:\s*(?P<s>\d\d)(?:\.\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s*(?P<side>صباح[اً]*|مساءً?|[صم])(?!\w)|\s*(?P<whole>uhr\b|uur\b|hrs?\b|h\b|बजे))?(?![\d:])"
    rf"(?:\s+d[ae](?:\sla)?\s(?P<late>{_PARTS}))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*\(?(?:(?:UTC|GMT)\s?(?=[+-]\d))?(?P<off>[+-]\d\d?(?::?\d\d)?(?!\d))|\s*\(?\b(?P<name>[A-Z]{1,5})\b"
)
_REST = re.compile(
    r"\b(?:at|on|um|den|der|à|le|a|às|as|las|em|el|il|alle|ore|op|om|في|الساعة|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|"
    r"(?:luned|marted|mercoled|gioved|venerd)ì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"mo|di|mi|do|fr|sa|so|(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार)\b|[月火水木金土日]曜日|星期.|[\s,،.|()·•/–—T-]+",
    re.IGNORECASE,
)
_LIMIT = 200
_SWAPPED = -1


class Printed(NamedTuple):
    """A date read from print: ``iso`` canonical or empty; ``warning`` says what could not be read."""

    iso: str
    warning: str = ""


class _Found(NamedTuple):
    """Where a date stands and what it says; ``month`` is -1 where day and month could be swapped."""

    year: int
    month: int
    day: int
    start: int
    end: int


def parse(text: str, zone: str = "") -> str | None:
    """Read a whole text as one date and return its canonical form, None where it is not exactly one.

    ``zone`` (an IANA name) gives a clock time without offset the offset it has there on that day.
    """
    text = _digits(text.strip())
    match = _CANONICAL.fullmatch(text)
    if match:
        iso = _canonical(match)
    else:
        printed, rest = _read(text, {})
        iso = printed.iso if not printed.warning and not _REST.sub("", rest) else ""
    if not iso:
        return None
    return _in_zone(iso, zone) if zone and len(iso) > len("2026-11-22") else iso


def parse_printed(text: str, zones: Mapping[str, str] = {}) -> Printed:
    """Find the first date of a line, with its time and zone, among other words.

    ``zones`` maps abbreviations to IANA names or offsets for the paper at hand (``{"IST": "Asia/Kolkata"}``),
    or to nothing where they are ambiguous for it. An ambiguous abbreviation gives the day alone and a warning;
    so does a clock time that does not exist.
    """
    return _read(_digits(text), zones)[0]


def suggest(text: str) -> str:
    """Offer the nearest real day for a date that does not exist (``31.02.2026``), or nothing."""
    found = _find(_digits(text))
    if not found or found.month == _SWAPPED:
        return ""
    month = min(max(found.month, 1), 12)
    for day in range(min(max(found.day, 1), 31), 27, -1):
        iso = _day(found.year, month, day)
        if iso:
            return iso
    return _day(found.year, month, max(found.day, 1))


def instant(iso: str, zone: str) -> int:
    """Turn a canonical date into seconds since 1970; a bare day or clock time is one in ``zone``."""
    moment = datetime.fromisoformat(iso)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(zone))
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def day(instant: int, zone: str) -> str:
    """Name the day in ``zone`` in which an instant (seconds since 1970) falls."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=instant)
    return moment.astimezone(_zone(zone)).date().isoformat()


def known_zone(name: str) -> bool:
    """Tell whether a name is an IANA time zone that this machine knows."""
    try:
        _zone(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    if not name:
        raise ValueError(name)
    return ZoneInfo(name)


def _canonical(match: re.Match[str]) -> str:
    year, month, dom, hour, minute, second, offset = match.groups()
    iso = _day(int(year), int(month), int(dom))
    if not iso or not hour:
        return iso
    clock = _clock(int(hour), int(minute), int(second) if second else None)
    suffix = _offset(offset) if offset else ""
    return f"{iso}T{clock}{suffix}" if clock and suffix is not None else ""


def _read(text: str, zones: Mapping[str, str]) -> tuple[Printed, str]:
    text = text[:_LIMIT]
    found = _find(text)
    if not found:
        return Printed("", "no date found"), text
    if found.month == _SWAPPED:
        return Printed("", "day and month could be swapped"), text
    iso = _day(found.year, found.month, found.day)
    if not iso:
        return Printed("", "no such day"), text
    before, after = text[: found.start], text[found.end :]
    time = _time_in(after) or _time_in(before)
    if not time:
        return Printed(iso), before + after
    side = after if _time_in(after) else before
    other = before if side is after else after
    clock, end = time
    printed, zone_end = _with_zone(iso, clock, side[end:], zones, mail="," in before)
    return printed, other + side[: _start(side)] + side[end + zone_end :]


def _digits(text: str) -> str:
    """Write the digits of every script as 0-9."""
    if text.isascii():
        return text
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in text[:_LIMIT])


def _find(text: str) -> _Found | None:
    hits = (pattern.search(text) for pattern in _DATE)
    first = min((hit for hit in hits if hit), key=lambda hit: hit.start(), default=None)
    if not first:
        return None
    got: dict[str, Any] = first.groupdict()
    year, start, end = int(got["y"]), first.start(), first.end()
    if got.get("n"):
        return _Found(year, _MONTH[got["n"].lower()], int(got["d"]), start, end)
    if got.get("a"):
        return _Found(year, *_ordered(int(got["a"]), int(got["b"]), got["sep"]), start, end)
    return _Found(year, int(got["m"]), int(got["d"]), start, end)


def _ordered(a: int, b: int, separator: str) -> tuple[int, int]:
    """Month and day of two numbers: dots put the day first; else only a number over 12 can tell."""
    if separator == "." or a > 12 or a == b:
        return b, a
    return (a, b) if b > 12 else (_SWAPPED, 0)


def _time_match(text: str) -> re.Match[str] | None:
    for match in _TIME.finditer(text):
        if match["min"] or match["half"] or match["side"] or match["whole"]:
            return match
    return None


def _start(text: str) -> int:
    match = _time_match(text)
    return match.start() if match else 0


def _time_in(text: str) -> tuple[str, int] | None:
    match = _time_match(text)
    if not match:
        return None
    hour, minute = int(match["h"]), int(match["min"] or 0)
    part = match["part"] or match["late"]
    if part and hour <= 12:
        hours, more = _DAY_PARTS[part.lower()]
        noon = hour == 12 and part == "दोपहर"
        if hour not in hours and not noon:
            return "", match.end()
        hour += 0 if noon else more
    half = match["half"] or match["side"]
    if half:
        if not 1 <= hour <= 12:
            return "", match.end()
        hour = hour % 12 + (12 if half[0] in "pPم" else 0)
    return _clock(hour, minute, int(match["s"]) if match["s"] else None), match.end()


def _with_zone(
    iso: str, clock: str, rest: str, zones: Mapping[str, str], *, mail: bool
) -> tuple[Printed, int]:
    """Put day, time and what follows the time together; also how much of ``rest`` was the zone."""
    if not clock:
        return Printed(iso, "no such time of day"), 0
    match = _ZONE.match(rest)
    if not match or not (match["off"] or _names_zone(match["name"], zones)):
        return Printed(f"{iso}T{clock}"), 0
    if match["off"]:
        suffix = _offset(match["off"])
        if suffix is None:
            return Printed(iso, f'no such offset "{match["off"]}"'), match.end()
        return Printed(f"{iso}T{clock}{suffix}"), match.end()
    return _named(iso, clock, match["name"], zones, mail=mail), match.end()


def _names_zone(name: str, zones: Mapping[str, str]) -> bool:
    """Tell a zone's abbreviation from any other word in capitals: known ones, and all that end in T."""
    return name in zones or name in ZONES or (len(name) > 2 and name.endswith("T"))


def _named(iso: str, clock: str, name: str, zones: Mapping[str, str], *, mail: bool) -> Printed:
    place: int | str | None = zones.get(name, ZONES.get(name))
    if isinstance(place, str) and place[:1] in ("+", "-"):
        return Printed(f"{iso}T{clock}{place}")
    if place is None and mail:
        place = _MAIL_ZONES.get(name)
    if isinstance(place, str) and known_zone(place):
        return Printed(_in_zone(f"{iso}T{clock}", place))
    if isinstance(place, int):
        sign, minutes = ("-" if place < 0 else "+"), abs(place)
        return Printed(f"{iso}T{clock}{sign}{minutes // 60:02}:{minutes % 60:02}")
    if name in AMBIGUOUS or name in zones:
        return Printed(iso, f'"{name}" is a time zone of several places')
    return Printed(iso, f'unknown time zone "{name}"')


def _in_zone(iso: str, zone: str) -> str:
    moment = datetime.fromisoformat(iso)
    if moment.tzinfo is not None:
        return iso
    offset = moment.replace(tzinfo=_zone(zone)).strftime("%z")
    return f"{iso}{offset[:3]}:{offset[3:5]}"


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _clock(hour: int, minute: int, second: int | None) -> str:
    # A leap second has no place in POSIX time: the second before it is the nearest.
    if hour > 23 or minute > 59 or (second or 0) > 60:
        return ""
    return f"{hour:02}:{minute:02}" + ("" if second is None else f":{min(second, 59):02}")


def _offset(text: str) -> str | None:
    """Canonical form of Z, +5, +0530 or +05:30; None where no place has such an offset."""
    if text in "Zz":
        return "+00:00"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) * 60 + int(minutes) > 15 * 60 or int(minutes) > 59:
        return None
    sign = "+" if not int(hours) + int(minutes) else text[0]
    return f"{sign}{int(hours):02}:{minutes}"
