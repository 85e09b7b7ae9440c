"""Every test runs in UTC, in a plain locale and away from the user's settings."""

import os
import time
from collections.abc import Iterator

import pytest
from extras import hide, installed

os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", NO_COLOR="1", PYTHONUTF8="1")
time.tzset()
hide()


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in os.environ if n.startswith(("DIGEST_", "SOURCE_DATE_EPOCH"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def search_extra() -> Iterator[None]:
    with installed("pagefind_bin"):
        yield


@pytest.fixture
def images_extra() -> Iterator[None]:
    with installed("PIL"):
        yield
