"""The project's own extracts reach the floors in floors.toml, which only rise."""

import corpus
import floors
import pytest

from digest import intake

GOLD = """Feldspar Works will open a third pit near Arvika in March, the company said on Tuesday.
--- notes
Correction: An earlier version named the wrong town.
--- record
kind: article
title: Feldspar Works to open third pit
authors: Ilse Brandt
published: 18 November 2026
"""
TEXT = """Feldspar Works to open third pit
By Ilse Brandt
18 November 2026
Feldspar Works will open a third pit near Arvika in March, the company said on Tuesday.
Correction: An earlier version named the wrong town.
"""


@pytest.fixture(scope="module")
def results() -> list[corpus.Result]:
    return [corpus.measure(name) for name in corpus.names()]


def one(**changed) -> corpus.Result:
    whole = corpus.Result("pit", "English", 100, 100, 100, {"kind": True})
    return whole._replace(**changed)


def test_the_extracts_stand_on_their_floors(results) -> None:
    pinned = floors.read()
    assert pinned.table["all"].keys() >= set(corpus.WORDS)
    assert not floors.below(results, pinned), floors.complaint(results, pinned)


def test_every_extract_with_a_gold_text_is_pinned() -> None:
    pin = "run: python tests/quality/floors.py --pin"
    assert list(floors.read().extracts) == corpus.names(), pin


def test_an_extract_is_compared_with_what_it_should_give() -> None:
    cleaned = intake.explain(TEXT.encode(), "extracts/pit.txt")
    found = corpus.result("pit", corpus.gold(GOLD), cleaned)
    assert (found.news, found.shown, found.shared) == (24, 24, 24)
    assert found.right == dict.fromkeys(("kind", "title", "authors", "published"), True)
    assert found.group == "English"


def test_a_note_counts_in_its_own_place_only() -> None:
    cleaned = intake.explain(TEXT.encode(), "extracts/pit.txt")
    inside = corpus.gold(GOLD.replace("--- notes\n", ""))
    found = corpus.result("pit", inside, cleaned)
    assert (found.news, found.shown, found.shared) == (24, 24, 16)


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ("2026-11-18T09:00+01:00", "2026-11-18T08:00Z", True),
        ("2026-11-18T09:00+01:00", "2026-11-18", False),
        ("18 November 2026", "Wednesday, November 18, 2026", True),
        ("18 November 2026", "", False),
    ],
)
def test_times_are_compared_by_the_instant_or_the_day(wanted, given, right) -> None:
    assert corpus._same_time(wanted, given) is right


def test_characters_count_as_words_where_words_are_not_spaced() -> None:
    assert corpus._words("株価は3.5% rose") == ["株", "価", "は", "3", "5", "rose"]


def test_what_costs_a_figure_most_is_named_first() -> None:
    some = [one(name="a", shared=90), one(name="b", shared=60), one(name="c")]
    assert corpus.worst(some, "news_kept") == ["b (40 words)", "a (10 words)"]
    assert corpus.worst([one(), one(name="d", right={"kind": False})], "kind") == ["d"]


def test_floors_rise_with_the_figures(tmp_path) -> None:
    file = tmp_path / "floors.toml"
    floors.pin([one(shared=90)], file)
    assert floors.read(file).extracts == ["pit"]
    assert floors.read(file).table["all"] == {"kind": 1.0, "news_kept": 0.9, "shown_is_news": 0.9}
    floors.pin([one(shared=95)], file)
    assert floors.read(file).table["English"]["news_kept"] == 0.95


def test_floors_are_never_lowered(tmp_path) -> None:
    file = tmp_path / "floors.toml"
    floors.pin([one(shared=95)], file)
    pinned = file.read_bytes()
    with pytest.raises(
        ValueError, match=r"all news_kept: 0\.9000, floor 0\.9500\n    pit \(10 words"
    ):
        floors.pin([one(shared=90)], file)
    assert file.read_bytes() == pinned


def test_a_new_extract_may_be_harder_than_the_others(tmp_path) -> None:
    file = tmp_path / "floors.toml"
    floors.pin([one(shared=95)], file)
    both = [one(shared=95), one(name="quay", shared=75)]
    assert not floors.below(both, floors.read(file))
    floors.pin(both, file)
    assert floors.read(file).table["all"]["news_kept"] == 0.85


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    known = floors.Floors(["pit"], {"all": {"title": 0.5}, "German": {"kind": 0.5}})
    assert floors.below([one()], known) == [("all", "title"), ("German", "kind")]
    assert floors.complaint([one()], known).startswith("all title: 0.0000, floor 0.5000")


def test_the_figures_are_printed_beside_their_floors(capsys) -> None:
    assert floors.main([]) == 0
    shown = capsys.readouterr().out
    assert "news_kept" in shown
    assert "floor" in shown


@pytest.mark.parametrize("name", corpus.names())
def test_no_line_of_a_gold_text_is_lost(name):
    wanted, cleaned = corpus.read(name)
    assert corpus.lost(wanted, cleaned) == []
