"""Reads the tables of judged paragraphs and stories."""

from pathlib import Path
from typing import NamedTuple

from digest.model.news import Paragraph

TABLES = Path(__file__).parent / "tables"
UNSPACED = {"ja", "zh"}


class Case(NamedTuple):
    language: str
    name: str
    lines: list[str]


class Story(NamedTuple):
    language: str
    name: str
    title: str
    paragraphs: list[Paragraph]
    judged: dict[str, str]


def cases(file: str) -> list[Case]:
    found: list[Case] = []
    for line in (TABLES / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            language, name = line[1:].split("] ", 1)
            found.append(Case(language, name, []))
        elif found:
            found[-1].lines.append(line)
    return found


def paragraph_cases(file: str) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The language, name and paragraph of each case, and the (speaker, text) that are to be found."""
    found = []
    for language, name, lines in cases(file):
        wanted = [line[2:].split(" | ", 1) for line in lines if line.startswith("= ")]
        text = " ".join(line for line in lines if line and not line.startswith("= "))
        found.append((language, name, text, [(who, said) for who, said in wanted]))
    return found


def stories(file: str) -> list[Story]:
    return [_story(case) for case in cases(file)]


def _story(case: Case) -> Story:
    title = case.lines[0].removeprefix("= ")
    judged = {line[2:]: line[0] for line in case.lines[1:] if line}
    joint = "" if case.language in UNSPACED else " "
    groups: list[list[str]] = [[]]
    for line in case.lines[1:]:
        if line:
            groups[-1].append(line[2:])
        else:
            groups.append([])
    texts = [joint.join(group) for group in groups if group]
    paragraphs = [Paragraph(f"p-{number}", text) for number, text in enumerate(texts, 1)]
    return Story(case.language, case.name, title, paragraphs, judged)
