"""sources.toml: what an editor knows of sources and documents that no rule can know.

Overrides name lines that are to stay or to go, in a whole source or in one document; zones say what an
abbreviation such as IST means there. Nobody needs the file.
"""

from __future__ import annotations

from digest.sources.book import Source, Sources, fingerprint, joined, patterns
from digest.sources.reading import NAME, load

__all__ = ["NAME", "Source", "Sources", "fingerprint", "joined", "load", "patterns"]
