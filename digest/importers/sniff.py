"""Bytes -> text: byte order mark, declaration, UTF-8, and a guess only as the last resort.

A wrong byte becomes U+FFFD and is counted; what is no text at all is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from digest.errors import ExtractError, Location
from digest.text.normal import normalise

MAX_BYTES = 20_000_000
"""Size of an extract; the largest article pages seen have 6 MB."""

_SAMPLE = 200_000
_BINARY_SHARE = 0.02
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_FEW = 3
_CERTAIN = 30  # characters outside ASCII that are valid UTF-8
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]{1,40})
    | <meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE | re.VERBOSE,
)
# Browsers read these labels as the larger code page that writers meant.
_LARGER = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_WIDE = frozenset({"gb18030", "cp949", "cp932", "big5hkscs", "euc_jp", "iso2022_jp", "johab", "hz"})
_NARROW = frozenset(
    {f"cp{n}" for n in (*range(1250, 1259), 437, 850, 852, 855, 857, 866, 874)}
    | {f"iso8859-{n}" for n in (*range(2, 9), 10, 13, 14, 15, 16)}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "kz1048"}
)
_GUESSES = [
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("gb18030", "cp932", "euc_jp", "cp949", "big5", "koi8_r", "iso8859_2"),
]


class Decoded(NamedTuple):
    """Normal text, how it was decoded, and how many wrong bytes became U+FFFD."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes, path: str) -> Decoded:
    """Decode an extract; raises ExtractError for files too large or no text at all."""
    if len(data) > MAX_BYTES:
        raise ExtractError(
            f"larger than {MAX_BYTES // 1_000_000} MB, the limit for an extract",
            where=Location(path),
            hint="keep the article's part of it",
        )
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if _wide_zeros(data):
        return _decoded(data, _wide_zeros(data))
    _refuse_binary(data, path)
    return _decoded(data, _encoding(data))


def _refuse_binary(data: bytes, path: str) -> None:
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    if (
        kind
        or (0 in sample and odd > len(sample) * _BINARY_SHARE and odd > _FEW)
        or odd * 2 > len(sample) > _FEW
    ):
        raise ExtractError(
            f"this is {kind or 'a binary file'}, not text",
            where=Location(path),
            hint="save it as plain text or as a web page",
        )


def _wide_zeros(data: bytes) -> str:
    """Recognise UTF-16 without a mark by the zeros beside its ASCII letters."""
    sample = data[: _SAMPLE // 100 * 2]
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""


def _encoding(data: bytes) -> str:
    declared = _declared(data)
    if declared not in _WIDE and _is_utf8(data):
        return "utf-8"
    right, wrong = _utf8_shape(data)
    if declared in _WIDE and (wrong or right < _CERTAIN):
        return declared
    if not wrong or right > wrong:
        # Also where another encoding is declared: browsers save pages as UTF-8 and leave the
        # declaration, and longer text in another encoding is never valid UTF-8 by chance.
        return "utf-8"
    return declared or _guess(data)


def _declared(data: bytes) -> str:
    """Name the declared encoding as Python does, or nothing where it is unknown or UTF-8."""
    match = _DECLARED.search(data[:8192])
    label = (match[1] or match[2]).decode("ascii") if match else ""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = {"x-sjis": "cp932", "x-gbk": "gb18030", "windows-949": "cp949"}.get(
            label.lower(), ""
        )
    name = _LARGER.get(name, name)
    return name if name in _WIDE or name in _NARROW else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _utf8_shape(data: bytes) -> tuple[int, int]:
    """Count the well-formed sequences outside ASCII and the wrong bytes, read as UTF-8."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("�") - data.count("�".encode())
    right = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    return right, wrong


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    outside = re.search(rb"[\x80-\xff]", data)
    start = max(0, (outside.start() if outside else 0) - 2000)
    best = from_bytes(data[start : start + _SAMPLE // 4], cp_isolation=_GUESSES).best()
    return codecs.lookup(best.encoding).name if best else "cp1252"


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    text = text.replace("\0", "�")
    own = data.count("�".encode()) if encoding == "utf-8" else 0
    return Decoded(normalise(text), encoding, text.count("�") - own)
