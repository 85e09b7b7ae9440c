import pytest

from digest.render.feed_entry import name_only, plain
from digest.render.feed_html import paragraph, source_line, standing_alone

BASE = "https://example.org/news/2026/11/22/bank/"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("", ""),
        ("  \n", ""),
        ("<!-- a -->", ""),
        ("plain &amp; <em>simple</em>", "plain &amp; <em>simple</em>"),
        ("<p>a<br>b</p>\n<hr>", "<p>a<br>b</p>\n<hr>"),
        ('<h2 id="h-a" class="x">A</h2>', "<h2>A</h2>"),
        ('<p id="p-12">a</p><ul><li id="p-13">b</li></ul>', "<p>a</p><ul><li>b</li></ul>"),
        (
            '<p>say &lt;p id="p-1"&gt; or <p id="q">b</p>',
            '<p>say &lt;p id="p-1"&gt; or </p><p>b</p>',
        ),
        ('<a href="#h-a">up</a> on', "up on"),
        ('<a href=" #h-a ">up</a>', "up"),
        ("<a>up</a>", "<a>up</a>"),
        ('<a href="other/">o</a>', f'<a href="{BASE}other/">o</a>'),
        ('<a href="/x?a=1&amp;b=2">o</a>', '<a href="https://example.org/x?a=1&amp;b=2">o</a>'),
        ('<a href="//e.example/">o</a>', '<a href="https://e.example/">o</a>'),
        ('<a href="https://[x">o</a>', "o"),
        ('<a href="javascript:x()">o</a>', "o"),
        ('<a href="java&#10;script:x()">o</a>', "o"),
        ('<p onclick="x()" style="a">o</p>', "<p>o</p>"),
        ("<script>x()</script>o", "o"),
        ("<p>a<svg><script>x</script></svg>b</p>", "<p>ab</p>"),
        ('<img src="a.png" alt="b" loading="lazy">', f'<img src="{BASE}a.png" alt="b">'),
        ('<img src="data:image/gif;base64,R0" alt="b">c', "c"),
        ("<img>c", "c"),
        ('<blockquote cite="data:x"><p>q</p></blockquote>', "<blockquote><p>q</p></blockquote>"),
        ("<p>\x00\x0ba\ufffe</p>", "<p>\na</p>"),
        ("<p>5 &lt; 6 &gt; 4</p>", "<p>5 &lt; 6 &gt; 4</p>"),
        ("<p>₹1,200 करोड़ 日本</p>", "<p>₹1,200 करोड़ 日本</p>"),
    ],
)
def test_a_fragment_stands_on_its_own(html, shown) -> None:
    assert standing_alone(html, BASE) == shown


def test_standing_alone_twice_is_standing_alone_once() -> None:
    once = standing_alone('<p>a <a href="b">c</a> &amp; <code>&lt;x&gt;</code></p>', BASE)
    assert standing_alone(once, "https://else.example/") == once


def test_a_source_line_says_what_is_known() -> None:
    assert source_line("", (), "", "", "Read") == ""
    assert source_line("L&T Daily", ("A", "B"), "today", "", "Read") == (
        "<p><small>L&amp;T Daily · A, B · today</small></p>"
    )


def test_a_paragraph_is_escaped() -> None:
    assert paragraph("") == ""
    assert paragraph("<b>", "A&B") == "<p><strong>A&amp;B:</strong> &lt;b&gt;</p>"


def test_a_title_of_nested_tags_costs_no_time() -> None:
    assert "<b" not in plain("<b" * 20_000 + ">" * 20_000)


def test_a_name_of_brackets_stays_one() -> None:
    assert name_only("Jane (The Ledger)") == "Jane (The Ledger)"


@pytest.mark.parametrize(
    "name", ["A" * 200_000, "@" + "A" * 200_000, "<" * 200_000, "a@" * 100_000]
)
def test_a_name_of_any_length_is_cut_in_little_time(name) -> None:
    assert len(name_only(name)) <= 200
