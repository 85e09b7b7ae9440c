"""A project of invented extracts of one invented outlet, whose house paragraph holds no cue of any list."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from digest import intake
from digest.config import Config
from digest.intake import IntakeReport

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONFIG = Config(timezone="UTC")
HOUSE = (
    "The Tidewater Courier was founded by seven pilots in a net loft at the old lock, and the lamp in its window has "
    "burned through every night since then."
)
STORIES = tuple(
    part.strip().splitlines()
    for part in (Path(__file__).parent / "twelve_stories.txt").read_text("utf-8").split("====\n")
)


def extract(
    number: int, *, source: str = "Tidewater Courier", tail: tuple[str, ...] = (HOUSE,)
) -> str:
    """Write one story as Markdown that names its source, with lines behind it."""
    title, *paragraphs = STORIES[number]
    body = "\n\n".join([*paragraphs, *tail])
    return f"---\ntitle: {title}\nsource: {source}\ndate: 2026-11-{number + 1:02}\n---\n\n{body}\n"


def put(root: Path, name: str, text: str) -> None:
    """Save an extract below the project's extracts."""
    path = root / "content/extracts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run(
    root: Path, *, jobs: int = 1, only: list[str] | None = None, force: bool = False
) -> IntakeReport:
    """Take in the extracts of a project."""
    return intake.run(root, CONFIG, now=NOW, jobs=jobs, only=only, force=force)


def article(root: Path, name: str) -> str:
    """Read the article of an extract."""
    return (root / "content/articles" / f"{name}.md").read_text("utf-8")
