"""What holds of companies and topics in any text."""

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.news import Mention, Paragraph
from digest.news import books
from digest.news.companies import companies
from digest.news.naming import Topic, Topics
from digest.news.topics import topics

BOOK = books.shipped()
SENT = pickle.loads(pickle.dumps(BOOK))
TOPICS = Topics(
    (
        Topic("Rates", any=("rate", "rates", "ECB", "İ"), none=("birth rate",)),
        Topic("Names", any=("apple", "Ford", "shares of"), least=2),
        Topic("All", all=("said", "shares")),
    )
)
PIECES = st.sampled_from(
    [entry.company.name for entry in BOOK.entries[::7]]
    + [
        "Apple",
        "Target",
        "Orange",
        "Visa",
        "Shell",
        "the",
        "The",
        "said",
        "shares of",
        "Inc.",
        "(NASDAQ: AAPL)",
        "Mr",
    ]
    + [
        "’s",
        "'s",
        ",",
        ".",
        "and",
        " ",
        "\n",
        "\u00a0",
        "ß",
        "İ",
        "株式",
        "“",
        "Michael",
        "rate",
        "ECB",
        "-",
        "/",
        "@",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
STORIES = st.tuples(TEXTS, st.lists(TEXTS, max_size=5))


def paragraphs(texts: list[str]) -> list[Paragraph]:
    return [Paragraph(f"p-{number}", text) for number, text in enumerate(texts, 1)]


def check(mentions: tuple[Mention, ...], title: str, texts: list[str]) -> None:
    places = {"": title} | {f"p-{number}": text for number, text in enumerate(texts, 1)}
    assert len({mention.name for mention in mentions}) == len(mentions)
    for mention in mentions:
        assert mention.evidence
        assert mention.anchors
        assert len(set(mention.anchors)) == len(mention.anchors)
        assert list(mention.anchors) == sorted(mention.anchors, key=list(places).index)
        for words in mention.evidence:
            assert words
            assert any(words in text for text in places.values())


@settings(deadline=None)
@given(STORIES, st.sampled_from(["en", "de", "fr", "ja", ""]))
def test_evidence_of_companies_is_a_part_of_the_headline_or_of_a_paragraph(story, language):
    title, texts = story
    found = companies(paragraphs(texts), title, language, BOOK)
    check(found, title, texts)
    assert found == companies(paragraphs(texts), title, language, SENT)


@settings(deadline=None)
@given(STORIES)
def test_evidence_of_topics_is_a_part_of_the_headline_or_of_a_paragraph(story):
    title, texts = story
    check(topics(paragraphs(texts), title, "en", TOPICS), title, texts)


@settings(deadline=None)
@given(STORIES)
def test_what_is_dropped_is_not_found_and_nothing_else_changes(story):
    title, texts = story
    every = companies(paragraphs(texts), title, "en", BOOK)
    dropped = tuple(mention.name.upper() for mention in every[:1])
    assert companies(paragraphs(texts), title, "en", BOOK, dropped) == every[1:]


HOSTILE = [
    "Apple ",
    "Apple,",
    "A",
    "Apple's new new new ",
    ", the big big big ",
    "shares of ",
    "(NASDAQ: AAPL) Apple ",
    "Visa and ",
    "Mr Ford ",
    "rate ECB ",
    "Siemens-Siemens",
    "@Apple.com/",
    "Apple Inc",
    " A. B. Ford",
    "- \u00a0’",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_no_faster_than_the_text(piece):
    def spent(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        companies([Paragraph("p-1", text)], text[:500], "en", BOOK)
        topics([Paragraph("p-1", text)], text[:500], "en", TOPICS)
        return time.process_time() - start

    spent(2_000)
    small = min(spent(10_000) for _ in range(3))
    large = min(spent(80_000) for _ in range(2))
    assert large < 30 * small + 0.1
