"""`digest explain --news`: what was understood of an article, with the paragraphs it stands in."""

import json
from pathlib import Path

import pytest

STORY = """---
title: Mill at Hebden adds a shift
id: mill
date: 2026-11-20
original: true
---
The mill at Hebden will add a third shift in March, its owner said on Friday.

“We have more orders than looms and no wish to send any of them away,” said Ruth Askew, who runs the mill.

The town has waited for this since the flood of the spring before last.
"""


@pytest.fixture
def story(project: Path) -> str:
    path = project / "content/articles/mill.md"
    path.write_text(STORY, "utf-8")
    return "content/articles/mill.md"


def test_a_quotation_is_told_with_its_speaker_and_its_paragraph(story: str, digest) -> None:
    code, out, _ = digest("explain", "--news", story)
    assert code == 0
    (line,) = [line for line in out.splitlines() if "looms" in line]
    assert line.split()[0] == "p-2"
    assert line.endswith("(Ruth Askew)")


def test_what_was_not_found_is_said_too(story: str, digest) -> None:
    assert "companies: none" in digest("explain", "--news", story)[1]


def test_it_is_there_for_machines_as_well(story: str, digest) -> None:
    made = json.loads(digest("explain", "--news", "--json", story)[1])
    assert list(made) == ["figures", "points", "quotes", "companies", "topics"]
    assert made["quotes"][0]["speaker"] == "Ruth Askew"


@pytest.mark.parametrize("path", ["digest.toml", "content/articles/gone.md"])
def test_a_file_that_is_no_article_says_so(project: Path, digest, path: str) -> None:
    code, _, err = digest("explain", "--news", path)
    assert code == 1
    assert f"{path}: is not an article of this project" in err


def test_a_broken_article_tells_its_fault(project: Path, digest) -> None:
    (project / "content/articles/bad.md").write_text("---\ntitle: Bad\n---\nWords.\n", "utf-8")
    code, _, err = digest("explain", "--news", "content/articles/bad.md")
    assert code == 1
    assert "the article has no date" in err
