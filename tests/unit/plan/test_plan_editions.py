"""An edition: which story leads it, what the editor overrules, the figures of the day, months."""

from decimal import Decimal

import pytest
from plan_samples import article, changed, plan_of, site_of

from digest.model.article import Access
from digest.model.news import Figure, News
from digest.model.parts import EditionNote

DAY = "2026/11/22/index.html"


def figure(text: str, value: str, unit: str = "USD", weight: int = 1, label: str = "") -> Figure:
    return Figure(text, Decimal(value), unit, "", label, f"It cost {text}.", "p-1", weight)


def told(*figures: Figure) -> News:
    return News(figures=figures)


def lead_of(*articles, notes=None) -> str:
    (edition,) = site_of(*articles, notes=notes).editions
    return edition.lead.article.id.removeprefix("id-")


def test_the_story_with_the_most_figures_leads_where_nobody_chose() -> None:
    loud = article("loud", hour=4, news=told(figure("$2", "2"), figure("$3", "3")))
    assert lead_of(article("late", hour=9), loud, article("later", hour=10)) == "loud"


def test_a_longer_story_leads_before_a_newer_one() -> None:
    assert lead_of(article("long", hour=4, words=900), article("new", hour=9, words=90)) == "long"


def test_a_story_that_is_cut_off_does_not_lead() -> None:
    cut = article("cut", words=2000, access=Access(True, "no"))
    assert lead_of(cut, article("whole", words=100)) == "whole"


@pytest.mark.parametrize("chosen", [{"lead": True}, {"pin": True}, {"weight": 3}])
def test_an_editors_choice_leads_whatever_the_figures(chosen) -> None:
    loud = article("loud", news=told(figure("$2", "2")), words=2000)
    assert lead_of(loud, article("chosen", words=80, **chosen)) == "chosen"


def test_the_editors_order_leads_whatever_the_figures() -> None:
    loud = article("loud", news=told(figure("$2", "2")))
    note = EditionNote("2026-11-22", order=("quiet",))
    assert lead_of(loud, article("quiet"), notes={"2026-11-22": note}) == "quiet"


def test_what_is_left_out_of_an_edition_keeps_its_page() -> None:
    items = [article("a"), article("b"), article("c")]
    note = EditionNote("2026-11-22", leave_out=("b",))
    plan = plan_of(*items, notes={"2026-11-22": note})
    data = plan[DAY].data
    assert data.count == 2
    assert "b" not in [c.title.lower() for s in data.sections for c in s.cards]
    assert plan["2026/11/22/b/index.html"].data.previous is None


def test_leaving_every_story_out_leaves_the_edition_as_it_is_and_says_so() -> None:
    note = EditionNote("2026-11-22", leave_out=("a",))
    assert plan_of(article("a"), notes={"2026-11-22": note})[DAY].data.count == 1
    problems = site_of(article("a"), notes={"2026-11-22": note}).problems
    assert [problem.message for problem in problems] == [
        "leave_out names every article of this edition, so none was left out"
    ]


def test_sections_stand_in_the_editors_order_and_others_behind() -> None:
    items = [article(f"n{n}", topics=(topic,)) for n, topic in enumerate("AABBBCCD")]
    plan = plan_of(*items, sections=("C", "A"))
    assert [s.title for s in plan[DAY].data.sections][:2] == ["C", "A"]
    note = EditionNote("2026-11-22", sections=("D",))
    plan = plan_of(*items, notes={"2026-11-22": note}, sections=("C",))
    assert plan[DAY].data.sections[0].title == "D"


def test_the_figures_of_the_day_are_the_strongest_one_of_each_story_by_unit_and_value() -> None:
    items = [
        article("a", news=told(figure("$2 billion", "2e9", weight=5), figure("$9", "9"))),
        article("b", news=told(figure("4 %", "4", "%", weight=9, label="profit"))),
        article("c", news=told(figure("$5 billion", "5e9", weight=2))),
    ]
    figures = plan_of(*items)[DAY].data.figures
    assert [f.figure.text for f in figures] == ["$5 billion", "$2 billion", "4 %"]


def test_a_share_of_nobody_knows_what_is_shown_nowhere() -> None:
    share, profit = figure("9 %", "9", "%", weight=9), figure("4 %", "4", "%", label="profit")
    plan = plan_of(article("a", news=told(share, profit)), article("b", news=told(share)))
    assert [f.figure.text for f in plan[DAY].data.figures] == ["4 %"]
    pages = [plan[f"2026/11/22/{name}/index.html"].data for name in "ab"]
    assert [[f.text for f in page.figures] for page in pages] == [["4 %"], []]
    cards = {card.title: card for card in (plan[DAY].data.lead, *plan[DAY].data.sections[0].cards)}
    assert [f.text for f in cards["A"].figures] == ["4 %"]
    assert cards["B"].figures == ()


def test_the_editor_chooses_the_figures_of_the_day_in_his_order() -> None:
    items = [
        article("a", news=told(figure("$2", "2"))),
        article("b", news=told(figure("$3", "3"))),
        article("c", news=told(figure("$4", "4"))),
    ]
    note = EditionNote("2026-11-22", figures=("b", "a"))
    figures = plan_of(*items, notes={"2026-11-22": note})[DAY].data.figures
    assert [f.figure.text for f in figures] == ["$3", "$2"]


def test_a_name_that_no_article_has_is_told_for_every_key() -> None:
    note = EditionNote("2026-11-22", leave_out=("x",), figures=("y",), order=("z",))
    problems = site_of(article("a"), notes={"2026-11-22": note}).problems
    told = sorted(problem.message for problem in problems)
    assert told == [f'no article of this edition is called "{name}"' for name in "xyz"]


def test_a_monthly_edition_holds_the_articles_of_its_month() -> None:
    items = [article("a", "2026-11-01"), article("b", "2026-11-30"), article("c", "2026-12-01")]
    plan = plan_of(*items, editions="monthly")
    data = plan["2026/m11/index.html"].data
    assert (data.count, data.edition.first_day, data.edition.last_day) == (
        2,
        "2026-11-01",
        "2026-11-30",
    )
    assert data.title == "November 2026"


def test_a_figure_that_changes_makes_the_edition_anew() -> None:
    before = plan_of(article("a", news=told(figure("$2", "2"))), article("b"))
    after = plan_of(article("a", news=told(figure("$3", "3"))), article("b"))
    assert DAY in changed(before, after)
