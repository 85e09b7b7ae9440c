import pytest

from digest.text.words import count, minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Net profit rose 12% to Rs 1,200.50 crore.", 8),
        ("year-on-year", 1),
        ("the bank's — and L&T’s — margin", 5),
        ("* * *\n\n---", 0),
        ("Größe zählt", 2),
        ("हिन्दी समाचार", 2),
        ("up—or down, 2019/20", 5),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: int) -> None:
    assert count(text) == words


def test_two_characters_without_spaces_count_as_one_word() -> None:
    assert count("日本銀行") == 2
    assert count("日本銀行は") == 3
    assert count("Toyota 日本") == 2


def test_reading_time_is_at_least_a_minute() -> None:
    assert [minutes(words) for words in (0, 1, 230, 480, 1150)] == [1, 1, 1, 2, 5]


def test_a_long_run_of_marks_is_no_word() -> None:
    assert count("-'" * 200_000) == 0
