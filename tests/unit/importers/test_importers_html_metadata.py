import json
from typing import Any

import pytest

from digest.importers import read
from digest.model.extract import Metadata


def metadata(head: str = "", body: str = "<p>x</p>", root: str = "") -> Metadata:
    page = f"<!DOCTYPE html><html {root}><head>{head}</head><body>{body}</body></html>"
    return read(page.encode(), "extracts/a.html").metadata


def linked(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in values.items()
    )


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bank &amp; trust",
    "datePublished": "2026-11-20T09:00:00+05:30",
    "dateModified": "2026-11-21T10:00:00Z",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "The Paper"}, "John Roe"],
    "publisher": {"name": "The Paper"},
    "description": "What <b>happened</b>.",
    "keywords": ["Banks", "Rates"],
    "inLanguage": "en-IN",
    "isAccessibleForFree": "False",
    "mainEntityOfPage": {"@id": "https://a.test/x?utm_source=1"},
}
EXPECTED = Metadata(
    title="Bank & trust",
    authors=("Jane Doe", "John Roe"),
    source="The Paper",
    url="https://a.test/x",
    published="2026-11-20T09:00:00+05:30",
    updated="2026-11-21T10:00:00+00:00",
    language="en-IN",
    summary="What happened .",
    topics=("Banks", "Rates"),
    wall=True,
)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@graph": [{"@type": "Organization", "name": "O"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]},
        "<!-- " + json.dumps(ARTICLE) + " -->",
        json.dumps(ARTICLE)[:-1] + ",};",
        json.dumps(ARTICLE).replace("What ", "What\n"),
    ],
)
def test_linked_data_is_read_in_every_wrapping(data: Any) -> None:
    assert metadata(linked(data)) == EXPECTED


@pytest.mark.parametrize(
    "data", ["{broken", "[]", "null", "[" * 5000, '{"@type": "Article"}', "x" * 600_000]
)
def test_broken_linked_data_gives_way_to_meta_elements(data: str) -> None:
    found = metadata(linked(data) + meta(og__title="T", article__published_time="2026-11-20"))
    assert (found.title, found.published) == ("T", "2026-11-20")


def test_the_page_s_article_wins_over_teasers_and_gaps_are_filled() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Other"}
    twin = {"@type": "Article", "headline": ARTICLE["headline"], "keywords": "Funds, Fees"}
    best = {key: value for key, value in ARTICLE.items() if key != "keywords"}
    found = metadata(linked({"@type": "ItemList", "items": [teaser]}) + linked(best) + linked(twin))
    assert found.title == "Bank & trust"
    assert found.topics == ("Funds", "Fees")


def test_the_title_is_the_headline_that_readers_see() -> None:
    head = meta(og__title="Bank profit rises | The Paper", og__site_name="The Paper")
    assert metadata(head).title == "Bank profit rises"
    assert (
        metadata(head, "<h1>Profit at the bank <i>rises</i></h1>").title
        == "Profit at the bank rises"
    )
    assert metadata(head, "<h1>Subscribe now</h1>").title == "Bank profit rises"
    assert (
        metadata(head, "<h1>Bank profit one</h1><h1>Bank profit two</h1>").title
        == "Bank profit rises"
    )
    assert metadata("", "<h1>Only here</h1>").title == "Only here"
    assert metadata("<title>T - The Paper</title>").title == "T - The Paper"
    assert (
        metadata("<title>The Paper</title>" + meta(og__site_name="The Paper")).title == "The Paper"
    )


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("Bank profit rises again", "Bank profit rises again"),
        ("Markets Bank profit rises", "Bank profit rises"),
        ("MarketsBank profit rises", "Bank profit rises"),
        ("Bank profit rises Posted on 20 November 2026", "Bank profit rises"),
    ],
)
def test_what_is_glued_to_the_headline_is_left_out(shown: str, title: str) -> None:
    assert metadata(meta(og__title="Bank profit rises"), f"<h1>{shown}</h1>").title == title


