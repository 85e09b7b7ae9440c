"""What templates may call, as filters and as functions: addresses, dates, numbers, reasons.

Every one returns plain text, so that autoescaping stays in charge of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from digest.errors import ThemeError
from digest.model.site import SiteInfo
from digest.model.verdict import CLASSES
from digest.render.addresses import Addresses, outward
from digest.render.strings import Strings, strings_of
from digest.render.theme import StaticFile
from digest.text import sentences
from digest.text.nearest import did_you_mean

Filter = Callable[..., Any]

KEPT = 1 << 14
"""Results that a filter remembers: the same addresses and dates stand on page after page."""

_LAKHS = re.compile(r"(?<=\d)(?=(?:\d\d)+$)")

DAY_STYLES = ("long", "full", "medium", "short", "month", "weekday")


def table(
    site: SiteInfo, static: Mapping[str, StaticFile], extra: Mapping[str, Filter] = {}
) -> dict[str, Filter]:
    """Give the filters of a site by name; ``extra`` are the plug-ins' own and win."""
    addresses = Addresses(site.base_url, site.root)
    strings = strings_of(site.language)
    dates = Dates(strings, site.timezone)
    return {
        "href": _remembering(addresses.href),
        "absolute": addresses.absolute,
        "safe_url": outward,
        "asset": lambda path: asset(addresses, static, path),
        "day": _remembering(dates.day),
        "when": _remembering(dates.when),
        "clock": _remembering(dates.clock),
        "sentence": sentences.first,
        "number": lambda value: number(strings, value),
        "plural": lambda count, one, many: (
            f"{number(strings, count)} {one if count == 1 else many}"
        ),
        "reason": lambda class_: strings.reasons.get(class_) or CLASSES.get(class_, class_),
        **extra,
    }


def _remembering(function: Filter) -> Filter:
    # By type too: of two equal texts one may be Markup, and so is what is made of it.
    return lru_cache(maxsize=KEPT, typed=True)(function)


def asset(addresses: Addresses, static: Mapping[str, StaticFile], path: str) -> str:
    """Give the address of a static file with a query that changes with its bytes."""
    file = static.get(path)
    if file is None:
        raise ThemeError(
            f'there is no static file "{path}"',
            hint=did_you_mean(path, static) if static else "put it into the theme's static folder",
        )
    return f"{addresses.href('static/' + path)}?v={file.hash[:10]}"


def number(strings: Strings, value: float) -> str:
    """Print a number with its thousands set apart: 1,200 in English, 1.200 in German, 12,34,567 in Hindi."""
    whole, dot, rest = f"{value:,}".partition(".")
    if strings.lakhs and len(whole) >= len("100,000"):
        whole = _LAKHS.sub(",", whole.replace(",", "")[:-3]) + whole[-4:]
    point = "," if strings.thousands == "." else "."
    return whole.replace(",", strings.thousands) + (point + rest if dot else "")


class Dates:
    """Prints ISO 8601 dates in a language; the zone is named where it is the site's own."""

    __slots__ = ("_strings", "_zone")

    def __init__(self, strings: Strings, zone: str) -> None:
        self._strings = strings
        self._zone = ZoneInfo(zone)

    def day(self, iso: str, style: str = "long") -> str:
        """Print the day of a date as it stands there, in a style of :data:`DAY_STYLES`.

        A month ("2026-11") is printed as a month and a week ("2026-W47") as a week; what is no date stays.
        """
        if style not in DAY_STYLES:
            raise ThemeError(f'no style of days is called "{style}"', hint=", ".join(DAY_STYLES))
        try:
            if iso[4:6] == "-W":
                return self._strings.week.format(week=int(iso[6:8]), year=iso[:4])
            if len(iso) == len("2026-11"):
                return self._print(date.fromisoformat(iso + "-01"), "month")
            return self._print(date.fromisoformat(iso[:10]), style)
        except ValueError:
            return iso

    def _print(self, day: date, style: str) -> str:
        words = self._strings
        weekday = words.weekdays[day.weekday()]
        if style == "weekday":
            return weekday
        pattern: str = words.month if style == "month" else getattr(words, f"day_{style}")
        return pattern.format(
            day=day.day,
            month=words.months[day.month - 1],
            short=words.short_months[day.month - 1],
            year=day.year,
            weekday=weekday,
        )

    def title(self, title: str, key: str) -> str:
        """Print an edition's title; where that is its key alone ("2026-11-22"), in words."""
        return self.day(key, "full") if title == key else title

    def when(self, iso: str, style: str = "long") -> str:
        """Print a date with its time and zone: "22 November 2026, 14:30 IST"; a bare day as a day."""
        moment = _moment(iso)
        if moment is None:
            return self.day(iso, style)
        time = f"{moment:%H:%M} {self._zone_name(moment)}".rstrip()
        return f"{self.day(iso, style)}, {time}"

    def clock(self, iso: str) -> str:
        """Print the time alone, with the zone only where it is not the site's own; "" for a bare day."""
        moment = _moment(iso)
        if moment is None:
            return ""
        zone = "" if self._is_home(moment) else self._zone_name(moment)
        return f"{moment:%H:%M} {zone}".rstrip()

    def _is_home(self, moment: datetime) -> bool:
        return moment.astimezone(self._zone).utcoffset() == moment.utcoffset()

    def _zone_name(self, moment: datetime) -> str:
        offset = moment.utcoffset()
        if offset is None:
            return ""
        if not offset:
            return "UTC"
        name = moment.astimezone(self._zone).tzname() or ""
        if self._is_home(moment) and name.isalpha():
            return name
        return f"UTC{moment.isoformat()[-6:]}"


def _moment(iso: str) -> datetime | None:
    if len(iso) <= len("2026-11-22"):
        return None
    try:
        moment = datetime.fromisoformat(iso)
        moment.astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        return None
    return moment
