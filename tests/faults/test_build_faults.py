"""Whatever happens to a build, the next one leaves the site that a clean build leaves."""

import os
import random
import signal
import subprocess
import sys

import pytest
from build_project import NOON, Project

from digest.build import ledger, stamps
from digest.build.lock import Lock
from digest.errors import ConfigError, DigestError, OutputError, ThemeError

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="uses Linux's processes")
not_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may do everything")


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path / "p")
    for number in range(6):
        made.article(f"a{number}", topics="[Energy]" if number % 2 else "[Shipping]")
    return made


def assert_whole(project, tmp_path, now=NOON):
    files, folders, _ = project.clean_site(tmp_path / "clean", now=now)
    assert project.site() == files
    assert project.folders() == folders


# Memory


def damaged(data, dice):
    kind = dice.randrange(4)
    if kind == 0:
        return data[: dice.randrange(len(data))]
    if kind == 1:
        return b""
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << dice.randrange(8))]) + data[place + 1 :]


@pytest.mark.parametrize("name", ["stamps", "records", "bodies.sqlite", "manifest-*", "lock"])
def test_damaged_memory_never_makes_a_wrong_site(project, tmp_path, name):
    dice = random.Random(name)
    project.press()
    for number in range(10):
        (path,) = (project.root / ".digest").glob(name)
        path.write_bytes(damaged(path.read_bytes() or b"x", dice))
        project.edit("content/articles/2026-11-20/a1.md", "Words.", f"Words. {number}.")
        if number % 3 == 0:
            project.edit(
                "themes/tiny/templates/article.html", "{{ article.date", "x{{ article.date"
            )
        assert not project.press().problems
        if number % 5 == 0:
            assert_whole(project, tmp_path)
    assert_whole(project, tmp_path)


@pytest.mark.parametrize("name", ["stamps", "records"])
@pytest.mark.parametrize("header", [b"digest stamps 2, program 99", b"\x00" * 300, b"\xff"])
def test_memory_of_another_version_is_as_none(project, tmp_path, name, header):
    project.press()
    (project.root / ".digest" / name).write_bytes(header)
    report = project.press()
    assert report.pages_written == 0
    assert_whole(project, tmp_path)


def test_stale_pages_go_though_all_memory_but_the_manifest_is_lost(project, tmp_path):
    project.press()
    for name in ("stamps", "records", "bodies.sqlite"):
        (project.root / ".digest" / name).unlink()
    project.remove("content/articles/2026-11-20/a1.md")
    assert project.press().pruned
    assert_whole(project, tmp_path)


def test_memory_and_site_may_be_deleted_at_any_time(project, tmp_path):
    import shutil

    project.press()
    shutil.rmtree(project.root / "site")
    assert project.press().pages_written
    assert_whole(project, tmp_path)
    shutil.rmtree(project.root / ".digest")
    assert project.press().pages_written == 0
    assert_whole(project, tmp_path)


# Interruptions

KILLED = """
import os, signal, sys
from digest.build import ledger, output, stamps
from digest.flow import press
countdown = int(sys.argv[2])
def counted(function):
    def call(*args, **kwargs):
        global countdown
        countdown -= 1
        if countdown == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call
for name in ("replace", "unlink", "mkdir", "rmdir"):
    setattr(os, name, counted(getattr(os, name)))
press(sys.argv[1], now=int(sys.argv[3]), overrides=(("jobs", "1"),))
print("done")
"""


def killed_at(project, call):
    """Build, and kill the process at its n-th change of the file system; tells whether it lived."""
    command = [sys.executable, "-c", KILLED, str(project.root), str(call), str(NOON)]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ})
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return run.returncode == 0


