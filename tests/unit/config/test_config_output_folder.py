"""The site is never written to a place where it could do harm."""

from pathlib import Path

import pytest

from digest.config.output_folder import objection


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "home" / "editor" / "news"
    for name in ("content/articles", "themes", "templates", ".git", ".digest", "site", "a"):
        (root / name).mkdir(parents=True)
    (root / "file").write_text("x")
    (tmp_path / "elsewhere").mkdir()
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "in").symlink_to(root / "site")
    (root / "sly").symlink_to(root / "content")
    (root / "loop").symlink_to(root / "loop")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "editor"))
    return root


@pytest.mark.parametrize(
    "output",
    [
        "",
        " ",
        "a\0b",
        ".",
        "..",
        "../..",
        "/",
        "~",
        "~/",
        "content",
        "content/articles",
        "./content/../content/new",
        "themes/default",
        "templates",
        "static",
        ".git",
        ".digest/site",
        "file",
        "out",
        "out/deeper",
        "sly",
        "loop",
        "/etc",
        "/etc/nginx/html",
        "/usr",
        "/proc/self",
        "/dev/shm",
        "/tmp",
    ],
)
def test_a_dangerous_place_is_refused(project: Path, output: str) -> None:
    fault = objection(project, output)
    assert fault is not None
    assert "output" in fault.message
    assert fault.hint


@pytest.mark.parametrize(
    "output", ["site", "public/news", "in", "a", "../public", "~/public", "new"]
)
def test_a_folder_of_its_own_is_fine(project: Path, output: str) -> None:
    assert objection(project, output) is None


def test_a_place_around_the_home_folder_is_refused(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "work" / "news"
    other.mkdir(parents=True)
    assert objection(other, str(tmp_path / "home")) is not None
    assert objection(other, str(tmp_path / "home" / "editor" / "www")) is None


def test_without_a_home_folder_the_other_places_are_still_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    assert objection(project, "content") is not None
    assert objection(project, "site") is None
