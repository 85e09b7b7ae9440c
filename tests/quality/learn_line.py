"""Learn what a line of an article looks like in plain text, from line-labelled texts.

    python tests/quality/learn_line.py FOLDER            word scores by cross-validation over sites
    python tests/quality/learn_line.py FOLDER --write    also writes digest/learned/line.json
    python tests/quality/learn_line.py FOLDER --folds D  also writes D/FOLD.json, learned without that part

FOLDER holds gold.json and lines*.json.gz (see tests/quality/measure.py). LightGBM must be installed; the
program itself never needs it. The same folder gives the same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lightgbm
import numpy as np
from learn_page import FOLDS, LEARNED, SETTINGS, WORD, fold_of, plain

from digest.clean.engine import language_of
from digest.clean.features import Features
from digest.clean.guards import LIKELY
from digest.clean.lines import Lines
from digest.clean.rules.learned import UNLIKELY_SENTENCE
from digest.model.extract import Block, Extract

DEGREES = ("lines", "lines-tail", "lines-mild")
TREES = 110
SURE = 0.35
"""Probability under which a line goes in the first round; the second is learned too, as cleaning goes in rounds."""

Text = tuple[str, str, list[str], list[int]]


def rows(text: Text) -> list[list[float]]:
    """Measure every line of a text."""
    blocks = tuple(Block(i, i, i, line) for i, line in enumerate(text[2], start=1))
    code = language_of(Extract(path="x.txt", format="text", blocks=blocks))
    lines = Lines([Features(block, code) for block in blocks])
    return [lines.measure(i) for i in range(len(blocks))]


def texts(folder: Path) -> list[Text]:
    """Read the texts: degree of dirt, site, lines, labels."""
    sites = json.loads((folder / "gold.json").read_text("utf-8"))
    found: list[Text] = []
    for degree in DEGREES:
        labelled = json.loads(gzip.decompress((folder / f"{degree}.json.gz").read_bytes()))
        for name, one in sorted(labelled.items()):
            pairs = [(x, y) for x, y in zip(one["lines"], one["keep"], strict=True) if x.strip()]
            if pairs:
                lines, keep = map(list, zip(*pairs, strict=True))
                found.append((degree, sites[name]["site"], lines, keep))
    return found


def measured(found: list[Text]) -> list[np.ndarray]:
    """Measure some texts."""
    with ProcessPoolExecutor() as pool:
        return [
            np.round(np.array(one, dtype=float), 4) for one in pool.map(rows, found, chunksize=16)
        ]


def learn(found: list[Text], measures: list[np.ndarray]) -> lightgbm.Booster:
    """Fit the trees; a line weighs by its words."""
    truth = np.array([label for text in found for label in text[3]])
    words = np.array([len(WORD.findall(line)) for text in found for line in text[2]])
    data = lightgbm.Dataset(np.vstack(measures), truth, weight=np.minimum(words, 80) / 15 + 0.15)
    settings = SETTINGS | {"num_leaves": 12, "min_data_in_leaf": 80, "learning_rate": 0.13}
    return lightgbm.train(settings, data, TREES)


def folded(found: list[Text], measures: list[np.ndarray]) -> dict[int, lightgbm.Booster]:
    """Learn once without each part of the sites."""
    models = {}
    for fold in range(FOLDS):
        seen = [i for i, text in enumerate(found) if fold_of(text[1]) != fold]
        models[fold] = learn([found[i] for i in seen], [measures[i] for i in seen])
    return models


def second(found: list[Text], scores: list[np.ndarray]) -> list[Text]:
    """Return the texts as the first round would leave them."""
    left = []
    for (degree, site, lines, keep), score in zip(found, scores, strict=True):
        stays = [i for i, value in enumerate(score) if value >= SURE]
        if 0 < len(stays) < len(lines):
            left.append((degree, site, [lines[i] for i in stays], [keep[i] for i in stays]))
    return left


def report(found: list[Text], scores: list[np.ndarray]) -> None:
    """Print the word score of each degree of dirt."""
    for degree in DEGREES:
        count: Counter[tuple[int, bool]] = Counter()
        for text, score in zip(found, scores, strict=True):
            if text[0] == degree:
                for line, label, value in zip(text[2], text[3], score, strict=True):
                    count[label, value >= SURE] += len(WORD.findall(line.lower()))
        precision = count[1, True] / (count[1, True] + count[0, True])
        recall = count[1, True] / (count[1, True] + count[1, False])
        sys.stdout.write(
            f"{degree:<12} word F1 {2 * precision * recall / (precision + recall):.4f}  lost {1 - recall:.4f}\n"
        )


def numbers(model: lightgbm.Booster, measures: list[np.ndarray]) -> str:
    """Write the trees as plain numbers."""
    return plain(model, np.vstack(measures), COLUMNS, (UNLIKELY_SENTENCE, LIKELY))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--folds", type=Path)
    chosen = options.parse_args()
    found = texts(chosen.folder)
    measures = measured(found)
    models = folded(found, measures)
    scores = [
        models[fold_of(text[1])].predict(one) for text, one in zip(found, measures, strict=True)
    ]
    report(found, scores)
    later = second(found, scores)
    found, measures = found + later, measures + measured(later)
    if chosen.folds:
        chosen.folds.mkdir(exist_ok=True)
        for fold, model in folded(found, measures).items():
            (chosen.folds / f"{fold}.json").write_text(numbers(model, measures), "utf-8")
    if chosen.write:
        whole = numbers(learn(found, measures), measures)
        (LEARNED / "line.json").write_text(whole, "utf-8")


COLUMNS = json.loads((LEARNED / "line_columns.json").read_text("utf-8"))

if __name__ == "__main__":
    sys.exit(main())
