"""One story once: copies are folded into one article, keep their pages and stand in no list."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from plan_samples import article, plan_of, site_of
from story_pairs import changed, stories

from digest.errors import Problem
from digest.model.article import Access, Article, SourceRef
from digest.model.news import News
from digest.plan.clusters import clusters
from digest.plan.families import families, family
from digest.sources import Source, Sources
from digest.text.sketches import sketch

STORIES = stories()


def told(name: str, text: str, outlet: str = "The Paper", **values) -> Article:
    site = outlet.lower().replace(" ", "-")
    source = SourceRef(outlet, f"https://www.{site}.example/{name}")
    return article(name, news=News(sketch=sketch(text)), source=source, **values)


def pair(**values) -> tuple[Article, Article]:
    text = STORIES[0].text
    first = told("first", text, hour=6)
    return first, told("copy", changed(text, 0.2, 1), "The Courier", hour=9, **values)


def folded(*articles: Article) -> dict[str, str]:
    return {
        copy.removeprefix("id-"): head.removeprefix("id-")
        for copy, head in clusters(articles, []).items()
    }


def test_a_copy_is_folded_into_the_first() -> None:
    assert folded(*pair()) == {"copy": "first"}


def test_a_whole_text_is_told_before_an_earlier_one_that_is_cut() -> None:
    first, copy = pair()
    assert folded(replace(first, access=Access(True, "no")), copy) == {"first": "copy"}


def test_a_copy_of_another_week_is_a_story_of_its_own() -> None:
    assert folded(pair()[0], pair(day="2026-11-28")[1]) == {}


def test_sixty_stories_of_one_day_stay_sixty() -> None:
    assert folded(*(told(f"s{n}", one.text) for n, one in enumerate(STORIES))) == {}


def test_every_copy_of_sixty_stories_finds_its_own() -> None:
    heads = [told(f"s{n}", one.text, hour=1) for n, one in enumerate(STORIES)]
    copies = [
        told(f"c{n}-{k}", changed(one.text, 0.3, k), f"Outlet {k}", hour=8 + k)
        for n, one in enumerate(STORIES)
        for k in range(3)
    ]
    found = folded(*heads, *copies)
    assert all(found[name] == f"s{name[1:].partition('-')[0]}" for name in found)
    assert len(found) >= 0.98 * len(copies)


def test_an_editor_keeps_a_story_apart() -> None:
    assert folded(*pair(apart=True)) == {}


@pytest.mark.parametrize("name", ["other", "id-other", "2026-11-22/other", "other.md"])
def test_an_editor_folds_what_is_not_alike_by_any_of_its_names(name: str) -> None:
    one = told("one", STORIES[1].text, same_as=name)
    assert folded(one, told("other", STORIES[2].text)) == {"one": "other"}


def test_what_an_editor_folds_into_a_copy_goes_to_the_head_of_its_chain() -> None:
    one = told("one", STORIES[1].text, same_as="two")
    two = told("two", STORIES[2].text, same_as="three")
    assert folded(one, two, told("three", STORIES[3].text)) == {"one": "three", "two": "three"}


def test_two_articles_that_name_each_other_are_one_story_told_by_one() -> None:
    one, two = (told("a", STORIES[1].text, same_as="b"), told("b", STORIES[2].text, same_as="a"))
    assert folded(one, two) == {"b": "a"}


def test_a_name_that_no_article_has_is_told() -> None:
    problems: list = []
    clusters([told("one", STORIES[1].text, same_as="gone")], problems)
    assert [p.message for p in problems] == ['same_as: no other article is called "gone"']


def test_a_copy_keeps_its_page_and_stands_in_no_list() -> None:
    first, copy = pair()
    plan = plan_of(first, copy)
    assert plan["2026/11/22/copy/index.html"].data.told.url == "2026/11/22/first/"
    assert plan["2026/11/22/copy/index.html"].robots == "noindex, follow"
    assert plan["2026/11/22/index.html"].data.count == 1
    assert [e.title for e in plan["feed.xml"].data.entries] == ["First"]
    (also,) = plan["2026/11/22/first/index.html"].data.also
    assert (also.source.name, also.url) == ("The Courier", "2026/11/22/copy/")


def test_the_story_that_most_publishers_tell_leads() -> None:
    first, copy = pair()
    single = told("single", STORIES[9].text, hour=12, words=2000)
    (edition,) = site_of(single, first, copy).editions
    assert edition.lead.article.id == "id-first"
    assert edition.lead.card.sources == 2


def test_a_family_of_publishers_counts_once() -> None:
    text = STORIES[0].text
    first = replace(told("a", text), source=SourceRef("Money", "https://money.house.example/a"))
    copy = told("b", text)
    copy = replace(copy, source=SourceRef("Markets", "https://markets.house.example/b"))
    (edition,) = site_of(first, copy).editions
    assert edition.lead.card.sources == 1


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.paper.example/x", "paper.example"),
        ("https://business.paper.co.uk/x", "paper.co.uk"),
        ("https://paper.de/x", "paper.de"),
        ("", "the paper"),
    ],
)
def test_a_family_is_known_by_its_site_or_its_name(url: str, name: str) -> None:
    assert family(article("a", source=SourceRef("The Paper", url))) == name


def test_a_family_that_the_editor_names_counts_once() -> None:
    text = STORIES[0].text
    first = replace(told("a", text), source=SourceRef("Money", "https://money.example/a"))
    copy = replace(told("b", text), source=SourceRef("Courier", "https://courier.example/b"))
    both = (Source("money", family="The House"), Source("courier", family="the  house"))
    assert families([first, copy]) == 2
    assert families([first, copy], Sources(both)) == 1


def test_an_editor_keeps_two_articles_apart_by_name() -> None:
    first, copy = pair(apart=("first",))
    third = told("third", STORIES[0].text, "The Globe", hour=12)
    assert folded(first, copy, third) == {"third": "first"}
    again = replace(first, apart=("articles/2026-11-22/copy.md",))
    assert folded(again, replace(copy, apart=False), third) == {"third": "first"}


def test_a_name_to_be_kept_apart_from_that_no_article_has_is_told() -> None:
    problems: list[Problem] = []
    first, copy = pair(apart=("nobody",))
    assert clusters([first, copy], problems) == {"id-copy": "id-first"}
    assert [problem.message for problem in problems] == [
        'apart: no other article is called "nobody"'
    ]
    assert problems[0].severity == "warning"


@settings(deadline=None, max_examples=25)
@given(st.integers(min_value=0, max_value=2**32))
def test_the_order_of_articles_never_matters(seed: int) -> None:
    articles = [told(f"s{n}", one.text, hour=n % 20) for n, one in enumerate(STORIES[:8])]
    articles += [
        told(f"c{n}", changed(one.text, 0.2, n), "The Courier", hour=20)
        for n, one in enumerate(STORIES[:8])
    ]
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert folded(*shuffled) == folded(*articles)


@settings(deadline=None, max_examples=25)
@given(st.integers(min_value=10, max_value=59))
def test_an_article_of_another_story_changes_no_cluster(other: int) -> None:
    assert folded(*pair(), told("other", STORIES[other].text, hour=7)) == {"copy": "first"}
