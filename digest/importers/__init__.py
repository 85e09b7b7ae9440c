"""Dirty bytes -> Extract; the table of formats and their importers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from digest.errors import ExtractError, Location
from digest.model.extract import Block, Extract, Format, Metadata

Importer = Callable[[str, str], tuple[tuple[Block, ...], Metadata]]
"""(normal text, path) -> (blocks, what the extract declares about itself)."""

FORMATS: Mapping[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Extension of an extract (in lower case) to its format."""

_own: dict[str, Importer] = {}
"""Extension -> importer of a plug-in."""

_DOCTYPE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(
    r"</(?:p|div|body|html|li|h[1-6]|td|article|section)\s*>|<(?:p|br)\b[^<>]*>", re.IGNORECASE
)


def read(data: bytes, path: str) -> Extract:
    """Read an extract of any known format; ``path`` is relative to the content folder.

    Raises ExtractError for an unknown extension, a binary file, and one beyond the limits. Wrong bytes are
    replaced and counted. The same bytes give the same extract.
    """
    from digest.importers import sniff

    declared = format_of(path)
    if declared is None:
        raise ExtractError(
            "no importer for this kind of file",
            where=Location(path),
            hint=f"known are {', '.join(known())}",
        )
    decoded = sniff.decode(data, path)
    own = _own.get(_extension(path))
    kind = declared if own else _real_format(declared, decoded.text)
    blocks, metadata = (own or _importer(kind))(decoded.text, path)
    return Extract(
        path=path,
        format=kind,
        blocks=blocks,
        metadata=metadata,
        hash=content_hash(data),
        encoding=decoded.encoding,
        replaced=decoded.replaced,
    )


def register(extension: str, importer: Importer) -> None:
    """Read extracts that end in ``extension`` (such as ".log") with a plug-in's importer."""
    _own[extension.lower()] = importer


def forget() -> None:
    """Forget the plug-ins' importers."""
    _own.clear()


def known() -> tuple[str, ...]:
    """Name the extensions that there are importers for."""
    return tuple(dict.fromkeys((*FORMATS, *_own)))


def content_hash(data: bytes) -> str:
    """Hash the bytes of an extract as they arrived: BLAKE2b, 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def format_of(path: str) -> Format | None:
    """Name the format that a path's extension stands for, None where there is no importer.

    What a plug-in's importer reads counts as text.
    """
    extension = _extension(path)
    return "text" if extension in _own else FORMATS.get(extension)


def _extension(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return "." + name.rpartition(".")[2].lower() if "." in name[1:] else ""


def _real_format(declared: Format, text: str) -> Format:
    """Trust the content where the extension lies: a web page saved as text, or text saved as a page."""
    if declared != "html" and _DOCTYPE.match(text[:4000]):
        return "html"
    if declared == "html" and not _DOCTYPE.match(text[:4000]) and not _ELEMENT.search(text):
        return "text"
    return declared


def _importer(kind: Format) -> Importer:
    if kind == "html":
        from digest.importers import html

        return html.read
    if kind == "markdown":
        from digest.importers import markdown

        return markdown.read
    from digest.importers import text

    return lambda source, _: (text.blocks(source), Metadata())