def test_of_several_headings_the_one_that_begins_the_title_is_the_headline() -> None:
    head = "<title>Bank profit rises | Home of News</title>"
    body = "<h1>News</h1><h1>Bank profit rises</h1><h1>Bank profit falls</h1>"
    assert metadata(head, body).title == "Bank profit rises"
    assert metadata("", "<h1>One</h1><h1>Two</h1>").title == ""
    assert metadata("", f"<h1>{'x' * 400}</h1>").title == ""
    assert metadata("", "<h1>Bank&shy;profit&NoBreak; rises</h1>").title == "Bankprofit rises"


@pytest.mark.parametrize(
    ("title", "host", "found"),
    [
        ("Bank profit rises | Clay Post", "www.claypost.test", "Bank profit rises"),
        ("Bank profit rises – The Clay-Post", "claypost.co.test", "Bank profit rises"),
        ("Bank profit rises | Markets", "www.claypost.test", "Bank profit rises | Markets"),
        ("Bank profit rises | WWW", "www.claypost.test", "Bank profit rises | WWW"),
        ("Claypost - profit rises", "www.claypost.test", "Claypost - profit rises"),
        ("Bank profit rises", "www.claypost.test", "Bank profit rises"),
    ],
)
def test_the_name_of_the_host_is_no_part_of_the_title(title: str, host: str, found: str) -> None:
    head = f"<title>{title}</title><link rel=canonical href='https://{host}/bank'>"
    assert metadata(head).title == found


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, CFA", ("Jane Doe",)),
        ("Jane Doe, Nairobi", ("Jane Doe, Nairobi",)),
        (["Jane Doe", "(Image: Some Agency)"], ("Jane Doe",)),
    ],
)
def test_linked_authors_are_parted_where_each_part_is_a_name(declared: Any, authors: Any) -> None:
    assert metadata(linked({**ARTICLE, "author": declared})).authors == authors


def test_the_form_of_a_date_with_time_and_zone_wins() -> None:
    head = meta(article__published_time="2026-11-20", date="2026-11-20T09:00:00")
    assert metadata(head).published == "2026-11-20T09:00:00"
    zoned = "<span itemprop=datePublished content='2026-11-20T09:00:00+05:30'>x</span>"
    assert metadata(head, zoned).published == "2026-11-20T09:00:00+05:30"
    time = "<article><time datetime='2026-11-20T09:00+05:30'>today</time></article>"
    assert metadata("", time).published == "2026-11-20T09:00+05:30"
    assert metadata("", "<p><time datetime='2026-11-20'>old</time></p>").published == ""
    assert metadata(meta(article__published_time="31.02.2026")).published == ""
    clock = meta(date="Fri Nov 20 09:00:00 CET 2026")
    assert metadata(clock).published == "2026-11-20T09:00:00+01:00"


def test_an_update_before_publication_is_none() -> None:
    head = meta(article__published_time="2026-11-20", article__modified_time="2026-11-19")
    assert metadata(head).updated == ""
    head = meta(article__published_time="2026-11-20", article__modified_time="2026-11-20")
    assert metadata(head).updated == ""


def test_authors_are_names_of_people() -> None:
    head = meta(author="By Jane Doe and John Roe, The Paper", og__site_name="The Paper")
    assert metadata(head).authors == ("Jane Doe", "John Roe")
    assert metadata(meta(article__author="https://a.test/jane")).authors == ()
    assert metadata(meta(author="x" * 90)).authors == ()
    assert metadata(meta(author="Jane Doe und John Roe, Nairobi")).authors == (
        "Jane Doe",
        "John Roe",
    )
    assert metadata(meta(author="Madonna")).authors == ("Madonna",)
    assert metadata(meta(author="jane-doe")).authors == ()


