"""`digest explain --news`: what was understood of an article, each part with the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digest.model.news import Figure, Mention, News

_ARROWS = {"up": "rises", "down": "falls", "": ""}


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
