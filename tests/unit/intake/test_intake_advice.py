"""What an editor says of extracts, from the file she writes it in to the article it changes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import intake
from digest.config import Config
from digest.errors import ConfigError
from digest.intake import IntakeReport
from digest.markdown import front_matter
from digest.markdown.front_matter import FrontMatter

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONFIG = Config(timezone="Asia/Kolkata")
STORY = (
    "Harbour Foods said on Sunday that it expects an operating profit of 120 million euros this year.",
    "The maker of frozen fish sold more in the north and paid less for energy, its chief executive said.",
    "“We have earned back the trust of the shops,” she said in Bergen, where the company has its seat.",
)
HEAD = ("Harbour Foods lifts forecast", "By Jane Doe", "22 November 2026, 9:00 am GMT")
SLOGAN = "One plan, two great reads"
TAIL = ("© 2026 Harbour Ledger. All rights reserved.",)


class Desk:
    """A project folder with extracts and articles, and the intake run over it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.extract("ubs.txt")

    def extract(self, name: str, *lines: str) -> None:
        path = self.root / "content/extracts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(lines or (*HEAD, *STORY[:2], SLOGAN, STORY[2], *TAIL))
        path.write_text(text + "\n", "utf-8")

    def says(self, text: str) -> None:
        (self.root / "sources.toml").write_text(text, "utf-8")

    def article(self, name: str = "ubs.md") -> Path:
        return self.root / "content/articles" / name

    def adds(self, block: str) -> None:
        """Write a block into the front matter of the article, before the machine's own."""
        text = self.article().read_text("utf-8")
        self.article().write_text(text.replace("cleaner:\n", f"{block}cleaner:\n", 1), "utf-8")

    def text(self, name: str = "ubs.md") -> str:
        return self.article(name).read_text("utf-8")

    def front(self, name: str = "ubs.md") -> FrontMatter:
        front = front_matter.parse(self.text(name), name).front
        assert front is not None
        return front

    def run(self, **options: object) -> IntakeReport:
        return intake.run(self.root, CONFIG, **{"now": NOW, **options})  # type: ignore[arg-type]

    def told(self, **options: object) -> list[str]:
        report = self.run(**options)
        problems = [p for outcome in report.outcomes for p in outcome.problems]
        return [str(p).split("\n", maxsplit=1)[0] for p in (*problems, *report.problems)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def states(report: IntakeReport) -> list[str]:
    return [outcome.state for outcome in report.outcomes]


def test_a_line_that_a_source_prints_everywhere_goes_from_its_articles_only(desk: Desk) -> None:
    desk.extract("ledger/a.txt", *HEAD, *STORY[:2], SLOGAN, STORY[2])
    desk.says(f'[source.ledger]\nmatch = ["extracts/ledger/"]\ndrop = ["{SLOGAN}"]\n')
    assert states(desk.run()) == ["written", "written"]
    assert SLOGAN not in desk.text("ledger/a.md")
    assert desk.front("ledger/a.md").cleaner.counts["O1"] == 1
    assert SLOGAN in desk.text()


def test_a_source_that_an_extract_names_in_its_last_line_is_known(desk: Desk) -> None:
    desk.says(f'[source.harbour-ledger]\ndrop = ["{SLOGAN}"]\n')
    desk.run()
    assert SLOGAN not in desk.text()
    assert desk.front().source.name == "Harbour Ledger"
    assert states(desk.run()) == ["unchanged"]


def test_new_words_in_sources_toml_reach_untouched_articles_and_no_others(desk: Desk) -> None:
    desk.extract("own.txt", *HEAD, *STORY[:2], SLOGAN, STORY[2], *TAIL)
    desk.run()
    desk.article("own.md").write_text(desk.text("own.md").replace("lifts", "raises"), "utf-8")
    own = desk.text("own.md")
    desk.says(f'[source.x]\nmatch = ["Harbour Ledger"]\ndrop = ["{SLOGAN}"]\n')
    assert states(desk.run()) == ["edited", "written"]
    assert SLOGAN not in desk.text()
    assert desk.text("own.md") == own
    (desk.root / "sources.toml").unlink()
    assert states(desk.run()) == ["edited", "written"]
    assert SLOGAN in desk.text()
    assert desk.front().cleaner.overrides_hash == ""


def test_an_editor_says_in_the_article_what_is_to_stay_and_to_go(desk: Desk) -> None:
    desk.run()
    before = desk.front()
    desk.adds(
        f'cleaning:\n  drop:\n    - {SLOGAN}\n    - {{re: "^The maker", confirm: true}}\n  keep: "#15"\n'
    )
    assert states(desk.run()) == ["written"]
    after = desk.front()
    assert SLOGAN not in desk.text().partition("\n---\n")[2]
    assert STORY[1] not in desk.text()
    assert TAIL[0] in desk.text()
    assert (after.id, after.retrieved, after.slug) == (before.id, before.retrieved, before.slug)
    assert after.cleaning["keep"] == "#15"
    assert states(desk.run()) == ["unchanged"]
    assert states(desk.run(force=True)) == ["unchanged"]
    desk.extract("ubs.txt", *HEAD, *STORY, SLOGAN, "A new end, the company said.", *TAIL)
    assert states(desk.run()) == ["written"]
    assert "A new end" in desk.text()
    assert SLOGAN not in desk.text().partition("\n---\n")[2]


def test_what_is_said_no_longer_is_undone(desk: Desk) -> None:
    desk.run()
    first = desk.text()
    desk.adds(f"cleaning:\n  drop: {SLOGAN}\n")
    desk.run()
    text = desk.text()
    start, end = text.index("cleaning:"), text.index("cleaner:")
    desk.article().write_text(text[:start] + text[end:], "utf-8")
    assert states(desk.run()) == ["written"]
    assert desk.text() == first


def test_a_markdown_extract_can_say_it_itself(desk: Desk) -> None:
    lines = "\n\n".join((*STORY[:2], SLOGAN, STORY[2]))
    head = (
        f"---\ntitle: Harbour Foods\ncleaning:\n  drop:\n    - {SLOGAN}\n    - never there\n---\n\n"
    )
    desk.extract("b.md", head + lines)
    told = desk.told()
    assert SLOGAN not in desk.text("b.md")
    assert any(
        one.startswith(
            'content/extracts/b.md:6: warning: the override "never there" matches nothing'
        )
        for one in told
    )
    assert desk.front("b.md").cleaning == {}


def test_words_for_an_article_that_was_edited_are_told_to_be_in_vain(desk: Desk) -> None:
    desk.run()
    desk.article().write_text(desk.text().replace("lifts", "raises"), "utf-8")
    desk.adds(f"cleaning:\n  drop: {SLOGAN}\n")
    line = desk.text().split("\n").index(f"  drop: {SLOGAN}") + 1
    (told,) = desk.told()
    assert told.startswith(f"content/articles/ubs.md:{line}: warning: ")
    assert told.endswith("was edited by hand, so its lines are no longer chosen by this")
    assert SLOGAN in desk.text().partition("\n---\n")[2]


def test_a_broken_word_in_the_article_leaves_it_alone_and_is_told_by_the_build(desk: Desk) -> None:
    desk.run()
    desk.adds('cleaning:\n  drop: {re: "(a"}\n')
    parsed = front_matter.parse(desk.text(), "a.md")
    assert parsed.front is None
    assert 'cleaning: pattern "(a" cannot be read' in parsed.problems[0].message
    assert states(desk.run()) == ["edited"]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("cleaning: yes", "cleaning must say which lines"),
        ("cleaning: {dropp: a}", "cleaning.dropp is not known"),
        ("cleaning: {drop: {}}", "cleaning: drop does not say which line is meant"),
        ("cleaning: {captions: no}", 'cleaning: captions must be "keep" or "drop"'),
    ],
)
def test_what_is_wrong_in_an_article_is_told_in_its_place(block: str, message: str) -> None:
    parsed = front_matter.parse(f"---\ntitle: x\n{block}\n---\n", "a.md")
    assert parsed.problems[0].where.line == 3
    assert parsed.problems[0].message.startswith(message)
    assert front_matter.parse("---\ntitle: x\ncleaning:\n---\n", "a.md").front is not None


