"""What can be made only with packages that not everybody needs: the search index and pictures for shared links."""

from __future__ import annotations

import importlib.util

from digest.config import Config
from digest.errors import ConfigError
from digest.render.share_letters import FONTS

PACKAGES = {"search": ("pagefind_bin",), "images": ("PIL", FONTS)}
"""Name of an extra -> the packages that it cannot do without."""


def available(config: Config, *, search_page: bool = True) -> frozenset[str]:
    """Name the extras that are wanted and installed; raises ConfigError for one that must be there and is not.

    A theme without a ``search_page`` has no search.
    """
    wanted = {
        "search": ("search", config.search if search_page else "off"),
        "images": ("share_images", config.share_images),
    }
    return frozenset(extra for extra, (key, value) in wanted.items() if _has(extra, key, value))


def _has(extra: str, key: str, value: str) -> bool:
    if value == "off":
        return False
    found = all(importlib.util.find_spec(package) for package in PACKAGES[extra])
    if not found and value == "on":
        raise ConfigError(
            f'{key} = "on" needs a package that is not installed',
            hint=f"pip install 'digest-press[{extra}]', or write {key} = \"auto\"",
        )
    return found
