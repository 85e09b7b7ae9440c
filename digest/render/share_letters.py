"""Which letters a font has, read from its character map, so that no picture shows boxes for words.

Plans ask this of every headline; the library that draws is not needed for it, and not loaded.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from digest.text.normal import one_line

FONTS = "font_source_serif_pro"
"""The package of the faces that pictures are set in: Source Serif, under the SIL Open Font Licence."""

HEAD, TEXT = "SourceSerifPro-Bold.otf", "SourceSerifPro-Regular.otf"


def face(name: str) -> Path | None:
    """Find the file of a face; None where its package is not installed."""
    found = importlib.util.find_spec(FONTS)
    path = Path(found.origin).parent / "files" / name if found and found.origin else None
    return path if path and path.is_file() else None


def drawable() -> Callable[[str], bool] | None:
    """Give what tells whether a text can be drawn; None where nothing can be."""
    head, text = face(HEAD), face(TEXT)
    if not (head and text):
        return None
    known = letters(head) & letters(text)
    return lambda words: known.issuperset(map(ord, one_line(words)))


@lru_cache(maxsize=8)
def letters(font: Path) -> frozenset[int]:
    """Read the code points that a TrueType or OpenType font has a letter for; none where it cannot be read."""
    try:
        data = font.read_bytes()
        return frozenset().union(*(_subtable(data, at) for at in _subtables(data)))
    except (OSError, struct.error, IndexError):
        return frozenset()


def _subtables(data: bytes) -> list[int]:
    count = struct.unpack_from(">H", data, 4)[0]
    for number in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            tables = struct.unpack_from(">H", data, start + 2)[0]
            places = (struct.unpack_from(">I", data, start + 8 + 8 * n)[0] for n in range(tables))
            return sorted({start + place for place in places})
    return []


def _subtable(data: bytes, at: int) -> set[int]:
    form = struct.unpack_from(">H", data, at)[0]
    if form == 4:
        return _segments(data, at)
    if form == 12:
        return _groups(data, at)
    return set()


def _segments(data: bytes, at: int) -> set[int]:
    """Read format 4: ranges of the first plane, each with a shift or with a list of its glyphs."""
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, data, at + 14)
    starts = struct.unpack_from(row, data, at + 16 + 2 * count)
    shifts = struct.unpack_from(row, data, at + 16 + 4 * count)
    lists = at + 16 + 6 * count
    offsets = struct.unpack_from(row, data, lists)
    found = set()
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, end + 1):
            glyph = code
            if offsets[number]:
                place = lists + 2 * number + offsets[number] + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, place)[0]
            if glyph and (glyph + shifts[number]) % 65536:
                found.add(code)
    return found - {0xFFFF}


def _groups(data: bytes, at: int) -> set[int]:
    """Read format 12: ranges of all planes."""
    found: set[int] = set()
    for number in range(struct.unpack_from(">I", data, at + 12)[0]):
        start, end, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        found.update(range(start + (not glyph), min(end, 0x10FFFF) + 1))
    return found
