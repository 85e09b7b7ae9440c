"""Reading a page's declarations a second time, and judging the record by them."""

from datetime import UTC, date, datetime

import declared
import pytest
from declared import Declared, Record

PAGE = """<!doctype html><html lang="en-GB"><head><title>Kiln opens | The Clay Post</title>
<meta property="og:site_name" content="The Clay Post"><meta property="og:title" content="Kiln opens &amp; hires">
<meta name="author" content="A. Loam"><meta property="article:published_time" content="2026-03-04T08:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "headline": "no"},
 {"@type": ["NewsArticle"], "headline": "Kiln opens", "datePublished": "2026-03-04T09:00:00+01:00",
  "author": [{"name": "Ada Loam"}, "Ben Silt"], "publisher": {"name": "Clay Media"}, "inLanguage": "en"}]}</script>
<script type="application/ld+json">{broken</script></head><body><svg><title>Menu</title></svg></body></html>"""

RIGHT = Record("Kiln opens", ("Ada Loam", "Ben Silt"), "2026-03-04T09:00+01:00", "Clay Media", "en")


def test_every_form_of_a_declaration_is_read() -> None:
    assert declared.read(PAGE) == Declared(
        title=("Kiln opens", "Kiln opens & hires", "Kiln opens | The Clay Post"),
        authors=(("Ada Loam", "Ben Silt"), ("A. Loam",)),
        published=("2026-03-04T09:00:00+01:00", "2026-03-04T08:00:00Z"),
        source=("The Clay Post", "Clay Media"),
        language=("en-GB", "en"),
    )
    assert declared.read("<p>Nothing here") == Declared()


def test_addresses_and_the_site_itself_are_no_declared_authors() -> None:
    own = PAGE.replace('"Ben Silt"', '"Clay Media", "https://example.org/silt"')
    assert declared.read(own).authors == (("Ada Loam",), ("A. Loam",))


def test_a_record_agrees_with_any_of_the_forms() -> None:
    found = declared.agreements(RIGHT, declared.read(PAGE))
    assert found == dict.fromkeys(declared.FIELDS, True)
    assert declared.agreements(Record("", (), "", "", ""), Declared()) == {}


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("title", "Kiln", ["title"]),
        ("title", "", ["title"]),
        ("title", "The Clay Post", []),
        ("authors", ("Ada Loam",), ["authors"]),
        ("authors", ("Ada Loam, Ben Silt",), []),
        ("published", "2026-03-04", ["zone"]),
        ("published", "2026-03-04T09:00+00:00", ["zone"]),
        ("published", "2026-03-05T09:00+01:00", ["published", "zone"]),
        ("source", "", ["source"]),
        ("language", "de", ["language"]),
    ],
)
def test_what_differs_is_named(field, value, wrong) -> None:
    record = RIGHT._replace(**{field: value})
    theirs = declared.read(PAGE)
    found = declared.agreements(record, theirs)
    assert [name for name, agrees in found.items() if not agrees] == wrong
    rows = declared.disagreements("p1", record, theirs, found)
    assert [row["field"] for row in rows] == wrong


def test_rates_count_only_pages_that_declare_the_field() -> None:
    rows = declared.rates([{"title": True, "source": False}, {"title": False}])
    assert rows["title"] == {"pages": 2, "agree": 0.5}
    assert rows["source"] == {"pages": 1, "agree": 0.0}
    assert rows["zone"] == {"pages": 0, "agree": 0.0}


def test_what_somebody_wrote_down_is_compared_exactly() -> None:
    assert declared.known_agreements(RIGHT, "Kiln Opens!", "en") == {
        "title, gold": True,
        "language, gold": True,
    }
    assert declared.known_agreements(RIGHT, "", "other") == {}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T09:00:00.123+0100", datetime(2026, 3, 4, 8, tzinfo=UTC)),
        ("2026-03-04 09:00", datetime(2026, 3, 4, 9)),  # noqa: DTZ001 # no zone is declared
        ("2026-13-04", None),
        ("4 March", None),
    ],
)
def test_declared_moments_are_read_in_their_usual_forms(text, moment) -> None:
    assert declared.instant(text) == moment
