"""Names for the paragraphs of a body, so that a figure, a key point or a quote can lead to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from digest.model.news import Paragraph

if TYPE_CHECKING:
    from markdown_it.token import Token


def anchor(tokens: Sequence[Token], text_of: Callable[[Token], str]) -> tuple[Paragraph, ...]:
    """Give every paragraph and list item an id in place, p-1 and on, and return them with their texts.

    A paragraph of a tight list has no element of its own: its item takes the id.
    """
    found: list[Paragraph] = []
    item: Token | None = None
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            item = token
        elif token.type == "paragraph_open":
            bearer = item if token.hidden else token
            text = " ".join(text_of(tokens[index + 1]).split())
            if bearer is not None and text and "id" not in bearer.attrs:
                found.append(Paragraph(f"p-{len(found) + 1}", text))
                bearer.attrs["id"] = found[-1].anchor
    return tuple(found)
