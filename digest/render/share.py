"""The picture that goes with a shared link: the digest's name, the headline, who published it when. Type on paper.

The same words give the same bytes with one version of Pillow; the faces come from a package, not from the machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.errors import ThemeError
from digest.model.site import ShareData
from digest.render.share_letters import HEAD, TEXT, face
from digest.text.normal import one_line

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
SIZES = (84, 74, 66, 58, 52, 46)
LINES = 4

_MARGIN = 80
_ROOM = WIDTH - 2 * _MARGIN
_TOP, _BOTTOM = 232, 520
_INK, _PAPER = (27, 26, 23), (255, 253, 249)
_SOFT = 80
RUNS = 3
"""Way of compressing (zlib calls it RLE): a tenth larger than the smallest, in a fraction of the time."""
_SHADES = 16
"""Steps from ink to paper: enough for smooth letters, and half the bytes of more."""


def picture(data: ShareData, name: str, date: str) -> bytes:
    """Draw a picture as PNG of 1200 x 630; ``name`` is the digest's, ``date`` the day in words."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(image)
    _line(draw, one_line(name), 66, _font(HEAD, 44), 0)
    draw.rectangle((_MARGIN, 140, WIDTH - _MARGIN - 1, 145), fill=0)
    draw.rectangle((_MARGIN, 150, WIDTH - _MARGIN - 1, 151), fill=0)
    _line(draw, one_line(data.kicker), 176, _font(TEXT, 32), _SOFT)
    _headline(draw, one_line(data.headline))
    draw.rectangle((_MARGIN, 546, WIDTH - _MARGIN - 1, 547), fill=0)
    said = " · ".join(filter(None, (one_line(data.source), date)))
    _line(draw, said, 560, _font(TEXT, 32), _SOFT)
    return _png(image.tobytes())


def library_version() -> str:
    """Name the version of the library that draws."""
    from importlib.metadata import version

    return version("pillow")


def _png(shades: bytes) -> bytes:
    from PIL import Image

    steps = bytes(value * _SHADES // 256 for value in range(256))
    image = Image.frombytes("P", (WIDTH, HEIGHT), shades.translate(steps))
    image.putpalette(
        [
            ink + (paper - ink) * step // (_SHADES - 1)
            for step in range(_SHADES)
            for ink, paper in zip(_INK, _PAPER, strict=True)
        ]
    )
    file = io.BytesIO()
    image.save(file, "PNG", bits=4, compress_level=6, compress_type=RUNS)
    return file.getvalue()


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    path = face(name)
    if path is None:
        raise ThemeError(
            f"the face {name} is not installed", hint="pip install 'digest-press[images]'"
        )
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _line(draw: ImageDraw, text: str, y: int, font: FreeTypeFont, fill: int) -> None:
    draw.text((_MARGIN, y), _cut(text, font), font=font, fill=fill)


def _headline(draw: ImageDraw, text: str) -> None:
    """Set the headline as large as it fits, and so that its lines are about as long as each other."""
    for size in SIZES:
        font = _font(HEAD, size)
        lines = balanced(text, font)
        height = len(lines) * size * 6 // 5
        if len(lines) <= LINES and height <= _BOTTOM - _TOP:
            break
    else:
        lines = [*lines[: LINES - 1], _cut(f"{lines[LINES - 1]} …", font)]
        height = LINES * size * 6 // 5
    y = _TOP + (_BOTTOM - _TOP - height) // 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, y + number * size * 6 // 5), line, font=font, fill=0)


def balanced(text: str, font: FreeTypeFont) -> list[str]:
    """Break a text into as few lines as it needs, and those as even as they can be."""
    lines = _lines(text, font, _ROOM)
    low, high = _ROOM // 2, _ROOM
    while len(lines) > 1 and high - low > 8:
        middle = (low + high) // 2
        if len(_lines(text, font, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _lines(text, font, high)


def _lines(text: str, font: FreeTypeFont, room: int) -> list[str]:
    lines: list[list[str]] = []
    space, used = _wide(font, " "), 0.0
    for word in _words(text, font):
        wide = _wide(font, word)
        if lines and used + space + wide <= room:
            lines[-1].append(word)
            used += space + wide
        else:
            lines.append([word])
            used = wide
    return [" ".join(line) for line in lines]


def _words(text: str, font: FreeTypeFont) -> Iterator[str]:
    """Part a text at its spaces, and a word where it is wider than a line."""
    for word in text.split():
        rest = word
        while _wide(font, rest) > _ROOM:
            kept = _fitting(rest, font)
            yield rest[:kept]
            rest = rest[kept:]
        yield rest


@lru_cache(maxsize=1 << 12)
def _wide(font: FreeTypeFont, word: str) -> float:
    return float(font.getlength(word))


def _fitting(text: str, font: FreeTypeFont) -> int:
    """Count the first letters of a text that fit in a line, at least one."""
    count = 1
    while count < len(text) and font.getlength(text[: count + 1]) <= _ROOM:
        count += 1
    return count


def _cut(text: str, font: FreeTypeFont) -> str:
    if font.getlength(text) <= _ROOM:
        return text
    kept = text
    while kept and font.getlength(f"{kept} …") > _ROOM:
        kept = kept[:-1].rstrip(" ,;:…")
    return f"{kept} …"
