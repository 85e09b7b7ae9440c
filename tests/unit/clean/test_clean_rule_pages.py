"""Every rule's page: what, why, an example it removes and a counter-example it keeps; both are tried."""

import re

import msgspec
import pytest
from clean_samples import STORY, extract, remembered

from digest.clean.engine import all_rules, clean
from digest.clean.explanation import rule_names, rule_page
from digest.model.knowledge import NOTHING

RULES = {rule.name: rule for rule in all_rules()}
HINTS = {"outside-main": {"main": False}, "caption-kind": {"kind": "caption"}}
LABELS = (
    *("Tea auction", "Brewer names chair", "Coffee board", "Rand steadies", "Grain and oilseeds"),
    *("Lagos diary", "Night trains", "Steel quotas", "Cement and sand", "Hotel rooms", "Bond desk"),
    *("Rail freight", "Court papers", "Fish and ports", "Gold coast", "Copper wire", "Fuel levy"),
    *("School fees", "Water rates", "Data cables", "Dairy prices", "Seed money"),
)
PLACES = {
    "head": ((), STORY[:4]),
    "inside": (STORY[:3], STORY[3:]),
    "tail": (STORY[:4], ()),
    "crowd": ((*STORY[:3], *LABELS), STORY[3:]),
}


def said(rule, label):
    found = re.search(rf"{label}: (.+)", rule.page)
    return found[1].split(" / ") if found else []


def judged(rule, before, lines, after):
    """Clean a story with an example in it; return the verdicts on the example."""
    start = ["FOR IMMEDIATE RELEASE"] if rule.name == "release-matter" else []
    if rule.name == "repeat":
        start = ["Brewer doubles its profit in a dry year"]
    made = extract([*start, *before, *lines, *after])
    if rule.name in HINTS and lines == said(rule, "Removes"):
        at = len(start) + len(before)
        changed = [
            msgspec.structs.replace(b, **HINTS[rule.name]) if at <= i < at + len(lines) else b
            for i, b in enumerate(made.blocks)
        ]
        made = msgspec.structs.replace(made, blocks=tuple(changed))
    _, knowledge = remembered({"memory": "9", "tail 9": " / ".join(said(rule, "Removes"))})
    cleaned = clean(made, knowledge if rule.name == "repeated-line" else NOTHING)
    first = len(start) + len(before) + 1
    return [
        v
        for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        if first <= b.first < first + len(lines)
    ]


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_page_says_what_and_why(name):
    page = rule_page(name)
    assert page
    for label in ("What: ", "Why: ", "Removes: ", "Keeps: ", "Guards: "):
        assert label in page
    assert rule_page(RULES[name].code) is not None


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_example_is_removed_somewhere(name):
    rule = RULES[name]
    for before, after in PLACES.values():
        verdicts = judged(rule, before, said(rule, "Removes"), after)
        named = [v for v in verdicts if v.rule == name or name in v.also]
        if named and all(v.action != "keep" for v in verdicts):
            return
    pytest.fail(f"{name} does not remove its example")


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_counter_example_is_kept_inside_the_story(name):
    rule = RULES[name]
    verdicts = judged(rule, *PLACES["inside"][:1], said(rule, "Keeps"), PLACES["inside"][1])
    if name == "tail-cut":
        assert [v.action for v in verdicts] == ["note"]
    else:
        assert [v.action for v in verdicts if v.action != "keep"] == []


def test_an_unknown_rule_has_no_page():
    assert rule_page("no-such-rule") is None
    assert rule_names() == sorted(RULES)