@linux
def test_a_build_killed_at_any_change_of_the_file_system_is_made_good_by_the_next(tmp_path):
    project = Project(tmp_path / "p")
    project.write(
        "digest.toml", (project.root / "digest.toml").read_text() + "[feed]\nformats = []\n"
    )
    first = project.article("a1")
    project.press()
    call, alive = 1, False
    while not alive:
        # A new article, an edit and a deletion; after the kill all is taken back by hand.
        before = (project.root / first).read_bytes()
        added = project.article(f"new-{call}", topics="[Energy]")
        project.edit(first, "Words.", "Edited.")
        alive = killed_at(project, call)
        if call % 2:
            project.remove(added)
            project.write(first, before)
        project.press()
        assert_whole(project, tmp_path)
        (project.root / added).unlink(missing_ok=True)
        project.write(first, before)
        project.press()
        assert not list((project.root / "site").glob(".digest-new*"))
        call += 7
    assert call > 20


@linux
def test_a_terminated_build_leaves_no_child_and_no_half_file(tmp_path):
    project = Project(tmp_path / "p")
    for number in range(320):
        project.article(f"n{number:03}", date=f"2026-11-{1 + number % 20:02}")
    script = (
        "from digest.flow import press\n"
        f"press({str(project.root)!r}, now={NOON}, overrides=(('jobs', '2'),))\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL) as process:
        while not (project.root / "site").exists() and process.poll() is None:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
    project.press()
    assert_whole(project, tmp_path)


# Two builds at once


@linux
def test_many_builds_at_once_leave_one_whole_site(project, tmp_path):
    script = f"from digest.flow import press\npress({str(project.root)!r}, now={NOON})\n"
    running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(6)]
    assert [process.wait() for process in running] == [0] * 6
    assert_whole(project, tmp_path)


def test_a_second_build_ends_with_a_message_when_the_first_one_lasts(project):
    with Lock(str(project.root)), pytest.raises(DigestError, match="another build") as caught:
        Lock(str(project.root), wait=0.05).__enter__()
    assert caught.value.hint


