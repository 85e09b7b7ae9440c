"""Learn what the main content of a page looks like, from pages whose article is known.

    python tests/quality/learn_page.py FOLDER            scores by cross-validation over sites
    python tests/quality/learn_page.py FOLDER --write    also writes digest/learned/{page,markup}.json
    python tests/quality/learn_page.py FOLDER --folds D  also writes D/{page,markup}FOLD.json, learned without that part

FOLDER holds gold.json and html/*.html.gz (see tests/quality/measure.py). LightGBM must be installed; the program itself
never needs it. The same folder gives the same numbers.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import json
import math
import re
import sys
import zlib
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lightgbm
import numpy as np

from digest.importers import building, html, html_dom, html_linked, html_main, html_metadata

LEARNED = Path(html_main.__file__).parents[1] / "learned"
WORD = re.compile(r"\w+")
FOLDS = 8
TREES = 200
STAGES = (20, 30, 40, 60, 80)
MARGIN = 1.0
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 24,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}


def read(path: Path) -> tuple[list[html_dom.Found], str]:
    """Read a page's blocks with their markup, and its title."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    root = html._parse(text, path.name)
    declared = html_metadata.read(root, text, html_linked.article(root))
    found = html_dom.blocks(root, html._base(root, declared.url))
    return list(building.numbered_pairs(found)), declared.title


def labelled(gold: str, texts: list[str]) -> list[float]:
    """Return the share of each block's words that stand in the article, in its order or as whole stretches."""
    article = [word.lower() for word in WORD.findall(gold)]
    words = [[word.lower() for word in WORD.findall(text)] for text in texts]
    owner = [i for i, found in enumerate(words) for _ in found]
    flat = [word for found in words for word in found]
    hits, used = [0] * len(texts), [False] * len(article)
    matcher = difflib.SequenceMatcher(None, flat, article, autojunk=False)
    for start, at, size in matcher.get_matching_blocks():
        for k in range(size):
            hits[owner[start + k]] += 1
            used[at + k] = True
    shares = [hit / max(1, len(found)) for hit, found in zip(hits, words, strict=True)]
    left = Counter(
        tuple(article[k : k + 4]) for k in range(len(article) - 3) if not any(used[k : k + 4])
    )
    for i, found in enumerate(words):
        runs = [tuple(found[k : k + 4]) for k in range(len(found) - 3)]
        if shares[i] < 0.5 and len(runs) > 1:
            shares[i] = max(shares[i], sum(left[run] > 0 for run in runs) / len(runs))
    return shares


def page(job: tuple[Path, str]) -> tuple[list[html_dom.Found], str, list[float]]:
    """Read and label one page."""
    found, title = read(job[0])
    return found, title, labelled(job[1], [block.text for block, _ in found])


def rings(mark: html_dom.Mark) -> list[set[str]]:
    """Return the words of the markup around a block, ring by ring."""
    chain = mark.markup.chain
    return [
        {word for m in chain[first:last] for word in (*m.words(), f"<{m.tag}")}
        for first, last in html_main._RINGS
    ]


Voices = list[dict[str, dict[str, list[float]]]]


def heard(pages: list[dict]) -> Voices:
    """Count for each ring and word what each site says: how much article, how much in all."""
    voices: Voices = [defaultdict(dict) for _ in range(3)]
    for one in pages:
        for (block, _), ring, share in zip(one["found"], one["rings"], one["shares"], strict=True):
            size = 1 + min(40, len(block.text.split())) / 8
            for voice, words in zip(voices, ring, strict=True):
                for word in words:
                    pair = voice[word].setdefault(one["site"], [0.0, 0.0])
                    pair[0] += size * (share >= 0.5)
                    pair[1] += size
    return voices


def tables(voices: Voices, fold: int) -> html_main.Tables:
    """Learn the log odds of the words of markup from the sites outside a fold; every site has one voice."""
    found = []
    for voice in voices:
        odds = {}
        for word, sites in sorted(voice.items()):
            shares = [a / n for site, (a, n) in sites.items() if fold_of(site) != fold]
            if len(shares) >= 5:
                share = (sum(shares) + 0.7) / (len(shares) + 2)
                odds[word] = round(math.log(share / (1 - share)), 2)
        found.append(odds)
    return tuple(found)


def fold_of(site: str) -> int:
    """Return the part of the cross-validation a site belongs to."""
    return zlib.crc32(site.encode()) % FOLDS


def measured(pages: list[dict]) -> list[np.ndarray]:
    """Measure every block with words learned from other sites, or the trees would trust the words too much."""
    voices = heard(pages)
    known = {fold: tables(voices, fold) for fold in range(FOLDS)}
    found = []
    for one in pages:
        rows = html_main.measures(one["found"], one["title"], known[one["fold"]])
        found.append(np.round(np.array(rows, dtype=float).reshape(-1, len(COLUMNS)), 4))
    return found


def weights(pages: list[dict]) -> np.ndarray:
    """Weigh blocks by their share of the article's words, since pages count alike."""
    sizes = []
    for one in pages:
        whole = max(30, len(one["gold"].split()))
        sizes += [(min(60, len(b.text.split())) + 2) / whole * 400 for b, _ in one["found"]]
    return np.clip(np.array(sizes), 0.3, 40)


def truth(pages: list[dict]) -> np.ndarray:
    """Return which blocks are article."""
    return np.array([share >= 0.5 for one in pages for share in one["shares"]], dtype=int)


