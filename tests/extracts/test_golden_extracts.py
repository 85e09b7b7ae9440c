"""Whole extracts with the article and the verdicts they must give; each folder is named after its fault."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import intake
from digest.config import Config
from digest.model.verdict import Cleaned

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/source.*"))
SETTINGS = Config(timezone="Europe/Berlin")
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def verdicts(cleaned: Cleaned) -> str:
    """One line a block: its lines, the verdict with class and rule, and how the block begins."""
    about = cleaned.document
    lines = [f"{about.kind} wall={about.wall} complete={about.complete} language={about.language}"]
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        named = " ".join(filter(None, (verdict.action, verdict.class_, verdict.rule)))
        lines.append(f"{block.first:>3}-{block.last:<3} {named:<32} {block.text[:60]}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def article(source: Path, folder: Path) -> str:
    """Take the extract in as a project would and give the article it becomes, or those of a round-up in a row."""
    placed = folder / "content" / "extracts" / source.parent.name / source.name
    placed.parent.mkdir(parents=True)
    placed.write_bytes(source.read_bytes())
    (outcome,) = intake.run(folder, SETTINGS, now=NOW).outcomes
    assert all(problem.severity == "warning" for problem in outcome.problems)
    if outcome.articles:
        texts = ((path, folder / "content" / path) for path in outcome.articles)
        return "\n".join(
            f"=== {Path(path).name}\n{made.read_text('utf-8')}" for path, made in texts
        )
    return (folder / "content" / outcome.article).read_text("utf-8") if outcome.article else ""


def agree(path: Path, found: str, *, rewrite: bool) -> None:
    if rewrite:
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_extract_gives_its_article_and_verdicts(case, tmp_path, request) -> None:
    rewrite = bool(request.config.getoption("--rewrite", default=False))
    (source,) = case.glob("source.*")
    cleaned = intake.explain(source.read_bytes(), f"extracts/{case.name}/{source.name}")
    agree(case / "expected.verdicts", verdicts(cleaned), rewrite=rewrite)
    agree(case / "expected.md", article(source, tmp_path), rewrite=rewrite)


def test_there_are_golden_extracts_of_every_format() -> None:
    assert {path.suffix for path in HERE.glob("*/source.*")} == {".html", ".md", ".txt"}


def test_a_golden_round_up_becomes_several_articles() -> None:
    texts = [path.read_text("utf-8") for path in HERE.glob("*/expected.md")]
    assert any(text.count("\n=== ") >= 2 for text in texts)
