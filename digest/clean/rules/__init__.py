"""The rules, one family a file; importing this package registers them all."""

from __future__ import annotations

from digest.clean.rules import (
    access,
    debris,
    furniture,
    legal,
    memory,
    notes,
    promotion,
    provenance,
    runs,
    voice,
)

FAMILIES = (debris, notes, provenance, access, promotion, furniture, legal, voice, memory, runs)
