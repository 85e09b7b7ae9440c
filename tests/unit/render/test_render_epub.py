import io
import time
import zipfile
from xml.etree import ElementTree as ET

import pytest
from form_samples import book, edition
from render_samples import SOURCE, card, renderer, site_info

from digest.markdown.html import render
from digest.model.article import Access, SourceRef
from digest.model.parts import Edition, Section
from digest.model.site import Body
from digest.render.epub_body import direction, language, reachable, xhtml
from digest.render.renderer import Renderer
from digest.render.theme import load

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
EVIL = "<script>alert(1)</script>\"'&]]><img src=x onerror=alert(1)>\x00\x0b\ud800\ufffe"
MARKDOWN = """Profit rose to **CHF 1,200**; see [the figures](#h-figures), [the other story](/2026/11/22/story-1/),
[about us](/about/), [nowhere](#nowhere) and [there](https://e.example/a%zz?b[]=1).

## Figures

| what | value |
| :--- | ---: |
| profit | 1,200 |

3. Third
4. Fourth
   - *inside*

> Said so.

![A chart](chart.png) <b>bold</b>
"""


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def files(root, shown, body="", *, site=None, **changes) -> dict[str, str]:
    made = Renderer(load(root, "default"), site_info(**(site or {})), lambda _: Body(body))
    return unpacked(made.render(book(shown, **changes)))


def story(root, body="", *, shown=None, site=None, **changes) -> str:
    return files(root, shown or edition(1), body, site=site, **changes)["EPUB/story-001.xhtml"]


def words(page: str) -> str:
    return " ".join("".join(ET.fromstring(page).find(f"{XHTML}body").itertext()).split())


def test_the_file_begins_with_its_type_and_has_no_time_of_its_own(tmp_path) -> None:
    data = renderer(tmp_path).render(book(edition(3)))
    assert data[:4] == b"PK\x03\x04"
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "mimetype",
        "META-INF/container.xml",
        *(f"EPUB/{name}" for name in ("book.css", "cover.svg", "cover.xhtml", "edition.xhtml")),
        "EPUB/nav.xhtml",
        *(f"EPUB/story-00{n}.xhtml" for n in (1, 2, 3)),
        "EPUB/package.opf",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].compress_type == zipfile.ZIP_STORED


def test_two_renderers_write_the_same_book(tmp_path) -> None:
    page = book(edition(9, body="words"))
    assert renderer(tmp_path).render(page) == renderer(tmp_path).render(page)


def test_the_package_lists_every_file_once_and_reads_the_stories_in_order(tmp_path) -> None:
    made = files(tmp_path, edition(6))
    package = ET.fromstring(made["EPUB/package.opf"])
    items = package.findall(f"{OPF}manifest/{OPF}item")
    assert sorted(f"EPUB/{item.get('href')}" for item in items) == sorted(
        name for name in made if name.startswith("EPUB/") and not name.endswith(".opf")
    )
    by_id = {item.get("id"): item.get("href") for item in items}
    assert len(by_id) == len(items)
    spine = [by_id[ref.get("idref")] for ref in package.findall(f"{OPF}spine/{OPF}itemref")]
    assert spine == [
        *("cover.xhtml", "edition.xhtml", "nav.xhtml"),
        *(f"story-00{n}.xhtml" for n in range(1, 7)),
    ]
    properties = {item.get("href"): item.get("properties") for item in items}
    assert (properties["nav.xhtml"], properties["cover.svg"]) == ("nav", "cover-image")


