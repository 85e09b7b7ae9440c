import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest import intake
from digest.config import Config
from digest.intake import IntakeReport, Outcome, article_file, processes
from digest.markdown import front_matter

NOW = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)
CONFIG = Config(timezone="Asia/Kolkata")
STORY = """Harbour Foods lifts forecast

By Jane Doe

22 November 2026, 9:00 am CET

Harbour Foods said on Sunday that it expects an operating profit of 120 million euros this year, ten more than before.

The maker of frozen fish sold more in the north and paid less for energy, its chief executive Ida Holm said.

“We have earned back the trust of the shops,” she said at the presentation in Bergen, where the company has its seat.
"""
WALL = (
    "You have reached your limit of free articles.\n\nSubscribe to continue reading\n\n"
    "Already a subscriber? Log in\n"
)
LABEL = (
    "The harbour board said on Sunday that it will rebuild the eastern quay for 40 million euros.\n\n"
    "Work is to begin in March and will last two years, according to the board's chairman.\n"
)
PAGE = (
    "<!DOCTYPE html><html lang='de'><head><title>Gewinn steigt</title></head><body><h1>Gewinn steigt</h1>"
    "<p>Die Reederei hat ihren Gewinn im dritten Quartal um ein Fünftel gesteigert, teilte das Unternehmen mit.</p>"
    "<p>Der Vorstand rechnet auch für das kommende Jahr mit steigenden Einnahmen, wie der Chef sagte.</p>"
    "</body></html>"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    put(tmp_path, "day/harbour.txt", STORY)
    return tmp_path


def put(root: Path, name: str, text: str | bytes) -> Path:
    path = root / "content/extracts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def run(root: Path, **options: object) -> IntakeReport:
    return intake.run(root, CONFIG, **{"now": NOW, **options})  # type: ignore[arg-type]


def only(root: Path, **options: object) -> Outcome:
    (outcome,) = run(root, **options).outcomes
    return outcome


def article(root: Path, name: str = "day/harbour.md") -> Path:
    return root / "content/articles" / name


def tree(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()
    }


def test_an_extract_becomes_an_article_in_the_same_place(project: Path) -> None:
    before = (project / "content/extracts/day/harbour.txt").read_bytes()
    outcome = only(project)
    assert outcome[:3] == ("extracts/day/harbour.txt", "articles/day/harbour.md", "written")
    parsed = front_matter.parse(article(project).read_text(), "a")
    front = parsed.front
    assert front is not None
    assert (front.title, front.title_from) == ("Harbour Foods lifts forecast", "")
    assert front.authors == ("Jane Doe",)
    assert front.date == "2026-11-22T09:00+01:00"
    assert front.retrieved == "2026-11-22T15:00:15+05:30"
    assert len(front.id) == 16
    assert front.cleaner is not None
    assert front.cleaner.extract == "extracts/day/harbour.txt"
    assert parsed.body.startswith("Harbour Foods said on Sunday")
    assert parsed.body.count("\n\n") == 2
    assert (project / "content/extracts/day/harbour.txt").read_bytes() == before


def test_running_again_writes_nothing(project: Path) -> None:
    put(project, "page.html", PAGE)
    put(project, "wall.txt", WALL)
    run(project)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    states = [o.state for o in run(project, now=NOW + timedelta(days=1)).outcomes]
    assert states == ["unchanged", "unchanged", "no-article"]
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before
    forced = run(project, now=NOW + timedelta(days=1), force=True)
    assert [o.state for o in forced.outcomes] == states
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_the_same_project_gives_the_same_bytes_with_one_process_or_two(tmp_path: Path) -> None:
    trees = []
    for jobs in (1, 2):
        root = tmp_path / str(jobs)
        for number in range(processes.MANY + 2):
            put(root, f"{number:02}.txt", f"Number {number} of the series\n\n{STORY}")
        told: list[tuple[int, int]] = []
        report = run(
            root, jobs=jobs, progress=lambda done, total, told=told: told.append((done, total))
        )
        assert [o.state for o in report.outcomes] == ["written"] * (processes.MANY + 2)
        assert told == [(n + 1, processes.MANY + 2) for n in range(processes.MANY + 2)]
        trees.append(tree(root))
    assert trees[0] == trees[1]


def test_an_edited_article_is_never_overwritten(project: Path) -> None:
    run(project)
    edited = article(project).read_text().replace("lifts", "raises")
    article(project).write_text(edited)
    assert only(project).state == "edited"
    assert only(project, force=True).state == "edited"
    put(
        project,
        "day/harbour.txt",
        STORY + "\nA new last paragraph was added by the paper on Monday.\n",
    )
    outcome = only(project, force=True)
    assert outcome.state == "outdated-edited"
    assert "has changed since it was edited" in str(outcome.problems[0])
    assert outcome.problems[0].severity == "warning"
    assert article(project).read_text() == edited


@pytest.mark.parametrize(
    "text",
    [
        "Our own words.\n",
        "---\ntitle: x\n",
        "---\ntitle: x\n---\n\nBody\n",
        "",
        "---\ncleaner: broken\n---\n",
    ],
)
def test_an_article_that_is_not_ours_is_its_editor_s(project: Path, text: str) -> None:
    article(project).parent.mkdir(parents=True)
    article(project).write_text(text)
    assert only(project, force=True).state == "edited"
    assert article(project).read_text() == text


def test_one_changed_byte_makes_an_article_its_editor_s(project: Path) -> None:
    run(project)
    text = article(project).read_bytes()
    for spoilt in (
        text + b"\n",
        text.replace(b"\n", b"\r\n"),
        text.replace(b"version:", b"version: "),
    ):
        article(project).write_bytes(spoilt)
        assert only(project).state == "edited"


def test_an_untouched_article_follows_its_extract_and_keeps_its_identity(project: Path) -> None:
    run(project)
    before = front_matter.parse(article(project).read_text(), "a").front
    put(project, "day/harbour.txt", STORY.replace("120 million", "125 million"))
    assert only(project, now=NOW + timedelta(days=3)).state == "written"
    after = front_matter.parse(article(project).read_text(), "a").front
    assert before is not None
    assert after is not None
    assert (after.id, after.retrieved) == (before.id, before.retrieved)
    assert "125 million" in article(project).read_text()


def test_rules_of_another_version_are_applied_on_request_only(project: Path) -> None:
    run(project)
    parsed = front_matter.parse(article(project).read_text(), "a")
    assert parsed.front is not None
    assert parsed.front.cleaner is not None
    parsed.front.cleaner = type(parsed.front.cleaner)(
        "0", parsed.front.cleaner.extract, parsed.front.cleaner.extract_hash
    )
    article(project).write_text(article_file.sealed(parsed.front, "Older rules kept this.\n"))
    assert only(project).state == "unchanged"
    assert only(project, force=True).state == "written"
    assert "Older rules" not in article(project).read_text()


def test_a_deleted_article_is_made_again(project: Path) -> None:
    run(project)
    first = article(project).read_bytes()
    article(project).unlink()
    assert only(project).state == "written"
    assert article(project).read_bytes() == first


def test_a_dry_run_shows_the_difference_and_writes_nothing(project: Path) -> None:
    outcome = only(project, dry=True)
    assert outcome.state == "written"
    assert outcome.diff.startswith("--- /dev/null\n+++ content/articles/day/harbour.md\n")
    assert "+title: Harbour Foods lifts forecast\n" in outcome.diff
    assert not article(project).exists()
    run(project)
    put(project, "day/harbour.txt", STORY.replace("120 million", "125 million"))
    before = tree(project)
    diff = only(project, dry=True).diff
    assert "-Harbour Foods said on Sunday that it expects an operating profit of 120" in diff
    assert tree(project) == before


def test_a_wall_gives_no_article(tmp_path: Path) -> None:
    put(tmp_path, "wall.txt", WALL)
    outcome = only(tmp_path)
    assert (outcome.state, outcome.article) == ("no-article", "")
    assert not (tmp_path / "content/articles").exists()


def test_an_article_whose_extract_lost_its_story_stays_with_a_warning(project: Path) -> None:
    run(project)
    before = article(project).read_bytes()
    put(project, "day/harbour.txt", WALL)
    outcome = only(project)
    assert outcome.state == "no-article"
    assert "holds no article any more" in str(outcome.problems[0])
    assert article(project).read_bytes() == before


def test_two_extracts_with_one_stem_name_each_other(project: Path) -> None:
    put(project, "day/harbour.html", PAGE)
    put(project, "day/other.txt", STORY)
    outcomes = {o.extract: o for o in run(project).outcomes}
    first = str(outcomes["extracts/day/harbour.html"].problems[0])
    second = str(outcomes["extracts/day/harbour.txt"].problems[0])
    assert "content/extracts/day/harbour.html: would become the same article as" in first
    assert "content/extracts/day/harbour.txt" in first
    assert "content/extracts/day/harbour.html" in second
    assert [o.state for o in outcomes.values()] == ["failed", "failed", "written"]
    assert not article(project).exists()


def test_names_that_only_case_tells_apart_are_rivals(tmp_path: Path) -> None:
    put(tmp_path, "Port.txt", STORY)
    put(tmp_path, "port.md", STORY)
    assert [o.state for o in run(tmp_path).outcomes] == ["failed", "failed"]


def test_one_broken_extract_stops_no_other(project: Path) -> None:
    put(project, "day/a.txt", b"%PDF-1.7")
    put(project, "day/deep.html", "<!doctype html><html>" + "<div>" * 5000)
    outcomes = {o.extract: o for o in run(project).outcomes}
    assert [o.state for o in outcomes.values()] == ["failed", "failed", "written"]
    assert str(outcomes["extracts/day/a.txt"].problems[0]) == (
        "content/extracts/day/a.txt: this is a PDF file, not text\n  hint: save it as plain text or as a web page"
    )


def test_an_unforeseen_fault_is_a_problem_of_its_extract(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(*_: object) -> None:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr("digest.clean.engine.clean", stumbles)
    outcome = only(project)
    assert outcome.state == "failed"
    assert "stumbled over it (ZeroDivisionError: deep inside)" in str(outcome.problems[0])


def test_what_is_no_regular_file_is_skipped_with_a_warning(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text(STORY)
    folder = project / "content/extracts/day"
    os.mkfifo(folder / "fifo.txt")
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "loop").symlink_to("..")
    (folder / "linked").symlink_to(outside)
    (folder / "page.html").mkdir()
    (folder / "notes.docx").write_text("x")
    (folder / "a\tb.txt").write_text(STORY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "s.txt"))
    outcomes = {Path(o.extract).name: o for o in run(project).outcomes}
    assert outcomes.pop("harbour.txt").state == "written"
    assert {o.state for o in outcomes.values()} == {"skipped"}
    assert {o.problems[0].severity for o in outcomes.values()} == {"warning"}
    why = {name: o.problems[0].message for name, o in outcomes.items()}
    assert why == {
        "fifo.txt": "this is no regular file",
        "s.txt": "this is no regular file",
        "out.txt": "this link leads out of the content folder, or nowhere",
        "zero.txt": "this link leads out of the content folder, or nowhere",
        "gone.txt": "this link leads out of the content folder, or nowhere",
        "linked": "this link leads out of the content folder, or nowhere",
        "loop": "links to folders are not followed",
        "notes.docx": "no importer for this kind of file",
        "a\tb.txt": "its name holds characters that cannot be shown",
    }


def test_a_link_within_the_content_folder_is_followed(project: Path) -> None:
    (project / "content/extracts/again.txt").symlink_to("day/harbour.txt")
    assert [o.state for o in run(project).outcomes] == ["written", "written"]


def test_hidden_files_and_the_folder_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "page.html", PAGE)
    put(tmp_path, "page_files/frame.html", PAGE)
    put(tmp_path, "page_files/style.css", "x")
    put(tmp_path, ".draft.txt", STORY)
    put(tmp_path, ".git/notes.txt", STORY)
    put(tmp_path, "own_files/a.txt", STORY)
    states = {o.extract: o.state for o in run(tmp_path).outcomes}
    assert states == {
        "extracts/.draft.txt": "ignored",
        "extracts/own_files/a.txt": "written",
        "extracts/page.html": "written",
        "extracts/page_files/frame.html": "ignored",
        "extracts/page_files/style.css": "ignored",
    }
    assert sorted(tree(tmp_path / "content/articles")) == ["own_files/a.md", "page.md"]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("株式　会社.txt", True),
        ("9.00.00\u202fPM.txt", True),
        ("a\u00a0b.txt", True),
        ("क्‍ष.txt", True),
        ("🏳️‍🌈.txt", True),
        ("a\u202etxt.txt", False),
        ("a\nb.txt", False),
        ("a\u2028b.txt", False),
    ],
)
def test_a_name_may_hold_the_spaces_and_joiners_of_any_script(
    tmp_path: Path, name: str, taken: bool
) -> None:
    put(tmp_path, name, STORY)
    outcome = only(tmp_path)
    assert outcome.state == ("written" if taken else "skipped")
    assert not taken or (tmp_path / "content/articles" / name.replace(".txt", ".md")).is_file()


