"""Other extractors on the same pages, each only where its package happens to be installed.

None of them is needed by the project or its tests; they say where the bar stands.
"""

from __future__ import annotations

import importlib
import logging
import re
import time
from collections.abc import Callable
from typing import Any

_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|thead|tbody|blockquote|figure|figcaption"
    r"|section|article|header|footer|aside|main|pre|hr|body|html)\b[^>]*>",
    re.IGNORECASE,
)
_STOPLISTS = {"de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian"}


class PeerMissingError(Exception):
    """The package of a peer is not installed; the message names it."""


def shown(markup: str) -> str:
    """Give the words a reader sees in a piece of HTML, one block a line."""
    from lxml import html

    if not markup.strip():
        return ""
    root = html.fromstring(_BLOCK.sub(lambda tag: f"\n{tag[0]}\n", markup))
    for hidden in root.xpath("//script | //style | //noscript"):
        hidden.drop_tree()
    return re.sub(r"\s*\n\s*", "\n", str(root.text_content())).strip()


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise PeerMissingError(name) from None


def _trafilatura(**leaning: bool) -> Callable[[str, str, str], str]:
    def extract(markup: str, url: str, language: str) -> str:
        return _package("trafilatura").extract(markup, include_comments=False, **leaning) or ""

    return extract


def _readability(markup: str, url: str, language: str) -> str:
    return shown(_package("readability").Document(markup).summary(html_partial=True))


def _magic_html(markup: str, url: str, language: str) -> str:
    found = _package("magic_html").GeneralExtractor().extract(html=markup, base_url=url)
    return shown(found.get("html") or "")


def _newspaper(markup: str, url: str, language: str) -> str:
    article = _package("newspaper").Article(url or "https://example.org/story", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


def _justext(markup: str, url: str, language: str) -> str:
    justext = _package("justext")
    words = justext.get_stoplist(_STOPLISTS.get(language[:2], "English"))
    paragraphs = justext.justext(markup.encode(), words, encoding="utf-8")
    return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)


def _resiliparse(markup: str, url: str, language: str) -> str:
    extract = _package("resiliparse.extract.html2text").extract_plain_text
    return str(extract(markup, main_content=True, links=False, alt_texts=False, comments=False))


PEERS: dict[str, Callable[[str, str, str], str]] = {
    "trafilatura": _trafilatura(),
    "trafilatura-precision": _trafilatura(favor_precision=True),
    "trafilatura-recall": _trafilatura(favor_recall=True),
    "readability-lxml": _readability,
    "magic-html": _magic_html,
    "newspaper4k": _newspaper,
    "justext": _justext,
    "resiliparse": _resiliparse,
}
"""Name to function of a page's markup, address and language that gives the text it takes for the article."""


def predict(name: str, markup: str, url: str, language: str) -> tuple[str, float]:
    """Ask a peer for a page's article: its text and the CPU seconds it took.

    A page on which the peer fails counts as no answer. Raises PeerMissingError.
    """
    quiet = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    started = time.process_time()
    try:
        text = PEERS[name](markup, url, language)
    except PeerMissingError:
        raise
    except Exception:  # noqa: BLE001 - whatever another program stumbles over is its empty answer
        text = ""
    finally:
        logging.disable(quiet)
    return text, time.process_time() - started