def test_the_package_says_what_libraries_ask(tmp_path) -> None:
    package = ET.fromstring(files(tmp_path, edition(2))["EPUB/package.opf"])
    said = {one.tag.removeprefix(DC): one.text for one in package.iter() if one.tag.startswith(DC)}
    assert said["title"] == "The Digest: 22 November 2026"
    assert said["language"] == "en"
    assert (said["creator"], said["publisher"]) == ("The desk", "The Digest")
    assert said["date"] == "2026-11-22"
    assert said["identifier"].startswith("urn:uuid:")
    metas = [(one.get("property"), one.text) for one in package.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-11-21T18:30:00Z") in metas  # the first midnight, in India
    assert ("schema:accessMode", "textual") in metas
    assert ("schema:accessibilityHazard", "none") in metas
    assert ("schema:accessibilityFeature", "tableOfContents") in metas


def test_a_book_is_known_by_its_edition_and_its_digest_alone(tmp_path) -> None:
    def known(shown, **site) -> str:
        text = files(tmp_path, shown, site=site)["EPUB/package.opf"]
        return text.split("urn:uuid:")[1].split("<")[0]

    first = known(edition(2))
    assert known(edition(3, title="Another"), base_url="https://moved.example/") == first
    assert known(edition(2), title="Another digest") != first
    other = Edition("2026-11-23", "2026/11/23/", "2026-11-23", "2026-11-23")
    assert known(edition(2, edition=other)) != first


def test_a_change_dates_the_book(tmp_path) -> None:
    package = files(tmp_path, edition(1), changed=1795392000)["EPUB/package.opf"]
    assert '<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>' in package


def test_the_contents_lead_to_every_story_by_section(tmp_path) -> None:
    made = files(tmp_path, edition(6))
    nav = ET.fromstring(made["EPUB/nav.xhtml"])
    toc, landmarks = nav.findall(f".//{XHTML}nav")
    assert (toc.get(TYPE), landmarks.get(TYPE)) == ("toc", "landmarks")
    links = [link.get("href") for link in toc.iter(f"{XHTML}a")]
    assert links == ["edition.xhtml", *(f"story-00{n}.xhtml" for n in range(1, 7))]
    assert [span.text for span in toc.iter(f"{XHTML}span")] == [
        *("Banks", "Energy", "Shipping", "Chips")
    ]
    assert [link.get(TYPE) for link in landmarks.iter(f"{XHTML}a")] == [
        "cover",
        "toc",
        "bodymatter",
    ]
    assert all(f"EPUB/{link}" in made for link in links)


def test_a_story_has_its_source_line_above_and_below(tmp_path) -> None:
    page = story(
        tmp_path,
        '<p id="p-1">Profit rose.</p>',
        notes=("Corrected.",),
        note="Ours.",
        updated="2026-11-23",
    )
    tree = ET.fromstring(page)
    lines = [p for p in tree.iter(f"{XHTML}p") if p.get("class") == "source"]
    assert len(lines) == 2
    for line in lines:
        text = "".join(line.itertext())
        assert "The Daily Ledger\u00a0· Jane Doe\u00a0· 22 November 2026, 14:30 IST" in text
        assert "updated 23 November 2026" in text
        assert line.find(f"{XHTML}a").get("href") == SOURCE.url
    said = words(page)
    order = [
        "Figures in this story",
        "Key points",
        "Profit rose.",
        "Notes",
        "Corrected.",
        "From the editor",
        "Ours.",
        "Also published by",
    ]
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_figures_and_points_lead_to_their_paragraph_where_there_is_one(tmp_path) -> None:
    page = story(tmp_path, '<p id="p-1">Profit rose.</p>')
    assert '<b><a href="#p-1">CHF 1,200</a></b> <span>profit</span> ▲ up' in page
    assert '<li><a href="#p-1">Profit rose.</a></li>' in page
    assert "<li>The editor&#x27;s.</li>" in page
    assert 'href="#p-1"' not in story(tmp_path, "<p>Profit rose.</p>")


@pytest.mark.parametrize("rights", ["link", "excerpt"])
def test_the_text_of_others_stays_with_them(tmp_path, rights) -> None:
    body = '<p id="p-1">The whole text.</p>'
    page = story(tmp_path, body, rights=rights, excerpt="In short.", summary="")
    said = words(page)
    assert "The whole text." not in said
    assert "Key points" not in said
    assert "CHF" not in said
    assert ("In short." in said) == (rights == "excerpt")
    assert "The whole story stands at its publisher’s." in said
    assert page.count(SOURCE.url.replace("&", "&amp;")) >= 2


def test_a_body_becomes_xhtml_whose_links_lead_somewhere(tmp_path) -> None:
    page = story(tmp_path, render(MARKDOWN).html, shown=edition(3))
    tree = ET.fromstring(page)
    text = next(d for d in tree.iter(f"{XHTML}div") if d.get("class") == "text")
    assert [a.get("href") for a in text.iter(f"{XHTML}a")] == [
        "#h-figures",
        "https://example.org/2026/11/22/story-1/",
        "https://example.org/about/",
        "https://e.example/a%25zz?b%5B%5D=1",
        "https://example.org/news/2026/11/22/story-0/chart.png",
    ]
    assert "nowhere" in "".join(text.itertext())
    assert "<b>bold</b>" in "".join(text.itertext())
    assert [td.get("class") for td in text.iter(f"{XHTML}td")] == ["align-left", "align-right"]
    assert [ol.get("start") for ol in text.iter(f"{XHTML}ol")] == ["3"]


def test_a_link_to_another_story_stays_in_the_book(tmp_path) -> None:
    body = '<p><a href="../story-1/#p-1">there</a></p>'
    assert '<a href="story-002.xhtml">there</a>' in story(tmp_path, body, shown=edition(2))


def test_a_body_keeps_only_what_a_book_may_have() -> None:
    body = xhtml(
        '<p id="a" onclick="x()" class="evil" style="color:red">One<br>two<p id="a">three'
        '<script>x</script><iframe src="https://e.example"></iframe><img src="x"><font>four</font>'
        '<a href="javascript:x()">five</a><ol start="x" type="i"><li value="2">six</ol><p id="1 2">&nbsp;\x0b',
        page="https://example.org/a/",
        inside={},
    )
    assert body.html == (
        '<p id="a">One<br/>two</p><p>threefourfive</p><ol><li value="2">six</li></ol><p>\u00a0\n</p>'
    )
    assert body.ids == {"a"}
    assert xhtml("  ", page="", inside={}).html == ""


def test_each_story_says_its_language_and_direction(tmp_path) -> None:
    cards = [
        card(url=f"s{n}/", title=title, language=code)
        for n, (title, code) in enumerate(
            [("البنك يرفع أرباحه", "ar"), ("日銀は据え置き", "ja"), ("Bank", "x<y"), ("Bank", "")]
        )
    ]
    made = files(tmp_path, edition(4, lead=cards[0], sections=(Section("", "", tuple(cards[1:])),)))
    heads = [made[f"EPUB/story-00{n}.xhtml"].split("\n")[2] for n in (1, 2, 3, 4)]
    assert 'lang="ar" xml:lang="ar" dir="rtl"' in heads[0]
    assert 'lang="ja" xml:lang="ja" dir="ltr"' in heads[1]
    assert 'lang="en" xml:lang="en" dir="ltr"' in heads[2] == heads[3]
    assert '<h2 lang="en" xml:lang="en" dir="ltr">Key points</h2>' in made["EPUB/story-001.xhtml"]
    assert "<h2>Key points</h2>" in made["EPUB/story-003.xhtml"]
    package = made["EPUB/package.opf"]
    assert (
        "<dc:language>en</dc:language>\n<dc:language>ar</dc:language>\n<dc:language>ja<" in package
    )
    rtl = files(tmp_path, edition(1), site={"language": "he"})["EPUB/package.opf"]
    assert 'page-progression-direction="rtl"' in rtl


@pytest.mark.parametrize(
    ("code", "kept", "way"),
    [
        ("en", "en", "ltr"),
        ("zh-Hant-TW", "zh-Hant-TW", "ltr"),
        ("pt_BR", "pt-BR", "ltr"),
        ("es-419", "es-419", "ltr"),
        ("ur-Latn", "ur-Latn", "ltr"),
        ("az-Arab", "az-Arab", "rtl"),
        ("he-IL", "he-IL", "rtl"),
        ('en" onload="', "", "ltr"),
        ("english", "", "ltr"),
        ("", "", "ltr"),
    ],
)
def test_only_what_can_be_a_language_is_one(code, kept, way) -> None:
    assert language(code) == kept
    assert direction(kept) == way


def test_a_host_that_cannot_be_is_no_address() -> None:
    assert reachable("https://xn--.example/") == ""
    assert reachable("https://xn--mnchen-3ya.example/") == "https://xn--mnchen-3ya.example/"
    assert reachable("javascript:x") == ""


def test_hostile_text_stays_text_and_every_page_well_formed(tmp_path) -> None:
    source = SourceRef(EVIL, f"https://e.example/{EVIL}")
    one = card(title=EVIL, language=EVIL, source=source)
    shown = edition(1, title=EVIL, standfirst=EVIL, lead=one, sections=(Section(EVIL, "x/", ()),))
    made = files(
        tmp_path,
        shown,
        render(EVIL + "\n\n" + MARKDOWN).html,
        site={"title": EVIL, "author": EVIL, "language": EVIL},
        summary=EVIL,
        note=EVIL,
        notes=(EVIL,),
        authors=(EVIL,),
        excerpt=EVIL,
    )
    for name, text in made.items():
        if name != "mimetype" and not name.endswith(".css"):
            tree = ET.fromstring(text)
            tags = {one.tag.rpartition("}")[2] for one in tree.iter()}
            assert not tags & {"script", "iframe", "object"}
            assert all(not key.startswith("on") for one in tree.iter() for key in one.attrib)
            images = [one.get("src") for one in tree.iter(f"{XHTML}img")]
            assert images == (["cover.svg"] if name == "EPUB/cover.xhtml" else [])


def test_ids_are_unique_on_every_page(tmp_path) -> None:
    body = render("# A\n\n# A\n\nText.\n\n# story\n").html
    for name, text in files(tmp_path, edition(3, body="words"), body).items():
        if name.endswith(".xhtml"):
            ids = [one.get("id") for one in ET.fromstring(text).iter() if one.get("id")]
            assert len(ids) == len(set(ids)), name


def test_the_edition_s_page_has_its_words_and_figures(tmp_path) -> None:
    made = files(tmp_path, edition(2, body="words", standfirst="Rates rise."), "<p>Hello.</p>")
    said = words(made["EPUB/edition.xhtml"])
    for one in (
        "Rates rise.",
        "Hello.",
        "Figures of the day",
        "CHF 1,200 profit ▲ up",
        "2 stories, 4 minutes",
    ):
        assert one in said
    assert '<a href="story-001.xhtml">Story 0' in made["EPUB/edition.xhtml"]
    assert "https://example.org/news/2026/11/22/" in made["EPUB/edition.xhtml"]


def test_the_last_story_says_that_it_is(tmp_path) -> None:
    made = files(tmp_path, edition(2))
    end = "That is all for Sunday, 22 November 2026."
    assert end not in made["EPUB/story-001.xhtml"]
    assert words(made["EPUB/story-002.xhtml"]).endswith(end)


def test_the_cover_holds_the_name_the_day_and_the_lead(tmp_path) -> None:
    long = (
        "A headline of a good many words that will have to be broken over several lines of the cover "
        * 3
    )
    shown = edition(1, lead=card(title=long))
    svg = files(tmp_path, shown)["EPUB/cover.svg"]
    lines = [one.text for one in ET.fromstring(svg).iter() if one.tag.endswith("}text")]
    assert lines[:2] == ["The Digest", "Sunday, 22 November 2026"]
    assert lines[2].startswith("A headline")
    assert lines[-2].endswith(" …")
    assert lines[-1] == "1 story, 2 minutes"
    assert len(lines) == 9


@pytest.mark.parametrize(
    "title", ["日本経済新聞の今日の紙面から選んだ記事をまとめて読む", "W" * 90, "ह" * 90, ""]
)
def test_a_cover_breaks_any_name(tmp_path, title) -> None:
    svg = files(tmp_path, edition(1), site={"title": title})["EPUB/cover.svg"]
    lines = [one.text or "" for one in ET.fromstring(svg).iter() if one.tag.endswith("}text")]
    assert all(len(line) < 60 for line in lines)


def test_words_of_the_book_follow_the_digest_s_language(tmp_path) -> None:
    made = files(tmp_path, edition(2), site={"language": "de"}, language="de")
    assert "In dieser Ausgabe" in made["EPUB/nav.xhtml"]
    assert "Zum Original" in made["EPUB/story-001.xhtml"]
    hindi = files(tmp_path, edition(2), site={"language": "hi"})
    assert "इस संस्करण में" in hindi["EPUB/nav.xhtml"]


def test_what_is_not_whole_says_so(tmp_path) -> None:
    said = words(
        story(tmp_path, "<p>x</p>", access=Access(complete="no"), title_from="first-sentence")
    )
    assert "ends here, in the middle of the text" in said
    assert "No headline in the extract" in said
    assert "3 lines of the extract are not shown: paywall" in said.lower()
    nameless = words(story(tmp_path, "<p>x</p>", source=SourceRef(), date="", title=""))
    assert "The extract names no source" in nameless
    assert "no date given" in nameless


def test_an_edition_of_forty_stories_is_written_in_a_moment(tmp_path) -> None:
    made, page = renderer(tmp_path, body=render(MARKDOWN * 5).html), book(edition(40))
    made.render(page)
    times = []
    for _ in range(5):
        start = time.process_time()
        made.render(page)
        times.append(time.process_time() - start)
    assert min(times) < 0.15


def test_the_table_of_words_is_whole_in_every_language() -> None:
    from digest.render.epub_words import _TABLE

    for words_of_one in _TABLE.values():
        assert all(words_of_one)
        assert "{time}" in words_of_one.updated
        for forms in (words_of_one.removed, words_of_one.size, words_of_one.minutes):
            assert all("{n}" in form for form in forms)