def test_a_word_that_matches_nothing_is_told_with_the_line_it_has_after_the_run(desk: Desk) -> None:
    desk.run()
    desk.adds('cleaning:\n  drop:\n    - never there\n    - {re: "^The maker"}\n')
    (first, second) = desk.told()
    lines = desk.text().split("\n")
    assert "review:" in lines
    for told, named in ((first, "never there"), (second, "^The maker")):
        assert named in lines[int(told.split(":")[1]) - 1]
    assert first.endswith('the override "never there" matches nothing in content/extracts/ubs.txt')
    assert desk.told() == [first, second]


def test_story_text_that_goes_is_a_reason_to_look(desk: Desk) -> None:
    desk.says('[document."ubs"]\ndrop = [{ re = "^The maker" }]\n')
    (told,) = desk.told()
    assert told.startswith(
        "sources.toml:2: warning: an override takes text of the story away: “The maker"
    )
    assert desk.front().extra["review"] == ["an override takes text of the story away"]
    desk.says('[document."ubs"]\ndrop = [{ re = "^The maker", confirm = true }]\n')
    assert desk.told() == []
    assert "review" not in desk.front().extra
    assert STORY[1] not in desk.text()


def test_what_means_nothing_any_more_is_told_when_everything_was_cleaned(desk: Desk) -> None:
    desk.extract("two.txt", *HEAD, *STORY, *TAIL)
    desk.says(
        '[source.harbour-ledger]\ndrop = [\n  "never there",\n'
        f'  "{SLOGAN}",\n]\n[document."gone/x"]\ndrop = ["#1"]\n'
    )
    of_source = 'the override "never there" matches nothing in the extracts of "harbour-ledger"'
    wanted = [
        f"sources.toml:3: warning: {of_source}",
        'sources.toml:6: warning: [document."gone/x"] means no extract',
    ]
    assert desk.told() == wanted
    assert desk.told(force=True) == wanted
    assert desk.told() == wanted[1:]
    assert desk.told(only=["extracts/two.txt"], force=True) == []


