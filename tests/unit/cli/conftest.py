"""A small project, a fixed moment, and the command line run in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.cli import main

ARTICLE = """\
---
title: {title}
id: {title}
date: {date}
original: true
---
Some text.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with digest.toml and one article, which is the current folder; it is noon in Berlin."""
    root = tmp_path / "news"
    articles = root / "content" / "articles"
    articles.mkdir(parents=True)
    (root / "digest.toml").write_text('timezone = "Europe/Berlin"\n', "utf-8")
    (articles / "first.md").write_text(ARTICLE.format(title="first", date="2026-11-20"), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def digest(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line; gives exit code, standard output, standard error."""

    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(argv))
        return code, *capsys.readouterr()

    return run
