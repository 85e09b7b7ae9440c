"""`digest explain --news`: what was understood of an article, each part with the paragraph it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from digest import config
from digest.build.basis import basis_of
from digest.build.read import kind_of, read
from digest.commands.call import Call
from digest.errors import DigestError, Location
from digest.model.news import Figure, Mention, News

_ARROWS = {"up": "rises", "down": "falls", "": ""}


def told(call: Call, path: Path, shown: str) -> str:
    """Tell what was understood of an article of the project; raises DigestError for any other file."""
    content = Path(call.root()) / "content"
    inside = path.relative_to(content).as_posix() if path.is_relative_to(content) else ""
    if not path.is_file() or kind_of(inside or "-") != "article":
        hint = "name a file below content/articles/"
        raise DigestError("is not an article of this project", where=Location(shown), hint=hint)
    basis = basis_of(call.root(), config.load(call.config_path(), call.environ))
    found = read(inside, path.read_bytes(), basis)
    if found.article is None:
        fault = found.problems[0]
        raise DigestError(fault.message, where=fault.where, hint=fault.hint)
    if call.options.json:
        return json.dumps(as_json(found.article.news), ensure_ascii=False, indent=2)
    return as_text(found.article.news)


def as_json(news: News) -> dict[str, object]:
    """Give what was understood as plain values; the sketch, which says nothing to people, is left out."""
    parts = {
        "figures": news.figures,
        "points": news.points,
        "quotes": news.quotes,
        "companies": news.companies,
        "topics": news.topics,
    }
    return {name: [_plain(one) for one in several] for name, several in parts.items()}


def _plain(one: msgspec.Struct) -> dict[str, object]:
    return {name: msgspec.to_builtins(getattr(one, name)) for name in one.__struct_fields__}


def as_text(news: News) -> str:
    """Write what was understood, a line each: the paragraph, what was found, and what gave it away."""
    parts = (
        ("figures", map(_figure, news.figures)),
        ("key points", ((point.anchor, point.text, "") for point in news.points)),
        ("quotes", ((quote.anchor, f"“{quote.text}”", quote.speaker) for quote in news.quotes)),
        ("companies", _mentions(news.companies)),
        ("topics", _mentions(news.topics)),
    )
    lines = []
    for title, rows in parts:
        told = [_line(*row) for row in rows]
        lines += [f"{title}: none"] if not told else [title, *told]
    return "\n".join(lines)


def _figure(figure: Figure) -> tuple[str, str, str]:
    told = (f"{figure.value:f} {figure.unit}", _ARROWS[figure.direction], figure.label)
    return figure.anchor, figure.text, ", ".join(filter(None, told))


def _mentions(mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str, str]]:
    for mention in mentions:
        places = ", ".join(anchor or "headline" for anchor in mention.anchors)
        yield places, mention.name, "by " + ", ".join(f"“{word}”" for word in mention.evidence)


def _line(place: str, what: str, why: str) -> str:
    return f"  {place or '-':<8} {what}" + (f"  ({why})" if why else "")