def test_a_name_that_is_not_unicode_is_skipped(project: Path) -> None:
    folder = os.fsencode(project / "content/extracts/day")
    with open(os.path.join(folder, b"caf\xe9.txt"), "wb") as file:
        file.write(STORY.encode())
    assert sorted(o.state for o in run(project).outcomes) == ["skipped", "written"]


def test_only_the_extracts_asked_for_are_taken_in(project: Path) -> None:
    put(project, "day/other.txt", STORY)
    outcome = only(project, only=["extracts/day/other.txt"])
    assert outcome.extract == "extracts/day/other.txt"
    assert not article(project).exists()


def test_an_editor_is_told_what_an_article_wants(tmp_path: Path) -> None:
    put(tmp_path, "label.txt", LABEL)
    outcome = only(tmp_path)
    assert outcome.wants[:3] == ("headline", "date", "source")
    front = front_matter.parse(article(tmp_path, "label.md").read_text(), "a").front
    assert front is not None
    assert front.title_from == "first-sentence"
    assert front.title.startswith("The harbour board said on Sunday")
    assert front.date == ""
    again = only(tmp_path)
    assert (again.state, again.wants) == ("unchanged", outcome.wants)


def test_a_page_says_its_language_where_it_is_not_the_site_s(tmp_path: Path) -> None:
    put(tmp_path, "page.html", PAGE)
    run(tmp_path)
    text = article(tmp_path, "page.md").read_text()
    assert "\nlanguage: de\n" in text
    assert text.count("Gewinn steigt") == 1


