"""Measure builds of a project: python tests/speed/benchmark.py FOLDER [ROUNDS]

FOLDER holds a digest.toml and content/; its site and memory are deleted, and one article is edited and put back.
Prints wall seconds, CPU seconds of all processes, and the largest process in MB; of several rounds the least.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

BUILD = [sys.executable, "-m", "digest", "build", "--quiet"]


def build(folder: Path) -> tuple[float, float, float]:
    """Build once in a process of its own: wall seconds, CPU seconds, peak MB."""
    start, before = time.perf_counter(), os.times()
    with subprocess.Popen(BUILD, cwd=folder) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall, after = time.perf_counter() - start, os.times()
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}")
    cpu = after.children_user + after.children_system
    return wall, cpu - before.children_user - before.children_system, used.ru_maxrss / 1024


def cold(folder: Path) -> tuple[float, float, float]:
    """Build with nothing known and no site."""
    for name in ("site", ".digest"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return build(folder)


def edited(folder: Path, article: Path, where: str, word: str) -> tuple[float, float, float]:
    """Build after a word was put into one article, which is then put back and built again."""
    text = article.read_text("utf-8")
    article.write_text(re.sub(where, lambda found: found[0] + word, text, count=1), "utf-8")
    try:
        return build(folder)
    finally:
        article.write_text(text, "utf-8")
        build(folder)


def main() -> None:
    """Run every kind of build and print a line on each."""
    folder, rounds = Path(sys.argv[1]), int((sys.argv[2:] or ["1"])[0])
    articles = sorted(p for p in (folder / "content").rglob("*.md") if "extracts" not in p.parts)
    article = articles[len(articles) // 2]
    kinds = {
        "cold": lambda: cold(folder),
        "no change": lambda: build(folder),
        "body edit": lambda: edited(folder, article, r"\. ", "Really. "),
        "title edit": lambda: edited(folder, article, 'title: "?', "Edited, "),
    }
    print(f"{len(articles):,} articles; {'':8} wall s    CPU s  peak MB")  # noqa: T201
    for name, run in kinds.items():
        best = [min(values) for values in zip(*(run() for _ in range(rounds)), strict=True)]
        print(f"{name:22} {best[0]:9.2f} {best[1]:8.2f} {best[2]:8.0f}")  # noqa: T201


if __name__ == "__main__":
    main()
