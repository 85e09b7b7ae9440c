import typing

import pytest
from render_samples import renderer

from digest.model import site
from digest.render.contract import FEED_ENTRY, MACHINES, TEMPLATES, as_text, names


def test_every_page_data_has_a_template_or_a_writer() -> None:
    made = {*TEMPLATES.values(), *MACHINES.values()}
    assert made == set(typing.get_args(site.PageData))


@pytest.mark.parametrize("kind", [*TEMPLATES, FEED_ENTRY])
def test_the_default_theme_has_the_template(tmp_path, kind) -> None:
    assert renderer(tmp_path)._templates.has(f"{kind}.html")


def test_the_contract_names_what_a_template_receives() -> None:
    given = names("article")
    assert given["site"] == "SiteInfo"
    assert given["page"] == "PageView"
    assert given["article"] == "Article"
    assert given["removed"] == "tuple[tuple[str, int], ...]"
    assert given["content"] == "Markup"
    assert "content" not in names("term")
    assert "page" not in names(FEED_ENTRY)
    assert names(FEED_ENTRY)["cards"] == "tuple[Card, ...]"


def test_the_contract_is_written_for_people() -> None:
    text = as_text()
    assert text.startswith("### home.html\n\n- `site`: SiteInfo\n")
    assert all(f"### {kind}.html\n" in text for kind in TEMPLATES)
