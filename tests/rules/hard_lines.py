"""Hard lines and the stories they are put into: ``stays | class | story | place | line / line``."""

from functools import cache
from pathlib import Path

from digest.clean.engine import clean
from digest.importers import text
from digest.model.extract import Extract, Metadata

HERE = Path(__file__).parent / "hard"
PLACES = {"head": 0, "in": 2, "in1": 1, "in3": 3}


@cache
def stories():
    """Read the stories: name -> title and paragraphs."""
    found = {}
    for path in sorted(HERE.glob("stories*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("["):
                name, title = line[1:].split("] ", 1)
                found[name] = (title, [])
            elif line.strip():
                found[name][1].append(line.removeprefix("## ").removeprefix("- "))
    return found


def cases(names="hard-*.txt"):
    """Read every case of the named files of hard lines."""
    for path in sorted(HERE.glob(names)):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and not line.startswith("#"):
                want, class_, story, place, lines = line.split(" | ", 4)
                yield path.stem, want, class_, story, place, lines.split(" / ")


def judge(story, place, lines):
    """Clean a story with hard lines in it; return whether each line stays, and the paragraphs that are lost."""
    title, paragraphs = stories()[story]
    at = PLACES.get(place, len(paragraphs))
    shown = [*paragraphs[:at], *lines, *paragraphs[at:]]
    extract = Extract(
        path="extracts/x.txt",
        format="text",
        blocks=text.blocks("\n\n".join(shown)),
        metadata=Metadata(title=title),
    )
    cleaned = clean(extract)
    kept = {
        block.first
        for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        if verdict.action in ("keep", "note")
    }
    stays = [2 * i + 1 in kept for i in range(len(shown))]
    lost = [text for text, stay in zip(shown, stays, strict=True) if not stay and text not in lines]
    return stays[at : at + len(lines)], lost
