import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.markdown import html
from digest.markdown.writer import to_markdown
from digest.model.extract import Block, Span
from digest.text.normal import one_line

NASTY = st.text(alphabet=string.punctuation + "ab1 é–“”株¥😀", max_size=24).map(one_line)
MARKED = NASTY.filter(bool)
HREF = st.sampled_from(
    ["", "", "https://a.test/b?c=1&copy;=2", "https://a.test/x_(y)", "https://a.test/[z]|*q*"]
)


def block(text: str, kind: str = "text", **more: object) -> Block:
    return Block(1, 1, 1, text, kind, **more)  # type: ignore[arg-type]


def texts(markdown: str) -> list[str]:
    return ["".join(span.text for span in found.spans) for found in html.blocks(markdown)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1. January",
            "1) x",
            "2026. The year",
            "- dash",
            "+ plus",
            "* star",
            "# number",
            "#hash",
        ),
        *(
            "> more",
            "=",
            "===",
            "---",
            "***",
            "* * *",
            "_ _ _",
            "- - -",
            "```",
            "~~~",
            "|",
            "| a | b |",
        ),
        *(
            "[a](b)",
            "[a]: https://x.test",
            "![a](b)",
            "<https://x.test>",
            "<b>bold</b>",
            "a@b.test",
        ),
        *(
            "&amp; and &copy; and &#65;",
            "snake_case_name",
            "_under_",
            "2*3*4",
            "**bold**",
            "~~gone~~",
        ),
        *(
            "C:\\Users\\x",
            "ends in \\",
            "\\*",
            "`code`",
            "``",
            "S&P 500",
            "AT&T",
            "L&T rose",
            "5 < 6 > 4",
        ),
        *(
            "₹1,200 crore (up 12%)",
            "“Quote,” she said.",
            "業績は*好調*",
            "Wow!",
            "{{ a*b }}",
            "$5*6$",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["text", "heading", "item", "quote", "caption"])
def test_a_text_full_of_marks_comes_back_as_it_was(text: str, kind: str) -> None:
    assert texts(to_markdown([block(text, kind)])) == [text]


def test_ordinary_news_gets_no_backslash() -> None:
    text = "S&P 500 fell 1.2% (the most since May) - analysts [at XYZ] said: it's 5 < 6, snake_case, 3 * 4."
    assert to_markdown([block(text)]) == text + "\n"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(MARKED, min_size=1, max_size=4), st.sampled_from(["text", "heading", "item", "quote"])
)
def test_any_text_comes_back_as_it_was(given_texts: list[str], kind: str) -> None:
    assert texts(to_markdown([block(text, kind, level=0) for text in given_texts])) == given_texts


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.builds(
            Span, NASTY, em=st.booleans(), strong=st.booleans(), code=st.booleans(), href=HREF
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_styled_text_comes_back_as_it_was(spans: list[Span]) -> None:
    text = "".join(span.text for span in spans)
    if text.strip() != text or not text:
        return
    assert texts(to_markdown([block(text, spans=tuple(spans))])) == [text]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(NASTY, min_size=2, max_size=3), min_size=1, max_size=4), st.booleans())
def test_any_table_comes_back_as_it_was(rows: list[list[str]], header: bool) -> None:
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    made = [
        block(" | ".join(row), "row", header=header and not n, cells=tuple(row))
        for n, row in enumerate(rows)
    ]
    found = [b for b in html.blocks(to_markdown(made)) if any(b.cells)]
    width = max(map(len, rows))
    assert [list(b.cells) for b in found] == [row + [""] * (width - len(row)) for row in rows]
    assert found[0].header is header


def test_styles_become_marks() -> None:
    spans = (
        Span("The "),
        Span("bank", strong=True),
        Span(" said "),
        Span("so ", em=True),
        Span("in its "),
        Span("report", href="https://a.test/r?x=1&y=(2)"),
        Span(" as "),
        Span("a`b", code=True),
    )
    text = "".join(span.text for span in spans)
    expected = "The **bank** said *so* in its [report](https://a.test/r?x=1&y=%282%29) as ``a`b``\n"
    assert to_markdown([block(text, spans=spans)]) == expected


def test_an_unsafe_link_keeps_its_text_only() -> None:
    assert to_markdown([block("x", spans=(Span("x", href="javascript:alert(1)"),))]) == "x\n"


def test_lists_nest_and_count() -> None:
    items = [
        block("one", "item", ordered=True),
        block("inner", "item", level=1),
        block("deeper", "item", level=7),
        block("two", "item", ordered=True),
        block("bullet", "item"),
    ]
    assert to_markdown([*items, block("After.")]) == (
        "1. one\n   - inner\n     - deeper\n2. two\n- bullet\n\nAfter.\n"
    )
    levels = [(b.level, b.ordered) for b in html.blocks(to_markdown(items))]
    assert levels == [(0, True), (1, False), (2, False), (0, True), (0, False)]


def test_quotes_of_two_depths_stay_apart() -> None:
    made = to_markdown([block("a", "quote"), block("b", "quote", level=1), block("c", "quote")])
    assert made == "> a\n>\n> > b\n>\n> c\n"
    assert [b.level for b in html.blocks(made)] == [0, 1, 0]


def test_code_keeps_its_lines_and_backticks() -> None:
    text = "def f():\n    return '```'\n\n# end"
    made = to_markdown([block(text, "code")])
    assert made.startswith("````\n")
    assert texts(made) == [text]


def test_a_table_without_header_gets_an_empty_one() -> None:
    rows = [block("a | b", "row", cells=("a", "b")), block("c|d", "row", cells=("c|d",))]
    assert to_markdown(rows) == "| | |\n| --- | --- |\n| a | b |\n| c\\|d | |\n"


def test_a_header_row_begins_a_new_table() -> None:
    rows = [block(t, "row", cells=(t, "1"), header=t in "ac") for t in "abc"]
    assert to_markdown(rows) == "| a | 1 |\n| --- | --- |\n| b | 1 |\n\n| c | 1 |\n| --- | --- |\n"


def test_a_row_without_cells_is_one_cell() -> None:
    assert to_markdown([block("x", "row")]) == "| |\n| --- |\n| x |\n"


def test_nothing_gives_nothing_and_a_heading_keeps_its_rank() -> None:
    assert to_markdown([]) == ""
    assert to_markdown([block(" "), block("C #", "heading", level=3)]) == "### C \\#\n"
