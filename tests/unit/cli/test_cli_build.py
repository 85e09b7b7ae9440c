"""The build command: its account, its exit codes, what it says to machines."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from digest.build.report import BuildReport
from digest.commands.build import tell
from digest.commands.serve import Reader
from digest.commands.summary import count, faults, listed, removed, seconds
from digest.errors import Location, Problem

ARTICLE = "---\ntitle: {0}\nid: {0}\ndate: 2026-11-22\noriginal: true\n{1}---\nText.\n"


def add(root: Path, name: str, more: str = "") -> Path:
    path = root / "content" / "articles" / f"{name}.md"
    path.write_text(ARTICLE.format(name, more), "utf-8")
    return path


def test_the_account_ends_with_counts_seconds_and_the_next_step(project: Path, digest) -> None:
    code, out, err = digest("build")
    assert (code, err) == (0, "")
    *_, last, following = out.splitlines()
    assert re.fullmatch(r"Built 1 article on \d+ pages: \d+ written; \d+\.\d+ s", last)
    assert following == "Next: `digest serve` shows the site"


def test_a_warning_fails_a_strict_build_alone(project: Path, digest) -> None:
    path = add(project, "second")
    path.write_text(path.read_text().replace("original: true\n", ""))
    code, out, err = digest("build")
    assert code == 0
    assert "content/articles/second.md:1: warning: " in err
    assert "; 1 warning; " in out
    assert digest("build", "--strict")[0] == 1
    assert digest("build", "--strict", "-q")[1:] == ("", "")


def test_all_that_is_held_back_is_named_up_to_a_bound(project: Path, digest) -> None:
    for number in range(23):
        add(project, f"draft-{number:02}", "draft: true\n")
    out = digest("build")[1]
    assert "Held back 23 articles:\n  content/articles/draft-00.md: draft\n" in out
    assert "  and 3 more; -v shows all\n" in out
    assert "draft-22" not in out
    assert "draft-22" in digest("build", "-v")[1]


def test_an_output_flag_is_meant_from_where_one_stands(project: Path, monkeypatch, digest) -> None:
    monkeypatch.chdir(project / "content")
    digest("build", "--output", "../public")
    assert (project / "public" / "index.html").is_file()


def test_flags_reach_the_site(project: Path, digest) -> None:
    add(project, "draft", "draft: true\n")
    digest("build", "--drafts", "--jobs", "1", "--base-url", "https://example.org/x/")
    text = (project / "site/feed.xml").read_text()
    assert "https://example.org/x/2026/11/22/draft/" in text


def test_an_empty_project_says_where_to_begin(project: Path, digest) -> None:
    (project / "content/articles/first.md").unlink()
    code, out, _ = digest("build")
    assert code == 0
    assert "put extracts (.html, .txt, .md) into content/extracts/" in out


def test_another_configuration_is_used_for_the_whole_build(project: Path, digest) -> None:
    (project / "staging.toml").write_text('timezone = "UTC"\ntitle = "Staging"\n')
    assert digest("--config", "staging.toml", "build")[0] == 0
    assert "Staging" in (project / "site/index.html").read_text()
    assert digest("build")[0] == 0
    assert "Staging" not in (project / "site/index.html").read_text()


def test_machines_get_one_object(project: Path, digest) -> None:
    add(project, "draft", "draft: true\n")
    code, out, err = digest("build", "--json", "--strict")
    made = json.loads(out)
    assert (code, err) == (0, "")
    assert made["held"] == [{"path": "content/articles/draft.md", "reason": "draft"}]
    assert made["exit_code"] == 0
    assert made["pages_written"] == len(made["written"]) > 10
    add(project, "broken", "weight: x\n")
    code, out, err = digest("build", "--json")
    (problem,) = json.loads(out)["problems"]
    assert (code, err) == (1, "")
    assert (problem["path"], problem["line"]) == ("content/articles/broken.md", 6)


# The words of an account


class Page:
    """A console that keeps what it is told."""

    quiet = verbose = False

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str = "", style: str = "") -> None:
        self.lines.append(text)

    def tell(self, problem: Problem) -> None:
        self.lines.append(str(problem))


def said(**fields: object) -> str:
    page = Page()
    tell(BuildReport(**fields), page, next_step="digest serve")
    return "\n".join(page.lines)


def test_lines_that_were_cut_are_counted_in_words() -> None:
    text = said(articles=2, counts=(("B1", 3), ("A1", 12), ("X9", 1), ("A2", 0)))
    assert "Cut 16 lines of the extracts: 12 paywall prompt, 3 newsletter, 1 X9" in text


def test_what_articles_want_is_counted_and_the_list_is_named() -> None:
    text = said(articles=2, extracts=2, wants=(("headline", 1), ("date", 2)))
    assert "1 wants a headline, 2 want a date" in text
    assert "`digest list` shows what each article wants" in text


def test_a_watch_tells_a_fault_once_and_its_end() -> None:
    page = Page()
    reader = Reader(SimpleNamespace(console=page))
    fault = (Problem(Location("digest.toml"), "odd"),)
    quiet = BuildReport(noop=True)
    for news in (quiet, quiet, fault, fault, quiet, quiet, fault):
        reader.failed(news) if news is fault else reader.built(quiet)
    assert [line.partition(":")[0] for line in page.lines] == [
        "Nothing has changed",
        "digest.toml",
        "Nothing has changed",
        "digest.toml",
    ]


def test_extracts_without_article_are_counted() -> None:
    assert "1 extract holds no article" in said(articles=2, extracts=3, without_article=1)
    assert "2 extracts hold no article" in said(articles=2, extracts=4, without_article=2)


def test_a_build_with_an_error_leads_back_to_it() -> None:
    text = said(problems=(Problem(Location("a.md"), "x"),), pruned=3)
    assert "3 removed; 1 error; 0.00 s" in text
    assert "Next: mend what is named above" in text


def test_warnings_that_say_the_same_are_told_up_to_a_bound_and_their_hint_once() -> None:
    warnings = [Problem(Location(f"{n}.md"), "odd", "mend it", "warning") for n in range(23)]
    text = said(problems=(*warnings, Problem(Location("x.md"), "odd", "mend it")))
    assert text.count(".md: warning: odd") == 20
    assert text.count("hint: mend it") == 2
    assert "digest: warning: odd: 3 more; -v shows all" in text
    assert "1 error, 23 warnings" in text


def test_a_build_with_nothing_to_do_does_not_tell_the_extracts_again() -> None:
    assert "Cut" not in said(noop=True, counts=(("A1", 3),))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (count(1, "story", "stories"), "1 story"),
        (count(1200, "story", "stories"), "1,200 stories"),
        (count(0, "line"), "0 lines"),
        (seconds(0.034), "0.03 s"),
        (seconds(1.26), "1.3 s"),
        (seconds(75.4), "75 s"),
        (removed([]), ""),
        (faults([]), ""),
    ],
)
def test_numbers_are_written_as_people_do(made: str, expected: str) -> None:
    assert made == expected


def test_a_list_is_whole_on_request() -> None:
    assert len(listed([str(n) for n in range(30)], whole=True)) == 30


# As processes


def start(folder: Path, *argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *argv],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


@pytest.mark.parametrize(
    ("argv", "end", "code"),
    [
        (["watch"], signal.SIGINT, 130),
        (["watch"], signal.SIGTERM, 143),
        (["serve", "--port", "0"], signal.SIGINT, 130),
        (["serve", "--port", "0"], signal.SIGTERM, 143),
        (["serve", "--port", "0"], signal.SIGHUP, 129),
    ],
)
def test_a_watch_ends_at_once_without_a_traceback(project: Path, argv, end, code: int) -> None:
    with start(project, *argv) as process:
        lines = iter(process.stdout.readline, "")
        built = next(line for line in lines if line.startswith("Built 1 article"))
        assert "; 0.00 s" not in built
        process.send_signal(end)
        _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in err


def test_a_watch_tells_each_fault_and_each_mend(project: Path) -> None:
    with start(project, "watch") as process:
        lines = iter(process.stdout.readline, "")
        assert any(line.startswith("Built 1 article") for line in lines)
        (project / "digest.toml").write_text("tilte = 1\n")
        assert 'unknown key "tilte"' in process.stderr.readline()
        (project / "digest.toml").write_text('timezone = "UTC"\ntitle = "Mended"\n')
        assert any(line.startswith(("Built", "Nothing")) for line in lines)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
