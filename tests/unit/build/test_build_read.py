import pytest

from digest.build import read as reading
from digest.build.basis import Basis
from digest.build.read import derived_id, kind_of, read
from digest.model.news import News


def article(head, body="Words here.\n", path="articles/2026-11-22/a.md", zone="UTC"):
    return read(path, f"---\n{head}---\n{body}".encode(), Basis(zone))


GOOD = "title: T\nid: x\ndate: 2026-11-22\nsource: Tribune\n"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.md", "article"),
        ("articles/2026-11-22/a.md", "article"),
        ("2026/11/22/a.md", "article"),
        ("editions/2026-11-22.md", "edition"),
        ("pages/about.md", "page"),
        ("editions.md", "article"),
        ("extracts/a.md", ""),
        ("articles/_draft.md", ""),
        ("_later/a.md", ""),
        ("articles/.a.md", ""),
        ("articles/a.txt", ""),
    ],
)
def test_the_place_of_a_file_says_what_it_is(path, kind):
    assert kind_of(path) == kind


def test_an_article_is_read_with_its_body():
    found = article(GOOD + "summary: S\n", "One *two* three.\n")
    assert found.problems == ()
    assert found.article.title == "T"
    assert found.article.words == 3
    assert found.article.body_hash == found.body_hash != ""
    assert found.body.html == '<p id="p-1">One <em>two</em> three.</p>\n'
    assert found.article.excerpt == ""


def test_an_excerpt_stands_in_for_a_summary():
    assert article(GOOD).article.excerpt == "Words here."


def test_a_body_edit_leaves_the_card_hash_alone_and_a_title_edit_does_not():
    head = GOOD + "summary: S\n"
    one, two = article(head).article, article(head, "Other words.\n").article
    assert one.card_hash == two.card_hash
    assert one.body_hash != two.body_hash
    three = article(head.replace("title: T", "title: U")).article
    assert three.card_hash != one.card_hash
    assert three.body_hash == one.body_hash


def test_an_empty_body_has_no_hash():
    found = article(GOOD, "\n")
    assert (found.body_hash, found.body, found.article.words) == ("", None, 0)


@pytest.mark.parametrize(
    ("head", "path", "zone", "date", "day"),
    [
        ("date: 2026-11-22\n", "a.md", "UTC", "2026-11-22", "2026-11-22"),
        ("date: 2026-11-22T23:30\n", "a.md", "Asia/Tokyo", "2026-11-22T23:30+09:00", "2026-11-22"),
        ("date: 2026-11-22T23:30Z\n", "a.md", "Asia/Tokyo", "2026-11-22T23:30+00:00", "2026-11-23"),
        ("retrieved: 2026-11-22T23:30Z\n", "a.md", "Asia/Tokyo", "2026-11-23", "2026-11-23"),
        ("retrieved: 2026-11-21\n", "a.md", "UTC", "2026-11-21", "2026-11-21"),
        ("", "articles/2026-11-20/a.md", "UTC", "2026-11-20", "2026-11-20"),
        ("", "2026/11/20/a.md", "UTC", "2026-11-20", "2026-11-20"),
        ("", "2026-11-20-a.md", "UTC", "2026-11-20", "2026-11-20"),
    ],
)
def test_the_date_is_its_own_or_of_its_retrieval_or_of_its_folder(head, path, zone, date, day):
    found = article("title: T\nsource: S\n" + head, path=path, zone=zone).article
    assert (found.date, found.day) == (date, day)


def test_an_update_after_publication_is_the_last_change():
    found = article(GOOD + "updated: 2026-11-23\nexpires: 2026-11-24\n").article
    assert found.changed - found.instant == found.expires - found.changed == 86400
    assert article(GOOD + "updated: 2026-11-01\n").article.changed == found.instant


def test_a_missing_date_is_an_error_with_a_hint():
    found = article("title: T\nsource: S\n", path="articles/a.md")
    assert found.article is None
    assert [p.message for p in found.problems] == ["the article has no date"]
    assert found.problems[0].hint


def test_a_missing_title_is_an_error_unless_a_heading_opens_the_body():
    assert article("date: 2026-11-22\nsource: S\n").article is None
    found = article("date: 2026-11-22\nsource: S\n", "# The *big* story #\n\nWords.\n")
    assert found.article.title == "The big story"
    assert found.body.html == '<p id="p-1">Words.</p>\n'


