"""Every case of every rule's fixture comes out as written: what goes, and the near-misses that stay."""

from pathlib import Path

import pytest
from clean_samples import extract, remembered

from digest.clean.engine import clean
from digest.clean.explanation import rule_names

HERE = Path(__file__).parent


def answer(metadata, lines):
    declared, knowledge = remembered(metadata)
    cleaned = clean(extract(lines, **declared), knowledge)
    return [
        f"{v.action} {v.class_} {v.rule}".rstrip() if v.action != "keep" else "keep"
        for v in cleaned.verdicts
    ] + [
        f"= {cleaned.document.kind}{', wall' if cleaned.document.wall else ''}, complete {cleaned.document.complete}"
    ]


def test_a_case_comes_out_as_written(case, rewrite):
    path, title, metadata, lines, expected = case
    got = answer(metadata, lines)
    if rewrite:
        text = path.read_text(encoding="utf-8")
        before = "\n".join([title, *(f"{k}: {v}" for k, v in metadata.items()), ".", *lines, "."])
        old = before + "\n" + "\n".join(expected) + "\n.\n"
        assert old in text
        path.write_text(
            text.replace(old, before + "\n" + "\n".join(got) + "\n.\n"), encoding="utf-8"
        )
        pytest.skip("rewritten")
    assert got == expected


def test_every_rule_has_a_fixture():
    named = {path.stem for path in HERE.glob("*.txt")}
    assert [name for name in rule_names() if name not in named] == []


@pytest.mark.parametrize("name", rule_names())
def test_a_fixture_shows_its_rule_at_work_and_a_near_miss(name):
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    assert f" {name}\n" in text
    assert "\nkeep\n" in text