@linux
def test_the_lock_of_a_dead_process_does_not_block(project):
    script = (
        "import os, signal\nfrom digest.build.lock import Lock\n"
        f"Lock({str(project.root)!r}).__enter__()\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script])
    with Lock(str(project.root), wait=0.0) as lock:
        assert lock.moment


# Clocks


def test_other_bytes_under_the_same_size_and_mtime_are_seen(project, tmp_path):
    path = project.root / "content/articles/2026-11-20/a1.md"
    project.press()
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Words.", b"World!"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not project.press().noop
    assert_whole(project, tmp_path)


@pytest.mark.parametrize("year", [1980, 2106])
def test_files_dated_far_away_are_files_like_others(project, tmp_path, year):
    path = project.root / "content/articles/2026-11-20/a1.md"
    moment = (year - 1970) * 31_557_600
    os.utime(path, (moment, moment))
    project.press()
    path.write_bytes(path.read_bytes().replace(b"Words.", b"World!"))
    os.utime(path, (moment, moment))
    assert not project.press().noop
    assert_whole(project, tmp_path)
    assert project.press().noop


def test_a_second_change_within_one_tick_of_the_clock_is_seen(project, tmp_path, monkeypatch):
    # As on a file system whose clock stands still: every file looks as it did when it was stamped.
    path = project.root / "content/articles/2026-11-20/a1.md"
    project.press()
    known = stamps.load(str(project.root))
    path.write_bytes(path.read_bytes().replace(b"Words.", b"World!"))
    found, _ = stamps.scan(str(project.root), known.folders)
    label = "content/articles/2026-11-20/a1.md"
    assert label in known.unproven
    stamps.save(str(project.root), known._replace(inputs={**known.inputs, label: found[label]}))
    assert not project.press().noop
    assert_whole(project, tmp_path)


def test_a_clock_set_back_holds_articles_back_again(project, tmp_path):
    project.article("later", date="2026-11-22T11:00:00Z")
    assert project.press(now=NOON).articles == 7
    assert project.press(now=NOON - 7200).articles == 6
    assert_whole(project, tmp_path, now=NOON - 7200)


def test_an_article_appears_when_it_is_due_and_goes_when_it_expires(project, tmp_path):
    project.article("later", date="2026-11-22T13:00:00Z", expires="2026-11-24")
    assert len(project.press(now=NOON).held) == 1
    assert project.press(now=NOON + 3599).noop
    assert project.press(now=NOON + 3600).articles == 7
    assert project.press(now=NOON + 7200).noop
    assert project.press(now=NOON + 2 * 86400).articles == 6
    assert_whole(project, tmp_path, now=NOON + 2 * 86400)


# Inputs that are not files


@pytest.mark.skipif(os.name == "nt", reason="no FIFOs and links")
def test_what_is_no_regular_file_is_passed_over_with_a_warning(project, tmp_path):
    content = project.root / "content"
    os.mkfifo(content / "pipe.md")
    (content / "loop").symlink_to(content)
    (content / "device.md").symlink_to("/dev/zero")
    (content / "gone.md").symlink_to(content / "nowhere.md")
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (content / "out.md").symlink_to(tmp_path / "secret.md")
    (content / "in.md").symlink_to(content / "articles/2026-11-20/a1.md")
    (content / ".hidden.md").write_text("---\n")
    report = project.press()
    warned = {problem.where.path for problem in report.problems if problem.severity == "warning"}
    odd = {f"content/{n}" for n in ("pipe.md", "loop", "device.md", "gone.md", "out.md")}
    assert odd <= warned
    assert not any(b"Secret" in data for data in project.site().values())
    again = project.press()
    assert again.noop
    assert again.problems == report.problems


@linux
def test_a_name_that_is_no_text_is_passed_over(project):
    folder = os.fsencode(project.root / "content")
    with open(folder + b"/bad\xff.md", "wb") as file:
        file.write(b"---\ntitle: Bad\n---\n")
    report = project.press()
    assert [p.message for p in report.problems] == ["its name is not valid UTF-8"]


@not_root
def test_an_unreadable_article_is_named_and_the_others_are_built(project):
    path = project.root / "content/articles/2026-11-20/a1.md"
    path.chmod(0)
    report = project.press()
    assert report.exit_code == 1
    assert report.articles == 5
    path.chmod(0o644)
    assert project.press().exit_code == 0


def test_an_article_that_cannot_be_opened_is_named_and_the_others_are_built(project, monkeypatch):
    from digest.build import content

    real = content._whole

    def whole(path):
        if path.endswith("a1.md"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(content, "_whole", whole)
    report = project.press()
    assert (report.articles, report.exit_code) == (5, 1)
    assert "Permission denied" in str(report.problems)


def test_a_file_deleted_after_it_was_listed_is_simply_gone(project, monkeypatch):
    from digest.build import content

    real = content._whole

    def whole(path):
        if path.endswith("a1.md") and os.path.exists(path):
            os.unlink(path)
        return real(path)

    monkeypatch.setattr(content, "_whole", whole)
    report = project.press()
    assert (report.articles, report.problems) == (5, ())
    assert not project.press().problems


def test_a_file_that_grows_while_it_is_read_is_reported_not_cut(project, monkeypatch):
    from digest.build import content

    path = str(project.root / "content/articles/2026-11-20/a1.md")
    real, size = os.fstat, [0]

    def growing(fd):
        if os.path.realpath(f"/proc/self/fd/{fd}") == os.path.realpath(path):
            size[0] += 1
            os.truncate(path, size[0])
        return real(fd)

    monkeypatch.setattr(content.os, "fstat", growing)
    report = project.press()
    assert [p.message for p in report.problems] == ["cannot be read: it is being written to"]


def test_broken_articles_are_named_with_their_place_and_the_others_are_built(project):
    project.write("content/articles/2026-11-20/bad.md", "---\ntitle: Bad\ndate: 31.02.2026\n---\n")
    report = project.press()
    assert report.exit_code == 1
    assert report.articles == 6
    (problem,) = report.problems
    assert str(problem).startswith("content/articles/2026-11-20/bad.md:3:7: ")
    assert project.press().problems == report.problems


# The output folder


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/articles", "themes", "/", "~", "digest.toml"]
)
def test_a_dangerous_output_folder_is_refused_before_anything_is_written(project, output):
    before = sorted(project.root.rglob("*"))
    with pytest.raises(ConfigError) as caught:
        project.press(output=output)
    assert caught.value.exit_code == 2
    assert sorted(project.root.rglob("*")) == before


def test_a_link_that_leads_out_is_no_output_folder(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project.root / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError):
        project.press()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_files_of_strangers_stay(project):
    strangers = (
        "CNAME",
        ".git/HEAD",
        "2026/11/20/keep-me.txt",
        "topics/own/index.html",
        ".gitignore",
    )
    for name in strangers:
        project.write(f"site/{name}", "theirs")
    (project.root / "site/empty").mkdir()
    project.press()
    for path in sorted((project.root / "content").rglob("*.md")):
        path.unlink()
    project.press()
    site = project.site()
    assert all(site[name] == b"theirs" for name in strangers)
    assert "empty" in project.folders()
    assert "2026/11/20/about-a1" not in project.folders()


def test_a_link_inside_the_site_is_never_followed(project, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("theirs")
    (project.root / "site").mkdir()
    (project.root / "site/topics").symlink_to(outside)
    with pytest.raises(OutputError, match="topics"):
        project.press()
    assert [p.name for p in outside.iterdir()] == ["index.html"]
    (project.root / "site/topics").unlink()
    project.press()
    (project.root / "site/topics/energy").rename(outside / "energy")
    (project.root / "site/topics/energy").symlink_to(outside / "energy")
    for number in (1, 3, 5):
        project.remove(f"content/articles/2026-11-20/a{number}.md")
    project.press()
    assert (outside / "energy/index.html").exists()


def test_a_page_that_became_a_folder_and_back_is_written(project, tmp_path):
    project.write("static/x", "a file")
    project.press()
    project.remove("static/x")
    project.write("static/x/y", "in a folder")
    project.press()
    assert_whole(project, tmp_path)
    project.remove("static/x/y")
    (project.root / "static/x").rmdir()
    project.write("static/X", "a file")
    project.press()
    assert_whole(project, tmp_path)


def test_a_theme_that_breaks_stops_the_build_and_its_mend_completes_it(project, tmp_path):
    project.press()
    before = project.site()
    project.edit("themes/tiny/templates/base.html", "{{ site.title }}", "{{ site.title ")
    for _ in range(2):
        with pytest.raises(ThemeError):
            project.press()
    assert project.site() == before
    project.edit("themes/tiny/templates/base.html", "{{ site.title ", "{{ site.title }}!")
    project.press()
    assert_whole(project, tmp_path)


@linux
def test_a_full_disk_is_named_and_nothing_is_lost(project, tmp_path, monkeypatch):
    from digest.build import output

    project.press()
    project.edit("themes/tiny/templates/base.html", "{{ site.title }}", "{{ site.title }}!")
    real, count = os.write, [0]

    def full(fd, data):
        count[0] += 1
        if count[0] == 20:
            raise OSError(28, "No space left on device")
        return real(fd, data)

    monkeypatch.setattr(output.os, "write", full)
    with pytest.raises(OutputError, match="No space left on device"):
        project.press()
    monkeypatch.undo()
    assert not list((project.root / "site").glob(".digest-new*"))
    project.press()
    assert_whole(project, tmp_path)


def test_a_folder_switched_away_from_is_kept_and_taken_up_again(project):
    project.press()
    project.press(output="public")
    assert project.site("public") == project.site("site")
    project.remove("content/articles/2026-11-20/a1.md")
    project.press(output="public")
    project.press()
    assert project.site("public") == project.site("site")


def test_the_bodies_of_articles_that_are_gone_are_dropped(project):
    project.press()
    bodies = ledger.Bodies(str(project.root))
    kept = set(ledger.load(str(project.root)).records["articles/2026-11-20/a2.md"].bodies())
    assert all(bodies.get(one) for one in kept)
    for number in range(6):
        project.edit(f"content/articles/2026-11-20/a{number}.md", "Words.", "Others.")
    project.press()
    assert not any(bodies.get(one) for one in kept)
    bodies.close()
