"""The files of a search index in one form: Pagefind lists filters and their values in an order that changes by chance.

They are sorted here, in the files that hold them: gzip of a mark and a CBOR array of arrays, texts and numbers. Files
in a form that is not known stay as they are; the search works with them, and only equal bytes are not promised then.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTERS = 3
"""Place of the filters in a language's list of all its files."""

_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files of an index by path, so that equal pages give equal files."""
    found = dict(files)
    try:
        entry = json.loads(found[ENTRY])
        for language in sorted(entry["languages"]):
            known = entry["languages"][language]
            known["hash"] = _language(found, str(known["hash"]))
    except (ValueError, LookupError, TypeError, OSError, EOFError):
        return dict(files)
    found[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return found


def _language(files: dict[str, bytes], mark: str) -> str:
    """Settle one language's files and give its new mark."""
    listing = _opened(files.pop(f"pagefind.{mark}.pf_meta"))
    filters = []
    for name, old in listing[FILTERS]:
        named, values = _opened(files.pop(f"filter/{old}.pf_filter"))
        data = _closed([named, sorted(values)])
        new = _marked(old, data)
        files[f"filter/{new}.pf_filter"] = data
        filters.append([name, new])
    listing[FILTERS] = sorted(filters)
    data = _closed(listing)
    new = _marked(mark, data)
    files[f"pagefind.{new}.pf_meta"] = data
    return new


def _marked(old: str, data: bytes) -> str:
    """Name a file after its bytes, with the language that its name began with."""
    language = old.rpartition("_")[0]
    return f"{language}_{blake2b(data, digest_size=5).hexdigest()}"


def _opened(data: bytes) -> Any:  # noqa: ANN401 - arrays, texts and numbers
    raw = gzip.decompress(data)
    if not raw.startswith(MARK):
        raise ValueError("not in the form that is known")
    value, end = _decoded(raw, len(MARK))
    if end != len(raw) or MARK + _encoded(value) != raw:
        raise ValueError("not in the form that is known")
    return value


def _closed(value: Any) -> bytes:  # noqa: ANN401
    return gzip.compress(MARK + _encoded(value), compresslevel=9, mtime=0)


def _decoded(raw: bytes, at: int) -> tuple[Any, int]:
    kind, small = raw[at] >> 5, raw[at] & 31
    at += 1
    size = _SIZES.get(small, 0)
    number = int.from_bytes(raw[at : at + size], "big") if size else small
    at += size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return raw[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError("not in the form that is known")
    values = []
    for _ in range(number):
        value, at = _decoded(raw, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> bytes:  # noqa: ANN401
    if isinstance(value, int):
        return _headed(_NUMBER, value)
    if isinstance(value, str):
        data = value.encode()
        return _headed(_TEXT, len(data)) + data
    return _headed(_ARRAY, len(value)) + b"".join(map(_encoded, value))


def _headed(kind: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([kind << 5 | number])
    for code, size in _SIZES.items():
        if number < 1 << (8 * size):
            return bytes([kind << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError("not in the form that is known")
