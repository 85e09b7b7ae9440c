"""Twelve stories of one outlet that ends each with the same paragraph, in words that no list of phrases knows."""

from pathlib import Path

import pytest
from memory_samples import CONFIG, HOUSE, NOW, STORIES, article, extract, put, run

from digest.intake import relearn


def arrive(root: Path, numbers: range) -> None:
    for number in numbers:
        put(root, f"s{number:02}.md", extract(number))
    run(root)


def having_it(root: Path) -> list[int]:
    return [n for n in range(len(STORIES)) if HOUSE in article(root, f"s{n:02}")]


@pytest.fixture
def weeks(tmp_path: Path) -> Path:
    for numbers in (range(3), range(3, 6), range(6, 12)):
        arrive(tmp_path, numbers)
    return tmp_path


def test_the_house_paragraph_goes_once_three_stories_have_shown_it(weeks: Path) -> None:
    assert having_it(weeks) == [0, 1, 2]


def test_every_paragraph_of_every_story_stays(weeks: Path) -> None:
    for number, (_, *paragraphs) in enumerate(STORIES):
        text = article(weeks, f"s{number:02}")
        assert [p for p in paragraphs if p not in text] == []


def test_relearning_lists_the_early_ones_and_touches_no_article(weeks: Path) -> None:
    before = {p: p.read_bytes() for p in (weeks / "content").rglob("*") if p.is_file()}
    report = relearn.run(weeks, CONFIG, now=NOW)
    assert [one.article for one in report.changed] == [f"articles/s{n:02}.md" for n in range(3)]
    (change,) = report.changed[0].changes
    assert (change.old, change.new, change.text) == ("keep", "drop", HOUSE)
    assert change.reason == "boilerplate of this source"
    assert change.evidence == "in 12 of 12 articles of this source, at the end in all"
    assert {p: p.read_bytes() for p in before} == before


def test_relearning_with_apply_takes_it_out_of_all(weeks: Path) -> None:
    report = relearn.run(weeks, CONFIG, now=NOW, apply=True)
    assert [one.state for one in report.applied] == ["written"] * 3
    assert having_it(weeks) == []
    for number, (_, *paragraphs) in enumerate(STORIES):
        assert [p for p in paragraphs if p not in article(weeks, f"s{number:02}")] == []
    again = relearn.run(weeks, CONFIG, now=NOW, apply=True)
    assert (again.changed, again.applied) == ((), ())


def test_an_article_edited_by_hand_is_listed_only(weeks: Path) -> None:
    path = weeks / "content/articles/s01.md"
    path.write_text(path.read_text("utf-8") + "\nWe will come back to this.\n", "utf-8")
    report = relearn.run(weeks, CONFIG, now=NOW, apply=True)
    assert [(one.article, one.edited) for one in report.changed] == [
        ("articles/s00.md", False),
        ("articles/s01.md", True),
        ("articles/s02.md", False),
    ]
    assert having_it(weeks) == [1]


def test_a_line_that_an_editor_brings_back_never_counts_again(weeks: Path) -> None:
    path = weeks / "content/articles/s07.md"
    path.write_text(path.read_text("utf-8") + f"\n{HOUSE}\n", "utf-8")
    run(weeks)
    for number in (8, 9):
        (weeks / f"content/articles/s{number:02}.md").unlink()
    run(weeks)
    assert having_it(weeks) == [0, 1, 2, 7, 8, 9]


def test_a_run_without_news_changes_nothing(weeks: Path) -> None:
    before = {p: p.read_bytes() for p in weeks.rglob("*") if p.is_file()}
    report = run(weeks)
    assert {one.state for one in report.outcomes} == {"unchanged"}
    assert {p: p.read_bytes() for p in weeks.rglob("*") if p.is_file()} == before


def test_cleaning_again_by_force_keeps_the_revision_where_nothing_else_is_new(weeks: Path) -> None:
    before = article(weeks, "s11")
    assert "memory: 2" in before
    report = run(weeks, force=True)
    assert [one.extract for one in report.outcomes if one.state == "written"] == [
        f"extracts/s{n:02}.md" for n in range(3)
    ]
    assert article(weeks, "s11") == before