def test_a_missing_source_is_a_warning_unless_the_text_is_our_own():
    found = article("title: T\ndate: 2026-11-22\n")
    assert found.article
    assert [p.severity for p in found.problems] == ["warning"]
    assert article("title: T\ndate: 2026-11-22\noriginal: true\n").problems == ()


def test_an_article_without_id_gets_one_of_its_path():
    found = article("title: T\ndate: 2026-11-22\nsource: S\n")
    assert found.unnamed
    assert found.article.id == derived_id(found.article.path)
    assert not article(GOOD).unnamed


def test_faulty_front_matter_names_the_place():
    found = article("title: T\ndate: 31.02.2026\n")
    assert found.article is None
    assert str(found.problems[0]).startswith("content/articles/2026-11-22/a.md:3:7: ")


def test_wrong_bytes_are_replaced_and_told():
    found = read(
        "a.md", b"---\ntitle: T\ndate: 2026-11-22\nsource: S\n---\nfive \xa3 each\n", Basis("UTC")
    )
    assert "five \ufffd each" in found.body.html
    (problem,) = found.problems
    assert (problem.severity, problem.where.line, problem.where.column) == ("warning", 6, 6)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding):
    text = "---\ntitle: Öl\ndate: 2026-11-22\nsource: S\n---\nÖl\n"
    assert read("a.md", text.encode(encoding), Basis("UTC")).article.title == "Öl"


def test_a_huge_file_is_refused_with_the_limit():
    found = read("a.md", b"x" * (reading.MAX_BYTES + 1), Basis("UTC"))
    assert found.article is None
    assert found.problems[0].hint == "the limit is 8 MB"


def edition(head, name="2026-11-22.md"):
    return read(f"editions/{name}", f"---\n{head}---\nGood morning.\n".encode(), Basis("UTC"))


def test_an_edition_is_an_editors_words_order_and_lead():
    found = edition("title: T\nstandfirst: S\nlead: ubs\norder: [a, b]\n")
    note = found.edition
    assert (note.key, note.title, note.standfirst, note.lead) == ("2026-11-22", "T", "S", "ubs")
    assert note.order == ("a", "b")
    assert note.body == found.body_hash
    assert found.problems == ()


def test_an_edition_may_be_of_a_week_and_order_may_be_one_name():
    note = edition("summary: S\norder: a\n", "2026-w47.md").edition
    assert (note.key, note.standfirst, note.order) == ("2026-W47", "S", ("a",))


@pytest.mark.parametrize(
    ("head", "name", "message"),
    [
        ("title: T\n", "sunday.md", "the file's name is not an edition's"),
        ("title: [a]\n", "2026-11-22.md", "title must be a text"),
        ("order: [{a: b}]\n", "2026-11-22.md", "order must be a list of articles"),
    ],
)
def test_a_faulty_edition_is_told(head, name, message):
    found = edition(head, name)
    assert found.edition is None
    assert found.problems[0].message == message


def test_an_edition_whose_head_cannot_be_read_is_told():
    assert edition("title: [\n").problems


def page(head, body="Us.\n"):
    return read("pages/about.md", f"---\n{head}---\n{body}".encode(), Basis("UTC"))


def test_a_page_has_a_title_and_a_body():
    found = page("title: About\nslug: us\nlang: de\n")
    assert (found.page.title, found.page.slug, found.page.language) == ("About", "us", "de")
    assert found.page.body_hash == found.body_hash
    assert page("", "# About\n\nUs.\n").page.title == "About"


def test_a_page_without_title_or_with_a_broken_head_is_told():
    assert page("summary: S\n").problems[0].message == "the page has no title"
    assert page("title: [\n").problems


def test_a_page_can_be_a_draft_or_hidden():
    assert page("title: A\ndraft: true\n").held == "draft"
    assert page("title: A\nhide: true\n").held == "hidden"


def test_a_fault_of_ours_in_the_news_of_an_article_leaves_the_article_whole(monkeypatch):
    def stumbles(*_, **__):
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr(reading, "understand", stumbles)
    found = article(GOOD)
    assert found.article.words == 2
    assert found.article.news == News()
    (problem,) = found.problems
    assert (
        problem.message == "digest stumbled while reading its news (ZeroDivisionError: deep inside)"
    )
    assert problem.severity == "warning"


def test_a_fault_of_ours_in_one_file_is_a_problem_of_that_file(monkeypatch):
    def stumbles(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr(reading.html, "read", stumbles)
    found = article(GOOD)
    assert found.article is None
    assert "stumbled over it (RecursionError: too deep)" in str(found.problems[0])
    assert found.problems[0].severity == "error"
