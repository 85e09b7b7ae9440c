"""Golden extracts; ``--rewrite`` writes what comes out now, for review as a diff."""

import contextlib


def pytest_addoption(parser):
    with contextlib.suppress(ValueError):  # the fixtures of the rules define the same option
        parser.addoption("--rewrite", action="store_true", help="rewrite expected files")
