from pathlib import Path

import pytest

from digest import sources
from digest.errors import ConfigError
from digest.markdown import front_matter
from digest.model.knowledge import NOTHING, Overrides, Pattern
from digest.sources import Sources, fingerprint

WHOLE = """\
[zones]
BST = "Europe/London"
IST = "+05:30"

[source."example-business-daily"]
match = ["example-daily.test", "Example Business Daily", "extracts/ebd/"]
drop = [
  { text = "One plan. Two great reads.", why = "slogan" },
  "Read us on paper",
]
keep = [{ re = "^By the numbers$", why = "standing  subhead", confirm = true }]
cut_after = [{ mark = "0123456789" }]
byline = '^(?P<name>.+) \\| (?P<place>.+) \\|'
captions = "drop"
machine_summary = "keep"
zones = { BST = "Asia/Dhaka" }

[document."2026-11-22/alibaba"]
keep = ["#14-#17"]
drop = [{ lines = "#7" }]
"""


LONG = "a" * 501


def test_a_source_may_name_the_family_it_belongs_to(tmp_path: Path) -> None:
    found = load(tmp_path, '[source.a]\nfamily = " The House "\n[source.b]\n')
    assert [source.family for source in found.sources] == ["The House", ""]


def test_a_family_that_is_no_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "[source.a]\nfamily = 3\n")
    assert [problem.message for problem in caught.value.problems] == ["family must be a name"]


def load(root: Path, text: str) -> Sources:
    (root / "sources.toml").write_text(text, "utf-8")
    return sources.load(root)


