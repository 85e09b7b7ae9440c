"""The theme that travels with digest: its written contract is whole, and it stays small and self-contained."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
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
        assert row(f"`{name}`").split(" | ")[1] == str(default).lower()


def test_the_default_theme_has_every_template_and_few_scripts() -> None:
    folder = THEMES / "default" / "templates"
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    assert {f"{kind}.html" for kind in (*TEMPLATES, FEED_ENTRY)} <= texts.keys()
    scripted = {name: text.count("<script") for name, text in texts.items() if "<script" in text}
    assert scripted == {"_look.html": 1, "base.html": 1, "_social.html": 1, "search.html": 1}
    assert not [name for name, text in texts.items() if "|safe }" in text]


def test_the_inline_script_is_the_one_whose_hash_is_told() -> None:
    text = (THEMES / "default" / "templates" / "_look.html").read_text("utf-8")
    script = re.findall(r"<script>(.*)</script>", text)
    assert len(script) == 1
    assert "{" + "{" not in script[0]
    digest = b64encode(sha256(script[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in README


def test_the_blocks_are_told_in_the_contract_and_in_the_first_template() -> None:
    folder = THEMES / "default" / "templates"
    base = (folder / "base.html").read_text("utf-8")
    comment = base[: base.index("-#}")]
    for path in (folder / f"{kind}.html" for kind in ("base", *TEMPLATES)):
        for block in re.findall(r"{% block (\w+)", path.read_text("utf-8")):
            assert re.search(rf"\b{block}\b", comment), f"{path.name}: {block}"
            assert f"`{block}`" in README, f"{path.name}: {block}"


def test_the_script_is_small_strict_and_keeps_to_itself() -> None:
    script = (THEMES / "default" / "static" / "reader.js").read_text("utf-8")
    assert len(script.encode()) < 6000
    assert script.startswith('"use strict";')
    for way_out in (
        "fetch",
        "XMLHttp",
        "innerHTML",
        "eval",
        "import(",
        "http:",
        "https:",
        "cookie",
    ):
        assert way_out not in script


@pytest.mark.parametrize(("name", "limit"), [("style.css", 23_000), ("pages.css", 11_000)])
def test_a_style_sheet_is_small_and_loads_nothing(name: str, limit: int) -> None:
    sheet = (THEMES / "default" / "static" / name).read_bytes()
    assert len(sheet) < limit
    assert b"url(" not in sheet
    assert b"@import" not in sheet
