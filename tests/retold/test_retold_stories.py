"""One story once: planted copies are found, distinct stories of one company and day are never taken for one."""

from itertools import combinations

import pytest
from msgspec.structs import replace
from retold_stories import COMPANIES, Copy, Story, bases, copies, filled, followed, forms, live

from digest.model.article import Article
from digest.model.news import News
from digest.plan.clusters import clusters
from digest.text.sketches import Sketch, likeness

STORIES = bases()
SKETCHES = {story.name: Sketch(story.sketch()) for story in STORIES}
COPIES = [copy for story in STORIES for copy in copies(story)]
KINDS = sorted({copy.how for copy in COPIES})
FOUND = 0.98


def found(copy: Copy) -> bool:
    return likeness(SKETCHES[copy.of], Sketch(copy.story.sketch())) > 0


def alike(stories: list[Story]) -> list[tuple[str, str]]:
    """The pairs that would be taken for one story."""
    made = [(story.name, Sketch(story.sketch())) for story in stories]
    return [(a, b) for (a, one), (b, other) in combinations(made, 2) if likeness(one, other)]


def told(story: Story, hour: int, name: str) -> Article:
    return Article(
        path=f"articles/{name}.md",
        id=name,
        title=story.title,
        instant=1_800_000_000 + hour * 3600,
        news=News(sketch=story.sketch()),
    )


def test_the_set_is_large_enough_to_judge_by() -> None:
    of_one = [story for story in STORIES if story.company == "Halvorsen"]
    assert len(STORIES) >= 60
    assert len(of_one) >= 28
    assert len(COPIES) >= 1800


@pytest.mark.parametrize("how", KINDS)
def test_of_a_hundred_copies_ninety_eight_are_found(how: str) -> None:
    those = [copy for copy in COPIES if copy.how == how]
    missed = [copy.of for copy in those if not found(copy)]
    assert len(missed) <= (1 - FOUND) * len(those), missed


@pytest.mark.parametrize("language", ["en", "de", "ja", "zh", "hi", "ar"])
def test_copies_are_found_in_every_script(language: str) -> None:
    those = [copy for copy in COPIES if copy.story.language == language]
    assert sum(map(found, those)) >= FOUND * len(those)


def test_no_two_distinct_stories_are_alike() -> None:
    assert alike(STORIES) == []


@pytest.mark.parametrize("turn", [11, 12, 13])
def test_one_form_filled_in_for_two_companies_makes_two_stories(turn: int) -> None:
    assert alike([filled(company, forms("forms.txt")[0], turn) for company in COMPANIES]) == []


def test_a_company_s_reports_of_two_quarters_are_two_stories() -> None:
    form = forms("forms.txt")[0]
    assert alike([filled("Takemori", form, turn) for turn in (2, 3)]) == []


def test_a_follow_up_with_the_old_story_as_background_is_a_story_of_its_own() -> None:
    for story in STORIES:
        if story.language == "en":
            assert alike([story, followed(story)]) == []


def test_the_entries_of_a_live_page_are_stories_of_their_own() -> None:
    assert alike([live(company, turn) for company in COMPANIES for turn in range(4)]) == []


def test_every_copy_goes_to_its_own_story_among_all_of_the_day() -> None:
    first = {story.name: told(story, 0, f"a-{n}") for n, story in enumerate(STORIES)}
    hard = [copy for copy in COPIES if copy.how.startswith(("20%", "30%", "first"))]
    later = [(copy, told(copy.story, 5, f"b-{n}")) for n, copy in enumerate(hard)]
    folded = clusters([*first.values(), *(one for _, one in later)], [])
    assert not {one.id for one in first.values()} & folded.keys()
    right = sum(folded.get(one.id) == first[copy.of].id for copy, one in later)
    assert right >= FOUND * len(later)
    of = {first[name].id: name for name in first} | {one.id: copy.of for copy, one in later}
    assert all(of[one] == of[other] for one, other in folded.items())


def test_a_story_that_a_hundred_papers_print_is_told_once() -> None:
    story = STORIES[0]
    printed = [told(story, number % 24, f"paper-{number:03}") for number in range(100)]
    folded = clusters(printed, [])
    assert set(folded.values()) == {"paper-000"}
    assert len(folded) == 99


def test_two_rewrites_of_one_story_meet_through_it_even_if_it_comes_last() -> None:
    story = STORIES[3]
    rewrites = [copy.story for copy in copies(story) if copy.how == "30% at random"]
    early = [told(one, number, f"rewrite-{number}") for number, one in enumerate(rewrites)]
    whole = told(story, 9, "whole")
    cut = [replace(one, access=replace(one.access, complete="no")) for one in early]
    assert clusters([*cut, whole], []) == {one.id: whole.id for one in cut}
