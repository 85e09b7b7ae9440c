"""Companies in stories: names that mean other things too, in both directions, and what gives them away."""

import pickle
import re
from pathlib import Path

import pytest

from digest.model.news import Mention, Paragraph
from digest.news import books
from digest.news.companies import MOST, companies

TABLES = Path(__file__).parent / "tables"


def cases(file: str) -> list[tuple[str, str, str, set[str]]]:
    """The language, headline, paragraph and companies of each case."""
    found = []
    for line in (TABLES / file).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        story, wanted = line.rsplit(" | ", 1)
        marked = re.match(r"\[(\w\w)\] ", story)
        story = story[marked.end() :] if marked else story
        title = story[2:] if story.startswith("= ") else ""
        names = set() if wanted == "-" else set(wanted.split("; "))
        found.append((marked[1] if marked else "en", title, "" if title else story, names))
    return found


def mentions(text: str, title: str = "", language: str = "en") -> tuple[Mention, ...]:
    texts = text.split("\n") if text else []
    paragraphs = [Paragraph(f"p-{n}", one) for n, one in enumerate(texts, 1)]
    return companies(paragraphs, title, language, books.shipped())


def names(text: str, title: str = "") -> list[str]:
    return [mention.name for mention in mentions(text, title)]


@pytest.mark.parametrize("file", ["companies.txt", "companies_unseen.txt"])
def test_precision_is_at_least_98_and_recall_95_in_a_hundred(file):
    right = wrong = missed = 0
    faults = []
    for language, title, text, wanted in cases(file):
        found = {mention.name for mention in mentions(text, title, language)}
        right += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
        if found != wanted:
            faults.append(f"{title or text}: {sorted(found)}")
    assert right / (right + wrong) >= 0.98, faults
    assert right / (right + missed) >= 0.95, faults


def test_the_tables_go_in_both_directions():
    every = [*cases("companies.txt"), *cases("companies_unseen.txt")]
    assert len(every) >= 300
    assert sum(not wanted for *_, wanted in every) >= 150


def test_a_mention_holds_the_words_as_printed_and_their_paragraphs():
    found = mentions(
        "Shares in Apple\u00a0Inc. fell.\nIt was a wet day.\nThe phones are Apple’s.",
        "Apple falls on a wet day",
    )
    assert found == (
        Mention("Apple", ("Shares in Apple\u00a0Inc", "Apple"), ("", "p-1", "p-3")),
    ) or found == (Mention("Apple", ("Apple\u00a0Inc", "Apple"), ("", "p-1", "p-3")),)


def test_the_headline_comes_first_then_the_order_of_the_story():
    assert names("Airbus won. Boeing lost.", "Boeing loses") == ["Boeing", "Airbus"]


def test_evidence_anywhere_in_a_story_stands_for_the_name_everywhere():
    found = mentions("Target rose.\nIn October Target hired.\nTarget Corp. runs 1,900 shops.")
    assert found[0].anchors == ("p-1", "p-2", "p-3")


def test_a_name_in_a_list_far_down_counts_if_it_means_one_thing():
    assert names("A long day.\n" * 30 + "Users are Airbus, a bakery and Orange.") == ["Airbus"]


def test_a_medium_is_no_subject():
    assert names("She posted it on Facebook, on Instagram and in a LinkedIn post.") == []


def test_dropped_companies_are_not_found():
    story = [Paragraph("p-1", "Airbus and Boeing")]
    found = companies(story, "", "en", books.shipped(), dropped=("boeing",))
    assert [mention.name for mention in found] == ["Airbus"]


def test_little_evidence_is_kept():
    text = "Google, Alphabet Inc, Google Cloud, Google DeepMind, Google LLC and Alphabet said so."
    assert len(mentions(text)[0].evidence) == MOST


def test_names_of_scripts_without_spaces_are_found(tmp_path):
    text = '[[company]]\nname = "Toyota"\naliases = ["トヨタ自動車", "टाटा मोटर्स"]\n'
    (tmp_path / "companies.toml").write_text(text, "utf-8")
    book = pickle.loads(pickle.dumps(books.companies(tmp_path)))
    for story in ("きょうトヨタ自動車は発表した。", "कल टाटा मोटर्स ने कहा।"):
        assert companies([Paragraph("p-1", story)], "", "ja", book)
