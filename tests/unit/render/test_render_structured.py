import json

import pytest
from lxml import html
from msgspec.structs import replace
from render_samples import article_data, card, edition_data, page, renderer, site_info

from digest.model.article import SourceRef
from digest.model.parts import Link
from digest.model.site import EditionData, NotFoundData, RobotsData
from digest.render.addresses import Addresses
from digest.render.indexes import COLLECTORS, robots
from digest.render.structured import json_ld, written

ADDRESSES = Addresses("https://example.org/news/", "/news/")
HOSTILE = "</script><script>alert(1)</script><!-- &amp; \u2028 \u2029 \"' {{ 1 }} \\u003c"


def told(kind: str, data: object, **changes: object) -> dict:
    return json.loads(json_ld(page(kind, data, **changes), site_info(), ADDRESSES))


def test_an_article_is_its_authors_and_the_copy_the_digests() -> None:
    found = told(
        "article",
        article_data(authors=("Ada Brandt",), source=SourceRef("The Paper", "https://p.test/a")),
    )
    assert found["@type"] == "Article"
    assert found["author"] == [{"@type": "Person", "name": "Ada Brandt"}]
    assert found["publisher"]["name"] == "The Digest"
    assert found["isBasedOn"] == found["citation"]["url"] == "https://p.test/a"
    assert found["citation"]["publisher"]["name"] == "The Paper"
    assert found["url"] == "https://example.org/news/x/"
    assert found["datePublished"] == article_data().article.date
    assert "articleBody" not in found


def test_without_a_name_the_publisher_of_the_original_is_its_author() -> None:
    found = told("article", article_data(authors=(), source=SourceRef("The Paper", "")))
    assert found["author"] == [{"@type": "Organization", "name": "The Paper"}]
    assert "isBasedOn" not in found


def test_a_text_of_our_own_is_based_on_nothing() -> None:
    found = told("article", article_data(authors=(), original=True))
    assert found["author"] == [found["publisher"]]
    assert "isBasedOn" not in found
    assert "citation" not in found


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    found = told(
        "article",
        article_data(source=SourceRef("P", "javascript:alert(1)"), license="javascript:x"),
    )
    assert "isBasedOn" not in found
    assert "license" not in found


def test_topics_and_companies_say_what_it_is_about() -> None:
    data = replace(article_data(), companies=(Link("Brenner Mills", "companies/brenner-mills/"),))
    found = told("article", data)
    assert found["about"] == [{"@type": "Organization", "name": "Brenner Mills"}]


def test_an_edition_lists_its_articles_in_reading_order() -> None:
    lead = card(url="a/")
    data = edition_data(lead=lead)
    found = told("edition", data)
    assert found["@type"] == "CollectionPage"
    items = found["mainEntity"]["itemListElement"]
    assert items[0] == {"@type": "ListItem", "position": 1, "url": "https://example.org/news/a/"}
    assert found["mainEntity"]["numberOfItems"] == len(items)
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))


def test_home_says_what_site_it_is_even_without_an_edition() -> None:
    nothing = EditionData(None, "", "", None, (), 0, 0, None, None)
    assert told("home", nothing)["@type"] == "WebSite"


def test_other_pages_say_nothing() -> None:
    assert json_ld(page("404", NotFoundData(None)), site_info(), ADDRESSES) == ""


def test_no_text_leaves_the_script_it_stands_in() -> None:
    text = written({"name": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == HOSTILE


@pytest.mark.parametrize("kind", ["home", "edition", "article"])
def test_a_hostile_title_stays_data_on_the_page(tmp_path, kind) -> None:
    data = {
        "home": edition_data(title=HOSTILE, lead=card(title=HOSTILE)),
        "edition": edition_data(title=HOSTILE, standfirst=HOSTILE, lead=card(title=HOSTILE)),
        "article": article_data(
            title=HOSTILE, authors=(HOSTILE,), source=SourceRef(HOSTILE, "https://p.test/")
        ),
    }[kind]
    root = html.document_fromstring(
        renderer(tmp_path).render(page(kind, data, title=HOSTILE)).decode()
    )
    (script,) = root.xpath('//script[@type="application/ld+json"]')
    found = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    assert all("alert" not in one.text_content() for one in root.xpath("//script[not(@type)]"))
    title = root.xpath('//meta[@property="og:title"]/@content')
    assert len(title) == 1
    assert title[0].startswith("</script>")


def test_a_picture_goes_with_a_shared_link(tmp_path) -> None:
    data = replace(article_data(), image="images/a.png")
    made = renderer(tmp_path).render(page("article", data)).decode()
    assert '<meta property="og:image" content="https://example.org/news/images/a.png">' in made
    assert "summary_large_image" in made
    assert told("article", data)["image"] == "https://example.org/news/images/a.png"
    assert "og:image" not in renderer(tmp_path).render(page("article", article_data())).decode()


def test_robots_are_asked_what_the_publisher_wants() -> None:
    end = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/news/sitemap.xml\n"
    assert robots(RobotsData("sitemap.xml"), ADDRESSES) == end
    private = robots(RobotsData("sitemap.xml", "private"), ADDRESSES)
    assert private == "User-agent: *\nDisallow: /\n"
    text = robots(RobotsData("sitemap.xml", "no-ai"), ADDRESSES)
    assert text.endswith(end)
    group = text.removesuffix(end)
    assert group.splitlines()[-2] == "Disallow: /"
    assert all(f"User-agent: {name}\n" in group for name in COLLECTORS)
