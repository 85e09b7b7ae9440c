"""The kinds of block that extracts of paid outlets bring along: all of it goes, and not one line of the story."""

from html import escape
from pathlib import Path

import pytest
from hard_lines import stories

from digest.clean.engine import clean
from digest.importers import read

HERE = Path(__file__).parent
ENGLISH = {
    "blocks.txt": ("port", "bank", "oil", "retail"),
    "blocks-outlets.txt": ("cement", "hotel"),
}
FORMS = ("txt", "md", "html")
PLACES = ("before", "head", "middle", "end")


def blocks():
    """Read every block of every kind."""
    return [block for name, told in ENGLISH.items() for block in blocks_of(name, told)]


def blocks_of(file, stories_told):
    """Read the blocks of one file."""
    kind, found = "", []
    for part in (HERE / file).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in part.split("\n") if line and not line.startswith("# ")]
        if lines and lines[0].startswith("= "):
            kind, *lines = (lines[0].removeprefix("= "), *lines[1:])
        if lines:
            told, places = stories_told, PLACES
            if lines[0].startswith("@") and not lines[0].startswith("@@"):
                name, *only = lines.pop(0)[1:].split()
                told, places = (name,), tuple(only) or PLACES
            found += [(kind, told, lines, place) for place in places]
    return found


def buttons(line):
    """Return the buttons of a line, or nothing."""
    if not (line.startswith("[") and line.endswith("]")) or line.startswith(("[[", "[object")):
        return []
    return line[1:-1].split("] [")


def pieces(line):
    """Return the texts that a line of a block shows."""
    if " | " in line:
        return line.split(" | ")
    return buttons(line) or [line.removeprefix("## ").removeprefix("- ")]


def as_text(lines):
    return "\n\n".join(text for line in lines for text in pieces(line))


def as_markdown(lines):
    made = []
    for line in lines:
        if buttons(line):
            made.append(" ".join(f"[{text}](https://post.example/go)" for text in buttons(line)))
        elif " | " in line:
            made.append(f"| {line} |\n|{'---|' * len(line.split(' | '))}")
        else:
            made.append(line)
    return "\n\n".join(made)


def as_html(lines):
    made = []
    for line in lines:
        if buttons(line):
            made += [f'<a href="/go">{escape(text)}</a>' for text in buttons(line)]
        elif " | " in line:
            made.append("<p>" + "</p><p>".join(map(escape, line.split(" | "))) + "</p>")
        elif line.startswith("- "):
            made.append(f"<ul><li>{escape(line[2:])}</li></ul>")
        elif line.startswith("## "):
            made.append(f"<h3>{escape(line[3:])}</h3>")
        else:
            made.append(f"<p>{escape(line)}</p>")
    return "<div>" + "\n".join(made) + "</div>"


def document(form, paragraphs, lines, place, title):
    """Make an extract of a story with a block in it; return its bytes."""
    at = {"before": 0, "head": 0, "middle": 2, "end": len(paragraphs)}[place]
    if form == "html":
        body = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(text)}</p>" for text in paragraphs)]
        body.insert(at + (place != "before"), as_html(lines))
        page = f"<title>{escape(title)}</title></head><body><article>"
        return ("<html><head>" + page + "\n".join(body) + "</article></body></html>").encode()
    body = [f"# {title}" if form == "md" else title, *paragraphs]
    body.insert(at + (place != "before"), as_markdown(lines) if form == "md" else as_text(lines))
    return "\n\n".join(body).encode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kind", "told", "lines", "place"), blocks(), ids=str)
def test_a_block_of_a_kind_goes_and_the_story_stays(kind, told, lines, form, place):
    made = stories()
    for name in told:
        title, paragraphs = made[name]
        cleaned = clean(read(document(form, paragraphs, lines, place, title), f"extracts/x.{form}"))
        kept = [
            block.text
            for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
            if verdict.action in ("keep", "note") and block.text != title
        ]
        left = [text for text in kept if text not in paragraphs]
        lost = [text for text in paragraphs if text not in kept]
        assert (left, lost) == ([], []), name
