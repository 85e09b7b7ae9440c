"""The commands around the intake: clean and explain."""

import json
from pathlib import Path

import pytest

STORY = """\
Marlow Tinplate wins five-year order from Baltic canners

By Agnes Thorne

Marlow Tinplate said it will supply a group of eleven fish canners around the Baltic Sea for five years.

The order is worth about 212 million euros and covers 38,000 tonnes of steel a year, enough for some 900 million cans.

The mill will take on 140 people, most of them for the night shift, Oswin Marlow of Marlow Tinplate said.

You have 2 free articles left this month.
Subscribe to keep reading
"""


@pytest.fixture
def extracts(project: Path) -> Path:
    folder = project / "content" / "extracts" / "2026-11-22"
    folder.mkdir(parents=True)
    (folder / "mill.txt").write_text(STORY, "utf-8")
    return folder


def articles(project: Path) -> list[str]:
    folder = project / "content" / "articles" / "2026-11-22"
    return sorted(p.name for p in folder.glob("*.md"))


def test_everything_new_is_cleaned_and_what_it_wants_is_listed(project, extracts, digest) -> None:
    code, out, err = digest("clean")
    assert (code, err) == (0, "")
    assert "Written (1):\n  content/extracts/2026-11-22/mill.txt\n" in out
    assert "Want a date (1):\n  content/articles/2026-11-22/mill.md\n" in out
    assert "paywall prompt" in out
    assert out.splitlines()[-1].startswith("1 extract: 1 cleaned; 0 unchanged; ")
    assert digest("clean")[1].startswith("Want a date") or "1 unchanged" in digest("clean")[1]


def test_only_what_is_named_is_cleaned(project, extracts, monkeypatch, digest) -> None:
    (extracts / "other.txt").write_text(STORY.replace("five", "six"), "utf-8")
    monkeypatch.chdir(extracts)
    digest("clean", "other.txt")
    assert articles(project) == ["other.md"]
    digest("clean", "..")
    assert articles(project) == ["mill.md", "other.md"]


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere.txt", "no such file or folder"), ("digest.toml", "is not an extract")],
)
def test_what_is_no_extract_cannot_be_cleaned(project, extracts, digest, path, message) -> None:
    code, _, err = digest("clean", path)
    assert code == 2
    assert f"{path}: {message}" in err
    assert articles(project) == []


def test_a_dry_run_and_a_diff_write_nothing(project: Path, extracts, digest) -> None:
    assert "Would be written (1):" in digest("clean", "--dry-run")[1]
    out = digest("clean", "--diff")[1]
    assert "+++ content/articles/2026-11-22/mill.md" in out
    assert "\n+The order is worth about 212 million euros" in out
    assert articles(project) == []


def test_long_lists_end_with_a_count_unless_all_is_asked_for(project, extracts, digest) -> None:
    for number in range(24):
        text = STORY.replace("212", str(300 + number))
        (extracts / f"mill-{number:02}.txt").write_text(text, "utf-8")
    out = digest("clean", "--jobs", "1", "--dry-run")[1]
    assert "Would be written (25):" in out
    assert "  and 5 more; -v shows all" in out
    assert "mill-23" not in out
    assert "mill-23" in digest("clean", "--dry-run", "-v")[1]


def test_two_extracts_with_one_stem_are_a_fault_that_names_both(project, extracts, digest) -> None:
    (extracts / "mill.md").write_text(STORY, "utf-8")
    code, _, err = digest("clean")
    assert code == 1
    assert "mill.txt" in err
    assert "mill.md" in err


def test_machines_get_each_outcome(project: Path, extracts, digest) -> None:
    code, out, err = digest("clean", "--json")
    made = json.loads(out)
    assert (code, err, made["exit_code"]) == (0, "", 0)
    (outcome,) = made["outcomes"]
    assert outcome["extract"] == "extracts/2026-11-22/mill.txt"
    assert outcome["article"] == "articles/2026-11-22/mill.md"
    assert outcome["state"] == "written"
    assert outcome["counts"]["A1"] >= 1
    assert "date" in outcome["wants"]


def test_an_extract_is_explained_line_by_line(project: Path, extracts, digest) -> None:
    code, out, _ = digest("explain", "content/extracts/2026-11-22/mill.txt")
    assert code == 0
    assert "free articles left" in out
    made = json.loads(digest("explain", "content/extracts/2026-11-22/mill.txt", "--json")[1])
    assert made["document"]["verdict"] == "article"
    assert {block["verdict"] for block in made["blocks"]} >= {"keep", "drop"}


def test_an_article_is_explained_by_its_extract(project: Path, extracts, digest) -> None:
    digest("clean")
    by_article = digest("explain", "content/articles/2026-11-22/mill.md")
    assert by_article == digest("explain", "content/extracts/2026-11-22/mill.txt")


def test_an_article_without_extract_says_so(project: Path, digest) -> None:
    code, _, err = digest("explain", "content/articles/first.md")
    assert code == 1
    assert "content/articles/first.md: names no extract" in err


def test_an_article_whose_extract_is_gone_says_so(project: Path, extracts, digest) -> None:
    digest("clean")
    (extracts / "mill.txt").unlink()
    code, _, err = digest("explain", "content/articles/2026-11-22/mill.md")
    assert code == 1
    assert "extracts/2026-11-22/mill.txt: cannot be read: No such file" in err


def test_an_extract_can_be_explained_outside_of_a_project(tmp_path, monkeypatch, digest) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mill.txt").write_text(STORY, "utf-8")
    code, out, _ = digest("explain", "mill.txt")
    assert code == 0
    assert "free articles left" in out


def test_rules_are_listed_and_each_has_a_page(project: Path, digest) -> None:
    names = digest("explain", "--rules")[1].split()
    assert len(names) >= 20
    assert names[0] in digest("explain", names[0])[1]
    assert f'did you mean "{names[0]}"?' in digest("explain", names[0] + "x")[2]
    assert "`digest explain --rules` lists the rules" in digest("explain", "zzzzzzz")[2]
    assert "explain what?" in digest("explain")[2]
