"""Whatever an editor's program does to a file, the watcher hints at it; where it cannot, it says so."""

import os
import shutil
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.serve.watch import Watcher, concerns

PATIENCE = 10


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("content/articles", "themes/own/templates", "site", ".digest"):
        (root / name).mkdir(parents=True)
    (root / "digest.toml").write_text('timezone = "UTC"\n')
    (root / "content/articles/one.md").write_text("one")
    return root


class Hinted:
    """A running watcher and the hint it gives."""

    def __init__(self, root: Path) -> None:
        self.event = threading.Event()
        self.watcher = Watcher(str(root), self.event.set)

    def after(self, change: object) -> bool:
        """Make the change and tell whether a hint came."""
        self.event.clear()
        change()  # type: ignore[operator]
        return self.event.wait(PATIENCE)


@pytest.fixture
def hinted(project: Path) -> Iterator[Hinted]:
    hinted = Hinted(project)
    hinted.watcher.start()
    yield hinted
    hinted.watcher.stop()


def test_a_write_in_place_is_hinted_at(hinted: Hinted, project: Path) -> None:
    assert hinted.after(lambda: (project / "content/articles/one.md").write_text("two"))


def test_an_atomic_save_is_hinted_at(hinted: Hinted, project: Path) -> None:
    def save() -> None:
        spare = project / "content/articles/.one.md.swp"
        spare.write_text("two")
        spare.replace(project / "content/articles/one.md")

    assert hinted.after(save)


def test_a_save_by_backup_and_rename_is_hinted_at(hinted: Hinted, project: Path) -> None:
    def save() -> None:
        file = project / "content/articles/one.md"
        file.rename(file.with_name("one.md~"))
        file.write_text("two")

    assert hinted.after(save)


def test_a_deletion_is_hinted_at(hinted: Hinted, project: Path) -> None:
    assert hinted.after((project / "content/articles/one.md").unlink)


def test_a_folder_moved_in_is_hinted_at_and_watched_from_then_on(
    hinted: Hinted, project: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away" / "deep"
    away.mkdir(parents=True)
    (away / "two.md").write_text("two")
    assert hinted.after(lambda: (tmp_path / "away").rename(project / "content/new"))
    hinted.watcher.trusted(count=True)
    assert hinted.after(lambda: (project / "content/new/deep/two.md").write_text("three"))


def test_the_configuration_and_the_theme_are_watched(hinted: Hinted, project: Path) -> None:
    assert hinted.after(lambda: (project / "digest.toml").write_text('timezone = "CET"\n'))
    assert hinted.after(lambda: (project / "themes/own/templates/a.html").write_text("x"))


def test_content_deleted_and_made_again_is_watched_again(hinted: Hinted, project: Path) -> None:
    shutil.rmtree(project / "content")
    (project / "content/articles").mkdir(parents=True)
    hinted.watcher.trusted(count=True)
    assert hinted.after(lambda: (project / "content/articles/new.md").write_text("new"))
    assert hinted.watcher.trusted(count=True)


def test_a_folder_that_appears_later_is_watched(hinted: Hinted, project: Path) -> None:
    (project / "templates").mkdir()
    assert hinted.after(lambda: hinted.watcher.trusted(count=False))
    assert hinted.after(lambda: (project / "templates/base.html").write_text("x"))


def test_our_own_output_and_our_own_reading_give_no_hint(hinted: Hinted, project: Path) -> None:
    hinted.event.clear()
    (project / "site/index.html").write_text("out")
    (project / ".digest/stamps").write_text("x")
    (project / "content/articles/one.md").read_text()
    list(os.scandir(project / "content/articles"))
    # A later change is hinted at; had one of the above been, the hint would stand already.
    assert not hinted.event.is_set()
    assert hinted.after(lambda: (project / "content/articles/one.md").write_text("two"))


def test_a_stopped_watcher_is_not_trusted_until_it_watches_again(project: Path) -> None:
    hinted = Hinted(project)
    hinted.watcher.start()
    hinted.watcher.stop()
    assert hinted.watcher.trusted(count=False)
    assert hinted.event.is_set()
    hinted.watcher.stop()


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("content/articles/a.md", True),
        ("content/extracts/b.html", True),
        ("themes/default/theme.toml", True),
        ("templates/base.html", True),
        ("static/logo.svg", True),
        ("digest.toml", True),
        ("companies.toml", True),
        ("content", True),
        ("README.md", False),
        ("site/index.html", False),
        (".digest/stamps", False),
        ("content/.a.md.swp", False),
        ("content/a.md~", False),
        ("content/#a.md#", False),
        ("sub/digest.toml", False),
    ],
)
def test_a_path_concerns_the_site_or_not(tmp_path: Path, path: str, matters: bool) -> None:
    assert concerns(str(tmp_path), str(tmp_path / path)) is matters


LIMITED = """
import sys
from digest.serve.watch import Watcher
watcher = Watcher(sys.argv[1], lambda: None)
watcher.start()
print(watcher.trusted(count=True), watcher.missing)
watcher.stop()
"""


def limited(project: Path, setting: str, value: int) -> str:
    """Run a watcher in a user namespace that grants less than it needs."""
    script = textwrap.dedent(f"""
        echo {value} > /proc/sys/user/{setting} || exit 99
        exec {sys.executable} -c '{LIMITED}' {project}
    """)
    if not shutil.which("unshare"):
        pytest.skip("unshare is not there")
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "sh", "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode == 99 or "Operation not permitted" in done.stderr:
        pytest.skip("user namespaces are not permitted here")
    return done.stdout.strip()


def test_a_reached_watch_limit_is_noticed(project: Path) -> None:
    for number in range(20):
        (project / "content/articles" / str(number)).mkdir()
    trusted, missing = limited(project, "max_inotify_watches", 5).split()
    assert trusted == "False"
    assert int(missing) >= 15


def test_no_inotify_at_all_is_noticed(project: Path) -> None:
    assert limited(project, "max_inotify_instances", 0).startswith("False")