def faults(root: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(root, text)
    assert caught.value.exit_code == 2
    return str(caught.value).split("\n")


def test_nobody_needs_the_file(tmp_path: Path) -> None:
    assert sources.load(tmp_path) == Sources()
    assert sources.load(tmp_path).knowledge("extracts/a.txt", "A", "", "x", Overrides()) is NOTHING


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    found = load(tmp_path, WHOLE)
    (source,) = found.sources
    assert source.overrides == Overrides(
        drop=(
            Pattern(text="One plan. Two great reads.", why="slogan", where="sources.toml:8"),
            Pattern(text="Read us on paper", where="sources.toml:9"),
        ),
        keep=(
            Pattern(
                re="^By the numbers$", why="standing subhead", where="sources.toml:11", confirm=True
            ),
        ),
        cut_after=(Pattern(mark="0123456789", where="sources.toml:12"),),
        byline=r"^(?P<name>.+) \| (?P<place>.+) \|",
        captions="drop",
        machine_summary="keep",
    )
    of_document, where = found.documents["2026-11-22/alibaba"]
    assert where == "sources.toml:18"
    assert [one.lines for one in (*of_document.keep, *of_document.drop)] == ["#14-#17", "#7"]


@pytest.mark.parametrize(
    ("path", "name", "url"),
    [
        ("extracts/a.txt", "", "https://www.example-daily.test/story"),
        ("extracts/a.txt", "", "https://markets.example-daily.test/story"),
        ("extracts/a.txt", "EXAMPLE  business daily", ""),
        ("extracts/a.txt", "Example-Business-Daily", ""),
        ("extracts/ebd/2026/a.txt", "", ""),
    ],
)
def test_a_source_is_known_by_host_name_or_folder(tmp_path: Path, path, name, url) -> None:
    found = load(tmp_path, WHOLE).knowledge(path, name, url, "", Overrides())
    assert found.source == "example-business-daily"
    assert found.zones == {"BST": "Asia/Dhaka", "IST": "+05:30"}
    assert found.of_source.captions == "drop"


@pytest.mark.parametrize(
    ("path", "name", "url"),
    [
        ("extracts/a.txt", "", "https://notexample-daily.test/"),
        ("extracts/ebd.txt", "Example Business Daily News", ""),
        ("extracts/a.txt", "", "https://[broken"),
        ("extracts/a.txt", "", ""),
    ],
)
def test_another_source_gets_the_default_zones_only(tmp_path: Path, path, name, url) -> None:
    found = load(tmp_path, WHOLE).knowledge(path, name, url, "", Overrides())
    assert (found.source, found.of_source) == ("", Overrides())
    assert found.zones == {"BST": "Europe/London", "IST": "+05:30"}


@pytest.mark.parametrize(
    "key",
    [
        *("ab12", "2026/x.txt", "2026/x", "extracts/2026/x.txt", "articles/2026/x.md"),
        *("content/extracts/2026/x.txt", "articles/2026/x", "content/articles/2026/x.md"),
    ],
)
def test_a_document_is_known_by_its_id_or_by_a_path(tmp_path: Path, key: str) -> None:
    found = load(tmp_path, f'[document."{key}"]\ndrop = ["#1"]\n')
    assert found.named("extracts/2026/x.txt", "ab12") == (key,)
    assert found.knowledge("extracts/2026/x.txt", "", "", "ab12", Overrides()).of_document.drop
    assert found.named("extracts/x.txt", "") == ()


def test_an_australian_paper_s_est_is_not_taken_for_new_york_s(tmp_path: Path) -> None:
    found = sources.load(tmp_path)
    assert (
        found.knowledge("a", "", "https://paper.example.au/x", "", Overrides()).zones["EST"] == ""
    )
    own = load(tmp_path, 'zones = { EST = "Australia/Sydney" }\n')
    zones = own.knowledge("a", "", "https://paper.example.au/x", "", Overrides()).zones
    assert zones == {"EST": "Australia/Sydney", "EDT": ""}


def test_the_fingerprint_is_of_what_is_meant_not_of_where_it_stands(tmp_path: Path) -> None:
    def of(text: str) -> str:
        return fingerprint(load(tmp_path, text).knowledge("x", "b", "", "", Overrides()))

    first = of('[source.b]\ndrop = [{ text = "x", why = "y" }]\n')
    assert first == of('\n\n[source.b]\ndrop = ["x"]\n')
    assert first != of('[source.b]\ndrop = ["z"]\n')
    assert of("[source.b]\n") == of("[source.c]\n") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[sources.x]\n", '1:1: unknown key sources|hint: did you mean "source"?'),
        ("source = 3\n", '1:1: source must be a table|hint: such as [source."..."]'),
        ('[source]\nx = "y"\n', '2:1: source.x must be a table|hint: such as [source."..."]'),
        ("[source.x]\ndropp = []\n", '2:1: unknown key source."x".dropp|hint: did you mean "drop"?'),
        ('[document.x]\nmatch = ["a"]\n', '2:1: unknown key document."x".match|'),
        ("[source.x]\nmatch = [3]\n", "2:1: match must be a list of hosts, names or folders|"),
        ('[source.x]\nmatch = "a"\n', "2:1: match must be a list of hosts, names or folders|"),
        ("[source.x]\ndrop = 3\n", "2:1: drop must be a list of lines|"),
        ("[source.x]\ndrop = [3]\n", "2:9: drop[1] must be a line|"),
        ('[source.x]\ndrop = [{ tekst = "a" }]\n', '2:9: unknown key "tekst" in drop[1]|hint: did you mean "text"?'),
        ("[source.x]\ndrop = [{ text = 3 }]\n", "2:9: text in drop[1] must be text in quotes|"),
        ('[source.x]\ndrop = [{ text = "a", confirm = 1.5 }]\n', "2:9: confirm in drop[1] must be true or false|"),
        ('[source.x]\ndrop = [{ text = "a", re = "b" }]\n', "2:9: drop[1] says text and re|"),
        ('[source.x]\ndrop = [{ why = "a" }]\n', "2:9: drop[1] does not say which line is meant|"),
        ('[source.x]\ndrop = [""]\n', "2:9: drop[1] does not say which line is meant|"),
        ('[source.x]\ndrop = [{ re = "(a" }]\n', '2:9: pattern "(a" cannot be read: missing )'),
        ('[source.x]\ndrop = [{ re = "(?=a)b" }]\n', '2:9: pattern "(?=a)b" looks ahead or behind'),
        (f"[source.x]\ndrop = [{{ re = '{LONG}' }}]\n", f'2:9: pattern "{LONG[:57]}..." is longer than 500'),
        (f"[source.x]\ndrop = ['{LONG * 4}']\n", "2:9: a text of more than 2,000 characters|hint: name the line"),
        ('[source.x]\nkeep = ["#4"]\n', "2:9: line numbers mean one document only|"),
        ('[document.x]\nkeep = ["#9-#4"]\n', '2:9: "#9-#4" are no lines|hint: write "#14" or "#14-#17"'),
        ('[source.x]\nkeep = [{ mark = "xyz" }]\n', '2:9: "xyz" is no mark|'),
        ('[source.x]\ncaptions = "no"\n', '2:1: captions must be "keep" or "drop"|hint: write captions = "keep"'),
        ('[source.x]\nbyline = "^By (.+)"\n', '2:1: pattern "^By (.+)" has no group "name"|'),
        ('[source.x]\nbyline = "("\n', '2:1: pattern "(" cannot be read'),
        ("[source.x]\nbyline = 3\n", "2:1: byline must be a pattern in quotes|"),
        ('zones = { ist = "Asia/Kolkata" }\n', '1:11: "ist" is no abbreviation of a time zone|'),
        ('zones = { IST = "India" }\n', '1:11: "India" is not a time zone|'),
        ("zones = { IST = 5 }\n", '1:11: "5" is not a time zone|'),
        ("zones = 5\n", "1:1: zones must be a table|"),
        ('[source.a]\nmatch = ["x"]\n[source.b]\nmatch = ["X"]\n', '4:10: "X" is matched by "a" too|hint: keep one'),
        ("x = [\n", "1: is not TOML|"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_a_hint(tmp_path: Path, text, told) -> None:
    message, _, hint = told.partition("|")
    lines = faults(tmp_path, text)
    assert lines[0].startswith(f"sources.toml:{message}")
    assert lines[1].strip().startswith(hint or "hint: ")


def test_all_faults_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    lines = faults(tmp_path, "[source.x]\ndrop = [3]\nzonez = 3\n[document.y]\nkeep = 3\n")
    assert [line.split(":")[1] for line in lines if line.startswith("sources")] == ["2", "3", "5"]


def test_the_manual_s_examples_are_read(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    toml = manual.partition("```toml\n[zones]")[2].partition("```")[0]
    assert load(tmp_path, f"[zones]{toml}").sources[0].key == "example-business-daily"
    yaml = manual.partition("```yaml\ncleaning:")[2].partition("```")[0]
    assert front_matter.parse(f"---\ntitle: x\ncleaning:{yaml}---\n", "a.md").problems == ()
