"""The feed contract, format by format, read back by a strict linter and by feedparser."""

import json

import feedparser
import pytest
from feed_lint import lint
from lxml import etree
from render_samples import BODY, card, entry, feed_page, renderer, write

from digest.model.article import SourceRef
from digest.model.site import FeedData

KINDS = ("rss", "atom", "json")
ATOM = "{http://www.w3.org/2005/Atom}"


def contents(data: bytes, kind: str) -> list[str]:
    """The HTML of each entry."""
    if kind == "json":
        return [item["content_html"] for item in json.loads(data)["items"]]
    return [e.content[0].value for e in feedparser.parse(data).entries]


def titles(data: bytes, kind: str) -> list[str]:
    if kind == "json":
        return [item["title"] for item in json.loads(data)["items"]]
    return [e.title for e in parsed(data).entries]


def parsed(data: bytes):
    feed = feedparser.parse(data, sanitize_html=False)
    assert feed.bozo == 0, feed.get("bozo_exception")
    return feed


def guids(data: bytes, kind: str) -> list[str]:
    if kind == "json":
        return [item["id"] for item in json.loads(data)["items"]]
    return [e.id for e in parsed(data).entries]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize("link", ["page", "source"])
def test_every_format_keeps_the_contract(tmp_path, kind, content, link) -> None:
    make = renderer(tmp_path, feed_content=content, feed_link=link)
    data = make.render(feed_page(kind, *(entry(n) for n in range(5))))
    assert lint(data, kind) == []
    assert titles(data, kind) == [f"Bank lifts profit {n}" for n in range(5)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_feed_is_a_feed(tmp_path, kind) -> None:
    data = renderer(tmp_path).render(feed_page(kind))
    assert lint(data, kind) == []


def test_rss_says_all_that_readers_ask_for(tmp_path) -> None:
    feed = parsed(renderer(tmp_path).render(feed_page("rss", entry())))
    assert feed.version == "rss20"
    assert feed.feed.title == "The Digest"
    assert feed.feed.link == "https://example.org/news/"
    assert feed.feed.language == "en"
    assert feed.feed.generator == "digest"
    assert feed.feed.updated == "Sun, 22 Nov 2026 10:00:00 +0000"
    item = feed.entries[0]
    assert item.link == "https://example.org/news/2026/11/22/bank-0/"
    assert item.published == "Sun, 22 Nov 2026 14:30:00 +0530"
    assert item.summary == "It rose by a tenth."
    assert item.author == "Jane Doe"
    assert item.tags[0].term == "Banks"
    assert item.source.href == "https://ledger.example/a?b=1&c=2"
    assert item.source.title == "The Daily Ledger"


def test_atom_says_all_that_readers_ask_for(tmp_path) -> None:
    data = renderer(tmp_path).render(feed_page("atom", entry(language="de")))
    feed = parsed(data)
    assert feed.version == "atom10"
    assert feed.feed.author == "The desk"
    assert feed.feed.updated == "2026-11-22T10:00:00+00:00"
    item = feed.entries[0]
    assert item.published == "2026-11-22T14:30:00+05:30"
    assert item.updated == "2026-11-22T15:30:00+05:30"
    assert item.authors[0].name == "Jane Doe"
    root = etree.fromstring(data)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(language) == "en"
    assert root.find(f"{ATOM}entry").get(language) == "de"


def test_json_feed_is_of_version_1_1(tmp_path) -> None:
    feed = json.loads(renderer(tmp_path).render(feed_page("json", entry(language="de"))))
    assert feed["authors"] == [{"name": "The desk"}]
    item = feed["items"][0]
    assert item["url"] == "https://example.org/news/2026/11/22/bank-0/"
    assert item["external_url"] == "https://ledger.example/a?b=1&c=2"
    assert item["authors"] == [{"name": "Jane Doe"}]
    assert item["date_published"] == "2026-11-22T14:30:00+05:30"
    assert item["language"] == "de"
    assert item["tags"] == ["Banks"]


def test_the_title_leads_to_the_source_where_it_is_set_so(tmp_path) -> None:
    make = renderer(tmp_path, feed_link="source")
    rss = parsed(make.render(feed_page("rss", entry()))).entries[0]
    assert rss.link == "https://ledger.example/a?b=1&c=2"
    atom = parsed(make.render(feed_page("atom", entry()))).entries[0]
    assert [(link.rel, link.href) for link in atom.links] == [
        ("alternate", "https://ledger.example/a?b=1&c=2"),
        ("related", "https://example.org/news/2026/11/22/bank-0/"),
        ("via", "https://ledger.example/a?b=1&c=2"),
    ]
    plain = parsed(make.render(feed_page("rss", entry(source=SourceRef("The Ledger"))))).entries[0]
    assert plain.link == "https://example.org/news/2026/11/22/bank-0/"


@pytest.mark.parametrize("kind", KINDS)
def test_whole_articles_carry_source_line_note_and_notes(tmp_path, kind) -> None:
    one = entry(note="Watch <this>", notes=("Corrected on Monday.",))
    html = contents(renderer(tmp_path).render(feed_page(kind, one)), kind)[0]
    assert html.count('<a href="https://ledger.example/a?b=1&amp;c=2">Read the original</a>') == 2
    assert html.count("The Daily Ledger · Jane Doe · 22 November 2026, 14:30 IST") == 2
    assert "<strong>From the editor:</strong> Watch &lt;this&gt;" in html
    assert "<p>Corrected on Monday.</p>" in html
    assert html.index("From the editor") < html.index("Figures") < html.index("Corrected")


@pytest.mark.parametrize("kind", KINDS)
def test_addresses_of_a_body_are_absolute_and_fragments_go(tmp_path, kind) -> None:
    html = contents(renderer(tmp_path).render(feed_page(kind, entry())), kind)[0]
    assert '<a href="https://example.org/about/">as told</a>' in html
    assert "Profit rose to CHF 1,200 at AT&amp;T" in html
    assert "#h-figures" not in html


def test_summaries_hold_no_body_but_the_note(tmp_path) -> None:
    make = renderer(tmp_path, feed_content="summary")
    one = entry(note="Watch this")
    assert b"Figures" not in make.render(feed_page("rss", one))
    item = json.loads(make.render(feed_page("json", one)))["items"][0]
    assert item["content_text"] == "It rose by a tenth. From the editor: Watch this"
    assert "content_html" not in item


def test_an_entry_without_body_shows_its_summary(tmp_path) -> None:
    html = contents(renderer(tmp_path).render(feed_page("json", entry(body=""))), "json")[0]
    assert "<p>It rose by a tenth.</p>" in html


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("S&P 500 slips", "S&P 500 slips"),
        ("AT&T and L&T", "AT&T and L&T"),
        ("Margin < 5 % and > 3 %", "Margin < 5 % and > 3 %"),
        ("Profit <b>rises</b>", "Profit rises"),
        ("Nested <b<b>>", "Nested"),
        ("Deep " + "<b" * 9 + ">" * 9, "Deep bbbbbb>>>>>>"),
        ("AT&amp;T stays as written", "AT&amp;T stays as written"),
        ("bad \x00\x0b\ufffe\ud800 bytes", "bad bytes"),
        ("two\nlines\t here", "two lines here"),
    ],
)
def test_titles_are_plain_text(tmp_path, kind, title, shown) -> None:
    data = renderer(tmp_path).render(feed_page(kind, entry(title=title)))
    assert lint(data, kind) == []
    if kind == "json":
        assert titles(data, kind) == [shown]
    else:
        path = "channel/item/title" if kind == "rss" else f"{ATOM}entry/{ATOM}title"
        assert etree.fromstring(data).findtext(path) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_that_is_only_a_tag_stays_text(tmp_path, kind) -> None:
    data = renderer(tmp_path).render(feed_page(kind, entry(title="<b>")))
    assert lint(data, kind) == []
    assert b"&#x3C;b&gt;" in data if kind != "json" else b'"<b>"' in data


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_without_title_is_called_by_what_it_has(tmp_path, kind) -> None:
    nothing = {"title": "", "summary": "", "body": ""}
    entries = (
        entry(0, title=""),
        entry(1, **nothing),
        entry(2, **nothing, source=SourceRef()),
    )
    data = renderer(tmp_path).render(feed_page(kind, *entries))
    assert lint(data, kind) == []
    assert titles(data, kind) == ["It rose by a tenth.", "The Daily Ledger", "Untitled"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVa\tScript:alert(1)",
        "data:text/html,<script>",
        "//evil.example/",
        "not an address",
        "https://",
        "https://[::1",
        "https://host:port/",
        "",
    ],
)
def test_a_source_without_a_safe_address_gets_no_link(tmp_path, kind, url) -> None:
    one = entry(source=SourceRef("The Ledger", url), body="")
    data = renderer(tmp_path).render(feed_page(kind, one))
    assert lint(data, kind) == []
    assert b"Read the original" not in data
    assert b"external_url" not in data
    assert b'rel="via"' not in data


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_reach_no_markup(tmp_path, kind) -> None:
    bad = "\"'><script>alert(1)</script>]]>&lt;x\x00"
    one = entry(
        title=bad,
        summary=bad,
        note=bad,
        notes=(bad,),
        authors=(bad,),
        topics=(bad,),
        source=SourceRef(bad, "https://e.example/\"'><script>"),
        url='2026/"><script>/',
    )
    make = renderer(tmp_path, title=bad, description=bad, author=bad)
    data = make.render(feed_page(kind, one))
    assert lint(data, kind) == []
    assert "<script" not in contents(data, kind)[0].replace("&lt;script", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_base_url_changes_no_guid(tmp_path, kind) -> None:
    entries = [entry(n) for n in range(3)]
    here = renderer(tmp_path).render(feed_page(kind, *entries))
    there = renderer(tmp_path, base_url="https://other.example/", root="/").render(
        feed_page(kind, *entries)
    )
    assert guids(here, kind) == guids(there, kind)
    assert here != there


def test_a_guid_comes_from_the_id_alone(tmp_path) -> None:
    one = entry()
    other = entry(
        title="Else", url="else/", published=1, updated=2, date="", summary="x", body="", authors=()
    )
    make = renderer(tmp_path)
    assert guids(make.render(feed_page("rss", one)), "rss") == guids(
        make.render(feed_page("rss", other)), "rss"
    )
    # Fixed for good: a subscriber's reader remembers it.
    assert guids(make.render(feed_page("rss", one)), "rss") == [
        "urn:uuid:261e1b96-027c-5cdc-a5b3-0f041883718b"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_article_changes_no_byte_of_the_others(tmp_path, kind) -> None:
    make = renderer(tmp_path)
    before = make.render(feed_page(kind, *(entry(n) for n in range(1, 4))))
    after = make.render(feed_page(kind, *(entry(n) for n in range(4))))
    mark = {"rss": b"<item>", "atom": b"<entry>", "json": b'{"id"'}[kind]
    assert [part.strip(b",\n") for part in before.split(mark)[1:]] == [
        part.strip(b",\n") for part in after.split(mark)[2:]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_between_feeds_changes_no_byte(tmp_path, kind, monkeypatch) -> None:
    from digest.render import feed

    entries = [entry(n) for n in range(6)]
    pages = [feed_page(kind, *entries[i : i + 3]) for i in (0, 1, 2, 3, 0)]
    warm = renderer(tmp_path)
    together = [warm.render(p) for p in pages]
    assert together == [renderer(tmp_path).render(p) for p in pages]
    monkeypatch.setattr(feed, "_KEPT", 1)
    forgetful = renderer(tmp_path)
    assert together == [forgetful.render(p) for p in pages]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_that_is_too_large_holds_summaries(tmp_path, kind) -> None:
    make = renderer(tmp_path, body=f"<p>{'word ' * 20_000}</p>")
    data = make.render(feed_page(kind, *(entry(n) for n in range(8))))
    assert len(data) < 512 * 1024
    assert lint(data, kind) == []
    assert b"word word" not in data
    assert [p.severity for p in make.problems] == ["warning"]
    assert "summaries instead" in make.problems[0].message


@pytest.mark.parametrize("kind", KINDS)
def test_an_edition_entry_comes_from_the_theme(tmp_path, kind) -> None:
    write(
        tmp_path,
        {
            "templates/feed-edition.html": "{{ content }}<ul>{% for card in cards %}<li><a "
            'href="{{ href(card.url) }}">{{ card.title }}</a></li>{% endfor %}</ul>'
        },
    )
    one = entry(cards=(card(title="AT&T <up>"), card()), title="22 November 2026")
    html = contents(renderer(tmp_path).render(feed_page(kind, one)), kind)[0]
    assert (
        '<li><a href="https://example.org/news/2026/11/22/bank/">AT&amp;T &lt;up&gt;</a></li>'
        in html
    )
    assert "Figures" in html


@pytest.mark.parametrize("kind", KINDS)
def test_the_default_theme_writes_edition_entries(tmp_path, kind) -> None:
    data = renderer(tmp_path).render(feed_page(kind, entry(cards=(card(),))))
    assert lint(data, kind) == []
    assert "Bank lifts profit" in contents(data, kind)[0]


def test_a_bare_day_is_a_day_in_the_site_s_zone(tmp_path) -> None:
    midnight = 1795285800  # 2026-11-22T00:00+05:30
    one = entry(date="2026-11-22", published=midnight, updated=midnight)
    feed = parsed(renderer(tmp_path).render(feed_page("rss", one)))
    assert feed.entries[0].published == "Sun, 22 Nov 2026 00:00:00 +0530"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [-(10**14), -62135596800, 0, 10**14])
def test_dates_far_away_stay_valid(tmp_path, kind, seconds) -> None:
    one = entry(published=seconds, updated=seconds, date="")
    data = renderer(tmp_path, timezone="Europe/Berlin").render(feed_page(kind, one))
    assert lint(data, kind) == []


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026-11-22T14:30-03:30", "2026-11-22T05:30:00-03:30"),
        ("2026-11-22T09:00Z", "2026-11-22T09:00:00+00:00"),
        ("2026-11-22T14:30", "2026-11-22T14:30:00+05:30"),
    ],
)
def test_the_offset_of_a_date_is_kept(tmp_path, date, shown) -> None:
    data = renderer(tmp_path).render(feed_page("json", entry(date=date)))
    assert json.loads(data)["items"][0]["date_published"] == shown


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Jane Doe <jane@ledger.example>", ["Jane Doe"]),
        ("jane@ledger.example (Jane Doe)", ["Jane Doe"]),
        ("Jane Doe (jane@ledger.example)", ["Jane Doe"]),
        ("jane@ledger.example", ["The Daily Ledger"]),
        ("Søren Ørsted", ["Søren Ørsted"]),
    ],
)
def test_authors_are_names_without_mail(tmp_path, author, shown) -> None:
    data = renderer(tmp_path).render(feed_page("json", entry(authors=(author,))))
    names = [a["name"] for a in json.loads(data)["items"][0]["authors"]]
    assert [name.strip("() ") for name in names] == shown


