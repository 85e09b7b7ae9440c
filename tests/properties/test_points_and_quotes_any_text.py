"""Whatever a story holds: points and quotations are word for word from it, and found in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.news import Paragraph
from digest.news.points import points
from digest.news.quotes import MOST, quotes

LANGUAGES = ["en", "de", "fr", "es", "pt", "hi", "ja", "zh", "fi", "", "en-GB"]
PIECES = [
    *"“”„\"«»‘’「」',.!?。।:–—()…",
    *(" said Anna Roth", " she said", "Carl Roth said: ", " sagte Jörg Amsel", " according to "),
    *(
        " a déclaré Luc Arnaudin",
        "王晓明表示：",
        "田中社長は",
        "と述べた",
        " ने कहा, ",
        "The ",
        "It ",
    ),
    *("Roth Steel rose 4% to $3 billion. ", "They will vote in May. ", "Der Umsatz stieg. "),
    *("A. ", "Mr. ", "das ", "Das lag daran. ", "\u00a0", "\n", "ß", "İ", "ﬁ", "½", "１２"),
]
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)
stories = st.lists(texts, max_size=12).map(
    lambda parts: [Paragraph(f"p-{number}", part) for number, part in enumerate(parts)]
)


@given(stories, texts, st.sampled_from(LANGUAGES))
def test_every_point_is_a_sentence_of_its_paragraph(story, title, language):
    found = points(story, title, language)
    known = dict(story)
    assert len(found) in (0, 2, 3, 4)
    assert all(point.text and point.text in known[point.anchor] for point in found)
    assert len(set(found)) == len(found)


@given(stories, st.sampled_from(LANGUAGES))
def test_every_quotation_and_its_speaker_stand_in_the_paragraph(story, language):
    found = quotes(story, language)
    known = dict(story)
    assert len(found) <= MOST
    for quote in found:
        assert quote.text
        assert quote.text in known[quote.anchor]
        assert quote.speaker
        assert quote.speaker in known[quote.anchor]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "“",
            "”",
            "„“",
            '"',
            ' "a',
            "“a,” said ",
            "“a b c d e,” he said. ",
            "said Anna, ",
            "Anna ",
        ),
        *(
            "“A b c d e,” said Anna Roth. ",
            "‘a ",
            "« ",
            "a. ",
            "A. ",
            "Roth said: “",
            "the ",
            ", that ",
        ),
        *(
            "「あいうえおかきく」と",
            "ने कहा ",
            "a",
            "१",
            "1,",
            "$1 ",
            " of them",
            "von der ",
            "。",
            "表示：",
        ),
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        body = [Paragraph("p-1", "Roth Steel rose 4% in May. " * 3), Paragraph("p-2", text)]
        start = time.process_time()
        for language in ("en", "de", "ja", "zh", "hi"):
            points(body, "Roth Steel rose", language)
            quotes(body, language)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 40 * max(seconds(8_000), 0.005)
