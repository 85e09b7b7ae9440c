"""Memory depends on the set of extracts alone; one story loses nothing, however often it is saved."""

import random
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from clean_samples import STORY, extract
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import intake
from digest.clean.engine import clean
from digest.config import Config
from digest.intake import processes, relearn
from digest.memory import store
from digest.memory.lesson import Lesson, lesson
from digest.memory.snapshot import Snapshot

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CONFIG = Config(timezone="UTC")
HOUSE = (
    "Nine desks, one paper",
    "Whoever rings the bell at five in the morning is given a roll and the front page of the day.",
    "By the numbers",
    "Tonight with a page on eels",
)
WORDS = sorted({word for text in STORY for word in text.split() if word.isalpha()})
few = settings(max_examples=15, deadline=None)

numbers = st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True)
articles = st.lists(
    st.tuples(numbers, st.lists(st.sampled_from(HOUSE), max_size=3), st.sampled_from("abc")),
    min_size=1,
    max_size=7,
)


def paragraph(number: int, article: int) -> str:
    """Make a paragraph that no other article has, or one that two may share."""
    return STORY[number] if article % 3 == 0 else invented(f"{number} {article}")


def invented(seed: str) -> str:
    """Make a sentence of thirty words that no other seed gives."""
    dice = random.Random(seed)
    return " ".join(["The", *(dice.choice(WORDS) for _ in range(30))]) + "."


def lessons(found) -> list[Lesson]:
    made = []
    for i, (own, house, source) in enumerate(found):
        lines = [*(paragraph(n, i) for n in own), *house]
        cleaned = clean(extract(lines, source=source))
        taught = lesson(cleaned, source)
        if taught:
            made.append(taught._replace(path=f"extracts/{i}.txt"))
    return made


def learnt(batches) -> tuple[dict, Snapshot]:
    """Learn batch by batch in a folder of its own; give the tables without the revisions of learning."""
    with tempfile.TemporaryDirectory() as folder:
        for batch in batches:
            assert store.learn(folder, batch) == ()
        tables = store.dump(folder)
        snapshot = store.read(folder)[0]
    tables.pop("revision", None)
    tables["article"] = [(*row[:4], *row[5:]) for row in tables.get("article", ())]
    return tables, snapshot._replace(revision=0)


@few
@given(articles, st.randoms(use_true_random=False), st.integers(1, 4))
def test_neither_order_nor_batches_matter(found, dice, size) -> None:
    known = lessons(found)
    mixed = list(known)
    dice.shuffle(mixed)
    batches = [mixed[i : i + size] for i in range(0, len(mixed), size)]
    assert learnt(batches) == learnt([known])


@few
@given(articles)
def test_a_story_saved_twice_counts_once(found) -> None:
    known = lessons(found)
    copies = [one._replace(path=f"{one.path}.copy") for one in known]
    once, twice = learnt([known])[1], learnt([[*known, *copies]])[1]
    assert once.articles == twice.articles
    assert once.lines == twice.lines


@few
@given(articles, st.integers(2, 5))
def test_a_story_that_several_papers_print_loses_no_paragraph(found, papers) -> None:
    printed = [
        lesson(clean(extract(list(STORY), source=f"paper {n}")), f"paper {n}")
        for n in range(papers)
    ]
    copies = [one._replace(path=f"extracts/copy-{n}.txt") for n, one in enumerate(printed) if one]
    _, snapshot = learnt([[*lessons(found), *copies]])
    for source in (*"abc", "paper 0"):
        cleaned = clean(extract(list(STORY), source=source), snapshot.knowledge(source))
        assert [v.action for v in cleaned.verdicts] == ["keep"] * len(STORY)


@few
@given(articles, st.lists(st.sampled_from([*STORY, *HOUSE]), max_size=9))
def test_cleaning_with_memory_twice_is_cleaning_once(found, lines) -> None:
    _, snapshot = learnt([lessons(found)])
    knowledge = snapshot.knowledge("a")
    once = clean(extract(lines, source="a"), knowledge)
    kept = [b.text for b, v in zip(once.blocks, once.verdicts, strict=True) if v.action == "keep"]
    title = once.harvest.title if once.harvest.title_from == "extract" else ""
    again = clean(extract(kept, source="a", title=title), knowledge)
    left = [b.text for b, v in zip(again.blocks, again.verdicts, strict=True) if v.action == "keep"]
    assert left == kept


def project(root: Path, count: int) -> Path:
    for n in range(count):
        body = "\n\n".join([*(invented(f"{n} {i}") for i in range(3)), *HOUSE[:2]])
        path = root / f"content/extracts/{n:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: Town {n} grows\nsource: Courier\n---\n\n{body}\n", "utf-8")
    return root


def taken(root: Path) -> dict[str, bytes]:
    files = {str(p.relative_to(root)): p.read_bytes() for p in (root / "content").rglob("*.md")}
    return {**files, "memory": repr(store.dump(root)).encode()}


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes as Linux does")
def test_the_number_of_processes_never_matters(tmp_path: Path) -> None:
    one = project(tmp_path / "one", processes.MANY + 2)
    several = tmp_path / "several"
    shutil.copytree(one, several)
    for root, jobs in ((one, 1), (several, 2)):
        intake.run(root, CONFIG, now=NOW, jobs=jobs)
        (root / "content/articles/007.md").unlink()
        intake.run(root, CONFIG, now=NOW, jobs=jobs)
        relearn.run(root, CONFIG, now=NOW, jobs=jobs, apply=True)
    assert taken(one) == taken(several)
    assert HOUSE[1].encode() not in taken(one)["content/articles/007.md"]


def test_what_was_learnt_day_by_day_is_what_is_learnt_anew(tmp_path: Path) -> None:
    root = project(tmp_path, 9)
    names = [f"extracts/{n:03}.md" for n in (4, 8, 0, 1, 7, 2, 6, 3, 5)]
    for name in names:
        intake.run(root, CONFIG, now=NOW, only=[name])
    before = store.dump(root)
    relearn.run(root, CONFIG, now=NOW)
    assert store.dump(root) == before
