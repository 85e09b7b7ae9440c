"""The rules, one family a file; importing this package registers them all."""

from __future__ import annotations

from digest.clean.rules import (
    access,
    debris,
    furniture,
    learned,
    legal,
    memory,
    notes,
    promotion,
    provenance,
    repeats,
    runs,
    voice,
)

FAMILIES = (
    debris,
    notes,
    provenance,
    repeats,
    access,
    promotion,
    furniture,
    legal,
    voice,
    memory,
    runs,
    learned,
)
