"""What content files are read by, beside their bytes."""

from __future__ import annotations

from typing import NamedTuple

from digest.config import Config


class Basis(NamedTuple):
    """The site's time zone and its language, for articles that do not name theirs."""

    zone: str
    language: str = "en"


def basis_of(config: Config) -> Basis:
    """Give what the files of a project are read by."""
    return Basis(config.timezone, config.language)
