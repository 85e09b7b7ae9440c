"""Whole sites, each told in one text file: its files, the commands, and what must be so afterwards.

A story begins with a line on what it shows. After that, in any order:

    -- content/articles/a.md --     the lines up to the next such mark are written to that file
    -- then --                      the lines up to the next mark are steps:

    > digest build --drafts         run the command in the project's folder
    exit 1                          it ended with this code (0 if not said)
    out: TEXT    err: TEXT          standard output, standard error hold TEXT
    no out: TEXT no err: TEXT       they do not
    in PATH: TEXT                   the file holds TEXT; the path may be a pattern that fits one file
    not in PATH: TEXT               it does not
    exists PATH  absent PATH        there is such a file or folder, or there is none
    kept PATH                       the file has the bytes that it had before the last command
    remove PATH                     the file, or the folder with all in it, is deleted
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from digest.cli import main

STORIES = sorted(Path(__file__).parent.glob("*.txt"))
MARK = re.compile(r"^-- (.+) --$")
NOON = "1795348800"  # 2026-11-22T12:00:00Z


class Stage:
    """A project folder with the outcome of the last command."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        self.code = self.expected = 0
        self.out = self.err = ""
        self.before: dict[str, bytes] = {}

    def step(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == ">":
            self.run(shlex.split(rest))
        elif word == "exit":
            self.expected = int(rest)
        elif word == "remove":
            path = self.root / rest
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        else:
            assert self.holds(line), f"{line}\n{self.account()}"

    def run(self, words: list[str]) -> None:
        self.settle()
        assert words[0] == "digest", words
        files = [p for p in self.root.rglob("*") if p.is_file()]
        self.before = {p.relative_to(self.root).as_posix(): p.read_bytes() for p in files}
        self.code, self.expected = main(words[1:]), 0
        self.out, self.err = self.capsys.readouterr()

    def settle(self) -> None:
        """The exit code is judged when all that is said about the command has been read."""
        assert self.code == self.expected, self.account()

    def holds(self, line: str) -> bool:
        said, colon, text = line.partition(": ")
        if colon and said in {"out", "err", "no out", "no err"}:
            stream = self.out if said.endswith("out") else self.err
            return (text in stream) == (not said.startswith("no"))
        if colon and said.startswith(("in ", "not in ")):
            found = text in self.read(said.removeprefix("not ").removeprefix("in "))
            return found == said.startswith("in ")
        word, _, path = line.partition(" ")
        if word in {"exists", "absent"}:
            return any(self.root.glob(path)) == (word == "exists")
        assert word == "kept", f"no such step: {line}"
        return self.before.get(path) == (self.root / path).read_bytes()

    def read(self, pattern: str) -> str:
        files = sorted(self.root.glob(pattern))
        assert len(files) == 1, f"{pattern} fits {files}\n{self.account()}"
        return files[0].read_text("utf-8")

    def account(self) -> str:
        paths = sorted(p.relative_to(self.root).as_posix() for p in self.root.rglob("*"))
        shown = "\n".join(p for p in paths if not p.startswith("site/static"))
        return f"exit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}\n--- files\n{shown}"


def parts(text: str) -> list[tuple[str, list[str]]]:
    """Cut a story at its marks; what stands before the first one is its description."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        mark = MARK.match(line)
        if mark:
            found.append((mark[1], []))
        else:
            found[-1][1].append(line)
    return found[1:]


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_a_site_turns_out_as_its_story_tells(
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.chdir(tmp_path)
    stage = Stage(tmp_path, capsys)
    for name, lines in parts(story.read_text("utf-8")):
        if name == "then":
            for line in filter(None, lines):
                stage.step(line)
        else:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines).rstrip("\n") + "\n", "utf-8")
    stage.settle()


def test_there_are_stories() -> None:
    assert len(STORIES) >= 8
