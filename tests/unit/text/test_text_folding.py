"""Lines folded for comparison."""

import pytest

from digest.text.folding import LONGEST, fold, variants, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 articles left this month", "12 articles left this month!"),
        ("Save ₹2,700 today", "save ₹900 — today"),
        ("ＮＩＮＥ desks", "nine  DESKS"),
        ("Updated 12.30, 3 May", "updated 9.05 – 17 may"),
        ("Nine_desks", "nine desks"),
    ],
)
def test_figures_signs_and_letter_case_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize("text", ["", "12:30", "€ 3.00", "ab", "—", "1 2 a b"])
def test_a_line_with_hardly_a_letter_is_not_stored(text: str) -> None:
    assert fold(text) == ""


def test_vowel_signs_are_parts_of_words() -> None:
    assert fold("कीमत") != fold("कमत")


def test_a_long_line_is_bounded_and_still_told_from_others() -> None:
    text = "A word " * 60
    assert len(fold(text)) == LONGEST
    assert fold(text) != fold(text + "more")


def test_folding_twice_is_folding_once() -> None:
    text = "Save ₹2,700 — Today!"
    assert fold(fold(text)) == fold(text)


def test_words_keep_their_figures() -> None:
    assert words("Save 2,700 Today!") == ["save", "2", "700", "today"]


def test_variants_lack_the_first_or_the_last_word() -> None:
    assert variants("one paper two reads") == ("* paper two reads", "one paper two *")
    assert variants("too short here") == ()
    assert variants(fold("A long word " * 30)) == ()
