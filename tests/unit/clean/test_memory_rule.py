"""What memory may take out of an extract, and what it must leave."""

import pytest
from clean_samples import STORY, extract, remembered, seen

from digest.clean.engine import clean
from digest.clean.explanation import as_text
from digest.model.knowledge import Knowledge, LineRecord
from digest.text.folding import fold

HOUSE = (
    "Harbour Brief is put together each night by three people above a bakery in Kiel, and has never "
    "missed a morning."
)


def gone(lines: list[str], **memory: str) -> list[str]:
    """Clean an extract and name the lines that memory took."""
    _, knowledge = remembered(memory)
    cleaned = clean(extract(lines), knowledge)
    pairs = zip(cleaned.blocks, cleaned.verdicts, strict=True)
    return [block.text for block, verdict in pairs if verdict.rule == "repeated-line"]


def at_the_end(line: str) -> list[str]:
    return [*STORY[:4], line]


def test_the_evidence_says_how_often_and_where() -> None:
    record = LineRecord(articles=7, tail=6, inside=1)
    cleaned = clean(extract(at_the_end(HOUSE)), Knowledge(articles=9, lines={fold(HOUSE): record}))
    assert "in 7 of 9 articles of this source, at the end in 6" in as_text(cleaned)
    assert cleaned.verdicts[-1].reason == "boilerplate of this source"


def test_several_house_paragraphs_go_one_and_all() -> None:
    more = "Whoever rings the bell at five in the morning is given a roll and the front page."
    memory = {"memory": "9", "tail 9": f"{HOUSE} / {more}"}
    assert gone([*STORY[:4], HOUSE, more], **memory) == [HOUSE, more]


def test_reported_speech_does_not_save_a_line_at_the_end() -> None:
    line = "“Read it slowly and then read it to somebody else,” our founder said of this paper."
    assert gone(at_the_end(line), **{"memory": "9", "tail 9": line}) == [line]
    assert gone([*STORY[:2], line, *STORY[2:]], **{"memory": "9", "inside 9": line}) == []


def test_a_line_that_an_editor_kept_stays() -> None:
    record = LineRecord(articles=9, tail=9, kept=True)
    known = Knowledge(articles=9, lines={fold("Nine desks, one paper"): record})
    cleaned = clean(extract(at_the_end("Nine desks, one paper")), known)
    assert cleaned.verdicts[-1].rule != "repeated-line"


@pytest.mark.parametrize(
    ("articles", "seen_in", "goes"),
    [("9", 2, True), ("10", 2, False), ("10", 3, True), ("9", 1, False)],
)
def test_three_articles_are_asked_for_and_two_of_a_young_source(
    articles: str, seen_in: int, goes: bool
) -> None:
    line = "Nine desks, one paper"
    found = gone(at_the_end(line), **{"memory": articles, f"tail {seen_in}": line})
    assert bool(found) is goes


def test_a_paragraph_needs_more_than_two_articles() -> None:
    assert gone(at_the_end(HOUSE), **{"memory": "2", "tail 2": HOUSE}) == []


def test_a_background_paragraph_of_few_among_many_stays() -> None:
    line = "The harbour authority of Lamu has run the port and its cranes since the first berth was built."
    assert gone(at_the_end(line), **{"memory": "200", "tail 4": line}) == []


def test_a_paragraph_that_addresses_the_reader_goes_from_three_on() -> None:
    line = "Should you find a crab in the paper, we would like to hear which page it had walked over by then."
    assert gone(at_the_end(line), **{"memory": "200", "tail 3": line}) == [line]


def test_a_line_that_stands_now_here_and_now_there_needs_a_cue() -> None:
    for line, goes in (("Nine desks, one paper", False), ("Read our weekly newsletter here", True)):
        record = LineRecord(articles=6, tail=3, inside=3)
        known = Knowledge(articles=9, lines={fold(line): record})
        verdict = clean(extract(at_the_end(line)), known).verdicts[-1]
        assert ("repeated-line" in (verdict.rule, *verdict.also)) is goes


