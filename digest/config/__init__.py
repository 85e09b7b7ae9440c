"""digest.toml -> frozen Config.

Values come from the defaults in :mod:`digest.config.settings`, then digest.toml, then the environment
(``DIGEST_BASE_URL``, ``DIGEST__FEED__LIMIT``: two underscores nest), then the command line. Unknown keys
are refused with the nearest name; all faults are reported at once, each with its line.
"""

from __future__ import annotations

from digest.config.reading import Setting, load, schema, sources
from digest.config.settings import NAV, Config, FeedConfig, FeedFormat, NavConfig, RightsConfig

__all__ = [
    "NAV",
    "Config",
    "FeedConfig",
    "FeedFormat",
    "NavConfig",
    "RightsConfig",
    "Setting",
    "load",
    "schema",
    "sources",
]
