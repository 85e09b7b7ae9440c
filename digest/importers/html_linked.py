"""JSON-LD: the node that describes the page's article, out of graphs, lists, nested and broken JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_JSON = 500_000
"""Characters of one script of linked data."""
MAX_NODES = 2_000
MAX_DEPTH = 8

_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsStory|PressRelease)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TAG = re.compile(r"<[^<>]{0,500}>")
_COMMA = re.compile(r",(\s*[}\]])")


def article(root: HtmlElement) -> dict[str, Any]:
    """Find the node of the page's article: the shallowest with the most of what we ask for; empty if none.

    Gaps of the best node are filled from other nodes of the same headline.
    """
    nodes = [node for script in _scripts(root) for node in _nodes(script)]
    articles = [node for _, node in sorted(nodes, key=lambda found: found[0]) if _is_article(node)]
    if not articles:
        return {}
    best = max(articles, key=_worth)
    same = (n for n in articles if n is not best and n.get("headline") == best.get("headline"))
    filled = dict(best)
    for node in same:
        filled = {**node, **{key: value for key, value in filled.items() if value}}
    return filled


def body(node: dict[str, Any]) -> str:
    """Return the text of the article that a node brings along, without tags; empty if it has none."""
    value = node.get("articleBody")
    return unescape(_TAG.sub(" ", unescape(value))) if isinstance(value, str) else ""


def _scripts(root: HtmlElement) -> Iterator[Any]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            yield _loaded(element.text)


def _loaded(text: str) -> Any:  # noqa: ANN401 # JSON
    """Load JSON as sites write it: with raw line feeds, in comments, with a comma or semicolon too many."""
    if len(text) > MAX_JSON:
        return None
    for attempt in (text, _COMMA.sub(r"\1", _WRAPPING.sub("", text).strip().rstrip(";"))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give every mapping with its depth; a graph's members stand as high as the graph itself."""
    queue: list[tuple[int, object]] = [(0, value)]
    seen = 0
    while queue and seen < MAX_NODES:
        depth, item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue += [(depth, member) for member in item[:MAX_NODES]]
        elif isinstance(item, dict) and depth <= MAX_DEPTH:
            yield depth, item
            graph = item.get("@graph")
            queue += [(depth, graph)] if graph else []
            queue += [
                (depth + 1, v)
                for k, v in item.items()
                if k != "@graph" and isinstance(v, (dict, list))
            ]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _worth(node: dict[str, Any]) -> int:
    """Weigh a node's use to us; max() takes the first, that is the shallowest, of equals."""
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher"))