def test_a_feed_s_stylesheet_is_css_and_only_where_the_theme_has_one(tmp_path) -> None:
    said = b'<?xml-stylesheet type="text/css" href="%s"?>'
    for kind in ("rss", "atom"):
        assert said % b"static/feed.css" in renderer(tmp_path).render(feed_page(kind, entry()))
    below = feed_page("rss", entry(), path="topics/ships/feed.xml")
    assert said % b"../../static/feed.css" in renderer(tmp_path).render(below)
    rooted = renderer(tmp_path, options={"relative_links": False})
    assert said % b"/news/static/feed.css" in rooted.render(below)
    write(tmp_path, {"themes/bare/theme.toml": 'name = "bare"\n'})
    bare = renderer(tmp_path, theme="bare", body=BODY)
    assert b"xml-stylesheet" not in bare.render(feed_page("rss", entry()))


def test_a_feed_without_title_bears_the_site_s(tmp_path) -> None:
    feed = feed_page("json", entry(), data=FeedData("", "", (entry(),), 1), description="Of banks")
    said = json.loads(renderer(tmp_path).render(feed))
    assert said["title"] == "The Digest"
    assert said["description"] == "Of banks"


def test_a_feed_can_stand_in_a_line_of_archives(tmp_path) -> None:
    make = renderer(tmp_path)
    data = FeedData(
        "The Digest", "", (entry(),), 1, "2026/10/x", "2026/12/x", "current.xml", archive=True
    )
    base = "https://example.org/news/"
    around = [
        ("current", base + "current.xml"),
        ("prev-archive", base + "2026/10/x"),
        ("next-archive", base + "2026/12/x"),
    ]
    fh = "{http://purl.org/syndication/history/1.0}archive"
    rss = make.render(feed_page("rss", data=data))
    atom = make.render(feed_page("atom", data=data))
    assert lint(rss, "rss") == lint(atom, "atom") == []
    channel = etree.fromstring(rss).find("channel")
    assert channel.find(fh) is not None
    links = channel.findall(f"{ATOM}link")
    assert [(x.get("rel"), x.get("href")) for x in links][1:] == around
    root = etree.fromstring(atom)
    assert root.find(fh) is not None
    assert [(x.rel, x.href) for x in parsed(atom).feed.links][1:-1] == around
    assert root.findtext(f"{ATOM}id") == base + "current.xml"
    assert json.loads(make.render(feed_page("json", data=data)))["next_url"] == base + "2026/10/x"


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_ampersands_of_plain_text_are_hexadecimal_and_those_of_html_are_not(tmp_path, kind) -> None:
    text = "S&P500 & AT&T < 5"
    one = entry(
        title=text, summary=text, topics=(text,), source=SourceRef(text, "https://e.example/")
    )
    make = renderer(tmp_path, title=text, description=text, body="<p>S&amp;P</p>\n<title>&amp;\n")
    data = make.render(feed_page(kind, one, data=FeedData(text, "", (one,), 1)))
    assert lint(data, kind) == []
    assert data.count(b"S&#x26;P500 &#x26; AT&#x26;T &#x3C; 5") == (5 if kind == "rss" else 4)
    assert b"&lt;p&gt;S&amp;amp;P&lt;/p&gt;" in data
    assert {e.title for e in parsed(data).entries} == {text}
