"""The figures that are compared with others': reckoned by hand here."""

import pytest
import room
import scoring

STORY = "The mill will close in May and reopen in June"


def test_runs_are_of_four_words_and_a_short_text_is_one_run() -> None:
    assert scoring.runs(["a", "b", "c", "d", "e"]) == {
        ("a", "b", "c", "d"): 1,
        ("b", "c", "d", "e"): 1,
    }
    assert scoring.runs(["a", "b"]) == {("a", "b"): 1}
    assert not scoring.runs([])


def test_a_page_is_scored_by_the_runs_it_shares_with_the_gold_text() -> None:
    score = scoring.page("one two three four five", "one two three four, six!")
    assert score == (0.5, 0.5, 0.5, False, True)
    assert scoring.page(STORY, STORY + ".").exact


def test_repeating_a_text_does_not_raise_what_it_shares() -> None:
    assert scoring.page("a b c d", "a b c d a b c d").precision == pytest.approx(1 / 5)


def test_an_empty_answer_counts_only_against_recall_and_the_pages_own_mean() -> None:
    empty, right = scoring.page(STORY, ""), scoring.page(STORY, STORY)
    assert empty == (None, 0.0, 0.0, False, False)
    found = scoring.pages([empty, right])
    assert (found["precision"], found["recall"], found["page_f1"]) == (1.0, 0.5, 0.5)
    assert found["f1"] == pytest.approx(2 / 3)
    assert found["answered"] == found["exact"] == 0.5


def test_nothing_wanted_and_nothing_given_is_right() -> None:
    assert scoring.page("", "…") == (None, None, 1.0, True, True)
    assert scoring.pages([])["f1"] == 0.0


def test_lines_are_weighed_by_their_words() -> None:
    texts = ["one two three", "four five", "six", "seven eight nine ten"]
    score = scoring.lines(texts, [True, True, False, False], [True, False, True, False])
    found = scoring.extracts([score], [scoring.page(STORY, STORY)])
    assert found["text_lost"] == pytest.approx(2 / 5)
    assert found["junk_removed"] == pytest.approx(4 / 5)
    assert found["word_precision"] == pytest.approx(3 / 4)
    assert found["word_recall"] == pytest.approx(3 / 5)
    assert found["page_word_f1"] == pytest.approx(6 / 9)
    assert found["word_f1"] == pytest.approx(6 / 9)
    assert (found["line_precision"], found["line_recall"], found["line_f1"]) == (0.5, 0.5, 0.5)
    assert (found["clean_pages"], found["text_f1"], found["pages"]) == (0.0, 1.0, 1)


def test_an_extract_with_nothing_to_keep_is_clean_when_nothing_is_kept() -> None:
    score = scoring.lines(["Log in"], [False], [False])
    assert score.f1 == 1.0
    assert scoring.extracts([score])["clean_pages"] == 1.0


def test_the_best_answer_is_the_one_nearest_to_the_gold_text() -> None:
    assert room.best_answer(STORY, ["Log in", STORY + " again", ""]).recall == 1.0


def test_the_best_blocks_are_those_that_raise_the_overlap() -> None:
    first, second = "The mill will close in May.", "It will reopen in June or July."
    gold = f"{first}\nWhy now?\n{second}"
    blocks = ["Home Sport Money", first, "", "Read this other story", "Why now?", second, first]
    assert room.best_blocks(gold, blocks) == [first, "Why now?", second]
