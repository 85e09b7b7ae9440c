"""The figures of sentences, by a table written before the rules: none invented, none given a wrong way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.news import Paragraph
from digest.news.figures import MOST, figures

TABLE = Path(__file__).parent / "tables" / "figures.txt"


def cases():
    """Read the language, the sentence and the expected (figure, direction, label) of every case."""
    language, found = "en", []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line.startswith("= "):
            found[-1][2].append(tuple(p.strip().strip("-") for p in line[2:].split(" | ")))
        elif line.strip() and not line.startswith("#"):
            found.append((language, line, []))
    return found


CASES = cases()


def told(*texts: str, title: str = "", language: str = "en"):
    paragraphs = [Paragraph(f"p-{n}", text) for n, text in enumerate(texts, 1)]
    return figures(paragraphs, title, language)


def pairs():
    """Pair what is expected of each sentence with what is found, by the printed figure."""
    for language, sentence, expected in CASES:
        found = {figure.text: figure for figure in told(sentence, language=language)}
        yield {one[0]: one for one in expected}, found


def test_figures_are_found_and_none_where_something_is_sold() -> None:
    right = missed = wrong = 0
    for expected, found in pairs():
        right += len(expected.keys() & found.keys())
        missed += len(expected.keys() - found.keys())
        wrong += len(found.keys() - expected.keys())
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.99


def test_no_figure_goes_a_way_that_its_sentence_does_not_say() -> None:
    found = [
        (figure.direction, expected[text][1])
        for expected, several in pairs()
        for text, figure in several.items()
        if text in expected
    ]
    assert not [pair for pair in found if pair[0] and pair[0] != pair[1]]
    assert sum(one == other for one, other in found) >= 0.9 * len(found)


def test_what_is_counted_is_named_in_the_words_of_the_sentence() -> None:
    found = [
        (figure.label, expected[text][2])
        for expected, several in pairs()
        for text, figure in several.items()
        if text in expected and figure.label
    ]
    near = [pair for pair in found if pair[0] and pair[0] in pair[1]]
    assert len(near) >= 0.94 * len(found)


def test_the_headlines_figure_comes_first() -> None:
    found = told("Costs were $9 million.", "It paid $3 million.", title="A bill of $3 million")
    assert [figure.text for figure in found] == ["$3 million", "$9 million"]


def test_one_value_is_one_figure_however_it_is_printed() -> None:
    assert len(told("Profit was $1.2 billion.", "The $1,200 million is a record.")) == 1


def test_no_story_has_more_than_a_dozen() -> None:
    assert len(told(*(f"Unit {n} made ${n + 1} million." for n in range(40)))) == MOST


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe now for $9.99 a month, cancel any time.",
        "Get 50% off your first year with code NEWS50.",
        "($1 = 22.85 kwacha)",
        "Reading time: 5 min.",
    ],
)
def test_what_is_no_news_gives_none(text: str) -> None:
    assert told(text) == ()


@given(st.lists(st.text(), max_size=4), st.text())
def test_every_part_stands_in_its_paragraph(texts: list[str], title: str) -> None:
    by_anchor = {f"p-{n}": text for n, text in enumerate(texts, 1)}
    for figure in told(*texts, title=title):
        assert figure.text in figure.sentence
        assert figure.label in figure.sentence
        assert " ".join(figure.sentence.split()) in " ".join(by_anchor[figure.anchor].split())
