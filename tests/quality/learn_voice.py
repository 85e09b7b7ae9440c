"""Learn how pages talk to their visitors, from lines that were written for it.

    python tests/quality/learn_voice.py FOLDER            scores by cross-validation over sites
    python tests/quality/learn_voice.py FOLDER --write    also writes digest/learned/voice.json
    python tests/quality/learn_voice.py FOLDER --folds D  also writes D/voiceFOLD.json, learned without that part

It reads tests/quality/voices/*.txt, the hard lines and own kinds of tests/rules, and the golden extracts. The
line-labelled texts of FOLDER (see tests/quality/measure.py) add what articles of all sorts say, and such lines beside
them as speak to a visitor. No library is needed, and the same lines give the same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "rules"), str(TESTS / "rules" / "own")]

from hard_lines import cases, stories  # noqa: E402
from test_own_kinds import blocks, pieces  # noqa: E402

from digest.clean import language, phrases, wording  # noqa: E402
from digest.clean.features import Features  # noqa: E402
from digest.importers import read  # noqa: E402
from digest.learned import voice_words  # noqa: E402
from digest.model.extract import Block  # noqa: E402

FOLDS = 8
ROUNDS = 6
RATE = 0.2
SHRINK = 2e-3
START = 1.0
SEEN = 3
LEAST = 0.1
SHORT = 240
_FAMILIES = {
    "access": "A1", "register": "A4", "appeal": "A5", "newsletter": "B1", "app": "B2", "share": "C2", "comments": "C4",
    "consent": "C7", "field": "B1", "form": "B1",
}  # fmt: skip
KINDS = {
    "paywall prompt and counter": "A1", "plan table": "A2", "benefit list": "A3", "unrendered placeholder": "C6",
    "newsletter form": "B1", "share bar": "C2", "app promo": "B2", "appeal": "A5", "registration wall": "A4",
}  # fmt: skip
Line = tuple[str, str]  # its class ("" for news) and its text


class Row(NamedTuple):
    """One line: its class, its signs, its fold, and the site it comes from (ours: its own text)."""

    class_: str
    signs: list[str]
    fold: int
    source: str
    ours: bool = True


def written() -> Iterator[Line]:
    """Read the lines that were written to be learned from."""
    class_ = ""
    for name in ("page", "news"):
        for line in (TESTS / "quality" / "voices" / f"{name}.txt").read_text("utf-8").splitlines():
            if line.startswith("= "):
                class_ = line[2:]
            elif line and not line.startswith("#"):
                yield ("" if name == "news" else class_), line


def fixtures() -> Iterator[Line]:
    """Read the hard lines, their stories, and the blocks of the project's own kinds."""
    for name in ("hard-*.txt", "not-yet.txt"):
        for _, want, class_, _, _, lines in cases(name):
            if want == "stays" or class_ not in ("E1", "E2", "E3", "E4", "E5", "E6", "E7", "C6"):
                yield from (
                    ("" if want == "stays" else class_ if class_[1:].isdigit() else "A1", line)
                    for line in lines
                )
    yield from (("", text) for _, paragraphs in stories().values() for text in paragraphs)
    for kind, _, lines, _ in blocks():
        if KINDS[kind] != "C6":
            yield from ((KINDS[kind], text) for line in lines for text in pieces(line))


def golden() -> Iterator[Line]:
    """Read the golden extracts: what stays is news, what goes is the page's, but for what goes to the record."""
    for folder in sorted((TESTS / "extracts").glob("*/")):
        for source in folder.glob("source.*"):
            found = read(source.read_bytes(), source.name).blocks
            verdicts = (folder / "expected.verdicts").read_text("utf-8").splitlines()[1:]
            if len(found) != len(verdicts):
                continue  # a dateline was parted from its paragraph
            for block, verdict in zip(found, verdicts, strict=True):
                action, class_ = verdict[8:].split()[:2] if verdict[8:].strip() else ("", "")
                if action == "keep":
                    yield "", block.text
                elif (
                    action == "drop"
                    and class_[0] in "ABCD"
                    and class_ not in ("B4", "C6", "C9", "D3")
                ):
                    yield class_, block.text


