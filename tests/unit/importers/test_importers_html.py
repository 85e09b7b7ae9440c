import pytest

from digest.errors import ExtractError
from digest.importers import html, read
from digest.model.extract import Block, Extract, Span

STORY = [
    "The bank said on Monday that profit rose by a fifth in the third quarter, helped by higher fees and lower costs.",
    "Analysts had expected less, and the shares gained four per cent in early trading before giving up half of that.",
    "The chief executive said that the bank would buy back shares next year if the regulator agreed to its plans.",
    "A decision is expected by the end of March, when the regulator publishes the results of its yearly review.",
]


def page(body: str, head: str = "") -> Extract:
    return read(
        f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>".encode(),
        "extracts/a.html",
    )


def shape(extract: Extract) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in extract.blocks]


MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(9)) + "</ul></nav>"


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>\n" for text in STORY)


def test_every_visible_text_becomes_a_block_in_document_order() -> None:
    found = page(
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav><h1>Title</h1>lone text<p>One<br>two</p>"
        "<ul><li>a<ol><li>b<p>more</p></li></ol></li></ul><blockquote><p>quoted<blockquote>deep</blockquote></p>"
        "</blockquote><figure><img src='data:image/png;base64,AA'><figcaption>Seen from above</figcaption></figure>"
        "<pre>x = 1\n  y</pre><div class='wp-caption-text'>By hand</div><footer>© us</footer>"
    )
    assert shape(found) == [
        ("item", "Home"),
        ("heading", "Title"),
        ("text", "lone text"),
        ("text", "One"),
        ("text", "two"),
        ("item", "a"),
        ("item", "b"),
        ("text", "more"),
        ("quote", "quoted"),
        ("quote", "deep"),
        ("caption", "Seen from above"),
        ("code", "x = 1\n  y"),
        ("caption", "By hand"),
        ("text", "© us"),
    ]
    levels = [(b.level, b.ordered) for b in found.blocks if b.kind == "item"]
    assert levels == [(0, False), (0, False), (1, True)]
    assert [b.level for b in found.blocks if b.kind == "quote"] == [0, 1]
    assert found.blocks[0].link_share == 1.0


def test_what_a_reader_does_not_see_is_no_block() -> None:
    found = page(
        "<script>var x</script><style>p{}</style><noscript>no</noscript><template><p>t</p></template>"
        "<p hidden>h</p><p style='display: none'>d</p><p style='VISIBILITY:hidden'>v</p><select><option>o</select>"
        "<dialog>closed</dialog><p>a<i aria-hidden=true>icon</i>b<svg><text>s</text></svg></p>tail<!-- c -->"
        "<textarea>x</textarea><dialog open>open</dialog><iframe>f</iframe>"
    )
    assert [text for _, text in shape(found)] == ["ab", "tail", "open"]


def test_a_story_that_a_script_would_show_is_seen() -> None:
    found = page(
        f"<div style='display:none'>{paragraphs()}</div><div hidden>{'<p>menu</p>' * 5}</div>"
    )
    assert [block.text for block in found.blocks] == STORY
    assert len(page(f"<p hidden>x</p><div hidden>{'<p>y</p>'}</div>").blocks) == 0


def test_styles_and_links_become_spans() -> None:
    found = page(
        "<p>The <b>bank</b> <em>said <a href='../r?utm_source=x&amp;id=1'>so</a></em> and <code>x</code>, "
        "<a href='javascript:alert(1)'>never</a> <a href='#top'>up</a> <a href='mailto:x@a.test'>mail</a> "
        "<a name=x>here</a></p>",
        "<link rel=canonical href='https://a.test/news/x?utm_medium=y'>",
    )
    (block,) = found.blocks
    assert block.spans == (
        Span("The "),
        Span("bank", strong=True),
        Span(" "),
        Span("said ", em=True),
        Span("so", em=True, href="https://a.test/r?id=1"),
        Span(" and "),
        Span("x", code=True),
        Span(", never up mail here"),
    )
    assert block.text == "The bank said so and x, never up mail here"
    assert block.link_share == round(13 / 42, 3)
    assert found.metadata.url == "https://a.test/news/x"


def test_relative_links_without_any_base_lose_their_target() -> None:
    assert page("<p><a href='/x'>a</a></p>").blocks[0].spans == ()
    based = page("<p><a href='x'>a</a></p>", "<base href='https://a.test/b/'>")
    assert based.blocks[0].spans[0].href == "https://a.test/b/x"


