"""The theme that travels with digest: its written contract is whole, and it stays small and self-contained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from digest.model import news, parts, site
from digest.model.article import Article
from digest.render.contract import FEED_ENTRY, TEMPLATES, PageView, names
from digest.render.theme import load

THEMES = Path(__file__).parents[3] / "themes"
README = (THEMES / "README.md").read_text("utf-8")
TYPES = [
    *(
        parts.Link,
        parts.FeedLink,
        parts.Card,
        parts.Edition,
        parts.Section,
        parts.Taxonomy,
        parts.TermCount,
    ),
    *(parts.Pagination, parts.YearCount, parts.MonthCount, parts.DayCount, parts.DayCards),
    *(parts.StoryFigure, parts.Also, parts.MonthCards),
    *(news.Figure, news.Point, news.Quote, news.Mention, news.Company, news.News, Article),
]


def row(name: str) -> str:
    return next(line for line in README.splitlines() if line.startswith(f"| {name} |"))


@pytest.mark.parametrize("kind", [*sorted(TEMPLATES.keys() - {"home"}), FEED_ENTRY])
def test_the_contract_names_all_that_a_template_receives(kind: str) -> None:
    told = set(re.findall(r"`([a-z_]+)`", row(f"`{kind}.html`")))
    assert set(names(kind)) - {"site", "page"} <= told


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: str(kind.__name__))
def test_the_contract_names_every_field_of_a_type(kind: type) -> None:
    told = set(re.findall(r"`([a-z_]+)(?:\.[a-z]+)?`", row(kind.__name__)))
    assert {field.name for field in fields(kind)} - {"hash"} <= told


def test_the_contract_names_every_field_of_the_site_and_of_the_page() -> None:
    assert {field.name for field in fields(site.SiteInfo)} <= set(
        re.findall(r"`([a-z_]+)`", row("site"))
    )
    assert set(PageView._fields) <= set(re.findall(r"`([a-z_]+)`", row("page")))


def test_the_contract_names_every_option_with_its_default(tmp_path: Path) -> None:
    for name, default in load(tmp_path, "default").options.items():
        assert row(f"`{name}`").split(" | ")[1] == str(default)


def test_the_default_theme_has_every_template_and_no_script() -> None:
    folder = THEMES / "default" / "templates"
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    assert {f"{kind}.html" for kind in (*TEMPLATES, FEED_ENTRY)} <= texts.keys()
    assert not [name for name, text in texts.items() if "<script" in text or "|safe }" in text]


def test_the_default_theme_is_one_small_style_sheet_that_loads_nothing() -> None:
    sheet = (THEMES / "default" / "static" / "style.css").read_bytes()
    assert len(sheet) < 25_000
    assert b"url(" not in sheet
    assert b"@import" not in sheet
