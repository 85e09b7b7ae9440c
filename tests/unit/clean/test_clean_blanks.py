import pytest

from digest.clean.blanks import news_in

FELL = "Orders fell 12% in the third quarter."
HELLO = "Hello {{first_name}}, never miss a story."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{FELL} {HELLO}", FELL),
        (f"{HELLO} {FELL}", FELL),
        (f"{FELL} It cut 310 jobs. {HELLO} Bye %(name)s!", f"{FELL} It cut 310 jobs."),
    ],
)
def test_news_is_parted_from_the_sentences_with_marks(text, kept):
    start, end = news_in(text)
    assert text[start:end].strip() == kept


@pytest.mark.parametrize(
    "text",
    [
        FELL,
        HELLO,
        f"{HELLO} {FELL} {HELLO}",
        f"{FELL} {HELLO} {FELL}",
        f"Welcome back to the page. {HELLO}",
        f"You have read three stories this week. {HELLO}",
        f"Thanks a lot. {HELLO}",
        f"{FELL} The manual says “{{{{name}}}}” goes there.",
    ],
)
def test_what_cannot_be_parted_surely_stays_in_one_piece(text):
    assert news_in(text) == (0, len(text))
