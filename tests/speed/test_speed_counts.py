"""How much a build does is counted, never timed."""

import subprocess
import sys

import pytest
from build_project import CONFIG, NOON, Project

FEEDS = ("feed.xml", "atom.xml", "feed.json")


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path / "p")
    for number in range(1, 11):
        made.article(
            f"story-{number:02}",
            date=f"2026-11-{10 + number}T09:00:00Z",
            topics="[Shipping, Energy]" if number % 2 else "[Shipping]",
            companies=f"[Firm {number % 3}]",
            summary=f"Summary {number}.",
        )
    made.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    made.write("digest.toml", CONFIG + "[feed]\nlimit = 3\nterm_limit = 2\n")
    report = made.press()
    assert not report.problems
    assert report.articles == 10
    return made


def changed(project, before):
    after = project.site()
    assert before.keys() == after.keys()
    return {path for path in after if after[path] != before[path]}


def test_nothing_changed_reads_and_renders_nothing(project):
    report = project.press()
    assert (report.noop, report.files_read, report.pages_rendered) == (True, 0, 0)
    assert report.pages == report.pages_kept == len(project.site())


def test_touched_files_are_no_change(project):
    for path in project.root.rglob("*.md"):
        path.touch()
    assert project.press().noop
    assert project.press().noop


def test_a_body_edit_rewrites_one_page_where_no_feed_carries_it(project):
    before = project.site()
    project.edit("content/articles/2026-11-11/story-01.md", "Words.", "Other words.")
    report = project.press()
    page = "2026/11/11/about-story-01/index.html"
    # Its company's feed holds two entries, of which it is none.
    assert changed(project, before) == {page}
    assert (report.files_read, report.pages_rendered, report.pages_written) == (1, 1, 1)


def test_a_body_edit_rewrites_the_feeds_and_the_book_that_carry_it_and_no_list(project):
    before = project.site()
    project.edit("content/articles/2026-11-20/story-10.md", "Words.", "Other words.")
    report = project.press()
    carriers = ("", "topics/shipping/", "companies/firm-1/", "sources/tribune/")
    carried = {place + name for place in carriers for name in FEEDS} | {"epub/2026-11-20.epub"}
    assert changed(project, before) == {"2026/11/20/about-story-10/index.html"} | carried
    assert report.pages_rendered == 1 + len(carried)


def test_a_title_edit_rewrites_its_page_and_the_lists_that_show_it(project):
    before = project.site()
    path = "content/articles/2026-11-11/story-01.md"
    project.edit(path, "title: About story-01", "title: Renamed\nslug: about-story-01")
    project.press()
    # Pages of three: it is on the oldest page of each of its lists, and in no feed.
    lists = {
        "topics/shipping/page/1/index.html",
        "sources/tribune/page/1/index.html",
        "topics/energy/index.html",
        "companies/firm-1/index.html",
        "2026/11/11/index.html",
        "2026/11/index.html",
        *("2026/11/" + name for name in FEEDS),
    }
    assert changed(project, before) == {"2026/11/11/about-story-01/index.html"} | lists


def test_an_article_added_touches_only_the_newest_page_of_each_list(project):
    before = project.site()
    project.article("new", date="2026-11-21T09:00:00Z", companies="[Firm 2]", summary="S.")
    project.press()
    after = project.site()
    older = {path for path in after if "/page/" in path}
    assert older
    assert all(after[path] == before.get(path) for path in older)
    assert all(after[p] == before[p] for p in before if "/about-story-" in p)


def test_an_article_deleted_takes_its_pages_and_leaves_the_other_articles_alone(project):
    before = project.site()
    project.remove("content/articles/2026-11-20/story-10.md")
    report = project.press()
    after = project.site()
    gone = before.keys() - after.keys()
    assert {"2026/11/20/index.html", "2026/11/20/about-story-10/index.html"} <= gone
    assert report.pruned == len(gone)
    assert "2026/11/20" not in project.folders()
    assert all(after[p] == before[p] for p in after if "/about-story-" in p)


def test_a_theme_edit_renders_only_the_kinds_whose_templates_use_it(project):
    before = project.site()
    project.edit("themes/tiny/templates/_list.html", "<a ", "<a class='x' ")
    report = project.press()
    listing = {p for p, data in before.items() if b"<a " in data}
    assert changed(project, before) == listing
    assert report.files_read == 0
    kinds_with_lists = {p for p in listing if "about" not in p}
    assert kinds_with_lists == listing


def test_a_static_file_is_copied_alone(project):
    before = project.site()
    project.write("themes/tiny/static/style.css", "b{}\n")
    report = project.press()
    assert changed(project, before) == {"static/style.css"}
    assert report.pages_rendered == 1


def test_a_change_of_settings_that_shows_nowhere_renders_nothing(project):
    project.edit("digest.toml", 'title = "Test"', '# a remark\ntitle = "Test"')
    report = project.press()
    assert (report.noop, report.pages_rendered, report.files_read) == (False, 0, 0)


def test_an_output_that_was_altered_or_deleted_is_made_again_alone(project):
    before = project.site()
    (project.root / "site/2026/11/index.html").write_text("mine now")
    (project.root / "site/feed.xml").unlink()
    report = project.press()
    assert project.site() == before
    assert (report.pages_rendered, report.pages_written, report.files_read) == (2, 2, 0)


def test_a_build_with_nothing_to_do_imports_the_standard_library_only(project):
    script = (
        "import sys\nbefore = set(sys.modules)\nfrom digest.flow import press\n"
        f"report = press({str(project.root)!r}, now={NOON}, overrides=(('jobs', '1'),))\n"
        "assert report.noop\nprint(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    foreign = {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"digest"}
    assert not foreign
    ours = {name for name in loaded if name.startswith("digest")}
    allowed = {
        "errors",
        "flow",
        "build",
        "build.lock",
        "build.pipeline",
        "build.report",
        "build.stamps",
    }
    assert ours == {"digest", *(f"digest.{name}" for name in allowed)}
    heavy = {
        "json",
        "dataclasses",
        "pathlib",
        "datetime",
        "tomllib",
        "sqlite3",
        "asyncio",
        "inspect",
    }
    assert heavy.isdisjoint(loaded)
