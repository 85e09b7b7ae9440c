"""Fixtures of the rules: cases in text files; ``--rewrite`` writes what the engine says now, for review as a diff."""

import contextlib
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser):
    with contextlib.suppress(ValueError):  # the golden extracts define the same option
        parser.addoption("--rewrite", action="store_true", help="rewrite expected verdicts")


def cases(path):
    """Read title, metadata, extract lines and expected lines of every case of a file."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{path.name}: a case is title / . / extract / . / expected / ."
    assert not parts[-1].strip(), f"{path.name}: text after the last full stop"
    for i in range(0, len(parts) - 1, 3):
        title, *settings = parts[i].strip("\n").split("\n")
        metadata = dict(line.split(": ", 1) for line in settings)
        yield title, metadata, parts[i + 1].split("\n"), parts[i + 2].split("\n")


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        found = [
            pytest.param((path, *case), id=f"{path.stem}: {case[0]}")
            for path in sorted(HERE.glob("*.txt"))
            for case in cases(path)
        ]
        metafunc.parametrize("case", found)


@pytest.fixture(scope="session")
def rewrite(request):
    return request.config.getoption("--rewrite")