def test_a_faulty_file_stops_the_run_before_anything_is_written(desk: Desk) -> None:
    desk.says('[source.x]\ndrop = [{ re = "(a+" }]\n')
    with pytest.raises(ConfigError, match=r"sources\.toml:2:9: pattern"):
        desk.run()
    assert not desk.article().exists()


def test_an_ambiguous_zone_is_settled_by_the_table_and_never_guessed(desk: Desk) -> None:
    printed = "22 November 2026, 9:00 am IST"
    desk.extract("ubs.txt", HEAD[0], printed, *STORY, *TAIL)
    (told,) = desk.told()
    assert told.startswith(f'content/extracts/ubs.txt: warning: the date published, "{printed}"')
    assert told.endswith('"IST" is a time zone of several places')
    assert desk.front().date == "2026-11-22"
    assert desk.front().extra["date_printed"] == printed
    desk.says('zones = { IST = "Europe/Dublin" }\n')
    assert desk.told() == []
    assert desk.front().date == "2026-11-22T09:00+00:00"
    assert "date_printed" not in desk.front().extra
    desk.article().unlink()
    desk.says(
        'zones = { IST = "Europe/Dublin" }\n[source.harbour-ledger]\nzones = { IST = "Asia/Kolkata" }\n'
    )
    desk.run()
    assert desk.front().date == "2026-11-22T09:00+05:30"


def test_a_date_of_two_readings_is_kept_as_it_is_printed(desk: Desk) -> None:
    desk.extract("ubs.txt", HEAD[0], "03/04/2026", *STORY)
    (told,) = desk.told()
    assert told.endswith('the date published, "03/04/2026": day and month could be swapped')
    assert desk.front().date == ""
    assert desk.front().extra["date_printed"] == "03/04/2026"


def test_the_day_of_an_update_stands_for_a_date_that_is_not_printed(desk: Desk) -> None:
    desk.extract("ubs.txt", HEAD[0], "Updated: 22 November 2026, 9:15 am CET", *STORY)
    assert desk.told() == []
    front = desk.front()
    assert (front.date, front.updated) == ("2026-11-22", "2026-11-22T09:15+01:00")
    assert front.extra["date_from"] == "updated"


def test_a_printed_hindi_date_is_read(desk: Desk) -> None:
    desk.extract("ubs.txt", HEAD[0], "प्रकाशित: २२ फरवरी २०२६", *STORY)
    desk.run()
    assert desk.front().date == "2026-02-22"


def test_the_explanation_obeys_the_editor_too(desk: Desk) -> None:
    desk.run()
    desk.adds(f"cleaning:\n  drop: {SLOGAN}\n")
    path = "extracts/ubs.txt"
    data = (desk.root / "content" / path).read_bytes()
    (verdict,) = (v for v in intake.explain(data, path, desk.root).verdicts if v.rule == "override")
    assert verdict.evidence.startswith("content/articles/ubs.md:")
    assert not [v for v in intake.explain(data, path).verdicts if v.rule == "override"]