def test_a_widget_of_many_sources_goes_and_a_syndicated_paragraph_stays() -> None:
    assert gone(
        at_the_end("Nine desks, one paper"), **{"memory": "9", "tail 9 4": "Nine desks, one paper"}
    )
    assert gone(at_the_end(HOUSE), **{"memory": "9", "tail 9 4": HOUSE}) == []


@pytest.mark.parametrize("line", ["By the numbers", "What happened", "The figures in May"])
def test_a_standing_subhead_stays(line: str) -> None:
    assert gone([*STORY[:2], line, *STORY[2:]], **{"memory": "30", "inside 30": line}) == []


def test_a_run_of_lines_between_paragraphs_goes_without_a_tie_to_the_story() -> None:
    lines = ["Window seat", "Kiel desk"]
    memory = {"memory": "30", "inside 30": " / ".join(lines)}
    assert gone([*STORY[:2], *lines, *STORY[2:]], **memory) == lines


def test_a_house_paragraph_in_the_middle_goes_when_it_stands_there_in_half_of_all() -> None:
    middle = [*STORY[:2], HOUSE, *STORY[2:]]
    assert gone(middle, **{"memory": "12", "inside 8": HOUSE}) == [HOUSE]
    assert gone(middle, **{"memory": "12", "inside 4": HOUSE}) == []


@pytest.mark.parametrize("line", ["8,291 -0.2%", "Copper | 9,120 | +0.4%", "4:13 PM Kiel"])
def test_figures_stay_though_they_fold_alike_every_day(line: str) -> None:
    assert gone(at_the_end(line), **{"memory": "30", "tail 30": line}) == []


def test_the_headline_stays_though_it_is_the_same_every_day() -> None:
    title = "Harbour Brief this morning"
    _, knowledge = remembered({"memory": "30", "head 30": title})
    cleaned = clean(extract([title, *STORY[:4]], title=title), knowledge)
    assert cleaned.verdicts[0].rule != "repeated-line"


def test_a_story_told_again_loses_nothing() -> None:
    memory = {"memory": "9", "inside 3": " / ".join(STORY[:3]), "tail 3": " / ".join(STORY[3:5])}
    assert gone(list(STORY[:6]), **memory) == []
    memory = {"memory": "9", "inside 3": " / ".join(STORY[:3]), "tail 3": " / ".join(STORY[3:6])}
    assert gone(list(STORY[:6]), **memory) == []


def test_what_stands_between_two_repeated_lines_of_a_tail_goes_with_them() -> None:
    first, last = "Nine desks, one paper", "Printed in Kiel since the war"
    memory = {"memory": "30", "tail 30": f"{first} / {last}"}
    slogan = "Tonight with a page on eels"
    assert gone([*STORY[:4], first, slogan, last], **memory) == [first, slogan, last]
    news = "The authority told traders on Friday that the road to Isiolo would be open by Monday."
    assert news not in gone([*STORY[:4], first, news, last], **memory)
    assert gone([*STORY[:4], slogan, first], **memory) == [first]


def test_a_record_of_a_line_at_the_end_says_nothing_without_a_story() -> None:
    assert gone([HOUSE], **{"memory": "9", "tail 9": HOUSE}) == []


def test_a_record_is_made_as_it_is_written() -> None:
    assert seen(3, "tail") == LineRecord(articles=3, tail=3)


def test_a_line_that_is_repeated_but_for_a_word_goes_beside_a_repeated_one() -> None:
    last = "Printed in Kiel since the war"
    _, known = remembered({"memory": "30", "tail 30": last})
    record = LineRecord(articles=12, tail=12)
    lines = {**known.lines, "tonight the presses were run by *": record}
    knowledge = Knowledge(articles=30, lines=lines)
    signed = "Tonight the presses were run by Wiebke"
    for before, goes in (
        ([signed, last], True),
        ([signed], False),
        (["Wiebke ran them", last], False),
    ):
        cleaned = clean(extract([*STORY[:4], *before]), knowledge)
        verdict = cleaned.verdicts[4]
        assert (verdict.rule == "repeated-line") is goes
        if goes:
            assert verdict.evidence.startswith("but for a word in 12 of 30 articles")
