"""Every round-up is parted as written, everything else stays whole, and no sentence is lost."""

from pathlib import Path

import pytest
from msgspec import structs

from digest import intake
from digest.clean import stories
from digest.clean.engine import clean
from digest.clean.explanation import as_json, as_text

HERE = Path(__file__).parent


def cleaned_of(extract, form):
    return intake.explain(extract.encode(), f"extracts/x.{form}")


def told(cleaned):
    found = stories.split(cleaned)
    lines = [("~ " if one.label else "= ") + one.title for one in found]
    for one in found[:1]:
        lines += [f"intro: {cleaned.blocks[i].text}" for i in one.before]
    for one in found[-1:]:
        lines += [f"outro: {cleaned.blocks[i].text}" for i in one.behind]
    return lines


def test_a_round_up_is_parted_into_its_stories(apart):
    _, form, extract, expected = apart
    cleaned = cleaned_of(extract, form)
    assert told(cleaned) == expected
    assert cleaned.document.kind == "several"


def test_what_is_one_story_stays_whole(whole):
    _, form, extract, expected = whole
    cleaned = cleaned_of(extract, form)
    assert told(cleaned) == []
    assert [cleaned.document.kind] == expected


def test_every_block_that_stays_stands_in_one_place_of_one_story(apart):
    _, form, extract, _ = apart
    cleaned = cleaned_of(extract, form)
    places = [i for one in stories.split(cleaned) for i in (*one.before, *one.places, *one.behind)]
    assert sorted(places) == sorted(set(places))
    sections = {one.section for one in stories.split(cleaned)}
    kept = {i for i, v in enumerate(cleaned.verdicts) if v.action == "keep"}
    lost = {cleaned.blocks[i].text for i in kept - set(places)}
    assert lost <= sections
    assert set(places) <= kept


def test_every_title_stands_in_the_extract(apart):
    _, form, extract, _ = apart
    for one in stories.split(cleaned_of(extract, form)):
        assert one.title in extract


def test_a_story_more_leaves_the_others_as_they_are(apart):
    _, form, extract, expected = apart
    mark = next((mark for mark in ("\n### ", "\n## ") if mark in extract), "")
    if form != "md" or not mark:
        pytest.skip("made for headings")
    more = (
        f"{mark}Grain quay at Halden shut\n\nThe port of Halden shut its grain quay on Friday after a crane fell "
        "into the basin. Nobody was hurt, its spokesman Aksel Lie told reporters.\n"
    )
    cut = extract.index(mark)
    found = told(cleaned_of(extract[:cut] + more + extract[cut:], form))
    assert [line for line in found if "Grain quay" not in line] == expected


def test_there_are_fixtures_in_both_directions():
    texts = [(HERE / name).read_text(encoding="utf-8") for name in ("apart.txt", "whole.txt")]
    assert [text.count("\nas: ") for text in texts] >= [8, 12]


def test_cleaning_a_round_up_twice_is_cleaning_it_once(apart):
    _, form, text, _ = apart
    once = cleaned_of(text, form)
    kept = [b for b, v in zip(once.blocks, once.verdicts, strict=True) if v.action == "keep"]
    named = once.harvest.title if once.harvest.title_from != "first-sentence" else ""
    metadata = structs.replace(once.extract.metadata, title=named, language=once.document.language)
    blocks = tuple(structs.replace(block, number=n) for n, block in enumerate(kept, 1))
    twice = clean(structs.replace(once.extract, blocks=blocks, metadata=metadata))
    assert {v.action for v in twice.verdicts} == {"keep"}


def test_the_explanation_names_the_stories(apart):
    _, form, text, expected = apart
    cleaned = cleaned_of(text, form)
    titles = [line[2:] for line in expected if line[:2] in ("= ", "~ ")]
    assert as_json(cleaned)["document"]["stories"] == titles
    assert all(f"story: {title}\n" in as_text(cleaned) for title in titles)
