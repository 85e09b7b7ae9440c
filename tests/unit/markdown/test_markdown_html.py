import re
from html.parser import HTMLParser

import pytest

from digest.markdown import html
from digest.markdown.html import MdBlock, blocks, excerpt, plain, render
from digest.model.extract import Span

NAMES = (
    "p a em strong s code pre h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td hr br"
)
ELEMENTS = set(NAMES.split())
ATTRIBUTES = {"href", "rel", "title", "id", "class", "start"}


class Judge(HTMLParser):
    """Collects what no page may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        if tag not in ELEMENTS:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(name)
            scheme = re.match(r"\s*([a-z][a-z0-9+.\-]*):", value or "", re.IGNORECASE)
            if name == "href" and scheme and scheme[1].lower() not in ("http", "https", "mailto"):
                self.faults.append(value)


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "text <b onmouseover=alert(1)>x</b>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input></form>",
    "<!--><script>alert(1)</script>-->",
    "<?php echo 1 ?><![CDATA[<script>]]>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x] and [y][x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![" onerror="alert(1)](https://a.example/i.png)',
    '[x](https://a.example/"onmouseover="alert(1))',
    '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
    '```"><script>alert(1)</script>\nx\n```',
    "`<script>`",
    "# <script>alert(1)</script>",
    "|<script>|a|\n|:-:|-|\n|<img src=x onerror=alert(1)>|b|",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "1. <b>\n   - > <script>",
    "\0<script>\ufeff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_body_is_markup(text: str) -> None:
    judge = Judge()
    judge.feed(render(text).html)
    assert judge.faults == []


def test_raw_html_is_shown_as_the_text_it_is() -> None:
    assert render("a <b>bold</b> word").html == '<p id="p-1">a &lt;b&gt;bold&lt;/b&gt; word</p>\n'


def test_a_template_in_a_body_stays_text() -> None:
    assert render("{{ 7*7 }} {% raw %}").html == '<p id="p-1">{{ 7*7 }} {% raw %}</p>\n'


def test_quotes_and_figures_are_not_altered() -> None:
    assert render('"12.5"--13... (c)').html == '<p id="p-1">&quot;12.5&quot;--13... (c)</p>\n'
    assert "<a" not in render("www.example.org and https://example.org").html


def test_foreign_links_have_no_opener_and_own_ones_are_plain() -> None:
    assert (
        '<a href="https://a.example/?b=1&amp;c" rel="noopener">'
        in render("[x](https://a.example/?b=1&c)").html
    )
    assert '<a href="/about/">' in render("[x](/about/)").html
    assert '<a href="#h-part">' in render("[x](#h-part)").html
    assert '<a href="mailto:a@b.example">' in render("<a@b.example>").html


def test_an_image_becomes_a_link_with_its_text() -> None:
    assert render("![A *chart*](https://a.example/c.png)").html == (
        '<p id="p-1"><a href="https://a.example/c.png" rel="noopener">A chart</a></p>\n'
    )
    assert render("![](https://a.example/c.png) end").html == '<p id="p-1"> end</p>\n'
    assert render("[![logo](l.png)](https://a.example/)").html == (
        '<p id="p-1"><a href="https://a.example/" rel="noopener">logo</a></p>\n'
    )


def test_headings_leave_no_rank_out() -> None:
    body = render("#### Deep first\n\n## Then high\n\n##### Far below")
    assert [level for level, _, _ in body.headings] == [2, 2, 3]
    assert "<h2" in body.html
    assert "<h4" not in body.html


def test_headings_begin_at_rank_two_with_ids_of_their_own() -> None:
    body = render("# Top\n\n## Part\n\n## Part\n\n###### Deep")
    assert body.headings == (
        (2, "h-top", "Top"),
        (3, "h-part", "Part"),
        (3, "h-part-2", "Part"),
        (4, "h-deep", "Deep"),
    )
    assert '<h3 id="h-part-2">Part</h3>' in body.html
    assert render("## Part").headings == ((2, "h-part", "Part"),)


def test_heading_ids_are_unique_even_beside_numbered_names() -> None:
    ids = [h[1] for h in render("## a\n\n## a 2\n\n## a\n\n## a\n\n## ?\n\n## !").headings]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("h-") for name in ids)


def test_the_prefix_of_heading_ids_can_be_chosen() -> None:
    assert render("## Part", prefix="w-").headings[0][1] == "w-part"


def test_tables_are_aligned_by_class() -> None:
    made = render("|a|b|\n|-:|---|\n|1|2|").html
    assert '<td class="align-right">1</td>' in made
    assert "style" not in made


def test_struck_out_text_is_marked() -> None:
    assert render("~~old~~ new").html == '<p id="p-1"><s>old</s> new</p>\n'


BOMBS = {
    "brackets": "[" * 400_000,
    "images": "![" * 200_000,
    "links": "[a](" * 100_000,
    "emphasis": "*a_ " * 100_000,
    "stars": "*" * 200_000 + "a" + "*" * 200_000,
    "backticks": "".join("e" + "`" * n for n in range(900)),
    "quotes": ">" * 400_000,
    "items": "- " * 200_000 + "a",
    "list": "* a\n" * 100_000,
    "columns": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|b|\n" * 20_000,
    "rows": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b|\n" * 200,
    "definition": "[a]: " + "b" * 100_000 + "\n\n" + "[a]" * 2_000,
    "one line": "word!" * 900_000,
    "paragraphs": "a\n\n" * 1_300_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_comes_out_as_plain_paragraphs(name: str) -> None:
    made = render(BOMBS[name]).html
    assert set(re.findall(r"<(\w+)", made)) == {"p"}
    assert len(made) < 8 * len(BOMBS[name])
    assert made.count("a") >= BOMBS[name].count("a") - 1  # a definition is no text


def test_text_in_deep_nesting_is_not_lost() -> None:
    for text in ("> " * 60 + "deep", "".join("  " * n + "- a\n" for n in range(60)) + "deep"):
        assert "deep" in render(text).html
        assert "deep" in plain(text)


def test_a_long_definition_is_no_definition() -> None:
    text = "[a]: https://x.example/" + "b" * html.MAX_REFERENCE + "\n\nsee [a]"
    assert "<a" not in render(text).html
    assert "<a" in render("[a]: https://x.example/\n\nsee [a]").html


def test_a_body_beyond_the_limits_is_plain_paragraphs() -> None:
    text = "*first* <b>\n\n" + "[" * 10_000
    assert render(text).html.startswith("<p>*first* &lt;b&gt;</p>\n<p>[[[")
    assert render(text).headings == ()
    assert [(b.kind, b.first, b.last) for b in blocks(text)] == [("text", 1, 1), ("text", 3, 3)]


def test_an_ordinary_table_is_within_the_limits() -> None:
    table = "|a|b|c|d|\n|-|-|-|-|\n" + "|1|2|3|4|\n" * 500
    assert render(table).html.count("<tr>") == 501


def test_blocks_name_their_kind_and_lines() -> None:
    text = (
        "# Top\n\nOne\ntwo\n\n> quoted\n\n- item\n  - [ ] inner\n\n  more\n\n1. first\n\n"
        "|a|b|\n|-|-|\n|c|d|\n\n```\ncode\n  x\n```\n\n![caption](i.png)\n"
    )
    found = [
        (b.kind, b.level, b.ordered, b.header, b.first, b.last, _text(b)) for b in blocks(text)
    ]
    assert found == [
        ("heading", 1, False, False, 1, 1, "Top"),
        ("text", 0, False, False, 3, 4, "One two"),
        ("quote", 0, False, False, 6, 6, "quoted"),
        ("item", 0, False, False, 8, 8, "item"),
        ("item", 1, False, False, 9, 9, "[ ] inner"),
        ("text", 0, False, False, 11, 11, "more"),
        ("item", 0, True, False, 13, 13, "first"),
        ("row", 0, False, True, 15, 15, "a | b"),
        ("row", 0, False, False, 17, 17, "c | d"),
        ("code", 0, False, False, 19, 22, "code\n  x"),
        ("caption", 0, False, False, 24, 24, "caption"),
    ]
    assert [b.cells for b in blocks(text) if b.kind == "row"] == [("a", "b"), ("c", "d")]


def test_nested_quotes_and_lists_in_quotes_have_a_level() -> None:
    found = [(b.kind, b.level) for b in blocks("> a\n>\n> > b\n>\n> - c\n>   - d")]
    assert found == [("quote", 0), ("quote", 1), ("item", 0), ("item", 1)]


def test_spans_carry_style_and_address() -> None:
    (block,) = blocks("a *b **c*** `d` [e *f*](https://x.example/)  \ng")
    assert block.spans == (
        Span("a "),
        Span("b ", em=True),
        Span("c", em=True, strong=True),
        Span(" "),
        Span("d", code=True),
        Span(" "),
        Span("e ", href="https://x.example/"),
        Span("f", em=True, href="https://x.example/"),
        Span(" g"),
    )


def test_marks_that_are_text_do_not_part_a_span() -> None:
    (block,) = blocks("5 * 3 [a] & b_c")
    assert block.spans == (Span("5 * 3 [a] & b_c"),)


def test_plain_text_has_no_marks() -> None:
    assert plain("# A\n\nb *c* [d](e)\n\n- f") == "A\n\nb c d\n\nf"


def test_an_excerpt_is_the_first_words_of_the_first_paragraphs() -> None:
    text = (
        "# Head\n\n![x](y)\n\nOne two three, four **five**.\n\nSix seven.\n\n"
        + "More words. " * 900
    )
    assert excerpt(text, 3) == "One two three …"
    assert excerpt(text, 7) == "One two three, four five. Six seven."
    assert excerpt("One *two*.", 40) == "One two."
    assert excerpt("", 40) == ""


def test_an_excerpt_looks_past_long_tables_and_falls_back_to_lists() -> None:
    table = "|a|b|\n|-|-|\n" + "|1|2|\n" * 500
    assert excerpt(table + "\nText at last.", 40) == "Text at last."
    assert excerpt("- one\n- two", 40) == "one two"


def test_an_excerpt_of_text_without_spaces_is_cut_too() -> None:
    assert excerpt("日本" * 2000, 10) == "日本" * 60 + "…"


def _text(block: MdBlock) -> str:
    return "".join(span.text for span in block.spans)
