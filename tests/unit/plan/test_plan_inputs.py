"""A page's inputs cover all that its template is given: no field may change behind their back."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from plan_samples import article, plan_of

from digest.config import FeedConfig
from digest.model.article import Access, Article, Cleaner, SourceRef
from digest.model.news import News, Quote
from digest.model.parts import ContentPage, EditionNote
from digest.model.site import Page
from digest.plan.inputs import hash_of

BASE = article(
    "a",
    topics=("T", "U"),
    companies=("C",),
    authors=("Jo",),
    notes=("n",),
    cleaner=Cleaner(counts={"A1": 1}),
)
OTHER = article("b", hour=3, topics=("T",))
PAGE = "2026/11/22/a/index.html"

CHANGES: dict[str, Any] = {
    "path": "articles/elsewhere/a.md",
    "id": "id-z",
    "title": "New",
    "title_from": "first-sentence",
    "date": "2026-11-22T09:00:30+00:00",
    "updated": "2026-11-23",
    "retrieved": "2026-11-23",
    "source": SourceRef("The Paper", "https://other.example/"),
    "original": True,
    "authors": ("Mo",),
    "summary": "New",
    "key_points": ("k",),
    "note": "New",
    "notes": ("New",),
    "topics": ("T",),
    "companies": (),
    "people": ("P",),
    "places": ("P",),
    "section": "S",
    "weight": 3,
    "pin": True,
    "lead": True,
    "expires": 2**40,
    "aliases": ("/x/",),
    "layout": "wide",
    "language": "de",
    "license": "CC0",
    "rights": "link",
    "robots": "none",
    "access": Access(True, "no"),
    "cleaner": Cleaner(counts={"A1": 2}),
    "extra": {"k": ["v", {"n": 1.5}]},
    "words": 4000,
    "excerpt": "New",
    "without": ("Apple",),
    "same_as": "b",
    "apart": True,
    "news": News(quotes=(Quote("It will", "Jo Ash", "p-2"),)),
    "card_hash": "x",
    "body_hash": "x",
}


@pytest.mark.parametrize("field", sorted(CHANGES))
def test_every_field_of_an_article_is_an_input_of_its_page(field: str) -> None:
    before = replace(BASE, slug="a")
    after = replace(before, **{field: CHANGES[field]})
    assert plan_of(before)[PAGE].inputs != plan_of(after)[PAGE].inputs


def test_no_field_of_an_article_was_forgotten() -> None:
    elsewhere = {"instant", "changed", "day", "slug", "permalink", "hide", "draft"}
    assert set(Article.__struct_fields__) - set(CHANGES) == elsewhere


def variants() -> Iterator[dict[str, Page]]:
    """Plans that differ from one another in one thing each."""
    rest = [OTHER, article("c", "2026-11-20", topics=("T",)), article("d", "2025-10-20")]
    note = EditionNote("2026-11-22", "N", "S", "b", ("a",), "b")
    about = ContentPage("pages/about.md", "About", "s", "h", "de")
    for field, value in CHANGES.items():
        yield plan_of(replace(BASE, **{field: value}), *rest, per_page=1)
    for change in (
        {"title": "X"},
        {"standfirst": "X"},
        {"lead": "a"},
        {"order": ()},
        {"body": "X"},
    ):
        yield plan_of(BASE, *rest, notes={note.key: replace(note, **change)})
    for change in ({"title": "X"}, {"summary": "X"}, {"body_hash": "X"}, {"language": "X"}):
        yield plan_of(BASE, *rest, content=[about._replace(**change)])
    for values in (
        {"language": "de"},
        {"author": "X"},
        {"description": "X"},
        {"editions": "weekly"},
    ):
        yield plan_of(BASE, *rest, **values)
    for feed in (FeedConfig(content="summary"), FeedConfig(formats=("json",)), FeedConfig(limit=1)):
        yield plan_of(BASE, *rest, feed=feed)
    for number in range(len(rest)):
        yield plan_of(BASE, *rest[:number], static={"a.css": str(number)})


def test_equal_inputs_mean_that_equal_things_are_given() -> None:
    """Lists declare the hashes of cards and entries in their place: nothing may hide behind one."""
    given: dict[str, Page] = {}
    for planned in variants():
        for page in planned.values():
            assert given.setdefault(page.inputs, page) == page
    assert len(given) > 400


def test_equal_values_give_equal_hashes() -> None:
    assert hash_of("a", ("b", 1)) == hash_of("a", ["b", 1])
    assert hash_of("ab", "c") != hash_of("a", "bc")
    assert len(hash_of()) == 32
