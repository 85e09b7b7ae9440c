"""Key points are sentences of the story that can stand alone."""

from decimal import Decimal

import pytest
from news_tables import stories

from digest.model.news import Figure, Paragraph
from digest.news.points import points

STORIES = stories("points.txt")
IDS = [f"{story.language}: {story.name}" for story in STORIES]


def chosen(story) -> list[str]:
    return [point.text for point in points(story.paragraphs, story.title, story.language)]


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_no_sentence_is_chosen_that_cannot_stand_alone(story):
    wrong = [text for text in chosen(story) if story.judged.get(text, "?") not in "*+"]
    assert not wrong


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_the_points_begin_with_what_happened(story):
    wanted = [text for text, mark in story.judged.items() if mark == "*"]
    if not wanted:
        assert chosen(story) == []
        return
    assert 2 <= len(chosen(story)) <= 4
    assert chosen(story)[0] == wanted[0]


def test_most_of_what_a_story_is_about_is_chosen():
    wanted = [
        (story, text) for story in STORIES for text, mark in story.judged.items() if mark == "*"
    ]
    hit = sum(text in chosen(story) for story, text in wanted)
    assert len(STORIES) >= 25
    assert hit / len(wanted) >= 0.95


def test_points_stand_in_reading_order_and_know_their_paragraphs():
    for story in STORIES:
        found = points(story.paragraphs, story.title, story.language)
        body = "\n".join(paragraph.text for paragraph in story.paragraphs)
        places = [body.index(point.text) for point in found]
        assert places == sorted(places)
        texts = dict(story.paragraphs)
        assert all(point.text in texts[point.anchor] for point in found)


def test_the_strongest_figure_draws_its_sentence_in():
    story = next(story for story in STORIES if story.name == "an opening")
    sentence = (
        "Trains take 52 minutes for the 96 kilometres and will run every half hour from January."
    )
    figure = Figure(
        "18.4 trillion rupiah", Decimal(18400) * 10**9, "IDR", "", "", sentence, "p-2", 90
    )
    without = points(story.paragraphs, story.title, "en")
    found = points(story.paragraphs, story.title, "en", [figure])
    assert sentence in [point.text for point in found]
    assert sentence not in [point.text for point in without]


def test_a_story_that_says_nothing_of_its_headline_gets_no_points():
    story = STORIES[0]
    assert points(story.paragraphs, "Zebras graze beneath volcanoes", "en") == ()


def test_a_sentence_from_inside_a_longer_quotation_is_no_point():
    body = [
        Paragraph("p-1", "Orrin Glass will close its plant in Tull on Friday with 400 jobs."),
        Paragraph(
            "p-2",
            "“Nobody wanted this. Orrin Glass lost $40 million in Tull last year. It had to end,”"
            " said Ida Storm.",
        ),
        Paragraph("p-3", "Orrin Glass will pay each of its workers in Tull $9,000 by January."),
        Paragraph("p-4", "The plant was opened by Orrin Glass in 1961 with a loan from the state."),
    ]
    texts = [point.text for point in points(body, "Orrin Glass to close Tull plant", "en")]
    assert len(texts) == 2
    assert not any("$40 million" in text for text in texts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Four of them passed the mark for Calder Glass in September this year.",
        "The first was $4.3 billion and the second for Calder Glass $5.1 billion.",
        "Late payments on such loans from Calder Glass doubled to $9 million.",
        "In their place Calder Glass will put up 14,000 lockers by January.",
        "In the second quarter it had been $4.5 billion at Calder Glass.",
        "Four days ago it had said that Calder Glass owed $38 billion.",
        "Calder Glass has told you before that $38 billion is a lot.",
        "The Crown had said that he saved Calder Glass $80,000 on steel.",
        "The furnace of the Calder mill east of Yorkton on a cold Thursday.",
        "Calder Glass takes calls on 1800 555 019 about the $40 vouchers.",
        "Calder Glass will host a conference call on the $90 million sale.",
        "One of its two furnaces at Calder Glass has been cold since October.",
        "Two were sold by Calder Glass for $38 million in the spring.",
    ],
)
def test_a_sentence_that_points_back_is_refused(sentence):
    body = [
        Paragraph("p-1", "Calder Glass will sell its furnaces to a fund for $90 million in March."),
        Paragraph("p-2", sentence),
        Paragraph("p-3", "Bottles are short. Beer is too. Calder Glass makes one bottle in five."),
    ]
    texts = [point.text for point in points(body, "Calder Glass sells its furnaces", "en")]
    assert texts
    assert sentence not in texts


def test_a_language_that_is_not_known_gets_no_points():
    assert points(STORIES[0].paragraphs, STORIES[0].title, "fi") == ()
