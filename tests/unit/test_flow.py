import pytest
from build_project import NOON, Project

from digest.errors import ConfigError, ContentError
from digest.flow import press

EXTRACT = """UBS wealth arm adds $12 billion in a quarter

Clients of the bank's wealth arm brought in $12 billion in the third quarter, the bank said on Tuesday.

Analysts had expected about $9 billion, according to a survey that the bank had published a week before.

The chief executive said that the inflow came from all regions, and that Asia had grown fastest of all.
"""


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path / "p")
    made.article("standing")
    return made


def test_an_extract_becomes_an_article_and_a_page(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    report = project.press()
    assert (report.articles, report.extracts, report.intake) == (2, 1, (("written", 1),))
    assert (project.root / "content/articles/2026-11-22/ubs.md").exists()
    assert any("wealth arm brought in" in data.decode() for data in project.site().values())


def test_the_account_tells_of_all_extracts_in_every_build(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    first = project.press()
    again = project.press()
    assert again.noop
    project.edit("content/articles/2026-11-20/standing.md", "Words.", "More words.")
    later = project.press()
    assert later.intake == ()
    for report in (again, later):
        assert (report.extracts, report.wants, report.counts) == (1, first.wants, first.counts)


def test_extracts_that_hold_no_article_are_counted_in_every_build(project):
    project.write("content/extracts/wall.txt", "Subscribe to continue reading\n\nLog in\n")
    assert project.press().without_article == 1
    project.article("another")
    assert project.press().without_article == 1
    project.remove("content/extracts/wall.txt")
    assert project.press().without_article == 0


def test_a_changed_extract_makes_its_untouched_article_anew(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    project.press()
    project.write(
        "content/extracts/2026-11-22/ubs.txt", EXTRACT.replace("$12 billion", "$13 billion")
    )
    assert project.press().intake == (("written", 1),)
    assert "$13 billion" in (project.root / "content/articles/2026-11-22/ubs.md").read_text()


def test_a_missing_article_is_made_again_from_its_extract(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    project.press()
    project.remove("content/articles/2026-11-22/ubs.md")
    assert project.press().intake == (("written", 1),)


def test_an_article_edited_by_hand_stays_and_no_longer_wants_what_it_has(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    wants = dict(project.press().wants)
    assert wants["source"] == 1
    path = "content/articles/2026-11-22/ubs.md"
    text = (project.root / path).read_text()
    project.write(path, text.replace("---\n", "---\nsource: Tribune\n", 1))
    report = project.press()
    assert report.intake == (("edited", 1),)
    assert "source" not in dict(report.wants)
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT.replace("Tuesday", "Monday"))
    assert project.press().intake == (("outdated-edited", 1),)
    assert "source: Tribune" in (project.root / path).read_text()


def test_an_extract_that_goes_leaves_its_article_and_the_account(project):
    project.write("content/extracts/2026-11-22/ubs.txt", EXTRACT)
    project.press()
    project.remove("content/extracts/2026-11-22/ubs.txt")
    report = project.press()
    assert (report.extracts, report.articles, report.wants) == (0, 2, ())


def test_two_extracts_of_one_name_are_told_until_one_goes(project):
    project.write("content/extracts/a/ubs.txt", EXTRACT)
    assert not any(p.where.path.startswith("content/extracts") for p in project.press().problems)
    project.write("content/extracts/a/ubs.md", EXTRACT)
    told = {p.where.path for p in project.press().problems}
    assert {"content/extracts/a/ubs.md", "content/extracts/a/ubs.txt"} <= told
    project.remove("content/extracts/a/ubs.md")
    assert not any(p.where.path.startswith("content/extracts") for p in project.press().problems)


def test_the_parts_of_a_saved_page_are_no_extracts_of_their_own(project):
    project.write("content/extracts/page_files/frame.txt", EXTRACT)
    assert project.press().extracts == 1
    project.write("content/extracts/page.html", f"<html><body><p>{EXTRACT}</p></body></html>")
    assert project.press().extracts == 1
    assert project.press().noop


def test_no_configuration_is_an_error_and_nothing_is_written(tmp_path):
    with pytest.raises(ConfigError):
        press(tmp_path, now=NOON)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_content_folder_is_an_error_and_the_site_stays(project):
    project.press()
    before = project.site()
    (project.root / "content").rename(project.root / "elsewhere")
    with pytest.raises(ContentError, match="no content folder"):
        project.press()
    assert project.site() == before


def test_the_moment_may_be_a_datetime(project):
    from datetime import UTC, datetime

    press(project.root, now=datetime.fromtimestamp(NOON, UTC))
    assert press(project.root, now=float(NOON)).noop


def test_force_makes_everything_anew_and_writes_nothing_equal(project):
    first = project.press()
    report = project.press(force=True)
    assert (report.pages_rendered, report.pages_written) == (first.pages, 0)
    assert report.files_read == 1


def test_progress_is_told(project):
    said = []
    press(project.root, now=NOON, progress=lambda done, total: said.append((done, total)))
    assert said[0] == (1, 1)
    assert said[-1][0] == said[-1][1] > 1


def test_another_configuration_file_can_be_named(project):
    project.write("other.toml", 'timezone = "UTC"\ntheme = "tiny"\ntitle = "Other"\n')
    press(project.root, now=NOON, environ={"DIGEST_CONFIG": str(project.root / "other.toml")})
    assert "Other|" in project.site()["index.html"].decode()


def test_the_environment_is_part_of_what_a_build_depends_on(project):
    project.press()
    given = (("jobs", "1"),)
    report = press(project.root, now=NOON, overrides=given, environ={"DIGEST_TITLE": "Named"})
    assert not report.noop
    assert "Named|" in project.site()["index.html"].decode()


def test_drafts_of_pages_are_held_back_and_told(project):
    project.write("content/pages/about.md", "---\ntitle: About\ndraft: true\n---\nUs.\n")
    assert project.press().held == (("content/pages/about.md", "draft"),)
    assert "about/index.html" not in project.site()
    assert project.press(drafts="true").held == ()
    assert "about/index.html" in project.site()


def test_an_extract_among_the_articles_is_told(project):
    project.write("content/articles/2026-11-22/ubs.txt", EXTRACT)
    project.write("content/page.html", "<p>x")
    project.write("content/articles/photo.jpg", "x")
    project.write("content/articles/_notes.txt", "x")
    problems = project.press().problems
    assert [p.where.path for p in problems] == [
        "content/articles/2026-11-22/ubs.txt",
        "content/page.html",
    ]
    assert problems[0].message == "is no article: extracts stand in content/extracts/"
    assert problems[0].severity == "warning"


def test_two_files_for_one_edition_are_told(project):
    project.write("content/editions/2026-11-20.md", "---\ntitle: One\n---\n")
    project.write("content/editions/x/2026-11-20.md", "---\ntitle: Two\n---\n")
    (problem,) = project.press().problems
    assert problem.where.path == "content/editions/x/2026-11-20.md"


def test_articles_without_id_are_told_in_one_warning(project):
    project.article("one", id="")
    project.article("two", id="")
    (problem,) = project.press().problems
    assert "(and 1 more)" in problem.message
    assert problem.severity == "warning"


def test_a_theme_may_stand_outside_the_project(project):
    project.edit("digest.toml", 'theme = "tiny"', 'theme = "default"')
    project.press()
    assert project.press().noop


def test_a_lost_body_is_rendered_again(project):
    project.press()
    (project.root / ".digest/bodies.sqlite").unlink()
    before = project.site()
    project.write("themes/tiny/templates/article.html", "{{ content }}\n")
    project.press()
    assert project.site()["2026/11/20/about-standing/index.html"] == b'<p id="p-1">Words.</p>\n\n'
    assert before.keys() == project.site().keys()
