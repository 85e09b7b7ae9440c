"""Builds with memory: nothing is made anew that nobody asked for, and a broken store breaks no build."""

import shutil
from pathlib import Path

import pytest
from build_project import Project
from memory_samples import HOUSE, extract

from digest.memory import store


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "p")
    for number in range(4):
        made.write(f"content/extracts/s{number}.md", extract(number))
    assert made.press().intake == (("written", 4),)
    return made


def having_it(project: Project) -> list[str]:
    found = sorted((project.root / "content/articles").glob("*.md"))
    return [path.stem for path in found if HOUSE in path.read_text("utf-8")]


def test_a_build_learns_and_the_next_one_has_nothing_to_do(project: Project) -> None:
    assert store.read(project.root)[0].articles == {"tidewater courier": 4}
    assert project.press().noop
    assert having_it(project) == ["s0", "s1", "s2", "s3"]


def test_a_forced_build_makes_no_article_anew(project: Project) -> None:
    before = project.root.joinpath("content/articles/s0.md").read_bytes()
    assert project.press(force=True).intake == (("unchanged", 4),)
    assert project.root.joinpath("content/articles/s0.md").read_bytes() == before


def test_memory_outlives_the_ledger(project: Project) -> None:
    for path in (project.root / ".digest").iterdir():
        if not path.name.startswith("memory"):
            path.unlink()
    project.write("content/extracts/s4.md", extract(4))
    project.press()
    assert having_it(project) == ["s0", "s1", "s2", "s3"]


def test_an_incremental_build_is_a_build_from_nothing_with_the_same_memory(
    project: Project,
) -> None:
    twin = project.root.with_name("twin")
    shutil.copytree(project.root, twin)
    for name in ("records", "stamps"):
        (twin / ".digest" / name).unlink()
    shutil.rmtree(twin / "site")
    other = Project.__new__(Project)
    other.root = twin
    for one in (project, other):
        one.write("content/extracts/s4.md", extract(4))
        one.press(jobs="1" if one is project else "2")
    assert project.site() == other.site()
    assert store.dump(project.root) == store.dump(twin)


def test_a_changed_extract_is_cleaned_with_what_is_known_by_then(project: Project) -> None:
    project.write("content/extracts/s0.md", extract(0).replace("seven months", "eight months"))
    assert project.press().intake == (("written", 1),)
    assert having_it(project) == ["s1", "s2", "s3"]


def test_a_damaged_store_is_a_warning_and_the_site_is_built(project: Project) -> None:
    (project.root / ".digest/memory.sqlite").write_bytes(b"nothing of the kind")
    project.write("content/extracts/s4.md", extract(4))
    report = project.press()
    (problem,) = [one for one in report.problems if "memory" in one.where.path]
    assert (problem.severity, report.exit_code) == ("warning", 0)
    assert "s4" in having_it(project)
    assert not [one for one in project.press().problems if "memory" in one.where.path]
