import os
import sqlite3

import msgspec
import pytest

from digest.build import ledger
from digest.build.ledger import Bodies, Ledger, Outcome, Record
from digest.errors import Location, OutputError, Problem
from digest.model.article import Article, Cleaner, SourceRef
from digest.model.parts import ContentPage, EditionNote
from digest.model.site import Body

ARTICLE = Article(
    path="a.md",
    id="1",
    title="T",
    source=SourceRef("S", "u"),
    body_hash="b1",
    cleaner=Cleaner(counts={"A1": 2}),
    extra={"k": ["v", {"x": "y"}]},
)
PROBLEM = Problem(Location("content/a.md", 3, 7), "wrong", "mend it", "warning")


@pytest.fixture
def root(tmp_path):
    (tmp_path / ".digest").mkdir()
    return str(tmp_path)


def test_the_ledger_comes_back_as_it_was_kept(root):
    kept = Ledger(
        "settings",
        "/out",
        {
            "a.md": Record(b"k", article=ARTICLE, unnamed=True, problems=(PROBLEM,)),
            "editions/2026-11-22.md": Record(b"l", edition=EditionNote("2026-11-22", body="b2")),
            "pages/p.md": Record(
                b"m", page=ContentPage("pages/p.md", "P", body_hash="b3"), held="draft"
            ),
        },
        {"index.html": "inputs"},
        {"feed.xml": (PROBLEM,)},
        {
            "extracts/a.txt": Outcome(
                "articles/a.md", "written", 3, (("A1", 2),), ("headline",), (PROBLEM,)
            )
        },
    )
    ledger.save(root, kept)
    assert ledger.load(root) == kept
    assert [record.bodies() for record in kept.records.values()] == [("b1",), ("b2",), ("b3",)]


@pytest.mark.parametrize("data", [None, b"", b"x" * 500])
def test_an_unsound_ledger_is_an_empty_one(root, data):
    if data is not None:
        with open(os.path.join(root, ".digest/records"), "wb") as file:
            file.write(data)
    assert ledger.load(root) == Ledger()


def test_sound_bytes_of_another_form_are_an_empty_ledger(root):
    ledger._keep(os.path.join(root, ".digest/records"), ledger.HEADER, msgspec.msgpack.encode([1]))
    assert ledger.load(root) == Ledger()


def test_the_manifest_holds_what_may_be_there_until_the_build_is_done(root):
    out = os.path.join(os.path.realpath(root), "site")
    assert ledger.listed(root, out) == set()
    ledger.begin(root, out, ["b", "a", "a"])
    assert ledger.listed(root, out) == {"a", "b"}
    assert ledger.is_unfinished(root)
    ledger.finish(root, out, ["a"])
    assert ledger.listed(root, out) == {"a"}
    assert not ledger.is_unfinished(root)
    assert ledger.listed(root, "/elsewhere") == set()


def test_bodies_are_kept_and_dropped(root):
    bodies = Bodies(root)
    one = Body("<p>x</p>", ((2, "h-a", "A"),))
    bodies.put([("1", ledger.pack(one)), ("2", ledger.pack(Body("")))])
    assert bodies.get("1") == one
    bodies.drop(["1"])
    assert bodies.hashes() == {"2"}
    assert bodies.get("1") is None
    assert bodies.get("2") == Body("")
    bodies.close()
    assert bodies.get("2") == Body("")
    bodies.close()


def test_an_altered_body_is_no_body(root):
    bodies = Bodies(root)
    bodies.put([("1", ledger.pack(Body("<p>x</p>"))), ("2", "text")])
    bodies.close()
    database = sqlite3.connect(os.path.join(root, ".digest/bodies.sqlite"))
    database.execute(
        "update bodies set body = cast(replace(body, 'x', 'y') as blob) where hash = '1'"
    )
    database.commit()
    database.close()
    assert bodies.get("1") is None
    assert bodies.get("2") is None
    bodies.close()


def test_a_damaged_file_of_bodies_is_made_anew(root):
    path = os.path.join(root, ".digest/bodies.sqlite")
    with open(path, "wb") as file:
        file.write(b"no database at all" * 100)
    bodies = Bodies(root)
    assert bodies.get("1") is None
    assert bodies.hashes() == set()
    bodies.drop([])
    bodies.put([("1", ledger.pack(Body("x")))])
    assert bodies.get("1") == Body("x")
    bodies.close()


def test_a_file_of_bodies_that_cannot_be_written_stops_the_build(tmp_path):
    with pytest.raises(OutputError, match="bodies"):
        Bodies(str(tmp_path / "nowhere")).put([("1", b"x")])


def test_what_is_known_of_templates_comes_back_and_proves_itself(root):
    path = os.path.join(root, ".digest/templates")
    assert ledger.compiled(root) == {}
    ledger.keep_compiled(root, {"a": b"1"})
    before = os.stat(path).st_ino
    ledger.keep_compiled(root, {"a": b"1"})
    assert os.stat(path).st_ino == before
    ledger.keep_compiled(root, {"a": b"2"})
    assert ledger.compiled(root) == {"a": b"2"}
    with open(path, "r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"3")
    assert ledger.compiled(root) == {}
    ledger._keep(path, ledger.COMPILED, msgspec.msgpack.encode([1]))
    assert ledger.compiled(root) == {}
