import pytest
from render_samples import site_info

from digest.errors import ThemeError
from digest.model.verdict import CLASSES
from digest.render.filters import DAY_STYLES, table
from digest.render.strings import strings_of
from digest.render.theme import StaticFile

ENGLISH = table(site_info(), {"a.css": StaticFile("/x/a.css", "0123456789abcdef")})
GERMAN = table(site_info(language="de-CH", timezone="Europe/Berlin"), {})
HINDI = table(site_info(language="hi"), {})


@pytest.mark.parametrize(
    ("style", "english", "german"),
    [
        ("long", "22 November 2026", "22. November 2026"),
        ("full", "Sunday, 22 November 2026", "Sonntag, 22. November 2026"),
        ("medium", "22 Nov 2026", "22. Nov. 2026"),
        ("short", "22 Nov", "22. Nov."),
        ("month", "November 2026", "November 2026"),
        ("weekday", "Sunday", "Sonntag"),
    ],
)
def test_a_day_is_printed_in_every_style(style, english, german) -> None:
    assert style in DAY_STYLES
    assert ENGLISH["day"]("2026-11-22", style) == english
    assert GERMAN["day"]("2026-11-22", style) == german


def test_a_day_is_that_of_its_own_offset() -> None:
    assert ENGLISH["day"]("2026-11-22T00:30+14:00") == "22 November 2026"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-11", "November 2026"),
        ("2026-W47", "Week 47, 2026"),
        ("2026-W", "2026-W"),
        ("", ""),
        ("soon", "soon"),
        ("2026-02-31", "2026-02-31"),
    ],
)
def test_months_and_weeks_are_printed_and_what_is_no_date_stays(iso, shown) -> None:
    assert ENGLISH["day"](iso) == shown


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(ThemeError, match="longish"):
        ENGLISH["day"]("2026-11-22", "longish")


@pytest.mark.parametrize(
    ("iso", "when", "clock"),
    [
        ("2026-11-22T14:30+05:30", "22 November 2026, 14:30 IST", "14:30"),
        ("2026-11-22T14:30:59-05:00", "22 November 2026, 14:30 UTC-05:00", "14:30 UTC-05:00"),
        ("2026-11-22T14:30+00:00", "22 November 2026, 14:30 UTC", "14:30 UTC"),
        ("2026-11-22T14:30", "22 November 2026, 14:30", "14:30"),
        ("2026-11-22", "22 November 2026", ""),
        ("2026-11-22T99:00", "22 November 2026", ""),
        ("0001-01-01T00:00+05:30", "1 January 1", ""),
        ("", "", ""),
    ],
)
def test_a_time_is_printed_with_its_zone(iso, when, clock) -> None:
    assert ENGLISH["when"](iso) == when
    assert ENGLISH["clock"](iso) == clock


def test_a_zone_is_named_by_the_site_s_own_season() -> None:
    assert GERMAN["when"]("2026-07-01T09:00+02:00") == "1. Juli 2026, 09:00 CEST"
    assert GERMAN["when"]("2026-12-01T09:00+02:00") == "1. Dezember 2026, 09:00 UTC+02:00"
    nameless = table(site_info(timezone="America/Sao_Paulo"), {})
    assert nameless["when"]("2026-07-01T09:00-03:00") == "1 July 2026, 09:00 UTC-03:00"


def test_numbers_and_plurals_follow_the_language() -> None:
    assert ENGLISH["number"](1234567) == "1,234,567"
    assert GERMAN["number"](1234567) == "1.234.567"
    hindi = [HINDI["number"](n) for n in (99999, 100000, 1234567, -1234567, 123456789.5)]
    assert hindi == ["99,999", "1,00,000", "12,34,567", "-12,34,567", "12,34,56,789.5"]
    assert ENGLISH["number"](1234.5) == "1,234.5"
    assert GERMAN["number"](1234.5) == "1.234,5"
    assert ENGLISH["plural"](1, "story", "stories") == "1 story"
    assert ENGLISH["plural"](1200, "story", "stories") == "1,200 stories"


def test_every_class_has_a_reason_in_every_language() -> None:
    assert ENGLISH["reason"]("A1") == "paywall prompt"
    assert GERMAN["reason"]("A1") == "Bezahlschranke"
    assert ENGLISH["reason"]("Z9") == "Z9"
    assert HINDI["reason"]("A1") == "भुगतान की दीवार"
    for language in ("de", "hi"):
        assert list(strings_of(language).reasons) == list(CLASSES)


def test_an_asset_s_address_changes_with_its_bytes() -> None:
    assert ENGLISH["asset"]("a.css") == "/news/static/a.css?v=0123456789"
    with pytest.raises(ThemeError, match=r'did you mean "a\.css"'):
        ENGLISH["asset"]("b.css")
    with pytest.raises(ThemeError, match="static folder"):
        GERMAN["asset"]("b.css")


def test_plug_ins_add_filters_and_replace_ours() -> None:
    made = table(site_info(), {}, {"shout": str.upper, "number": str})
    assert made["shout"]("a") == "A"
    assert made["number"](1000) == "1000"
