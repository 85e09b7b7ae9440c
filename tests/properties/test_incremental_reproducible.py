"""Equal content gives equal bytes, whoever builds it, where, and with how many processes."""

import os
import shutil
import subprocess
import sys

import pytest
from build_project import NOON, Project

SETTINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "jobs": "1"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "jobs": "2", "LC_ALL": "tr_TR.UTF-8"},
    {
        "PYTHONHASHSEED": "2",
        "TZ": "America/St_Johns",
        "jobs": "3",
        "HOME": "/nowhere",
        "umask": "077",
    },
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("made") / "p")
    for number in range(320):
        made.article(
            f"n{number:03}",
            title="Ipek, İstanbul & Öl" if number % 7 else f"Titles {number}",
            date=f"2026-11-{1 + number % 20:02}T{number % 24:02}:00",
            topics=f"[T{number % 5}, T{number % 3}]",
            companies=f"[C{number % 11}]",
        )
    return made


def built(project, folder, settings):
    shutil.copytree(project.root, folder)
    # Written in another order, so that the file system lists it in another order.
    for path in sorted((folder / "content").rglob("*.md"), key=lambda p: p.name[::-1]):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    script = (
        f"import os\nos.umask(0o{settings.get('umask', '022')})\nfrom digest.flow import press\n"
        f"press({str(folder)!r}, now={NOON}, overrides=(('jobs', '{settings['jobs']}'),))\n"
    )
    environ = {**os.environ, **{k: v for k, v in settings.items() if k.isupper()}}
    subprocess.run([sys.executable, "-c", script], check=True, env=environ)
    other = Project.__new__(Project)
    other.root = folder
    modes = {p.stat().st_mode for p in (folder / "site").rglob("*")}
    return other.site(), modes


def test_equal_content_gives_equal_bytes_and_tells_nothing_of_the_builder(project, tmp_path):
    found = [built(project, tmp_path / f"somewhere-{n}" / "x", s) for n, s in enumerate(SETTINGS)]
    first, modes = found[0]
    assert len(first) > 400
    for site, other_modes in found[1:]:
        assert site == first
        assert other_modes == modes
    everything = b"".join(first.values())
    for secret in (str(tmp_path), os.uname().nodename, "somewhere-", "Kiritimati"):
        assert secret.encode() not in everything