def learn(pages: list[dict], rows: np.ndarray) -> lightgbm.Booster:
    """Fit the trees."""
    data = lightgbm.Dataset(rows, truth(pages), weight=weights(pages))
    return lightgbm.train(SETTINGS, data, TREES)


def plain(
    model: lightgbm.Booster, rows: np.ndarray, columns: dict, limits: tuple[float, float]
) -> str:
    """Write a model as plain numbers; see :mod:`digest.learned.forest`."""
    trees = [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    stages = settled(model, rows, limits)
    return (
        json.dumps(
            {"columns": columns, "prior": 0.0, "limits": limits, "settled": stages, "trees": trees}
        )
        + "\n"
    )


def settled(
    model: lightgbm.Booster, rows: np.ndarray, limits: tuple[float, float]
) -> list[list[float]]:
    """Find the scores after some trees from which later ones hardly ever lead back.

    The margin makes up for rows that were learned from: later trees know them too well.
    """
    final = model.predict(rows, raw_score=True)
    stages = []
    for count in STAGES:
        score = model.predict(rows, raw_score=True, num_iteration=count)
        low = np.quantile(score[final >= limits[0]], 0.0007) - MARGIN
        high = np.quantile(score[final < limits[1]], 0.9999) + MARGIN
        stages.append([count, round(float(low), 3), round(float(high), 3)])
    return stages


def node(tree: dict) -> float | list:
    """Write a tree, or a part of it, as plain numbers."""
    if "left_child" not in tree:
        return round(tree["leaf_value"], 5)
    return [
        tree["split_feature"],
        round(tree["threshold"], 4),
        node(tree["left_child"]),
        node(tree["right_child"]),
        round(tree["internal_value"], 5),
    ]


def shingle_scores(gold: str, text: str) -> tuple[float | None, float]:
    """Return precision and recall of runs of four words."""

    def runs(source: str) -> Counter[tuple[str, ...]]:
        words = WORD.findall(source)
        return Counter(tuple(words[k : k + 4]) for k in range(max(1, len(words) - 3)))

    g, p = runs(gold), runs(text)
    hit = sum((g & p).values())
    return (hit / sum(p.values()) if text else None), hit / sum(g.values())


def report(name: str, pages: list[dict], scores: np.ndarray) -> None:
    """Print the mean score over pages of what the scores would keep."""
    at, precise, complete = 0, [], []
    for one in pages:
        size = len(one["found"])
        kept = [
            block.text
            for (block, _), score in zip(one["found"], scores[at : at + size], strict=True)
            if score >= html_main.KEEP
        ]
        at += size
        if name in ("all", one["source"]):
            p, r = shingle_scores(one["gold"], "\n".join(kept))
            precise += [] if p is None else [p]
            complete.append(r)
    p, r = sum(precise) / len(precise), sum(complete) / len(complete)
    sys.stdout.write(
        f"{name:<16} {len(complete):>4} pages  F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}\n"
    )


def cross_validated(
    pages: list[dict], rows: list[np.ndarray], folder: Path | None = None
) -> np.ndarray:
    """Score every page by trees that never saw its site; ``folder`` gets the numbers of each part."""
    parts: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        seen = [i for i, one in enumerate(pages) if one["fold"] != fold]
        model = learn([pages[i] for i in seen], np.vstack([rows[i] for i in seen]))
        if folder:
            save(folder, str(fold), model, np.vstack([rows[i] for i in seen]), pages, fold)
        for i, one in enumerate(pages):
            if one["fold"] == fold:
                parts[i] = model.predict(rows[i], raw_score=True) if len(rows[i]) else []
    return np.concatenate([parts[i] for i in range(len(pages))])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--folds", type=Path)
    chosen = options.parse_args()
    gold = json.loads((chosen.folder / "gold.json").read_text("utf-8"))
    ids = sorted(gold)
    jobs = [(chosen.folder / "html" / f"{i}.html.gz", gold[i]["articleBody"]) for i in ids]
    with ProcessPoolExecutor() as pool:
        read_pages = list(pool.map(page, jobs, chunksize=8))
    pages = []
    for i, (found, title, shares) in zip(ids, read_pages, strict=True):
        about = gold[i]
        fold = fold_of(about["site"])
        around = [rings(mark) for _, mark in found]
        pages.append(
            {"found": found, "title": title, "shares": shares, "rings": around, "fold": fold}
            | {"site": about["site"], "source": about["source"], "gold": about["articleBody"]}
        )
    rows = measured(pages)
    scores = cross_validated(pages, rows, chosen.folds)
    for name in ("all", *sorted({one["source"] for one in pages})):
        report(name, pages, scores)
    if chosen.write:
        found = np.vstack(rows)
        save(LEARNED, "", learn(pages, found), found, pages, -1)


def save(
    folder: Path,
    suffix: str,
    model: lightgbm.Booster,
    rows: np.ndarray,
    pages: list[dict],
    fold: int,
) -> None:
    """Write trees and the tables of words as plain numbers."""
    folder.mkdir(exist_ok=True)
    numbers = plain(model, rows, COLUMNS, (html_main.KEEP, html_main.KEEP))
    (folder / f"page{suffix}.json").write_text(numbers, "utf-8")
    known = json.dumps(tables(heard(pages), fold), indent=0) + "\n"
    (folder / f"markup{suffix}.json").write_text(known, "utf-8")


COLUMNS = json.loads((LEARNED / "page_columns.json").read_text("utf-8"))

if __name__ == "__main__":
    sys.exit(main())
