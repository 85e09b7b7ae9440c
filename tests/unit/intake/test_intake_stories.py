"""A round-up becomes a folder of articles, each with the rights of any other article."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest import intake
from digest.config import Config
from digest.flow import press
from digest.intake import Outcome
from digest.markdown import front_matter
from digest.markdown.front_matter import FrontMatter

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONFIG = Config(timezone="UTC")
HEAD = """# The Quayside Briefing

By Jane Doe

22 November 2026

Good morning. Here is what moved in shipping and metals while you slept.
"""
KAFUE = """
## Kafue smelter restarts after nine weeks

The Kafue copper smelter in Zambia went back to work on Tuesday. Mutanda Metals (JSE: MTM), its owner, lit two furnaces.

The third needs bricks that are still on a ship from Trieste.
"""
NORRLUND = """
## Norrlund Timber buys rival sawmill

Norrlund Timber will pay 340 million crowns for Viksjö Sag, the companies said. The deal brings a terminal at Umeå.
"""
SERRANO = """
## Regulator fines Banco Serrano

Lisbon's markets watchdog fined Banco Serrano 12 million euros for late filings. Its lawyer said it will pay.
"""
FERRIES = """
## Ferry line orders four hybrid ships

Baltic Lines ordered four hybrid ferries from a yard in Rauma for delivery from 2028. Each will carry 900 passengers.
"""
GRAIN = """
## Grain quay at Halden shut

The port of Halden shut its grain quay on Friday after a crane fell. Nobody was hurt, Aksel Lie told reporters.
"""
TAIL = """
That's all for today. See you tomorrow.

