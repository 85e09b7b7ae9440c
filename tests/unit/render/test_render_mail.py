import email
import email.policy
import re
import subprocess
import sys
from email.message import EmailMessage

import pytest
from form_samples import edition, mail
from lxml import html
from render_samples import card, renderer, site_info, write

from digest.model.article import SourceRef
from digest.model.parts import Edition, Section
from digest.model.site import Body
from digest.render.mail_message import host_of
from digest.render.renderer import Renderer
from digest.render.theme import load

KINDS = ("mail", "mail-text", "mail-message")


def text_of(root, shown, kind="mail", **site) -> str:
    return renderer(root, **site).render(mail(kind, shown)).decode()


def message_of(root, shown, **site) -> EmailMessage:
    data = renderer(root, **site).render(mail("mail-message", shown))
    return email.message_from_bytes(data, policy=email.policy.default)


def test_every_element_that_is_seen_has_its_style_and_every_link_is_whole(tmp_path) -> None:
    tree = html.document_fromstring(text_of(tmp_path, edition(12, body="words")))
    shown = tree.xpath(
        "//body//*[self::p or self::h1 or self::h2 or self::h3 or self::a or self::div]"
    )
    assert len(shown) > 60
    assert [one.tag for one in shown if not one.get("style")] == []
    links = tree.xpath("//@href")
    assert links.count("https://unsubscribe.invalid/") == 1
    assert all(link.startswith(("https://", "{{")) for link in links)
    assert tree.xpath("//img | //link | //script | //@src | //@background") == []
    assert len(tree.xpath("//table")) == 1
    assert "url(" not in tree.find(".//style").text


def test_a_mail_says_what_its_edition_says(tmp_path) -> None:
    shown = edition(3, standfirst="Rates rise.", body="words")
    page = text_of(tmp_path, shown)
    tree = html.document_fromstring(page)
    words = " ".join(tree.text_content().split())
    for said in (
        "The Digest",
        "Sunday, 22 November 2026",
        "3 stories, 6 minutes",
        "Rates rise.",
        "Profit rose to CHF 1,200",
        "Figures of the day",
        "CHF 1,200 profit ▲ up",
        "The Daily Ledger\u00a0· Jane Doe\u00a0· 14:30\u00a0· 2 min".replace("\u00a0", " "),
        "That is all for 22 November 2026.",
        "Unsubscribe",
    ):
        assert said in words, said
    assert tree.xpath("//a[.='The Daily Ledger']/@href")[0] == "https://ledger.example/a?b=1&c=2"
    hidden = tree.xpath("//body/div[1]")[0]
    assert "display:none" in hidden.get("style")
    assert hidden.text_content().startswith("Story 0")


def test_colours_come_in_pairs_and_dark_is_said_twice(tmp_path) -> None:
    page = text_of(tmp_path, edition(1))
    assert '<meta name="color-scheme" content="light dark">' in page
    assert "prefers-color-scheme:dark" in page
    body = html.document_fromstring(page).find("body").get("style")
    assert "background:" in body
    assert "color:#1b1a17" in body


def test_the_text_is_broken_at_72_columns_and_holds_no_html(tmp_path) -> None:
    shown = edition(6, body="words", standfirst="Words and words. " * 20)
    text = text_of(tmp_path, shown, "mail-text")
    lines = text.split("\n")
    assert [line for line in lines if len(line) > 72 and "://" not in line] == []
    assert not re.search(r"</?[a-z]+[ >]|&[a-z#0-9]+;", text)
    assert "\n\n\n" not in text
    assert "https://example.org/news/2026/11/22/story-0/" in lines
    assert "Original: https://ledger.example/a?b=1&c=2" in lines
    assert "AT&T, as told <https://example.org/about/>." in text.replace("\n", " ")
    assert "Unsubscribe: https://unsubscribe.invalid/" in lines


def test_wide_letters_are_counted_twice_and_marks_not_at_all(tmp_path) -> None:
    from digest.render.mail_words import width_of, wrapped

    japanese = "日本銀行は金融政策を維持した。" * 8
    assert max(width_of(line) for line in wrapped(japanese).split("\n")) <= 72
    assert wrapped(japanese).replace("\n", "") == japanese
    assert width_of("e\u0301") == width_of("\u200de") == 1
    assert wrapped("- " + "word " * 30).split("\n")[1].startswith("  word")
    assert max(map(len, wrapped("x" * 500).split("\n"))) <= 72
    address = "https://example.org/" + "a" * 200
    assert address in wrapped("see " + address)


