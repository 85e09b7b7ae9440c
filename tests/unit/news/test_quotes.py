"""Quotations of somebody named, and only those."""

import pytest
from news_tables import paragraph_cases

from digest.model.news import Paragraph
from digest.news.quotes import MOST, quotes

CASES = paragraph_cases("quotes.txt")


def said(text: str, language: str) -> list[tuple[str, str]]:
    return [(found.speaker, found.text) for found in quotes([Paragraph("p-1", text)], language)]


@pytest.mark.parametrize(
    ("language", "name", "text", "wanted"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_the_quotations_of_a_paragraph_are_found(language, name, text, wanted):
    assert said(text, language) == wanted


def test_half_of_the_table_are_near_misses():
    near = [case for case in CASES if not case[3]]
    assert len(CASES) >= 60
    assert len(near) >= 0.4 * len(CASES)


def test_a_quotation_knows_its_paragraph():
    paragraphs = [
        Paragraph("p-1", "The mill stood still."),
        Paragraph("p-2", "“It will run again by the first of June,” said Anna Roth."),
    ]
    assert [found.anchor for found in quotes(paragraphs, "en-GB")] == ["p-2"]


def test_a_story_gives_six_quotations_at_most():
    many = [
        Paragraph(f"p-{n}", f"“We shall build hall number {n} next year,” said Anna Roth.")
        for n in range(9)
    ]
    found = quotes(many, "en")
    assert len(found) == MOST
    assert found[0].anchor == "p-0"


def test_a_language_without_words_of_saying_gives_none():
    assert said("“We shall build it by next year,” said Anna Roth.", "fi") == []
