"""Topics by the editor's words, and which word gave a topic away."""

import shutil
from pathlib import Path

import pytest

import digest
from digest.model.news import Mention, Paragraph
from digest.news import books
from digest.news.naming import Topic, Topics
from digest.news.topics import topics

TABLE = Path(__file__).parent / "tables" / "topics.txt"
SHIPPED = Path(digest.__file__).parent / "starter" / "topics.toml"


def cases() -> list[tuple[str, str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [tuple(line.rsplit(" | ", 1)) for line in lines if line and not line.startswith("#")]


def found(topic: Topic, text: str, title: str = "", dropped: tuple[str, ...] = ()):
    paragraphs = [Paragraph(f"p-{n}", one) for n, one in enumerate(text.split("\n"), 1)]
    return topics(paragraphs, title, "en", Topics((topic,)), dropped)


@pytest.mark.parametrize(("story", "wanted"), cases())
def test_the_shipped_topics_mean_what_they_say(tmp_path, story, wanted):
    shutil.copy(SHIPPED, tmp_path / "topics.toml")
    title = story[2:] if story.startswith("= ") else ""
    paragraphs = [] if title else [Paragraph("p-1", story)]
    got = topics(paragraphs, title, "en", books.topics(tmp_path))
    assert [mention.name for mention in got] == ([] if wanted == "-" else wanted.split("; "))


def test_the_words_found_are_told_as_printed_with_their_paragraphs():
    topic = Topic("Mergers", any=("takeover", "takeover bid", "merger"))
    got = found(topic, "The Takeover bid came.\nNothing.\nA MERGER failed.")
    assert got == (Mention("Mergers", ("Takeover bid", "MERGER"), ("p-1", "p-3")),)


def test_words_with_a_capital_are_found_as_they_stand():
    assert found(Topic("Listings", any=("IPO",)), "ipo") == ()
    assert found(Topic("Listings", any=("IPO",)), "An IPO.")


def test_whole_words_only():
    assert found(Topic("Mining", any=("mine",)), "mined undermine mines mine-shaft’s") != ()
    assert found(Topic("Mining", any=("mine",)), "mined undermine mines") == ()


def test_all_not_title_and_min_narrow_a_topic():
    topic = Topic("Rates", any=("rate", "rates"), all=("bank",), none=("exchange rate",), least=2)
    assert found(topic, "The bank cut a rate; other rates rose.")
    assert found(topic, "The bank cut a rate.") == ()
    assert found(topic, "A rate, two rates.") == ()
    assert found(topic, "The bank, a rate, rates and the exchange rate.") == ()
    assert found(Topic("Rates", any=("rate",), title=True), "A rate.") == ()
    assert found(Topic("Rates", any=("rate",), title=True), "", "A rate rises")[0].anchors == ("",)


def test_dropped_topics_are_not_found():
    assert found(Topic("Rates", any=("rate",)), "A rate.", dropped=("rates",)) == ()


def test_without_a_file_no_topic_is_found(tmp_path):
    assert books.topics(tmp_path) == Topics()