def test_what_could_not_be_read_exactly_is_a_warning(tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.txt",
        STORY.replace("CET", "IST").encode() + b"\nEnd \xff of it, the company said on Sunday.\n",
    )
    outcome = only(tmp_path)
    assert outcome.state == "written"
    told = [str(problem) for problem in outcome.problems]
    assert "1 wrong byte was replaced, reading it as utf-8" in told[0]
    assert '"IST" is a time zone of several places' in told[1]
    front = front_matter.parse(article(tmp_path, "a.md").read_text(), "a").front
    assert front is not None
    assert front.date == "2026-11-22"


def test_a_place_that_cannot_be_written_is_a_problem(project: Path) -> None:
    (project / "content/articles").write_text("a file where a folder should be")
    outcome = only(project)
    assert outcome.state == "failed"
    assert "cannot be read or written" in str(outcome.problems[0])
    (project / "content/articles").unlink()
    article(project).mkdir(parents=True)
    assert only(project).state == "failed"


def test_a_failed_write_leaves_no_litter(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in str(only(project).problems[0])
    assert list((project / "content/articles/day").iterdir()) == []


def test_a_project_without_extracts_has_nothing_to_take_in(tmp_path: Path) -> None:
    assert run(tmp_path).outcomes == ()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/extracts").write_text("a file")
    (outcome,) = run(tmp_path).outcomes
    assert outcome.state == "skipped"


def test_every_state_has_its_words() -> None:
    assert all(
        intake.STATES[o]
        for o in ("written", "edited", "outdated-edited", "no-article", "failed", "skipped")
    )


def test_explain_gives_every_verdict() -> None:
    cleaned = intake.explain(WALL.encode(), "extracts/wall.txt")
    assert cleaned.document.kind == "no-article"
    assert len(cleaned.verdicts) == len(cleaned.blocks)
