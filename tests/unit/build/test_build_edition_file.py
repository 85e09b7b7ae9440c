"""The file of an edition: every key it knows, and what it says of those it does not."""

from digest.build.basis import Basis
from digest.build.read import read

PATH = "editions/2026-11-22.md"


def test_an_editor_overrules_every_choice_of_the_machine() -> None:
    text = (
        "---\ntitle: Ships\nstandfirst: Three of them.\nlead: a\norder: [b, c]\nleave_out: d\n"
        "figures:\n  - c\nsections: [Banks, Oil]\n---\nGood morning.\n"
    )
    note = read(PATH, text.encode(), Basis("UTC")).edition
    assert note is not None
    assert (note.title, note.standfirst, note.lead) == ("Ships", "Three of them.", "a")
    assert (note.order, note.leave_out, note.figures) == (("b", "c"), ("d",), ("c",))
    assert note.sections == ("Banks", "Oil")
    assert note.body


def test_an_unknown_key_is_told_with_its_place_and_the_nearest_one() -> None:
    found = read(PATH, b"---\nlead: a\nfigure: b\n---\n", Basis("UTC"))
    (problem,) = found.problems
    assert str(problem.where) == "content/editions/2026-11-22.md:3:9"
    assert problem.hint == 'did you mean "figures"?'
    assert problem.severity == "warning"
    assert found.edition is not None


def test_a_value_of_another_kind_is_an_error() -> None:
    found = read(PATH, b"---\nsections: {a: b}\n---\n", Basis("UTC"))
    assert [p.message for p in found.problems] == ["sections must be a list of sections"]
    assert found.edition is None


def test_a_month_is_an_edition_too() -> None:
    found = read("editions/2026-11.md", b"---\ntitle: November\n---\n", Basis("UTC"))
    assert found.edition is not None
    assert found.edition.key == "2026-11"