def test_a_message_has_both_parts_and_they_are_the_files(tmp_path) -> None:
    shown = edition(5)
    data = renderer(tmp_path).render(mail("mail-message", shown))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"https://unsubscribe.invalid/" in data.replace(
        b"List-Unsubscribe: <https://unsubscribe.invalid/>", b""
    )
    message = message_of(tmp_path, shown)
    assert message.defects == []
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    for kind, part in zip(("mail-text", "mail"), message.iter_parts(), strict=True):
        assert part.get_content().replace("\r\n", "\n") == text_of(tmp_path, shown, kind)
        assert part["Content-Transfer-Encoding"] == "quoted-printable"


def test_a_message_has_the_headers_a_sender_needs(tmp_path) -> None:
    message = message_of(tmp_path, edition(2))
    assert message["From"] == "The desk <digest@example.org>"
    assert message["Subject"] == "The Digest: 22 November 2026"
    assert message["Message-ID"] == "<edition.2026-11-22@example.org>"
    assert message["List-Unsubscribe"] == "<https://unsubscribe.invalid/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Date"] == "Sun, 22 Nov 2026 14:30:00 +0530"  # the newest story
    assert message["To"] is None


def test_a_message_is_never_older_than_its_edition(tmp_path) -> None:
    shown = edition(1, lead=card(instant=0))
    assert message_of(tmp_path, shown)["Date"] == "Sun, 22 Nov 2026 00:00:00 +0530"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x85", "\u2028", "\v", "\0"])
def test_no_title_adds_a_header(tmp_path, end) -> None:
    evil = f"Hello{end}Bcc: all@example.com{end}{end}<script>"
    shown = edition(1, title=evil, lead=card(title=evil, source=SourceRef(evil, evil)))
    message = message_of(tmp_path, shown, author=evil, title=evil)
    assert message.defects == []
    assert message["Bcc"] is None
    assert "Bcc: all@example.com" in message["Subject"]
    assert message.is_multipart()
    assert len(list(message.iter_parts())) == 2


def test_no_story_commands_a_mailing_program(tmp_path) -> None:
    evil = "{{unsubscribe_url}} {{ .Token }} {{{{ x }}}} {% if x %} *|EMAIL|* {{{"
    shown = edition(1, title=evil, standfirst=evil, lead=card(title=evil, summary=evil))
    for kind in KINDS[:2]:
        made = text_of(tmp_path, shown, kind)
        assert "{{" not in made
        assert "{%" not in made
        assert "*|" not in made
    assert evil in html.document_fromstring(text_of(tmp_path, shown)).text_content()
    assert "{{" not in message_of(tmp_path, shown)["Subject"]


def test_markup_in_a_story_stays_text(tmp_path) -> None:
    evil = "<img src=x onerror=alert(1)>\"'</style><script>alert(1)</script>"
    source = SourceRef(evil, "javascript:alert(1)")
    one = card(title=evil, summary=evil, note=evil, authors=(evil,), source=source, language=evil)
    shown = edition(
        1, title=evil, standfirst=evil, lead=one, sections=(Section(evil, "x/", (one,)),)
    )
    tree = html.document_fromstring(text_of(tmp_path, shown))
    assert tree.xpath("//script | //img | //@onerror") == []
    assert not any("javascript" in link for link in tree.xpath("//@href"))
    assert evil in tree.text_content()
    assert "<script>" in text_of(tmp_path, shown, "mail-text")


@pytest.mark.parametrize("kind", KINDS)
def test_two_renderers_write_the_same_mail(tmp_path, kind) -> None:
    page = mail(kind, edition(9, body="words"))
    one, other = renderer(tmp_path), renderer(tmp_path)
    other.render(mail("mail-text", edition(3)))
    assert one.render(page) == other.render(page)


def test_what_a_link_may_show_is_its_headline(tmp_path) -> None:
    bare = card(title="Elsewhere", summary="", figures=())
    page = text_of(tmp_path, edition(1, lead=bare))
    assert "Elsewhere" in page
    assert "It rose by a tenth." not in page


