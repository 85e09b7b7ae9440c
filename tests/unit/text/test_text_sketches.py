"""Sketches of texts: copies are known, stories of one form are told apart."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_pairs import BOILERPLATE, COMPANIES, FORMS, changed, rewritten, stories, story

from digest.text.sketches import FEWEST, Sketch, likeness, sketch

STORIES = stories()


def alike(one: str, other: str) -> bool:
    return likeness(Sketch(sketch(one)), Sketch(sketch(other))) > 0


@pytest.mark.parametrize("way", [changed, rewritten])
@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
def test_copies_with_up_to_thirty_words_of_a_hundred_changed_are_found(way, share: float) -> None:
    copies = [alike(s.text, way(s.text, share, seed)) for s in STORIES for seed in (1, 2, 3)]
    assert sum(copies) >= 0.98 * len(copies)


def test_no_two_stories_of_one_day_are_taken_for_one() -> None:
    sketches = [Sketch(sketch(one.text)) for one in STORIES]
    assert not [pair for pair in combinations(sketches, 2) if likeness(*pair)]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_filled_in_with_other_facts_is_another_story(form: str) -> None:
    for company in COMPANIES:
        filled = [Sketch(sketch(story(form, company, seed).text)) for seed in range(2, 8)]
        assert not [pair for pair in combinations(filled, 2) if likeness(*pair)]


def test_a_shortened_copy_is_found() -> None:
    assert all(alike(one.text, "\n".join(one.paragraphs[:3])) for one in STORIES)


def test_paragraphs_in_another_order_are_the_same_story() -> None:
    assert all(alike(one.text, "\n".join(reversed(one.paragraphs))) for one in STORIES)


def test_a_line_of_the_agency_makes_no_copies() -> None:
    texts = [f"{one.text}\n{BOILERPLATE}" for one in STORIES]
    sketches = [Sketch(sketch(text)) for text in texts]
    assert not [pair for pair in combinations(sketches, 2) if likeness(*pair)]


def test_a_story_that_was_corrected_is_the_same_story() -> None:
    one = STORIES[0]
    assert alike(one.text, one.text.replace("third", "second") + "\nThis version corrects a year.")


def test_a_script_without_spaces_has_a_sketch_too() -> None:
    text = "港务局周一宣布下调小型船舶的收费，并表示五月还会再降一次，航运公司对此表示欢迎。"
    more = "去年处理的集装箱比前年多了三分之一，其中大部分运往内陆省份的工厂和仓库。"
    assert alike(text + more, text + more + "工会计划下周谈判。")
    assert not alike(text, more)


def test_a_text_too_short_for_a_judgement_has_none() -> None:
    assert sketch(" ".join(f"word{n}" for n in range(FEWEST))) == b""
    assert sketch("") == b""


def test_a_sketch_stays_small_however_long_the_text() -> None:
    assert len(sketch(" ".join(f"Word{n}" for n in range(50_000)))) < 600


@given(st.text())
def test_any_text_has_a_sketch_that_is_like_itself(text: str) -> None:
    made = sketch(text)
    assert made == sketch(text)
    if made and Sketch(made).telling:
        assert likeness(Sketch(made), Sketch(made)) > 0
