"""Every test runs in UTC, in a plain locale and away from the user's settings."""

import os
import time

import pytest

os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", NO_COLOR="1", PYTHONUTF8="1")
time.tzset()


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in os.environ if n.startswith(("DIGEST_", "SOURCE_DATE_EPOCH"))]:
        monkeypatch.delenv(name)
