"""What an extract is as a whole: for each kind some that are it, and some that only look like it."""

from pathlib import Path

import pytest
from clean_samples import STORY, extract

from digest import intake
from digest.clean import document
from digest.clean.engine import clean

HERE = Path(__file__).parent
COMPLETE = {"yes": "yes", "maybe": "maybe", "no": "cut"}
KINDS = ("no_article", "cut", "release", "live", "transcript", "several")


def test_an_extract_is_told_for_what_it_is(case):
    _, _, form, text, expected = case
    kind, *words = expected.split()
    found = intake.explain(text.encode(), f"extracts/x.{form}").document
    assert found.kind == kind
    if set(words) & set(COMPLETE.values()):
        assert (found.wall, COMPLETE[found.complete]) == ("wall" in words, words[-1])
    if "review" in words:
        assert found.review


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_cases_in_both_directions(kind):
    parts = (HERE / f"{kind}.txt").read_text(encoding="utf-8").split("\n.\n")
    answers = parts[2::3]
    if kind == "cut":
        for word in ("cut", "maybe", "yes"):
            assert sum(answer.endswith(word) for answer in answers) >= 3
        return
    named = sum(answer.split()[0] == kind.replace("_", "-") for answer in answers)
    floor = 2 if kind == "several" else 3  # more of these stand in the room of the stories
    assert named >= floor
    assert len(answers) - named >= 3


def test_a_document_that_lost_most_of_its_inside_wants_a_second_look():
    form = [
        f"Sign up for our {day} newsletter and get the best of our business pages in your inbox before breakfast."
        for day in (
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "daily",
            "weekly",
        )
    ]
    lines = [STORY[0][:117] + ".", *form, STORY[5][:106] + "."]
    found = clean(extract(lines))
    assert document.MUCH_LOST in found.document.review


def test_a_law_firm_s_call_is_told_apart_from_the_report_of_a_suit():
    call = [
        "Brandt & Moss reminds investors of Halden Zip that a class action has been filed against the company in May.",
        "If you suffered losses you may ask the court to be appointed lead plaintiff before the second of July.",
        *STORY[:2],
    ]
    assert document.SOLICITATION in clean(extract(call)).document.review
    report = [
        line.replace("reminds investors of", "has sued").replace("If you", "Those who")
        for line in call
    ]
    assert clean(extract(report)).document.review == ()
