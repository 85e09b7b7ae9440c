"""Which project a command is about: the nearest digest.toml here or in a folder above."""

from __future__ import annotations

import os
from collections.abc import Mapping

from digest.errors import Location, UsageError

NAME = "digest.toml"


def find(folder: str, environ: Mapping[str, str], given: str | None = None) -> str:
    """Give the absolute path of the configuration: ``given``, DIGEST_CONFIG, or the nearest digest.toml.

    Raises UsageError where there is none.
    """
    named = given or environ.get("DIGEST_CONFIG")
    if named:
        return _named(os.path.normpath(os.path.join(folder, named)), named)
    place = os.path.abspath(folder)
    while not os.path.isfile(os.path.join(place, NAME)):
        above = os.path.dirname(place)
        if above == place:
            raise UsageError(f"no {NAME} here or in a folder above", hint="`digest init` makes one")
        place = above
    return os.path.join(place, NAME)


def _named(path: str, shown: str) -> str:
    path = os.path.join(path, NAME) if os.path.isdir(path) else path
    if not os.path.isfile(path):
        raise UsageError("no such file", where=Location(shown), hint="`digest init` makes one")
    if not path.endswith(".toml"):
        hint = "a build notices changes of *.toml files beside it"
        raise UsageError("is not named *.toml", where=Location(shown), hint=hint)
    return path
