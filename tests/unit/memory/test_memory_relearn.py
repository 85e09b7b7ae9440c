"""Relearning: round-ups, lost stores, and extracts that cannot be read."""

from pathlib import Path

import pytest
from memory_samples import CONFIG, HOUSE, NOW, STORIES, article, extract, put, run

from digest.intake import relearn
from digest.memory import store


def round_up(number: int) -> str:
    """Write three stories under one name, with the house paragraph before them."""
    units = [
        f"## {title}\n\n" + "\n\n".join(paragraphs)
        for title, *paragraphs in STORIES[4 * number : 4 * number + 4]
    ]
    head = f"---\nsource: Courier\n---\n\n# The Quayside Briefing\n\n{HOUSE}\n\n"
    return head + "\n\n".join(units) + "\n"


def parted(root: Path) -> list[str]:
    found = sorted((root / "content/articles").rglob("*.md"))
    assert len(found) == len(STORIES)
    return [path.parent.name for path in found if HOUSE in path.read_text("utf-8")]


@pytest.fixture
def round_ups(tmp_path: Path) -> Path:
    for number in range(3):
        put(tmp_path, f"r{number}.md", round_up(number))
    run(tmp_path)
    return tmp_path


def test_the_stories_of_a_round_up_are_made_anew_too(round_ups: Path) -> None:
    assert parted(round_ups) == ["r0", "r1", "r2"]
    report = relearn.run(round_ups, CONFIG, now=NOW, apply=True)
    assert [one.article for one in report.changed] == [f"articles/r{n}" for n in range(3)]
    assert parted(round_ups) == []
    assert relearn.run(round_ups, CONFIG, now=NOW).changed == ()
    assert {one.state for one in run(round_ups).outcomes} == {"unchanged"}


def test_a_run_that_leaves_the_stories_leaves_what_is_known_of_them(round_ups: Path) -> None:
    before = store.dump(round_ups)
    run(round_ups)
    assert store.dump(round_ups) == before


def test_an_extract_without_an_article_changes_nothing(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, f"s{number}.md", extract(number))
    run(tmp_path)
    (tmp_path / "content/articles/s2.md").unlink()
    report = relearn.run(tmp_path, CONFIG, now=NOW)
    assert [one.article for one in report.changed] == [f"articles/s{n}.md" for n in (0, 1, 3)]


def test_after_the_store_was_lost_only_what_an_article_still_holds_would_change(
    tmp_path: Path,
) -> None:
    for number in range(6):
        put(tmp_path, f"s{number}.md", extract(number))
        run(tmp_path)
    assert [HOUSE in article(tmp_path, f"s{n}") for n in range(6)] == [True] * 3 + [False] * 3
    (tmp_path / ".digest/memory.sqlite").unlink()
    report = relearn.run(tmp_path, CONFIG, now=NOW)
    assert [one.article for one in report.changed] == [f"articles/s{n}.md" for n in range(3)]


def test_a_line_that_is_no_longer_repeated_would_come_back(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, f"s{number}.md", extract(number))
        run(tmp_path)
    for number in range(4):
        put(tmp_path, f"s{number}.md", extract(number, tail=()))
    (report,) = relearn.run(tmp_path, CONFIG, now=NOW, apply=True).changed
    assert report.article == "articles/s4.md"
    (change,) = report.changes
    assert (change.old, change.new, change.text) == ("drop", "keep", HOUSE)
    assert change.reason == "no longer repeated by this source"
    assert HOUSE in article(tmp_path, "s4")


def test_the_source_that_an_editor_names_is_counted(tmp_path: Path) -> None:
    for number in range(4):
        text = extract(number).replace("source: Tidewater Courier\n", "")
        put(tmp_path, f"s{number}.md", text)
    run(tmp_path)
    assert store.read(tmp_path)[0].articles == {}
    for number in range(4):
        path = tmp_path / f"content/articles/s{number}.md"
        path.write_text(
            path.read_text("utf-8").replace("\nid: ", "\nsource: Courier\nid: "), "utf-8"
        )
    report = relearn.run(tmp_path, CONFIG, now=NOW)
    assert store.read(tmp_path)[0].articles == {"courier": 4}
    assert [one.edited for one in report.changed] == [True] * 4


def test_an_extract_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path, "s0.md", extract(0))
    wrong = tmp_path / "content/extracts/s1.txt"
    wrong.write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    report = relearn.run(tmp_path, CONFIG, now=NOW)
    (problem,) = report.problems
    assert (problem.severity, problem.where.path) == ("warning", "content/extracts/s1.txt")
    assert report.articles == 1
