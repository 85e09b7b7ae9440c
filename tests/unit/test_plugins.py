import pytest

from digest import importers, plugins
from digest.clean import engine
from digest.errors import ConfigError, ExtractError

RULE = """\
from __future__ import annotations
from dataclasses import dataclass
from digest.clean.rule import Finding, rule, run_rule

@dataclass
class Seen:
    words: str

@rule("odd", "H01", "framed")
def odd(sheet, i):
    return None

@run_rule("odder", "H02")
def odder(sheet, findings):
    return []
"""


@pytest.fixture(autouse=True)
def _without_plugins():
    yield
    plugins.load("", ())


def names():
    return [rule.name for rule in engine.all_rules()]


def test_rules_come_and_go_with_their_module(tmp_path):
    before = names()
    (tmp_path / "house.py").write_text(RULE)
    plugins.load(tmp_path, ("house",))
    assert set(names()) - set(before) == {"odd", "odder"}
    found = plugins.load(tmp_path, ("house",))
    assert plugins.load(tmp_path, ("house",)) is found
    assert engine._run_rules()[-1].name == "odder"
    plugins.load(tmp_path, ())
    assert names() == before


def test_an_importer_of_its_own_wins_and_goes(tmp_path):
    (tmp_path / "tape.py").write_text(
        "from digest.importers import register, text\n"
        "from digest.model.extract import Metadata\n"
        "register('.TXT', lambda source, path: (text.blocks('Own.'), Metadata()))\n"
    )
    plugins.load(tmp_path, ("tape",))
    assert [b.text for b in importers.read(b"Words.", "extracts/a.txt").blocks] == ["Own."]
    plugins.load(tmp_path, ())
    assert [b.text for b in importers.read(b"Words.", "extracts/a.txt").blocks] == ["Words."]


def test_the_mark_stands_for_the_filters_alone(tmp_path):
    (tmp_path / "house.py").write_text(RULE)
    assert plugins.load(tmp_path, ("house",)).mark == ""
    (tmp_path / "shout.py").write_text("FILTERS = {'loud': str.upper}\n")
    first = plugins.load(tmp_path, ("house", "shout"))
    assert first.filters["loud"]("a") == "A"
    (tmp_path / "house.py").write_text(RULE + "\n")
    assert plugins.load(tmp_path, ("house", "shout")).mark == first.mark
    (tmp_path / "shout.py").write_text("FILTERS = {'loud': str.lower}\n")
    assert plugins.load(tmp_path, ("house", "shout")).mark != first.mark


def test_an_installed_module_may_be_named(tmp_path):
    assert plugins.load(tmp_path, ("json.tool",)) == plugins.Plugins()
    assert plugins.load(tmp_path, ("itertools",)) == plugins.Plugins()


def test_a_file_of_the_project_comes_before_an_installed_module(tmp_path):
    (tmp_path / "json.py").write_text("FILTERS = {'own': str}\n")
    assert list(plugins.load(tmp_path, ("json",)).filters) == ["own"]
    import json

    assert json.loads("1") == 1


@pytest.mark.parametrize("name", ["", "no_such_module", "../up", "no.such.module", "a b", ".x"])
def test_a_module_that_is_not_there_is_told(tmp_path, name):
    (tmp_path.parent / "up.py").write_text("raise SystemExit")
    with pytest.raises(ConfigError, match="there is no such module") as caught:
        plugins.load(tmp_path, (name,))
    assert caught.value.where.path == "digest.toml"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x = 1\nraise SystemExit(3)\n", 2, "SystemExit: 3"),
        ("x = 1\n\ndef f(:\n", 3, "SyntaxError"),
        ("import json\njson.loads('x')\n", 2, "JSONDecodeError"),
        ("import no_such_module\n", 1, "ModuleNotFoundError"),
        ("x = '\udce9'\n", 0, "SyntaxError"),
        (RULE + RULE.replace("from __future__ import annotations", ""), 24, "two rules are named"),
    ],
)
def test_a_module_that_fails_is_told_with_its_line_and_leaves_nothing(
    tmp_path, text, line, message
):
    before = names()
    (tmp_path / "house.py").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=message) as caught:
        plugins.load(tmp_path, ("house",))
    assert caught.value.where.path == "house.py"
    assert caught.value.where.line == line or not line
    assert names() == before


def test_a_folder_is_no_module(tmp_path):
    (tmp_path / "house.py").mkdir()
    with pytest.raises(ConfigError, match="there is no such module"):
        plugins.load(tmp_path, ("house",))


HEAD = "from digest.clean.rule import Finding, rule, run_rule\n"
STORY = (
    b"The borough council sold three mills to a weaver from Halden on Friday, its members said.\n\n"
    b"The weaver will pay 4.1 million crowns and keep the looms running until the end of next year."
)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            '@rule("odd", "H01", "hard", spine=True)\ndef odd(sheet, i):\n    return Finding("Z9", "x")\n',
            'rule "odd" (house.py:2) gives the class "Z9", which does not exist',
            "known are A1, A2",
        ),
        (
            '@rule("odd", "H01", "hard", spine=True)\ndef odd(sheet, i):\n    return Finding("C1", "x", "delete")\n',
            'gives the action "delete", which does not exist',
            "keep",
        ),
        (
            '@rule("odd", "H01", "hard", spine=True)\ndef odd(sheet, i):\n    return "C1"\n',
            "gives a str, not a Finding",
            "return Finding(",
        ),
        (
            '@rule("odd", "H01", "hard", spine=True)\ndef odd(sheet, i):\n    return 1 / 0\n',
            'rule "odd" (house.py:4) fails: ZeroDivisionError: division by zero',
            "mend the rule",
        ),
        (
            '@run_rule("odd", "H01")\ndef odd(sheet, found):\n    yield 0, Finding("Z9", "x")\n',
            'gives the class "Z9"',
            "known are A1",
        ),
        (
            '@run_rule("odd", "H01")\ndef odd(sheet, found):\n    yield 99, Finding("C1", "x")\n',
            "names the block 99, and there is none",
            "blocks count from 0",
        ),
        (
            '@run_rule("odd", "H01")\ndef odd(sheet, found):\n    return 3\n',
            "fails: TypeError",
            "mend the rule",
        ),
    ],
)
def test_a_rule_that_gives_what_nobody_knows_is_named_with_its_line(tmp_path, text, message, hint):
    (tmp_path / "house.py").write_text(HEAD + text)
    plugins.load(tmp_path, ("house",))
    with pytest.raises(ExtractError) as caught:
        engine.clean(importers.read(STORY, "extracts/a.txt"))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_rule_that_gives_findings_of_the_taxonomy_is_heard(tmp_path):
    text = '@run_rule("odd", "H01", spine=True)\ndef odd(sheet, found):\n'
    text += '    yield from [(0, Finding("C1", "x"))] * (len(sheet) > 1)\n'
    (tmp_path / "house.py").write_text(HEAD + text)
    plugins.load(tmp_path, ("house",))
    cleaned = engine.clean(importers.read(STORY, "extracts/a.txt"))
    assert [v.rule for v in cleaned.verdicts][:1] == ["odd"]