def test_a_title_that_is_a_date_is_said_in_words(tmp_path) -> None:
    shown = edition(1, title="2026-11-22")
    assert message_of(tmp_path, shown, language="de")["Subject"] == (
        "The Digest: Sonntag, 22. November 2026"
    )
    week = edition(1, edition=Edition("2026-W47", "2026/w47/", "2026-11-16", "2026-11-22"))
    assert "16 November 2026 to" in text_of(tmp_path, week, "mail-text")


def test_a_project_changes_one_part_of_a_mail(tmp_path) -> None:
    write(
        tmp_path,
        {
            "templates/mail.html": '{% extends "!mail.html" %}{% block end %}<b>{{ unsubscribe_url }}'
            "</b>{% endblock %}",
            "templates/mail.txt": '{% extends "!mail.txt" %}{% block end %}A & B {{ lead.title }}{% endblock %}',
        },
    )
    shown = edition(2, lead=card(title="X & <Y>"))
    assert "<b>https://unsubscribe.invalid/</b>" in text_of(tmp_path, shown)
    assert text_of(tmp_path, shown, "mail-text").endswith("A & B X & <Y>\n")


def test_a_change_of_either_template_makes_every_mail_anew(tmp_path) -> None:
    before = [renderer(tmp_path).fingerprint(kind) for kind in (*KINDS, "epub", "rss")]
    write(tmp_path, {"templates/mail.txt": "x"})
    after = [renderer(tmp_path).fingerprint(kind) for kind in (*KINDS, "epub", "rss")]
    assert [a == b for a, b in zip(before, after, strict=True)] == [False] * 3 + [True] * 2


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("https://news.example.org/x/", "news.example.org"),
        ("https://Bücher.example/", "xn--bcher-kva.example"),
        ("http://127.0.0.1:8000/", "localhost"),
        ("http://[::1]/", "localhost"),
        ("http://press/", "localhost"),
        ("https://a_b.example/", "localhost"),
    ],
)
def test_a_sender_lives_at_the_host_of_the_site(base_url, host) -> None:
    assert host_of(base_url) == host


def test_names_in_any_script_reach_the_header_whole(tmp_path) -> None:
    shown = edition(1, title="बाज़ार की ख़बरें और रुपये का भाव, 22 नवंबर 2026 के लिए")
    message = message_of(tmp_path, shown, author='Żółć, "Redaktion"; a@b', title="日本経済")
    assert message["Subject"] == f"日本経済: {shown.title}"
    assert message["From"].addresses[0].display_name == 'Żółć, "Redaktion"; a@b'
    assert message["From"].addresses[0].addr_spec == "digest@example.org"


def test_mail_costs_nothing_where_none_is_written(tmp_path) -> None:
    code = (
        "import sys; import digest.render.renderer\n"
        "assert not {'digest.render.mail', 'email.message', 'zipfile', 'digest.render.epub'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_editor_s_words_may_be_anything_markdown_can_be(tmp_path) -> None:
    words = (
        '<h2 id="x">Head</h2><p class="y">One <a href="/a/" title="<p>">two</a><br>three</p><ul><li>a</li>'
        "<li><p>b</p><p>c</p></li></ul><blockquote><p>q</p></blockquote><pre><code>x  y</code></pre>"
        "<table><tr><td>1</td><td>2</td></tr></table><hr><ol><li>n</li></ol>"
    )
    made = Renderer(load(tmp_path, "default"), site_info(), lambda _: Body(words))
    tree = html.document_fromstring(made.render(mail("mail", edition(1, body="w"))))
    inside = tree.xpath("//div[@class='words']")[0]
    assert inside.xpath(".//p[not(@style)] | .//*/@id | .//*/@class") == []
    assert inside.xpath(".//a/@href") == [
        "https://example.org/news/2026/11/22/a/".replace("news/2026/11/22/", "")
    ]
    text = made.render(mail("mail-text", edition(1, body="w"))).decode()
    for line in (
        "Head",
        "One two <https://example.org/a/> three",
        "- a",
        "- b",
        "> q",
        "x  y",
        "1 | 2",
        "* * *",
        "- n",
    ):
        assert f"\n{line}\n" in text, line
