"""Hard lines, one in a story: news that looks like junk stays, junk that looks like news goes."""

import pytest
from hard_lines import cases, judge

CASES = [
    pytest.param(*case[1:], id=f"{case[1]} {case[2]}: {case[5][0][:48]} ({case[3]}, {case[4]})")
    for case in cases()
]


@pytest.mark.parametrize(("want", "class_", "story", "place", "lines"), CASES)
def test_a_hard_line_is_judged_right(want, class_, story, place, lines):
    stays, lost = judge(story, place, lines)
    assert lost == []
    assert stays == [want == "stays"] * len(lines)


@pytest.mark.parametrize(
    ("want", "class_", "story", "place", "lines"), [c[1:] for c in cases("not-yet.txt")]
)
def test_a_line_that_is_not_judged_right_yet_costs_the_story_nothing(
    want, class_, story, place, lines
):
    stays, lost = judge(story, place, lines)
    assert lost == []
    assert stays != [want == "stays"] * len(lines), "judged right now: move it to the others"


def test_both_directions_are_tried():
    wants = [case[1] for case in cases()]
    assert wants.count("stays") >= 120
    assert wants.count("goes") >= 120