© 2026 Quayside Media. All rights reserved.
"""
ROUND_UP = HEAD + KAFUE + NORRLUND + SERRANO + FERRIES + TAIL
NAMES = [
    "ferry-line-orders-four-hybrid-ships.md",
    "kafue-smelter-restarts-after-nine-weeks.md",
    "norrlund-timber-buys-rival-sawmill.md",
    "regulator-fines-banco-serrano.md",
]
WHOLE = "extracts/day/quay.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    put(tmp_path, ROUND_UP)
    return tmp_path


def put(root: Path, text: str, name: str = "day/quay.md") -> None:
    path = root / "content/extracts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def only(root: Path, config: Config = CONFIG, **options: object) -> Outcome:
    (outcome,) = intake.run(root, config, **{"now": NOW, **options}).outcomes  # type: ignore[arg-type]
    return outcome


def folder(root: Path) -> Path:
    return root / "content/articles/day/quay"


def names(root: Path) -> list[str]:
    return sorted(path.name for path in folder(root).iterdir())


def front(root: Path, start: str) -> FrontMatter:
    found = front_matter.parse(story(root, start).read_text(), "a").front
    assert found is not None
    return found


def story(root: Path, start: str) -> Path:
    (found,) = folder(root).glob(f"{start}*")
    return found


def stamps(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in root.rglob("*")}


def told(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems]


def test_each_story_becomes_an_article_of_the_one_extract(project: Path) -> None:
    outcome = only(project)
    assert outcome[:3] == (WHOLE, "articles/day/quay", "written")
    assert sorted(Path(path).name for path in outcome.articles) == NAMES == names(project)
    kafue = front(project, "kafue")
    assert kafue.title == "Kafue smelter restarts after nine weeks"
    assert kafue.title_from == ""
    assert (kafue.date, kafue.authors) == ("2026-11-22", ("Jane Doe",))
    assert kafue.extra == {"roundup": "The Quayside Briefing", "tickers": ["JSE: MTM"]}
    assert {front(project, name).cleaner.extract for name in NAMES} == {WHOLE}  # type: ignore[union-attr]
    assert len({front(project, name).id for name in NAMES}) == 4
    assert not (project / "content/articles/day/quay.md").exists()


def test_greeting_and_farewell_are_notes_of_the_first_and_the_last(project: Path) -> None:
    only(project)
    assert front(project, "kafue").notes == (
        "Good morning. Here is what moved in shipping and metals while you slept.",
    )
    assert front(project, "ferry").notes == ("That's all for today. See you tomorrow.",)
    assert front(project, "norrlund").notes == ()


def test_no_sentence_of_the_stories_is_lost(project: Path) -> None:
    only(project)
    text = "".join(path.read_text() for path in folder(project).iterdir())
    for sentence in (KAFUE + NORRLUND + SERRANO + FERRIES).replace("## ", "").splitlines():
        assert sentence in text
    assert "All rights reserved" not in text


def test_lines_that_were_dropped_are_counted_where_they_stood(project: Path) -> None:
    outcome = only(project)
    counts = [front(project, name).cleaner.counts for name in NAMES]  # type: ignore[union-attr]
    assert sum(sum(count.values()) for count in counts) == outcome.lines


def test_running_again_writes_nothing(project: Path) -> None:
    only(project)
    before = stamps(project / "content")
    for options in ({}, {"force": True}):
        outcome = only(project, now=NOW + timedelta(days=1), **options)
        assert outcome.state == "unchanged"
        assert len(outcome.articles) == 4
        assert stamps(project / "content") == before


def test_a_story_put_before_the_others_leaves_them_alone(project: Path) -> None:
    only(project)
    before = {name: front(project, name) for name in NAMES}
    put(project, HEAD + GRAIN + KAFUE + NORRLUND + SERRANO + FERRIES + TAIL)
    assert only(project).state == "written"
    assert len(names(project)) == 5
    for name, old in before.items():
        new = front(project, name)
        assert (new.id, new.retrieved, new.slug) == (old.id, old.retrieved, old.slug)
    assert front(project, "kafue").notes == ()
    assert front(project, "grain").notes == before[NAMES[1]].notes


def test_a_story_that_is_gone_is_told_and_its_file_stays(project: Path) -> None:
    only(project)
    put(project, HEAD + KAFUE + NORRLUND + FERRIES + GRAIN + TAIL)
    for _ in range(2):
        (problem,) = told(only(project))
        assert problem.startswith(
            "content/articles/day/quay/regulator-fines-banco-serrano.md: warning: its story is no longer in"
        )
    assert len(names(project)) == 5


def test_a_mended_headline_keeps_its_file(project: Path) -> None:
    only(project)
    old = front(project, "norrlund")
    put(project, ROUND_UP.replace("buys rival sawmill", "buys a sawmill of its rival"))
    assert told(only(project)) == []
    new = front(project, "norrlund")
    assert names(project) == NAMES
    assert (new.id, new.title) == (old.id, "Norrlund Timber buys a sawmill of its rival")


def test_an_edited_story_is_never_overwritten(project: Path) -> None:
    only(project)
    edited = story(project, "kafue")
    edited.write_text(edited.read_text().replace("went back", "returned"))
    text = edited.read_text()
    assert only(project).state == "edited"
    assert only(project, force=True).state == "edited"
    put(project, ROUND_UP.replace("340 million", "350 million"))
    outcome = only(project, force=True)
    assert outcome.state == "written"
    assert ["has changed since it was edited" in one for one in told(outcome)] == [True]
    assert edited.read_text() == text
    assert "350 million" in story(project, "norrlund").read_text()


def test_a_story_written_by_hand_in_its_place_stays(project: Path) -> None:
    folder(project).mkdir(parents=True)
    (folder(project) / NAMES[1]).write_text("Our own words.\n")
    assert only(project, force=True).state == "written"
    assert (folder(project) / NAMES[1]).read_text() == "Our own words.\n"
    assert len(names(project)) == 4


def test_a_deleted_story_is_made_again(project: Path) -> None:
    only(project)
    first = story(project, "kafue").read_bytes()
    story(project, "kafue").unlink()
    assert only(project).state == "written"
    assert story(project, "kafue").read_bytes() == first


def test_a_dry_run_shows_every_story_and_writes_nothing(project: Path) -> None:
    outcome = only(project, dry=True)
    assert outcome.diff.count("--- /dev/null\n+++ content/articles/day/quay/") == 4
    assert "+title: Regulator fines Banco Serrano\n" in outcome.diff
    assert not (project / "content/articles").exists()


def test_a_switch_keeps_round_ups_whole(project: Path) -> None:
    outcome = only(project, Config(timezone="UTC", split=False))
    assert (outcome.article, outcome.articles) == ("articles/day/quay.md", ())
    assert "review" in outcome.wants
    assert not folder(project).exists()


def test_an_article_that_stands_whole_stays_whole(project: Path) -> None:
    only(project, Config(timezone="UTC", split=False))
    put(project, ROUND_UP.replace("340 million", "350 million"))
    assert only(project).article == "articles/day/quay.md"
    assert not folder(project).exists()
    (project / "content/articles/day/quay.md").unlink()
    assert only(project).article == "articles/day/quay"


def test_stories_are_told_where_the_extract_became_one_article(project: Path) -> None:
    only(project)
    outcome = only(project, Config(timezone="UTC", split=False))
    assert outcome.article == "articles/day/quay.md"
    assert len(told(outcome)) == 4
    assert len(names(project)) == 4


def test_stories_that_other_rules_parted_stay_until_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(project)
    story(project, "kafue").unlink()
    monkeypatch.setattr("digest.clean.engine.RULES_VERSION", "1000")
    outcome = only(project)
    assert (outcome.state, len(outcome.articles)) == ("unchanged", 3)
    assert only(project, force=True).state == "written"
    assert len(names(project)) == 4


def test_an_extract_and_a_story_that_want_one_place_name_each_other(project: Path) -> None:
    only(project)
    put(project, KAFUE, "day/quay/kafue-smelter-restarts-after-nine-weeks.txt")
    outcomes = {one.extract: one for one in intake.run(project, CONFIG, now=NOW).outcomes}
    (problem,) = told(outcomes["extracts/day/quay/kafue-smelter-restarts-after-nine-weeks.txt"])
    assert "would become the same article as content/extracts/day/quay.md" in problem
    story(project, "kafue").unlink()
    intake.run(
        project,
        CONFIG,
        now=NOW,
        only=["extracts/day/quay/kafue-smelter-restarts-after-nine-weeks.txt"],
    )
    outcomes = {one.extract: one for one in intake.run(project, CONFIG, now=NOW).outcomes}
    assert outcomes[WHOLE].state == "failed"
    assert "same article as content/extracts/day/quay/kafue" in told(outcomes[WHOLE])[0]


def test_two_stories_of_one_headline_have_two_files(project: Path) -> None:
    twin = GRAIN.replace("Grain quay at Halden shut", "Norrlund Timber buys rival sawmill")
    put(project, ROUND_UP.replace(SERRANO, twin + SERRANO))
    only(project)
    assert "norrlund-timber-buys-rival-sawmill-2.md" in names(project)
    assert only(project).state == "unchanged"


def test_a_build_makes_a_page_of_each_story_and_then_has_nothing_to_do(project: Path) -> None:
    (project / "digest.toml").write_text('timezone = "UTC"\n')
    report = press(project, now=NOW)
    assert report.articles == 4
    assert not press(project, now=NOW).pages_rendered
    story(project, "kafue").unlink()
    assert press(project, now=NOW).articles == 4
    story(project, "kafue").write_text(story(project, "kafue").read_text() + "\nOurs.\n")
    assert press(project, now=NOW).articles == 4
    assert story(project, "kafue").read_text().endswith("Ours.\n")


def test_what_lost_most_of_its_text_is_not_published_unseen(tmp_path: Path) -> None:
    days = (
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
    form = [
        f"Sign up for our {day} newsletter and get the best of our business pages in your inbox before breakfast."
        for day in days
    ]
    story = "The harbour board said on Sunday that it will rebuild the eastern quay of the port for 40 million euros."
    rest = "Work on the eastern quay is to begin in March, the harbour board of the port said in its report."
    put(tmp_path, "\n\n".join([story, *form, rest]))
    assert "review" in only(tmp_path).wants
    text = (tmp_path / "content/articles/day/quay.md").read_text()
    assert "\ndraft: true\n" in text