def test_the_address_is_the_article_s_own() -> None:
    canonical = "<link rel=canonical href='https://a.test/'>"
    assert metadata(canonical + meta(og__url="https://a.test/x")).url == "https://a.test/x"
    assert metadata(canonical).url == ""
    assert metadata("<link rel=canonical href='/relative'>").url == ""
    assert metadata("<link rel=canonical href='https://[bad/x'>").url == ""
    assert (
        metadata(linked({**ARTICLE, "mainEntityOfPage": "https://a.test/y"})).url
        == "https://a.test/y"
    )
    saved = "<!-- saved from url=(0020)https://a.test/z -->"
    assert metadata(saved).url == "https://a.test/z"


def test_languages_are_tags() -> None:
    assert metadata(root="lang=de").language == "de"
    assert metadata(meta(og__locale="pt_BR"), root="lang='{{ lang }}'").language == "pt-BR"
    assert metadata(meta(language="English language")).language == ""


@pytest.mark.parametrize(
    ("head", "wall"),
    [
        (linked({**ARTICLE, "isAccessibleForFree": False}), True),
        (linked({**ARTICLE, "isAccessibleForFree": True}), False),
        (linked({**ARTICLE, "isAccessibleForFree": "http://schema.org/False"}), True),
        (linked({**ARTICLE, "isAccessibleForFree": None}), None),
        (meta(article__content_tier="locked"), True),
        (meta(article__content_tier="free"), False),
        ("", None),
    ],
)
def test_a_declared_wall_is_told(head: str, wall: bool | None) -> None:
    assert metadata(head).wall is wall


def test_topics_come_from_tags_or_keywords() -> None:
    head = '<meta property="article:tag" content="Banks"><meta property="article:tag" content="Rates, Fees">'
    assert metadata(head + meta(keywords="no")).topics == ("Banks", "Rates", "Fees")
    assert metadata(meta(keywords="a, b; c|a")).topics == ("a", "b", "c")
    assert len(metadata(meta(keywords=",".join(map(str, range(50))))).topics) == 20


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert metadata() == Metadata()
    assert metadata(meta(og__title=" ", description="x" * 700)) == Metadata()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("记者 李明", ("李明",)),
        ("作者：李明、王芳", ("李明", "王芳")),
        ("Door Joris Bakker en Marloes Dekker", ("Joris Bakker", "Marloes Dekker")),
        ("di Paolo Ravera", ("Paolo Ravera",)),
        ("홍길동 기자", ("홍길동",)),
        ("द्वारा नेहा कपूर", ("नेहा कपूर",)),
        ("بقلم: هدى السالم، أحمد علي", ("هدى السالم", "أحمد علي")),
        ("山田太郎", ("山田太郎",)),
        ("Diana Bye", ("Diana Bye",)),
    ],
)
def test_the_words_of_a_byline_are_no_part_of_a_declared_name(
    said: str, names: tuple[str, ...]
) -> None:
    assert metadata(f'<meta name="author" content="{said}">').authors == names


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("港务局下调收费_江湾商报", "江湾商报", "港务局下调收费"),
        ("港湾局、入港料を下げる｜浜風経済新報", "浜風経済新報", "港湾局、入港料を下げる"),
        ("항만 요금 내린다 &lt; 경제 &lt; 기사본문 - 강변경제", "강변경제", "항만 요금 내린다"),
        ("snake_case in the Clay Post", "Clay Post", "snake_case in the Clay Post"),
    ],
)
def test_the_name_of_the_site_is_cut_off_in_every_script(title: str, site: str, bare: str) -> None:
    head = f"<title>{title}</title>" + meta(og__site_name=site)
    assert metadata(head).title == bare


def test_a_language_is_read_where_a_page_names_it_otherwise() -> None:
    spoken = {"@type": "Language", "name": "German", "alternateName": "de"}
    assert metadata(linked(ARTICLE | {"inLanguage": spoken})).language == "de"
    assert metadata('<meta http-equiv="Content-Language" content="ko">').language == "ko"
