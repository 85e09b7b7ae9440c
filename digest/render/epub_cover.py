"""A book's cover: the digest's name, the day and the lead's headline, as type on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from digest.text.normal import one_line

WIDTH, HEIGHT = 1200, 1800
_FRAME = 1040
_LINES = 6


def cover(title: str, date: str, headline: str, last: str) -> str:
    """Draw a cover as SVG of 1200 x 1800: name, date, headline, and a last line below."""
    name, size = _fitting(one_line(title), (150, 120, 96, 76), lines=2)
    parts = [*_set(name, 360 - (len(name) - 1) * size // 2, size, "bold")]
    below = 360 + (len(name) - 1) * size // 2
    parts += [_rule(below + 80, 12), _rule(below + 102, 3)]
    parts += _set(_lines(one_line(date), 56)[:1], below + 200, 56, "normal", "#57534a")
    head, size = _fitting(one_line(headline), (108, 92, 78), lines=_LINES)
    parts += _set(head, below + 430, size, "normal")
    parts += [_rule(HEIGHT - 220, 3)]
    parts += _set(_lines(one_line(last), 48)[:1], HEIGHT - 130, 48, "normal", "#57534a")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">\n'
        f"<title>{escape(one_line(title))}, {escape(one_line(date))}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf9"/>\n'
        '<g font-family="Iowan Old Style, Palatino Linotype, P052, Georgia, serif" text-anchor="middle">\n'
        + "\n".join(parts)
        + "\n</g>\n</svg>\n"
    )


def _rule(y: int, height: int) -> str:
    left = (WIDTH - _FRAME) // 2
    return f'<rect x="{left}" y="{y}" width="{_FRAME}" height="{height}" fill="#1b1a17"/>'


def _set(lines: list[str], y: int, size: int, weight: str, ink: str = "#1b1a17") -> Iterator[str]:
    for number, line in enumerate(lines):
        place = y + number * size * 6 // 5
        yield (
            f'<text x="{WIDTH // 2}" y="{place}" font-size="{size}" font-weight="{weight}" fill="{ink}">'
            f"{escape(line)}</text>"
        )


def _fitting(text: str, sizes: tuple[int, ...], lines: int) -> tuple[list[str], int]:
    """Set a text in the largest size that needs no more lines than there are; cut what still does not fit."""
    for size in sizes:
        found = _lines(text, size)
        if len(found) <= lines:
            return found, size
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1].rstrip(" ,;:") + " …"]
    return found, size


def _lines(text: str, size: int) -> list[str]:
    """Break a text where its letters, as wide as those of most faces, fill the frame."""
    room = _FRAME / size
    lines, current, used = [], "", 0.0
    for word in _words(text, room):
        wide = _width(word.rstrip())
        if current and used + wide > room:
            lines.append(current.rstrip())
            current, used = "", 0.0
        current += word
        used += _width(word)
    return [*lines, current.rstrip()] if current.strip() else lines


def _words(text: str, room: float) -> Iterator[str]:
    """Part a text at its spaces and between wide letters, and a word where it is wider than a line."""
    piece, used = "", 0.0
    for letter in text:
        wide = _ems(letter)
        if piece and wide and (_is_wide(letter) or used + wide > room):
            yield piece
            piece, used = "", 0.0
        piece += letter
        used += wide
        if letter == " ":
            yield piece
            piece, used = "", 0.0
    yield piece


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter)[0] != "P"


def _width(word: str) -> float:
    """Measure a piece in ems, generously."""
    return sum(map(_ems, word))


def _ems(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in " .,:;'’!|ijl":
        return 0.3
    return 0.72 if letter.isupper() or letter in "mw" else 0.54
