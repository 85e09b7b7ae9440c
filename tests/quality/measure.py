"""Measure the cleaner on saved pages with gold texts: python tests/quality/measure.py FOLDER [--help]

FOLDER holds gold.json ({id: {articleBody, source, lang, business, title, url}}), html/ID.html.gz, and
lines*.json.gz ({id: {lines, keep, articleBody}}) in three degrees of dirt. Figures of an earlier run, written
with --json, are shown beside the new ones with --against.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import declared
import ours
import peers
import room
import samples
import scoring
import tables

Item = TypeVar("Item")
Result = TypeVar("Result")
Mapper = Callable[[Callable[[Item], Result], Iterable[Item]], list[Result]]

LINES_OF_AN_EXTRACT = 40
WORST = 20


class Page(NamedTuple):
    """All that is known of one page once it is measured."""

    score: scoring.PageScore
    best_blocks: scoring.PageScore | None
    text: str
    record: declared.Record
    agreements: dict[str, bool]
    disagreements: list[dict[str, str]]
    seconds: float


class Extract(NamedTuple):
    """One extract of text once it is measured."""

    lines: scoring.LineScore
    text: scoring.PageScore | None
    count: int
    seconds: float


def measure_page(folder: Path, sample: samples.Sample, *, with_room: bool) -> Page:
    """Clean a page and compare its text and record with what is known."""
    markup = samples.markup(folder, sample.key)
    page = ours.page(markup, sample.key)
    theirs = declared.read(markup.decode("utf-8", "replace"))
    found = declared.agreements(page.record, theirs)
    found |= declared.known_agreements(page.record, sample.title, sample.language)
    chosen = "\n".join(room.best_blocks(sample.text, page.blocks)) if with_room else ""
    return Page(
        score=scoring.page(sample.text, page.text),
        best_blocks=scoring.page(sample.text, chosen) if with_room else None,
        text=page.text,
        record=page.record,
        agreements=found,
        disagreements=declared.disagreements(sample.key, page.record, theirs, found),
        seconds=page.seconds,
    )


def measure_lines(known: samples.Lines) -> Extract:
    """Clean lines and compare those kept with those wanted."""
    kept, seconds = ours.lines(known.texts)
    text = "\n".join(line for line, keep in zip(known.texts, kept, strict=True) if keep)
    return Extract(
        lines=scoring.lines(known.texts, known.wanted, kept),
        text=scoring.page(known.text, text) if known.text else None,
        count=sum(bool(line.strip()) for line in known.texts),
        seconds=seconds,
    )


def ask_peer(folder: Path, name: str, sample: samples.Sample) -> tuple[str, float]:
    """Let a peer read one page."""
    markup = samples.markup(folder, sample.key).decode("utf-8", "replace")
    return peers.predict(name, markup, sample.url, sample.language)


def html_tables(
    known: dict[str, samples.Sample], measured: dict[str, Page], answers: dict[str, dict[str, str]]
) -> tables.Tables:
    """Give the figures of HTML mode, of the peers, of what was declared and of the room left."""
    groups = samples.groups(known.values())

    def rows(scores: dict[str, scoring.PageScore]) -> dict[str, scoring.Figures]:
        return {name: scoring.pages([scores[key] for key in keys]) for name, keys in groups.items()}

    found = {"HTML": rows({key: page.score for key, page in measured.items()})}
    for name, texts in answers.items():
        scores = {key: scoring.page(known[key].text, texts.get(key, "")) for key in known}
        found[f"HTML, {name}"] = rows(scores)
    if all(page.best_blocks for page in measured.values()):
        blocks = {key: page.best_blocks for key, page in measured.items() if page.best_blocks}
        found["room: the best of our blocks"] = rows(blocks)
        found["room: the best answer of ours and the peers"] = rows(
            {
                key: room.best_answer(
                    known[key].text,
                    [page.text, *(texts.get(key, "") for texts in answers.values())],
                )
                for key, page in measured.items()
            }
        )
    found["metadata"] = declared.rates([page.agreements for page in measured.values()])
    return found


def text_table(
    known: dict[str, samples.Sample], measured: dict[str, Extract]
) -> dict[str, scoring.Figures]:
    """Give the figures of one degree of dirt in text mode."""
    groups = samples.groups(sample for key, sample in known.items() if key in measured)
    return {
        name: scoring.extracts(
            [measured[key].lines for key in keys],
            [score for key in keys if (score := measured[key].text)],
        )
        for name, keys in groups.items()
    }


def worst(measured: dict[str, Page]) -> list[dict[str, Any]]:
    """Name the pages whose text agrees least with the gold text."""
    least = sorted(measured, key=lambda key: (measured[key].score.f1, key))[:WORST]
    return [{"page": key, **measured[key].score._asdict()} for key in least]


def measure(folder: Path, options: argparse.Namespace, spread: Mapper[Any, Any]) -> tables.Report:
    """Measure everything that was asked for."""
    known = dict(list(samples.pages(folder).items())[:: options.every])
    one = partial(measure_page, folder, with_room=options.room)
    pages: dict[str, Page] = dict(zip(known, spread(one, known.values()), strict=True))
    answers, seconds, missing = peer_answers(folder, known, options, spread)
    found = html_tables(known, pages, answers)
    took = {
        "HTML pages a second": scoring.share(len(pages), sum(p.seconds for p in pages.values()))
    }
    for degree in samples.DEGREES:
        lines = {key: one for key, one in samples.lines(folder, degree).items() if key in known}
        extracts = dict(zip(lines, spread(measure_lines, lines.values()), strict=True))
        if extracts:
            found[f"text, {degree}"] = text_table(known, extracts)
            count = sum(extract.count for extract in extracts.values()) / LINES_OF_AN_EXTRACT
            spent = sum(extract.seconds for extract in extracts.values())
            took[f"extracts of 40 lines a second, {degree}"] = scoring.share(count, spent)
    for name, spent in seconds.items():
        took[f"HTML pages a second, {name}"] = scoring.share(len(pages), spent)
    found["speed of a core"] = {name: {"rate": value} for name, value in took.items()}
    listed = [row for page in pages.values() for row in page.disagreements]
    return tables.Report(found, worst(pages), listed, missing)


def peer_answers(
    folder: Path,
    known: dict[str, samples.Sample],
    options: argparse.Namespace,
    spread: Mapper[Any, Any],
) -> tuple[dict[str, dict[str, str]], dict[str, float], list[str]]:
    """Give the peers' texts by page, the seconds they took, and the names of those not installed.

    With ``--peers`` they are asked (and their texts saved, if a folder is given), else saved texts are read.
    """
    answers: dict[str, dict[str, str]] = {}
    seconds: dict[str, float] = {}
    missing: list[str] = []
    for name in peers.PEERS if options.peers else ():
        try:
            given = spread(partial(ask_peer, folder, name), known.values())
        except peers.PeerMissingError as error:
            missing.append(f"{name} (no package {error})")
            continue
        answers[name] = {key: text for key, (text, _) in zip(known, given, strict=True)}
        seconds[name] = sum(spent for _, spent in given)
        if options.saved:
            options.saved.mkdir(parents=True, exist_ok=True)
            (options.saved / f"{name}.json").write_text(json.dumps(answers[name]), "utf-8")
    if options.saved and not options.peers:
        for path in sorted(options.saved.glob("*.json")):
            answers[path.stem] = json.loads(path.read_text("utf-8"))
    return answers, seconds, missing


def mapper(jobs: int) -> tuple[Mapper[Any, Any], Callable[[], None]]:
    """Give a map over items, here or in processes, and what ends it."""
    if jobs < 2:
        ours.warm()
        return (lambda function, items: [function(item) for item in items]), lambda: None
    pool = ProcessPoolExecutor(jobs, initializer=ours.warm)
    return (
        lambda function, items: list(pool.map(function, list(items), chunksize=8)),
        partial(pool.shutdown, cancel_futures=True),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="saved pages with gold texts")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth page")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show what changed since FILE")
    parser.add_argument("--peers", action="store_true", help="ask the other extractors installed")
    parser.add_argument(
        "--saved", type=Path, metavar="FOLDER", help="keep the peers' texts here, or read them"
    )
    parser.add_argument("--room", action="store_true", help="what a perfect choice would score")
    parser.add_argument("--disagreements", action="store_true", help="list those of the metadata")
    options = parser.parse_args(arguments)
    before = json.loads(options.against.read_text("utf-8")) if options.against else {}
    spread, end = mapper(options.jobs)
    try:
        report = measure(options.folder, options, spread)
    finally:
        end()
    if options.json:
        options.json.write_text(
            json.dumps(report._asdict(), indent=1, sort_keys=True) + "\n", "utf-8"
        )
    shown = tables.as_text(report, before, disagreements=options.disagreements)
    sys.stdout.write(shown)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
