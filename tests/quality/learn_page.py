"""Learn what the main content of a page looks like, from pages whose article is known.

    python tests/quality/learn_page.py FOLDER            scores by cross-validation over sites
    python tests/quality/learn_page.py FOLDER --write    also writes digest/learned/{page,markup}.json

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
import numpy

from digest.importers import building, html, html_dom, html_main, html_metadata

LEARNED = Path(html_main.__file__).parents[1] / "learned"
WORD = re.compile(r"\w+")
FOLDS = 8
TREES = 200
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
    declared = html_metadata.read(root, text)
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
    chain = list(mark.markup.outward())
    return [
        {word for m in chain[first:last] for word in (*m.words(), f"<{m.tag}")}
        for first, last in html_main._RINGS
    ]


def tables(pages: list[dict]) -> html_main.Tables:
    """Learn the log odds of the words of markup; every site has one voice."""
    voices: list[dict[str, dict[str, list[float]]]] = [defaultdict(dict) for _ in range(3)]
    for one in pages:
        for (block, _), ring, share in zip(one["found"], one["rings"], one["shares"], strict=True):
            size = 1 + min(40, len(block.text.split())) / 8
            for heard, words in zip(voices, ring, strict=True):
                for word in words:
                    pair = heard[word].setdefault(one["site"], [0.0, 0.0])
                    pair[0] += size * (share >= 0.5)
                    pair[1] += size
    return tuple(
        {word: _odds(sites) for word, sites in sorted(heard.items()) if len(sites) >= 5}
        for heard in voices
    )


def _odds(sites: dict[str, list[float]]) -> float:
    share = (sum(a / n for a, n in sites.values()) + 0.7) / (len(sites) + 2)
    return round(math.log(share / (1 - share)), 2)


def matrix(pages: list[dict], chosen: html_main.Tables) -> numpy.ndarray:
    """Measure every block of some pages."""
    rows = [
        row
        for one in pages
        for row in html_main.measures(one["found"], one["title"], COLUMNS, chosen)
    ]
    return numpy.round(numpy.array(rows, dtype=numpy.float64), 4)


def weights(pages: list[dict]) -> numpy.ndarray:
    """Weigh blocks by their share of the article's words, since pages count alike."""
    sizes = []
    for one in pages:
        whole = max(30, len(one["gold"].split()))
        sizes += [(min(60, len(b.text.split())) + 2) / whole * 400 for b, _ in one["found"]]
    return numpy.clip(numpy.array(sizes), 0.3, 40)


def truth(pages: list[dict]) -> numpy.ndarray:
    """Return which blocks are article."""
    return numpy.array([share >= 0.5 for one in pages for share in one["shares"]], dtype=int)


def learn(pages: list[dict], measured: numpy.ndarray) -> lightgbm.Booster:
    """Fit the trees."""
    data = lightgbm.Dataset(measured, truth(pages), weight=weights(pages))
    return lightgbm.train(SETTINGS, data, TREES)


def plain(model: lightgbm.Booster, measured: numpy.ndarray) -> dict:
    """Write a model as plain numbers; see :mod:`digest.learned.forest`."""
    found = model.dump_model()["tree_info"]
    trees = [_node(tree["tree_structure"]) for tree in found]
    return {"columns": COLUMNS, "prior": 0.0, "settled": settled(model, measured), "trees": trees}


def settled(model: lightgbm.Booster, measured: numpy.ndarray) -> list[list[float]]:
    """Find scores after some trees that the later ones overturn in at most 1 of 10,000 blocks."""
    final = model.predict(measured, raw_score=True) >= html_main.KEEP
    stages = []
    for count in (20, 40, 80, 120):
        score = model.predict(measured, raw_score=True, num_iteration=count)
        low = numpy.quantile(score[final], 0.0002)
        high = numpy.quantile(score[~final], 0.9998)
        stages.append([count, round(float(low), 3), round(float(high), 3)])
    return stages


def _node(node: dict) -> float | list:
    if "leaf_value" in node and "left_child" not in node:
        return round(node["leaf_value"], 5)
    return [
        node["split_feature"],
        round(node["threshold"], 4),
        _node(node["left_child"]),
        _node(node["right_child"]),
        round(node["internal_value"], 5),
    ]


def shingle_scores(gold: str, text: str) -> tuple[float | None, float]:
    """Return precision and recall of runs of four words."""

    def runs(source: str) -> Counter[tuple[str, ...]]:
        words = WORD.findall(source)
        return Counter(tuple(words[k : k + 4]) for k in range(max(1, len(words) - 3)))

    g, p = runs(gold), runs(text)
    hit = sum((g & p).values())
    return (hit / sum(p.values()) if text else None), hit / sum(g.values())


def report(name: str, pages: list[dict], scores: numpy.ndarray) -> None:
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
    print(f"{name:<16} {len(complete):>4} pages  F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}")


def cross_validated(pages: list[dict]) -> numpy.ndarray:
    """Score every page by trees that never saw its site."""
    parts: dict[int, numpy.ndarray] = {}
    for fold in range(FOLDS):
        seen = [one for one in pages if one["fold"] != fold]
        known = {f: tables([o for o in seen if o["fold"] != f]) for f in range(FOLDS)}
        model = learn(seen, _by_fold(seen, known))
        for i, one in enumerate(pages):
            if one["fold"] == fold:
                parts[i] = model.predict(matrix([one], known[fold]), raw_score=True) if one["found"] else []
    return numpy.concatenate([parts[i] for i in range(len(pages))])


def _by_fold(pages: list[dict], known: dict[int, html_main.Tables]) -> numpy.ndarray:
    """Measure pages with words learned from other sites, or the trees would trust the words too much."""
    return numpy.vstack([matrix([one], known[one["fold"]]) for one in pages if one["found"]])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    gold = json.loads((chosen.folder / "gold.json").read_text("utf-8"))
    ids = sorted(gold)
    jobs = [(chosen.folder / "html" / f"{i}.html.gz", gold[i]["articleBody"]) for i in ids]
    with ProcessPoolExecutor() as pool:
        read_pages = list(pool.map(page, jobs, chunksize=8))
    pages = []
    for i, (found, title, shares) in zip(ids, read_pages, strict=True):
        about = gold[i]
        fold = zlib.crc32(about["site"].encode()) % FOLDS
        around = [rings(mark) for _, mark in found]
        pages.append(
            {"found": found, "title": title, "shares": shares, "rings": around, "fold": fold}
            | {"site": about["site"], "source": about["source"], "gold": about["articleBody"]}
        )
    scores = cross_validated(pages)
    for name in ("all", *sorted({one["source"] for one in pages})):
        report(name, pages, scores)
    if chosen.write:
        write(pages)


def write(pages: list[dict]) -> None:
    """Learn from all pages and write the numbers."""
    known = {f: tables([one for one in pages if one["fold"] != f]) for f in range(FOLDS)}
    measured = _by_fold(pages, known)
    model = learn(pages, measured)
    (LEARNED / "page.json").write_text(json.dumps(plain(model, measured)) + "\n", "utf-8")
    (LEARNED / "markup.json").write_text(json.dumps(tables(pages), indent=0) + "\n", "utf-8")


COLUMNS = json.loads((LEARNED / "page_columns.json").read_text("utf-8"))

if __name__ == "__main__":
    sys.exit(main())