def test_tables_of_data_become_rows_and_layout_tables_do_not() -> None:
    data = (
        "<table><caption>Prices</caption><thead><tr><th>Metal</th><th>Price</th></tr></thead>"
        "<tr><td><a href=x>Tin</a></td><td>9|1<br>USD<script>x</script></td></tr><tr hidden><td>n</td></tr>"
        "<tr><td></td><td></td></tr></table>"
    )
    found = page(data)
    assert shape(found) == [
        ("caption", "Prices"),
        ("row", "Metal | Price"),
        ("row", "Tin | 9|1 USD"),
    ]
    assert [(b.header, b.cells) for b in found.blocks[1:]] == [
        (True, ("Metal", "Price")),
        (False, ("Tin", "9|1 USD")),
    ]
    assert found.blocks[2].link_share > 0
    for layout in (
        f"<table><tr><td>menu</td><td>{paragraphs()}</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table role=presentation><tr><td>menu</td><td>x</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>menu</td><td>only one row</td></tr></table>",
    ):
        assert {kind for kind, _ in shape(page(layout))} == {"text"}


def test_blocks_know_their_source_lines() -> None:
    found = page("\n<p>One</p>\n<p>\n  Two\n  goes on\n</p>\n\n<p>Three</p>")
    assert [(b.text, b.first, b.last) for b in found.blocks] == [
        ("One", 4, 4),
        ("Two goes on", 6, 7),
        ("Three", 10, 10),
    ]


def test_headings_keep_their_rank_over_line_breaks() -> None:
    (block,) = page("<h3>One<br>two</h3>").blocks
    assert (block.kind, block.level, block.text) == ("heading", 3, "One two")


def test_preformatted_prose_becomes_paragraphs() -> None:
    prose = (
        "Reporters at the agency said on Monday that the company had agreed to\n"
        "sell its northern business to a rival for two billion euros, a price\n"
        "that analysts called generous after two years of falling sales there.\n"
    )
    assert [(b.kind, b.first, b.last) for b in page(f"<pre>\n{prose}</pre>").blocks] == [
        ("text", 4, 6)
    ]
    assert [b.text for b in page("<pre>a<br>b</pre>").blocks] == ["a\nb"]


def test_the_main_content_is_marked_and_furniture_is_not() -> None:
    found = page(
        f"{MENU}<nav><a href=/m>Markets</a></nav><article><h1>Bank profit rises</h1>{paragraphs()}</article>"
        "<aside><p>Sign up for our letter</p></aside><footer><p>Copyright, all rights reserved</p></footer>"
    )
    marks = {block.text: block.main for block in found.blocks}
    assert all(marks[text] for text in STORY)
    assert marks["Markets"] is False
    assert marks["Copyright, all rights reserved"] is False


def test_an_unclosed_form_around_everything_changes_nothing() -> None:
    found = page(f"<form><button>Go</button>{MENU}<article>{paragraphs()}")
    assert [b.main for b in found.blocks if b.text in STORY] == [True] * len(STORY)


def test_without_main_content_nothing_is_said_about_it() -> None:
    assert {block.main for block in page("<ul><li>x</li></ul>").blocks} <= {None, True}
    assert page("").blocks == ()
    assert read(b"<html></html>", "extracts/a.html").blocks == ()


def test_what_decided_against_a_block_is_said() -> None:
    found = page(
        f"{MENU}<nav><a href=/m>Markets</a></nav><article><h1>Bank profit rises</h1>{paragraphs()}</article>"
    )
    said = {block.text: block.why for block in found.blocks}
    assert "links" in said["Markets"] or "element" in said["Markets"]
    assert not any(said[text] for text in STORY)


def test_a_saved_fragment_is_all_main_or_not_judged() -> None:
    found = page(paragraphs())
    assert {block.main for block in found.blocks} == {None}


def test_a_page_beyond_the_limits_is_refused_by_name() -> None:
    deep = "<div>" * 80_000 + "x"
    with pytest.raises(ExtractError, match="nests more than 2000 elements"):
        page(deep)
    with pytest.raises(ExtractError, match="more than 100000 elements"):
        page("<b>x</b>" * (html.MAX_ELEMENTS + 1))


def test_blocks_of_a_page_are_plain_values() -> None:
    assert page("<p>x</p>").blocks[0] == Block(
        1, 3, 3, "x", blanks_before=2, main=page("<p>x</p>").blocks[0].main
    )


def test_the_text_a_page_declares_moves_the_odds_of_its_blocks() -> None:
    body, aside = " ".join(STORY), "Three more banks report this week"
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    source = f"{MENU}<article><h1>Bank profit rises</h1>{paragraphs()}<p>{aside}</p></article>"
    told, plain = ({b.text: b.odds for b in page(source, head).blocks} for head in (linked, ""))
    moved = {text: round(told[text] - plain[text], 2) for text in (*STORY, aside)}
    assert moved == {**dict.fromkeys(STORY, 0.6), aside: -0.9}
