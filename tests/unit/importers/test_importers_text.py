import textwrap

from digest import importers
from digest.importers import text

WRAPPED = """Reporters at the agency said on Monday that the company had agreed to
sell its northern business to a rival for two billion euros, a price
that analysts called generous after two years of falling sales there.

The sale needs the consent of the regulator, which has until the end of
March to look at it, and of the shareholders, who meet in January."""


def blocks(source: str) -> list[tuple[str, int, int, int]]:
    return [(b.text, b.first, b.last, b.blanks_before) for b in text.blocks(source)]


def test_one_line_is_one_block_with_its_number_and_gap() -> None:
    assert blocks("One.\nTwo.\n\n\nThree.\n") == [
        ("One.", 1, 1, 0),
        ("Two.", 2, 2, 0),
        ("Three.", 5, 5, 2),
    ]


def test_text_wrapped_at_the_width_of_a_wide_editor_becomes_paragraphs() -> None:
    story = "the council sold three mills to a weaver from a town beyond the river " * 4
    wrapped = textwrap.fill(story, 135)
    assert len(wrapped.splitlines()) == 3
    assert [block.text for block in text.blocks(wrapped)] == [story.strip()]


def test_hard_wrapped_text_becomes_paragraphs() -> None:
    found = blocks(WRAPPED)
    assert [(first, last) for _, first, last, _ in found] == [(1, 3), (5, 6)]
    assert found[0][0].startswith(
        "Reporters at the agency said on Monday that the company had agreed to sell"
    )


def test_a_word_parted_at_its_hyphen_keeps_it() -> None:
    source = (
        "The agency sells to consumers and also works in the field of business-\n"
        "to-business trade, which has grown in each of the last seven quarters."
    )
    assert "business-to-business trade" in text.blocks(source)[0].text


def test_short_lines_are_never_joined() -> None:
    for source in (
        "Smart Quarterly\n₹900\n3 Months\n₹300/Month",
        (
            "First headline of the day about a bank and its losses up north\nSecond headline about the port and its "
            "workers on strike again\nThird headline about a maker of steel and its new furnace"
        ),
    ):
        assert len(blocks(source)) == len(source.split("\n"))


def test_bullets_and_counted_lines_are_lists() -> None:
    found = text.blocks("Lead:\n- one\n- two\n\n* alone\n\n1. first\n2. second\n\n7. not counted")
    assert [(b.kind, b.ordered, b.text) for b in found] == [
        ("text", False, "Lead:"),
        ("item", False, "one"),
        ("item", False, "two"),
        ("text", False, "* alone"),
        ("item", True, "first"),
        ("item", True, "second"),
        ("text", False, "7. not counted"),
    ]


def test_front_matter_in_a_text_is_text() -> None:
    extract = importers.read(b"Source: The Paper\nURL: https://a.test/x\n\nBody.", "extracts/a.txt")
    assert [b.text for b in extract.blocks] == [
        "Source: The Paper",
        "URL: https://a.test/x",
        "Body.",
    ]
    assert extract.metadata.source == ""


def test_an_empty_text_has_no_blocks() -> None:
    assert text.blocks("") == text.blocks(" \n\t\n") == ()


def test_soft_hyphens_and_zero_width_spaces_go() -> None:
    assert text.blocks("Wirt\u00adschaft\u200b und")[0].text == "Wirtschaft und"