def saved(folder: Path) -> Iterator[Row]:
    """Read the texts of saved pages: every line of their articles, and the others that speak to a visitor."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = json.loads(gzip.decompress((folder / "lines-tail.json.gz").read_bytes()))
    for key, page in sorted(texts.items()):
        site = gold[key]["site"]
        for text, kept in zip(page["lines"], page["keep"], strict=True):
            f = Features(Block(1, 1, 1, text), page["lang"][:2])
            if not f.tokens or f.weight > wording.LONGEST:
                continue
            spoken = _FAMILIES.keys() & f.cues.keys()
            if kept and not (spoken and (f.orders or f.reader)):
                yield Row("", sorted(wording.signs(f)), crc(site) % FOLDS, site, ours=False)
            elif spoken and not kept and f.weight < SHORT:
                class_ = _FAMILIES[min(spoken)]
                yield Row(class_, sorted(wording.signs(f)), crc(site) % FOLDS, site, ours=False)


def own() -> Iterator[Row]:
    """Measure every line of ours once."""
    seen: set[Line] = set()
    for source in (written, fixtures, golden):
        for class_, text in source():
            folded = phrases.fold(text)
            code = language.guess(folded, phrases.words(folded))
            f = Features(Block(1, 1, 1, text), code)
            if (class_, text) not in seen and f.tokens and f.weight <= wording.LONGEST:
                seen.add((class_, text))
                yield Row(class_, sorted(wording.signs(f)), crc(text) % FOLDS, text)


def crc(text: str) -> int:
    return zlib.crc32(text.encode())


def learn(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Fit the weights by gradient descent with a step of its own for each sign (AdaGrad).

    Ours and theirs, pages and news weigh the same in sum.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for sign in row.signs:
            sources[sign].add(row.source)
    groups = Counter((bool(row.class_), row.ours) for row in rows)
    known = [
        (
            float(bool(row.class_)),
            len(rows) / 4 / groups[bool(row.class_), row.ours],
            [s for s in row.signs if len(sources[s]) >= SEEN],
        )
        for row in rows
    ]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: START)
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for y, share, signs in known:
            total = weights[""] + sum(weights[s] for s in signs)
            wrong = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - y) * share
            for s in ("", *signs):
                slope = wrong + (SHRINK * weights[s] if s else 0.0)
                squares[s] += slope * slope
                weights[s] -= RATE * slope / math.sqrt(squares[s])
    prior = weights.pop("")
    return prior, {s: round(w, 2) for s, w in sorted(weights.items()) if abs(w) >= LEAST}


def classes(rows: list[Row], weights: dict[str, float]) -> dict[str, str]:
    """Name for each sign of pages the class of block in which it was seen most."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for s in row.signs if row.class_ and row.ours else ():
            votes[s][row.class_] += 1
    return {
        s: max(votes[s], key=lambda c: (votes[s][c], c))
        for s, w in weights.items()
        if w > 0.2 and s in votes and not s.startswith("#")
    }


def write(path: Path, rows: list[Row]) -> voice_words.Voice:
    """Learn from rows and write the numbers."""
    prior, weights = learn(rows)
    learned = voice_words.Voice(round(prior, 2), weights, classes(rows, weights))
    told = {"prior": learned.prior, "weights": learned.weights, "classes": learned.classes}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")
    return learned


def report(held: list[tuple[Row, float]]) -> None:
    """Print how many lines of each sort lie above some limits."""
    for ours in (True, False):
        for limit in (-1, 0, 1, 2, 3, 4):
            page = [s > limit for row, s in held if row.class_ and row.ours is ours]
            news = [s > limit for row, s in held if not row.class_ and row.ours is ours]
            print(  # noqa: T201 - a program
                f"{'ours' if ours else 'saved'} above {limit:+d}: {sum(page) / len(page):.3f} of {len(page)} lines"
                f" of pages, {sum(news) / len(news):.4f} of {len(news)} lines of news"
            )


def main() -> None:
    """Learn, say how well, and write the numbers if asked to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--folds", type=Path)
    asked = ask.parse_args()
    rows = [*own(), *saved(asked.folder)]
    held: list[tuple[Row, float]] = []
    for fold in range(FOLDS) if asked.folds else ():
        learned = write(asked.folds / f"voice{fold}.json", [r for r in rows if r.fold != fold])
        held += [
            (r, learned.prior + sum(learned.weights.get(s, 0.0) for s in r.signs))
            for r in rows
            if r.fold == fold
        ]
    if held:
        report(held)
    if asked.write:
        write(Path(voice_words.__file__).with_name("voice.json"), rows)


if __name__ == "__main__":
    main()
