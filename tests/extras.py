"""Packages of the extras: hidden from all tests but those that are about them.

So the sites of tests are the same whether the extras are installed or not.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

EXTRAS = ("pagefind_bin", "PIL")


def hide() -> None:
    """Let the packages look as if they were not installed."""
    sys.modules.update(dict.fromkeys(EXTRAS))  # type: ignore[arg-type]


@contextmanager
def installed(package: str) -> Iterator[None]:
    """Show a package of an extra, or skip; where all is installed for the tests, as in CI, it must be there."""
    del sys.modules[package]
    try:
        if importlib.util.find_spec(package) is None:
            reason = f"{package} is not installed (pip install -e '.[test]')"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        yield
    finally:
        shown = [name for name in sys.modules if name.split(".")[0] == package]
        for name in shown:
            del sys.modules[name]
        sys.modules[package] = None  # type: ignore[assignment]
