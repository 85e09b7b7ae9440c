"""The store: what is learnt, in which revision, and what happens where the file is no use."""

import sqlite3
import zlib
from pathlib import Path

import pytest

from digest.memory import store
from digest.memory.lesson import GONE, KEPT, PROSE, Edited, Lesson
from digest.model.knowledge import LineRecord

TAIL = "nine desks one paper"


def lesson(
    number: int, *, source: str = "courier.test", tail: tuple[str, ...] = (TAIL,), **more: object
) -> Lesson:
    own = tuple((f"paragraph {word} of story {number}", PROSE) for word in ("a", "b", "c"))
    lines = (("menu and search", GONE), *own, *((line, KEPT) for line in tail))
    mark = zlib.crc32(str(number).encode()) * 0x1_0001_0001
    return Lesson(
        path=f"extracts/{number:02}.md",
        source=source,
        fingerprint=mark % (1 << 64),
        lines=lines,
        **more,  # type: ignore[arg-type]
    )


def database(root: Path) -> Path:
    return root / ".digest/memory.sqlite"


def records(root: Path, source: str = "courier.test") -> dict[str, LineRecord]:
    snapshot, problems = store.read(root)
    assert problems == ()
    return dict(snapshot.lines.get(source, {}))


def test_nothing_is_known_before_anything_is_learnt(tmp_path: Path) -> None:
    snapshot, problems = store.read(tmp_path)
    assert (snapshot.revision, snapshot.articles, problems) == (0, {}, ())
    assert store.learn(tmp_path, []) == ()
    assert store.dropped(tmp_path) == {}
    assert store.dump(tmp_path) == {}
    assert not (tmp_path / ".digest").exists()


def test_a_line_is_counted_once_an_article_with_its_place(tmp_path: Path) -> None:
    assert store.learn(tmp_path, [lesson(n, tail=(TAIL, TAIL)) for n in range(3)]) == ()
    assert records(tmp_path) == {
        TAIL: LineRecord(articles=3, tail=3),
        "menu and search": LineRecord(articles=3, head=3),
    }
    assert store.read(tmp_path)[0].articles == {"courier.test": 3}


def test_the_folder_it_makes_is_no_part_of_a_repository(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(1)])
    assert (tmp_path / ".digest/.gitignore").read_text() == "*\n"


def test_the_revision_goes_up_with_a_change_and_with_nothing_else(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(1), lesson(2)])
    before = database(tmp_path).read_bytes()
    store.learn(tmp_path, [lesson(2), lesson(1)])
    assert database(tmp_path).read_bytes() == before
    store.learn(tmp_path, [lesson(1, tail=())])
    assert store.read(tmp_path)[0].revision == 2
    assert TAIL not in records(tmp_path)


def test_a_source_that_an_article_leaves_is_counted_anew(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(1), lesson(2)])
    store.learn(tmp_path, [lesson(2, source="other.test")])
    assert TAIL not in records(tmp_path)
    assert store.read(tmp_path)[0].articles == {"courier.test": 1, "other.test": 1}


def test_a_line_of_several_sources_says_so(tmp_path: Path) -> None:
    found = [lesson(n, source=f"{name}.test") for n, name in enumerate("aabc")]
    store.learn(tmp_path, found)
    assert records(tmp_path, "a.test")[TAIL] == LineRecord(articles=2, tail=2, sources=3)


def test_a_line_that_an_editor_brought_back_is_kept_also_after_relearning(tmp_path: Path) -> None:
    lessons = [lesson(n, dropped=(TAIL,)) for n in range(3)]
    store.learn(tmp_path, lessons)
    edit = Edited(path="extracts/01.md", lines=(TAIL, "something else of hers"))
    store.learn(tmp_path, [], [edit, Edited(path="extracts/99.md", lines=(TAIL,))])
    assert records(tmp_path)[TAIL].kept
    number = store.read(tmp_path)[0].revision
    store.learn(tmp_path, [], [edit])
    assert store.read(tmp_path)[0].revision == number
    assert store.relearn(tmp_path, lessons[:2]).lines["courier.test"][TAIL].kept
    assert records(tmp_path)[TAIL].articles == 2


def test_a_line_that_memory_did_not_drop_is_not_kept_because_it_stands_there(
    tmp_path: Path,
) -> None:
    store.learn(tmp_path, [lesson(n) for n in range(3)])
    store.learn(tmp_path, [], [Edited(path="extracts/01.md", lines=(TAIL,))])
    assert not records(tmp_path)[TAIL].kept


def test_a_line_that_an_override_keeps_is_kept_while_it_does(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(0), lesson(1), lesson(2, kept=(TAIL,))])
    assert records(tmp_path)[TAIL].kept
    store.learn(tmp_path, [lesson(2)])
    assert not records(tmp_path)[TAIL].kept


def test_relearning_forgets_what_is_no_longer_there(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(n) for n in range(3)])
    assert store.relearn(tmp_path, [lesson(0)]).articles == {"courier.test": 1}
    assert store.dropped(tmp_path) == {"extracts/00.md": frozenset()}


@pytest.mark.parametrize(
    "damage", [b"no database at all" * 100, b"SQLite format 3\0" + b"\7" * 4000]
)
def test_a_damaged_file_is_a_warning_and_relearning_replaces_it(
    tmp_path: Path, damage: bytes
) -> None:
    store.learn(tmp_path, [lesson(n) for n in range(3)])
    database(tmp_path).write_bytes(damage)
    snapshot, (problem,) = store.read(tmp_path)
    assert (snapshot.revision, problem.severity) == (0, "warning")
    assert str(problem.where) == ".digest/memory.sqlite"
    assert "digest relearn" in problem.hint
    (problem,) = store.learn(tmp_path, [lesson(4)])
    assert problem.message.startswith("learnt nothing: ")
    assert store.dropped(tmp_path) == {}
    assert database(tmp_path).read_bytes() == damage
    assert store.relearn(tmp_path, [lesson(n) for n in range(3)]).articles == {"courier.test": 3}


def test_a_file_of_another_version_is_a_warning(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(1)])
    with sqlite3.connect(database(tmp_path)) as other:
        other.execute("pragma user_version = 99")
    other.close()
    (problem,) = store.read(tmp_path)[1]
    assert problem.message == "is not used: it was made by another version of the program"
    assert len(store.learn(tmp_path, [lesson(2)])) == 1
    assert store.relearn(tmp_path, [lesson(1)]).revision == 1


def test_a_lesson_that_cannot_be_decoded_is_a_warning(tmp_path: Path) -> None:
    store.learn(tmp_path, [lesson(1), lesson(2)])
    with sqlite3.connect(database(tmp_path)) as other:
        other.execute("update article set lines = x'c1'")
    other.close()
    assert len(store.learn(tmp_path, [lesson(3)])) == 1


def test_a_locked_file_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT", 0.01)
    store.learn(tmp_path, [lesson(1)])
    other = sqlite3.connect(database(tmp_path), isolation_level=None)
    other.execute("begin exclusive")
    try:
        (problem,) = store.read(tmp_path)[1]
        assert problem.message == "is not used: database is locked"
        assert len(store.learn(tmp_path, [lesson(2)])) == 1
        with pytest.raises(store.UnusableError):
            store.relearn(tmp_path, [lesson(2)])
    finally:
        other.close()
    assert store.read(tmp_path)[0].articles == {"courier.test": 1}


def test_a_folder_that_cannot_be_made_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / ".digest").write_text("a file")
    assert len(store.learn(tmp_path, [lesson(1)])) == 1
