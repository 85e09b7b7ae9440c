"""Own kinds in eleven languages: every line of the page goes, every line of the story stays, in one extract."""

from pathlib import Path

import pytest

from digest.clean.engine import clean
from digest.importers import text
from digest.model.extract import Extract, Metadata

HERE = Path(__file__).parent
LANGUAGES = ("ar", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "zh")
KINDS = frozenset(
    ("app", "appeal", "cookie", "copyright", "newsletter", "plan", "register", "related", "share", "wall")
)  # fmt: skip


def extracts():
    """Read language, headline and lines of every extract; a line is + of the story, -kind, or ?kind not yet gone."""
    language, title, lines = "", "", []
    for path in sorted(HERE.glob("*.txt")):
        for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
            if line.startswith("@"):
                language = line[1:]
            elif line.startswith("# "):
                title = line[2:]
            elif line:
                mark, _, shown = line.partition(" ")
                lines.append((mark, shown))
            elif lines:
                yield language, title, lines
                lines = []


def kept(title, lines):
    """Clean an extract of lines; return whether each stays."""
    shown = "\n\n".join(line for _, line in lines)
    cleaned = clean(
        Extract(
            path="extracts/x.txt",
            format="text",
            blocks=text.blocks(shown),
            metadata=Metadata(title=title),
        )
    )
    left = {
        block.first
        for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        if verdict.action in ("keep", "note")
    }
    return [2 * i + 1 in left for i in range(len(lines))]


@pytest.mark.parametrize(
    ("language", "title", "lines"), list(extracts()), ids=lambda value: str(value)[:40]
)
def test_the_page_goes_and_the_story_stays(language, title, lines):
    assert language in LANGUAGES
    wrong = [
        f"{mark} {line}"
        for (mark, line), stays in zip(lines, kept(title, lines), strict=True)
        if stays != (mark[0] in "+?")
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_kind(language):
    seen = {mark[1:] for code, _, lines in extracts() if code == language for mark, _ in lines}
    assert seen - {""} == KINDS
