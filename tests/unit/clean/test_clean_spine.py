"""The spine: what is certainly article, and what only looks like it."""

import msgspec
import pytest
from clean_samples import STORY, blocks

from digest.clean import spine
from digest.clean.features import Features

TEASERS = (
    "Brewer names new chair",
    "The company picked a banker from Kampala for the seat, and shareholders will vote on her in June.",
    "Tea prices slip again",
    "Auctions closed lower for a third week as rain lifted harvests in most of the highland districts.",
)


def find(lines, **hints):
    made = [Features(msgspec.structs.replace(b, **hints), "en") for b in blocks(lines)]
    return spine.find(made)


def members(lines, **hints):
    return [i for i, member in enumerate(find(lines, **hints).member) if member]


def test_sentences_of_a_story_are_its_spine():
    assert members(STORY) == list(range(6))


def test_teasers_behind_a_label_are_shed():
    assert members([*STORY, "Related stories", *TEASERS]) == list(range(6))


def test_a_paragraph_behind_an_insert_goes_on_with_the_story():
    lines = [*STORY[:3], "Also read", "Brewer names new chair", *STORY[3:]]
    assert members(lines) == [0, 1, 2, 5, 6, 7]


def test_comments_behind_the_story_are_shed():
    said = (
        "I drove to the port last week and the road is as bad as your reporter says it is, believe me on that.",
        "The harbour authority should build the road itself and take the toll, as they do with the cranes now.",
    )
    lines = [
        *STORY,
        "2 Comments",
        "Otieno says",
        "3 May 2026",
        said[0],
        "Reply",
        "Njeri says",
        "4 May 2026",
        said[1],
        "Reply",
    ]
    assert members(lines) == list(range(6))


def test_a_stray_sentence_far_before_the_story_is_shed():
    lines = [
        "Our weekend quiz asks what you know of painters, rivers, poets and their horses.",
        "Home",
        "Quiz",
        "Menu",
        *STORY,
    ]
    assert members(lines)[0] == 4


def test_a_second_part_joins_when_its_words_tie():
    menu = [f"Link {n}" for n in range(14)]
    again = [
        "The harbour authority said the road and the cranes would decide how much cargo the port handled next year.",
        "Lenders want a toll on the road, and the government has promised billion after billion of shillings for it.",
    ]
    assert members([*STORY, *menu, *again])[-1] == 21
    assert members([*STORY, *menu, *TEASERS]) == list(range(6))


def test_a_lonely_last_sentence_without_a_tie_is_doubted():
    lines = [
        *STORY[:4],
        "Weather",
        "Rivers",
        "Painters of the week in our long and very quiet summer gallery will be shown on every floor.",
    ]
    assert members(lines) == [0, 1, 2, 3]


def test_a_lead_in_and_a_cut_paragraph_are_spine():
    assert members([*STORY[:3], "Closing prices in Paris:", "Wheat", "214.50"]) == [0, 1, 2, 3]
    found = find([*STORY[:3], STORY[3][:140], "Subscribe to read the full story"])
    assert found.cut == 3
    assert found.last == 3


def test_short_documents_take_short_sentences():
    assert members(["The bank cut its main rate by a point on Monday."]) == [0]
    assert members(["Rate cut"]) == []


def test_markup_outside_the_main_content_is_never_spine():
    assert members(STORY, main=False) == []
    assert members(STORY, kind="caption") == []


def test_the_tie_counts_shared_stems():
    f = Features(blocks(["Cranes and cargo"])[0], "en")
    assert spine.share(f, {"cranes"}) == 0.5
    assert spine.share(f, set()) == 0.0
    empty = Features(blocks(["—"])[0], "en")
    assert spine.share(empty, {"cranes"}) == 0.0


def test_scripts_without_spaces_tie_by_pairs_of_characters():
    lines = [
        "港の貨物は今年前半に三割増えたと港湾当局が月曜日に発表した。新しいクレーンが動き始めたためだ。",
        "港の貨物は来年も増えると港湾当局は見込む。新しいクレーンは年末までに動き始める予定だという。",
    ]
    found = find(lines)
    f = Features(blocks(lines)[0], "ja")
    assert found.tie(f, member=True) > 0.3


def test_korean_words_tie_by_their_stems():
    f = Features(
        blocks(["항만 화물이 올해 상반기에 삼분의 일 늘었다고 항만 당국이 월요일 밝혔다."])[0], "ko"
    )
    assert f.hangul
    assert "화물" in f.stems


@pytest.mark.parametrize(
    "stamps",
    [
        ("0:00", "0:00", "0:42"),
        ("00:00", "00:00 / 03:45", "-3:45"),
        ("1:23 / 4:56", "0:00 / 2:10", "0:05/0:31"),
        ("▶ 0:00", "0:00 Speed", "0:00 1x"),
    ],
)
def test_the_times_of_players_make_no_live_blog(stamps):
    shown = [
        line for stamp, text in zip(stamps, STORY, strict=False) for line in (stamp, "Play", text)
    ]
    assert not spine.is_live([Features(block, "en") for block in blocks(shown)])


@pytest.mark.parametrize(
    "stamps", [("09:14", "10:02", "11:31"), ("9:14 am", "10:02 am", "1:31 pm")]
)
def test_the_times_of_entries_make_a_live_blog(stamps):
    shown = [line for stamp, text in zip(stamps, STORY, strict=False) for line in (stamp, text)]
    assert spine.is_live([Features(block, "en") for block in blocks(shown)])
