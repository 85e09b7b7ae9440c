"""digest relearn: what it lists, what it makes anew, and what explain then says."""

import json
from pathlib import Path

import pytest

NOTE = "Nine desks and a kettle make this paper, which has come out on every working day since the flood."
STORIES = (
    (
        "The tannery at Ostrava will close its oldest hall in March, its owner said on Friday.",
        "Ninety people work there; a third of them have been offered jobs in the new hall next door.",
    ),
    (
        "A rope maker in Douarnenez has won an order for the mooring lines of eleven wind farms.",
        "The lines are to be spun from waste fishing nets, which the port collects for nothing.",
    ),
    (
        "Two grain silos at Constanta stood empty in October for the first time since they were built.",
        "The railway had no wagons, and lorries cost twice what the farmers were ready to pay for them.",
    ),
    (
        "The piano maker Lindqvist sells its hall in Malmo and rents it back for fifteen years to come.",
        "With the money it repays a loan whose rate has tripled, according to its finance director.",
    ),
)


@pytest.fixture
def clippings(project: Path, digest) -> Path:
    for number, paragraphs in enumerate(STORIES):
        path = project / f"content/extracts/s{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join([*paragraphs, NOTE])
        path.write_text(f"---\ntitle: Story {number}\nsource: Kettle\n---\n\n{body}\n", "utf-8")
    assert digest("clean", "-q")[0] == 0
    return project


def test_it_lists_what_would_change_and_changes_nothing(clippings: Path, digest) -> None:
    before = (clippings / "content/articles/s0.md").read_bytes()
    code, out, err = digest("relearn")
    assert (code, err) == (0, "")
    assert (
        "content/articles/s0.md\n  10  keep -> drop  boilerplate of this source, in 4 of 4" in out
    )
    assert "Learnt from 4 articles of 1 source; 4 articles would be made anew" in out
    assert "digest relearn --apply" in out
    assert (clippings / "content/articles/s0.md").read_bytes() == before


def test_with_apply_it_makes_the_articles_anew(clippings: Path, digest) -> None:
    code, out, _ = digest("relearn", "--apply", "--jobs", "1")
    assert code == 0
    assert "4 articles made anew" in out
    text = (clippings / "content/articles/s0.md").read_text("utf-8")
    assert NOTE not in text
    assert STORIES[0][1] in text
    assert "4 articles of 1 source; 0 articles would be made anew" in digest("relearn")[1]


def test_an_article_edited_by_hand_is_named_as_such(clippings: Path, digest) -> None:
    path = clippings / "content/articles/s2.md"
    path.write_text(path.read_text("utf-8") + "\nAnd so it rests.\n", "utf-8")
    _, out, _ = digest("relearn", "--apply")
    assert "content/articles/s2.md (edited by hand, stays as it is)" in out
    assert "3 articles made anew; 1 edited by hand" in out
    assert NOTE in path.read_text("utf-8")


def test_json_is_for_machines(clippings: Path, digest) -> None:
    values = json.loads(digest("relearn", "--json", "--apply")[1])
    assert (values["articles"], values["sources"], len(values["made"])) == (4, 1, 4)
    change = values["changed"][0]["changes"][0]
    assert (change["lines"], change["old"], change["new"]) == ([10, 10], "keep", "drop")
    assert change["evidence"] == "in 4 of 4 articles of this source, at the end in all"


def test_explain_says_how_often_and_where(clippings: Path, digest) -> None:
    _, out, err = digest("explain", "content/extracts/s1.md")
    assert err == ""
    assert "repeated-line" in out
    assert "in 4 of 4 articles of this source, at the end in all" in out


def test_an_extract_that_cannot_be_read_is_a_warning(clippings: Path, digest) -> None:
    (clippings / "content/extracts/s9.html").write_bytes(b"")
    code, _, err = digest("relearn")
    assert (code, "s9.html: warning:" in err or err == "") == (0, True)


def test_a_store_that_cannot_be_written_is_an_error_with_a_hint(clippings: Path, digest) -> None:
    store = clippings / ".digest/memory.sqlite"
    store.unlink()
    store.mkdir()
    code, _, err = digest("relearn")
    assert code == 1
    assert ".digest/memory.sqlite: cannot be written" in err
    assert "hint" in err


def test_a_damaged_store_is_told_by_clean_and_mended_by_relearn(clippings: Path, digest) -> None:
    (clippings / ".digest/memory.sqlite").write_bytes(b"not a store")
    code, _, err = digest("clean")
    assert code == 0
    assert ".digest/memory.sqlite: warning: is not used" in err
    assert digest("relearn")[2] == ""
    assert digest("clean")[2] == ""
