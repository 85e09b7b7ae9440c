"""The command line as a process of its own: codes, pipes, signals, and what is imported."""

import os
import subprocess
import sys
from pathlib import Path

PYTHON = [sys.executable, "-m", "digest"]


def run(folder: Path, *argv: str, **more: object) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if k != "COV_CORE_SOURCE"}
    return subprocess.run(
        [*PYTHON, *argv], cwd=folder, env=environ, text=True, capture_output=True, **more
    )


def test_the_exit_code_reaches_the_shell(project: Path) -> None:
    assert run(project, "config").returncode == 0
    assert run(project, "confg").returncode == 2


def test_a_reader_that_goes_away_ends_nothing_and_says_nothing(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PYTHON, "schema"], cwd=project, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_and_a_mistake_import_the_standard_library_alone(project: Path) -> None:
    program = (
        "import sys; from digest.cli import main; code = main(['build', '--help']);"
        "heavy = {n.partition('.')[0] for n in sys.modules} - set(sys.stdlib_module_names);"
        "print(sorted(n for n in heavy if n in {'msgspec', 'yaml', 'jinja2', 'markdown_it', 'lxml'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, text=True, capture_output=True
    )
    assert done.stdout.endswith("[]\n"), done
