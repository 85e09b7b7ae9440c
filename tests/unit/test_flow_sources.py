"""A build after the editor has written into sources.toml."""

from pathlib import Path

import pytest
from build_project import Project, text_of

from digest.errors import ConfigError

STORY = """Harbour Foods lifts forecast

22 November 2026, 9:00 am IST

Harbour Foods said on Sunday that it expects an operating profit of 120 million euros this year.

The maker of frozen fish sold more in the north and paid less for energy, its chief executive said.

One plan, two great reads

“We have earned back the trust of the shops,” she said in Bergen, where the company has its seat.
"""
PAGE = "2026/11/22/harbour-foods-lifts-forecast/index.html"
UNTOUCHED = "content/articles/b/own.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write("content/extracts/a/ubs.txt", STORY)
    made.write("content/extracts/b/own.txt", STORY.replace("lifts", "cuts"))
    made.press()
    return made


def said(project: Project) -> list[str]:
    return [str(p).partition("\n")[0] for p in project.press().problems if "source" in str(p.where)]


def test_the_next_build_obeys_and_a_build_from_nothing_gives_the_same(project, tmp_path) -> None:
    assert "two great reads" in text_of(project.site(), PAGE)
    before = (project.root / UNTOUCHED).read_bytes()
    project.write(
        "sources.toml",
        '[source.x]\nmatch = ["extracts/a/"]\ndrop = ["One plan, two great reads"]\n',
    )
    report = project.press()
    assert dict(report.intake) == {"unchanged": 1, "written": 1}
    assert "two great reads" not in text_of(project.site(), PAGE)
    assert (project.root / UNTOUCHED).read_bytes() == before
    assert project.press().noop
    assert project.clean_site(tmp_path / "copy")[0] == project.site()


def test_what_was_told_of_an_extract_holds_until_it_is_cleaned_again(project: Project) -> None:
    def told() -> int:
        return sum("several places" in p.message for p in project.press().problems)

    assert told() == 2
    project.write(
        "sources.toml", '[source.x]\nmatch = ["extracts/a/"]\nzones = { IST = "Asia/Kolkata" }\n'
    )
    assert told() == 1
    project.write("sources.toml", 'zones = { IST = "Asia/Kolkata" }\n')
    assert told() == 0


def test_a_stale_word_is_told_until_it_is_mended(project: Project) -> None:
    project.write("sources.toml", '[document."a/ubs"]\ndrop = ["never there"]\n[document."c"]\n')
    assert said(project) == [
        'sources.toml:2: warning: the override "never there" matches nothing in content/extracts/a/ubs.txt',
        'sources.toml:3: warning: [document."c"] means no extract',
    ]
    project.write("sources.toml", '[document."a/ubs"]\ndrop = ["One plan, two great reads"]\n')
    assert said(project) == []
    project.write("sources.toml", '[document."a/ubs"]\ndrop = ["never there"]\n')
    assert len(said(project)) == 1
    project.remove("sources.toml")
    assert said(project) == []


def test_a_faulty_file_stops_the_build_and_leaves_the_site(project: Project) -> None:
    before = project.site()
    project.write("sources.toml", "[source.x]\ndrop = 3\n")
    with pytest.raises(ConfigError, match=r"sources\.toml:2:1: drop must be a list"):
        project.press()
    assert project.site() == before
