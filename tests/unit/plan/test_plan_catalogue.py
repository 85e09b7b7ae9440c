import pytest
from plan_samples import NOW, article, settings, site_of

from digest.model.article import SourceRef
from digest.model.parts import EditionNote, Link
from digest.plan.arrangement import edition_of
from digest.plan.catalogue import catalogue


def names(items) -> list[str]:
    return [item.article.id.removeprefix("id-") for item in items]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"draft": True}, "draft"),
        ({"hide": True}, "hidden"),
        ({"day": "", "date": ""}, "it has no date"),
        ({"expires": NOW}, "expired on 2026-12-31"),
        ({"expires": -(10**17)}, "expired on a day before the calendar"),
        ({"instant": NOW + 15 * 3600}, "its date is in the future: 2026-11-22T09:00+00:00"),
    ],
)
def test_an_article_is_held_back_with_its_reason(values: dict, reason: str) -> None:
    held = article("a")
    for key, value in values.items():
        held = type(held)(**{f: getattr(held, f) for f in held.__struct_fields__} | {key: value})
    site = site_of(held, article("b"))
    assert site.held == (("articles/2026-11-22/a.md", reason),)
    assert names(site.articles) == ["b"]


def test_drafts_and_future_articles_are_shown_on_request() -> None:
    draft, coming = article("a", draft=True), article("b", "2027-02-01")
    assert names(site_of(draft, coming, drafts=True, future=True).articles) == ["a", "b"]


def test_the_next_change_without_an_edit_is_known() -> None:
    coming = article("a", "2027-02-01")
    assert site_of(article("b")).next_due == 0
    assert site_of(coming).next_due == coming.instant
    assert site_of(coming, future=True).next_due == 0
    assert site_of(coming, article("b", expires=NOW + 5)).next_due == NOW + 5
    assert site_of(article("c", "2027-01-01", draft=True), coming).next_due == coming.instant
    assert site_of(article("c", "2027-01-01", hide=True)).next_due == 0


def test_a_date_of_the_next_hours_is_held_back_with_the_zone_it_was_read_in() -> None:
    coming = article("a", "2027-01-01")
    site = site_of(coming, article("b"), now=coming.instant - 3600)
    [(_, why)] = site.held
    assert why.startswith(f"its date is in the future: {coming.date}, read in the timezone")
    assert '"UTC" of digest.toml: set yours there' in why


def test_an_update_to_come_dates_nothing_until_it_comes() -> None:
    early = article("a", updated="2106-02-07", changed=NOW + 1000)
    site = site_of(early)
    assert site.articles[0].article.changed == early.instant
    assert site.next_due == NOW + 1000
    [problem] = site.problems
    assert "updated lies in the future: 2106-02-07" in str(problem)
    assert problem.severity == "warning"


def test_of_two_articles_with_one_id_both_are_built_and_named() -> None:
    older = article("z", id="one")
    copy = article("a", hour=10, id="one")
    site = site_of(copy, older)
    assert [item.article.title for item in site.articles] == ["Z", "A"]
    assert site.articles[0].article.id == "one"
    assert len({item.article.id for item in site.articles}) == 2
    (problem,) = site.problems
    assert str(problem.where) == "content/articles/2026-11-22/a.md"
    assert "content/articles/2026-11-22/z.md" in problem.message
    assert problem.severity == "error"
    assert site_of(older, copy) == site


def test_spellings_of_a_name_are_one_term() -> None:
    site = site_of(
        article("a", topics=("Banks", "banks")),
        article("b", topics=("BANKS",)),
        article("c", topics=("banks", "Zürich")),
        article("d", topics=("Zurich",)),
    )
    assert [(t.link, names(t.articles)) for t in site.taxonomies[0].terms] == [
        (Link("banks", "topics/banks/"), ["a", "b", "c"]),
        (Link("Zurich", "topics/zurich/"), ["c", "d"]),
    ]
    assert site.articles[0].topics == (Link("banks", "topics/banks/"),)


def test_names_that_only_look_alike_in_ascii_stay_two_terms() -> None:
    site = site_of(article("a", topics=("上海",)), article("b", hour=10, topics=("伤害", "—")))
    urls = {term.link.title: term.link.url for term in site.taxonomies[0].terms}
    assert urls["上海"] == "topics/shanghai/"
    assert urls["伤害"].startswith("topics/shanghai-")
    assert urls["—"].startswith("topics/term-")
    unicode = site_of(article("a", topics=("上海",)), slugs="unicode")
    assert unicode.taxonomies[0].terms[0].link.url == "topics/上海/"


def test_a_source_without_a_name_is_called_after_its_host() -> None:
    site = site_of(
        article("a", source=SourceRef("", "https://www.paper.example/a")),
        article("b", source=SourceRef()),
    )
    assert [t.link for t in site.taxonomies[2].terms] == [
        Link("paper.example", "sources/paper-example/")
    ]
    assert [item.source for item in site.articles] == [site.taxonomies[2].terms[0].link, None]


def test_taxonomies_stand_in_one_order() -> None:
    assert [terms.taxonomy.key for terms in site_of().taxonomies] == [
        "topics",
        "companies",
        "sources",
    ]


