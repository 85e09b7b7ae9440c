from digest.importers import read
from digest.model.extract import Block, Extract, Span


def extract(source: str) -> Extract:
    return read(source.encode(), "extracts/a.md")


def shape(blocks: tuple[Block, ...]) -> list[tuple[str, str, int, int]]:
    return [(b.kind, b.text, b.first, b.last) for b in blocks]


def test_front_matter_becomes_metadata() -> None:
    found = extract(
        "---\ntitle: T\nsource: https://a.test/x?utm_source=1\nsite: The Paper\npublished: 2026-11-22T09:00+05:30\n"
        "author: [A, B]\ntags: [x]\nlang: de\naccess: {wall: true}\n---\n\nBody.\n"
    )
    meta = found.metadata
    assert (meta.title, meta.url, meta.published) == (
        "T",
        "https://a.test/x",
        "2026-11-22T09:00+05:30",
    )
    assert (meta.authors, meta.topics, meta.language, meta.wall) == (("A", "B"), ("x",), "de", True)
    assert shape(found.blocks) == [("text", "Body.", 12, 12)]


def test_broken_front_matter_declares_nothing_and_loses_no_body() -> None:
    found = extract("---\ntitle: A\ndate: 31.02.2026\n---\nBody.\n")
    assert found.metadata.title == ""
    assert shape(found.blocks) == [("text", "Body.", 5, 5)]


def test_blocks_know_their_kind_and_lines() -> None:
    found = extract(
        "# Title\n\nA *b* [c](https://a.test/?utm_source=1&x=2).\n\n- one\n  - two\n\n1. first\n\n> quoted\n\n"
        "```\ncode\n  here\n```\n\n| h | i |\n| --- | --- |\n| 1 | 2 |\n"
    )
    assert shape(found.blocks) == [
        ("heading", "Title", 1, 1),
        ("text", "A b c.", 3, 3),
        ("item", "one", 5, 5),
        ("item", "two", 6, 6),
        ("item", "first", 8, 8),
        ("quote", "quoted", 10, 10),
        ("code", "code\n  here", 12, 15),
        ("row", "h | i", 17, 17),
        ("row", "1 | 2", 19, 19),
    ]
    assert found.blocks[1].spans == (
        Span("A "),
        Span("b", em=True),
        Span(" "),
        Span("c", href="https://a.test/?x=2"),
        Span("."),
    )
    assert found.blocks[1].link_share == round(1 / 6, 3)
    assert [b.level for b in found.blocks[2:4]] == [0, 1]
    assert found.blocks[7].header
    assert found.blocks[8].cells == ("1", "2")


def test_a_piece_a_line_is_not_run_together() -> None:
    found = extract("Smart Quarterly\n₹900\n3 Months\n\nA paragraph.\n")
    assert shape(found.blocks)[:3] == [
        ("text", "Smart Quarterly", 1, 1),
        ("text", "₹900", 2, 2),
        ("text", "3 Months", 3, 3),
    ]
    assert found.blocks[3].first == 5


def test_a_hard_wrapped_paragraph_stays_one() -> None:
    source = (
        "Reporters at the agency said on Monday that the company had agreed to\n"
        "sell its northern business to a rival for two billion euros, a price\n"
        "that analysts called generous after two years of falling sales there.\n"
    )
    assert [(b.first, b.last) for b in extract(source).blocks] == [(1, 3)]


def test_tags_in_markdown_are_taken_out_and_their_text_stays() -> None:
    found = extract(
        '<div class="x">Text <b>bold</b><br></div>\n\n<!-- note -->\n\n5 < 6 and `<div>`\n'
    )
    assert [b.text for b in found.blocks] == ["Text bold", "5 < 6 and <div>"]


def test_unsafe_and_relative_links_keep_their_text_only() -> None:
    found = extract("[a](javascript:x) [b](/c) [d](mailto:x@a.test)\n")
    assert found.blocks[0].spans == ()
    assert "b d" in found.blocks[0].text


def test_a_fence_is_never_parted() -> None:
    found = extract("~~~\na\n\nb\n~~~\nafter\n")
    assert shape(found.blocks) == [("code", "a\n\nb", 1, 5), ("text", "after", 6, 6)]
