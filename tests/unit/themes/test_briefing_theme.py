"""The second theme that travels with digest: one dense column, made of the first by inheritance."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from render_samples import article_data, card, edition_data, page, site_info

from digest.model.news import Figure
from digest.model.parts import Section, StoryFigure
from digest.model.site import Body
from digest.render.renderer import Renderer
from digest.render.theme import load

BRIEFING = Path(__file__).parents[3] / "themes/briefing"
FIGURE = Figure("CHF 1.2 billion", Decimal("1.2e9"), "CHF", "up", "profit", "It rose.", "p-2", 9)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    theme = load(tmp_path_factory.mktemp("project"), "briefing")
    return Renderer(theme, site_info(), lambda _: Body("<p>The whole body.</p>"))


def edition(renderer: Renderer, **values: object) -> html.HtmlElement:
    return html.document_fromstring(
        renderer.render(page("edition", edition_data(**values))).decode()
    )


def test_it_brings_four_templates_and_one_sheet_and_takes_the_rest_from_its_parent() -> None:
    own = sorted(path.name for path in BRIEFING.rglob("*") if path.is_file())
    assert own == ["_brief.html", "base.html", "briefing.css", "edition.html", "theme.toml"]


def test_its_sheet_stands_behind_the_parents(renderer: Renderer) -> None:
    sheets = edition(renderer).xpath("//link[@rel='stylesheet']/@href")
    assert [sheet.partition("?")[0] for sheet in sheets] == [
        "../static/style.css",
        "../static/briefing.css",
    ]


def test_a_story_is_a_headline_and_its_first_sentence(renderer: Renderer) -> None:
    root = edition(renderer, lead=card(summary="It rose by a tenth. More is to come.", hash="3"))
    (said,) = root.xpath("//div[@class='first']//p[@class='said']")
    assert said.text_content() == "It rose by a tenth."


def test_a_story_ends_with_its_strongest_figure_and_its_source(renderer: Renderer) -> None:
    root = edition(renderer, lead=card(figures=(FIGURE,), hash="1"))
    (line,) = root.xpath("//div[@class='first']//p[@class='by']")
    told = " ".join(line.text_content().split())
    assert told == "CHF 1.2 billion up · The Daily Ledger · 2 min"
    assert line.xpath(".//a/@href")[0] == "../2026/11/22/bank/index.html#p-2"


def test_the_figures_of_the_day_stand_before_the_stories(renderer: Renderer) -> None:
    figure = StoryFigure(FIGURE, "Bank lifts profit", "2026/11/22/bank/", "2026-11-22")
    main = edition(renderer, figures=(figure,)).xpath("//main")[0]
    assert main.xpath("string(.//*[@id='figures'])") == "Figures of the day"
    text = " ".join(main.text_content().split())
    assert text.index("CHF 1.2 billion") < text.index("Bank lifts profit")


def test_no_story_of_a_long_edition_is_left_out(renderer: Renderer) -> None:
    cards = tuple(card(title=f"Story {n}", hash=str(n)) for n in range(40))
    root = edition(renderer, sections=(Section("Banks", "topics/banks/", cards),), count=41)
    assert len(root.xpath("//main//*[@data-story]")) == 41


def test_a_story_without_a_headline_has_its_first_sentence_once(renderer: Renderer) -> None:
    root = edition(renderer, lead=card(title_from="first-sentence", hash="2"))
    assert not root.xpath("//div[@class='first']//p[@class='said']")
    assert root.xpath("//div[@class='first']//h2/@class") == ["unheaded"]


def test_an_article_keeps_its_source_line_above_and_below(renderer: Renderer) -> None:
    root = html.document_fromstring(renderer.render(page("article", article_data())).decode())
    assert len(root.xpath("//p[@class='source by']")) == 2