def test_a_card_holds_what_a_list_shows() -> None:
    (item,) = site_of(article("a", topics=("T",), companies=("C",), words=700)).articles
    assert (item.card.url, item.card.minutes) == ("2026/11/22/a/", 3)
    assert item.card.summary == "What happened to a."
    assert item.card.companies == (Link("C", "companies/c/"),)


def test_a_body_edit_leaves_the_card_alone() -> None:
    card = site_of(article("a")).articles[0].card
    assert site_of(article("a", body_hash="x", words=401)).articles[0].card == card
    assert site_of(article("a", title="B")).articles[0].card.hash != card.hash
    assert site_of(article("a", note="B")).articles[0].card.hash != card.hash


def test_editions_are_days() -> None:
    edition = edition_of("2026-11-22", "daily")
    assert (edition.key, edition.url) == ("2026-11-22", "2026/11/22/")
    site = site_of(article("a"), article("b", "2026-11-20"), article("c"))
    assert [(p.edition.key, len(p.articles)) for p in site.editions] == [
        ("2026-11-20", 1),
        ("2026-11-22", 2),
    ]


@pytest.mark.parametrize(
    ("day", "key", "url", "first", "last"),
    [
        ("2026-11-22", "2026-W47", "2026/w47/", "2026-11-16", "2026-11-22"),
        ("2021-01-01", "2020-W53", "2020/w53/", "2020-12-28", "2021-01-03"),
        ("0001-01-01", "0001-W01", "0001/w01/", "0001-01-01", "0001-01-07"),
        ("9999-12-31", "9999-W52", "9999/w52/", "9999-12-27", "9999-12-31"),
    ],
)
def test_editions_are_iso_weeks_on_request(day, key, url, first, last) -> None:
    edition = edition_of(day, "weekly")
    assert (edition.key, edition.url, edition.first_day, edition.last_day) == (
        key,
        url,
        first,
        last,
    )


def test_a_weekly_edition_holds_its_whole_week() -> None:
    site = site_of(article("a", "2026-11-16"), article("b"), editions="weekly")
    assert [(p.edition.key, len(p.articles)) for p in site.editions] == [("2026-W47", 2)]


def test_without_an_editor_flags_and_weights_and_then_the_newest_lead() -> None:
    items = [
        article("new", hour=20),
        article("old", hour=1),
        article("light", weight=-1),
        article("heavy", weight=9),
        article("pinned", pin=True),
        article("lead", lead=True),
    ]
    (plan,) = site_of(*items).editions
    assert names([plan.lead]) == ["lead"]
    assert names(plan.articles) == ["lead", "pinned", "light", "heavy", "new", "old"]


def test_sections_go_by_first_topic_size_and_name_and_the_rest_comes_last() -> None:
    (plan,) = site_of(
        article("lead", lead=True, topics=("Rare",)),
        article("a", topics=("Banks", "Law")),
        article("b", topics=("Law",)),
        article("c", topics=("banks",)),
        article("d", topics=("Autos",)),
        article("e"),
        article("f"),
        article("g"),
        article("h", section="Elsewhere", topics=("Law",)),
        article("i", section="LAW", topics=("Banks", "Law")),
    ).editions
    assert [(s.title, s.url, names(s.articles)) for s in plan.sections] == [
        ("Banks", "topics/banks/", ["a", "c"]),
        ("Law", "topics/law/", ["b", "i"]),
        ("Autos", "topics/autos/", ["d"]),
        ("Elsewhere", "", ["h"]),
        ("", "", ["e", "f", "g"]),
    ]


def test_an_editor_orders_an_edition() -> None:
    note = EditionNote(
        "2026-11-22",
        lead="articles/2026-11-22/c.md",
        order=("d", "id-b", "own-slug"),
        path="editions/2026-11-22.md",
    )
    items = [
        article("a", topics=("Banks",), lead=True),
        article("b", topics=("Law",)),
        article("c", topics=("Law",)),
        article("d", topics=("Autos",)),
        article("e", topics=("Banks",), slug="own-slug"),
        article("f", topics=("Banks",)),
    ]
    site = site_of(*items, notes={"2026-11-22": note})
    assert names(site.editions[0].articles) == ["c", "d", "b", "e", "a", "f"]
    assert not site.problems


def test_what_an_editor_names_and_nobody_knows_is_a_problem() -> None:
    note = EditionNote("2026-11-22", order=("gone",), path="editions/2026-11-22.md")
    site = site_of(
        article("a"), notes={"2026-11-22": note, "2026-11-01": EditionNote("2026-11-01")}
    )
    assert [(str(p.where), p.severity) for p in site.problems] == [
        ("content/editions/2026-11-01.md", "warning"),
        ("content/editions/2026-11-22.md", "warning"),
    ]
    assert '"gone"' in site.problems[1].message


def test_an_empty_site_has_a_catalogue() -> None:
    site = catalogue([], {}, settings(), NOW)
    assert (site.articles, site.editions, site.held, site.problems) == ((), (), (), ())
