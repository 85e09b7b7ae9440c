"""Trees as plain numbers."""

import json
from pathlib import Path

import pytest

from digest.clean.features import Features
from digest.clean.lines import Lines
from digest.importers import building, html, html_dom, html_main
from digest.learned import forest, markup_words
from digest.learned.forest import Forest, Settled
from digest.model.extract import Block

HERE = Path(forest.__file__).parent
SHORT = [0, 40.0, -1.0, [1, 0.5, 0.5, -0.25, 0.4], 0.1]
COLUMNS = {"weight": "# characters long", "link": "# of it in links"}


def trees(*settled: Settled) -> Forest:
    return Forest(COLUMNS, 0.0, (-1.5, 1.0), settled, [SHORT, SHORT, 0.125])


def test_a_score_is_the_sum_of_the_leaves_a_row_comes_to() -> None:
    assert trees().score([10, 0.0]) == -1.875
    assert trees().score([200, 0.0]) == 1.125
    assert trees().score([200, 0.9]) == -0.375


def test_a_settled_score_asks_no_more_trees() -> None:
    hasty = trees(Settled(1, -0.5, 0.4))
    assert hasty.score([10, 0.0]) == -1.6
    assert hasty.score([200, 0.0]) == 1.1
    assert hasty.score([200, 0.9]) == trees().score([200, 0.9])


def test_the_measure_that_moved_the_score_most_is_named_first_with_its_value() -> None:
    assert trees().reasons([10, 0.0]) == ("10 characters long",)
    assert trees().reasons([200, 0.9]) == ("0.9 of it in links",)
    assert trees().reasons([200, 0.0]) == ("200 characters long", "0 of it in links")


@pytest.mark.parametrize("name", ["page", "line"])
def test_the_numbers_speak_of_the_measures_that_the_program_makes(name: str) -> None:
    columns = json.loads((HERE / f"{name}_columns.json").read_text("utf-8"))
    learned = forest.load(name)
    assert dict(learned.columns) == columns
    assert len(set(columns.values())) == len(columns)


def test_a_line_is_measured_by_as_many_numbers_as_have_names() -> None:
    lines = Lines([Features(Block(1, 1, 1, text), "en") for text in ("Menu", "The bank said so.")])
    assert {len(lines.measure(i)) for i in (0, 1)} == {len(forest.load("line").columns)}


def test_a_block_of_a_page_is_measured_by_as_many_numbers_as_have_names() -> None:
    root = html._parse("<main><p>The bank said so.</p><p>Menu</p></main>", "x")
    assert root is not None
    found = list(building.numbered_pairs(html_dom.blocks(root, "")))
    rows = html_main.measures(found, "A bank", markup_words.load())
    assert {len(row) for row in rows} == {len(forest.load("page").columns)}


def test_each_ring_of_markup_knows_words_and_tags() -> None:
    tables = markup_words.load()
    assert len(tables) == 3
    assert all("<div" in table or "<body" in table for table in tables)
    assert tables[1]["related"] < tables[1]["article"]
