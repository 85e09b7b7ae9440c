import os

import pytest

from digest.build import stamps
from digest.build.lock import Lock
from digest.build.report import BuildReport, from_plain, plain
from digest.build.stamps import COARSE, FINE, SECOND, Known
from digest.errors import Location, OutputError, Problem


@pytest.fixture
def root(tmp_path):
    for path in ("content/a.md", "content/x/b.md", "static/s.css", "digest.toml", "companies.toml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    for path in ("content/.hidden", "content/.git/HEAD", "other/c.md", ".x.toml", "README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    (tmp_path / ".digest").mkdir()
    return str(tmp_path)


LISTED = ["companies.toml", "content/a.md", "content/x/b.md", "digest.toml", "static/s.css"]


def test_the_inputs_of_a_project_are_listed_with_their_stamps(root):
    files, skipped = stamps.scan(root)
    assert sorted(files) == LISTED
    assert skipped == []
    s = os.stat(os.path.join(root, "content/a.md"))
    assert files["content/a.md"] == (s.st_mtime_ns, s.st_ctime_ns, s.st_size, s.st_ino)


def test_folders_outside_are_listed_by_their_whole_path(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("theme")
    (outside / "t.html").write_text("x")
    assert str(outside / "t.html") in stamps.scan(root, [str(outside)])[0]


def first_look(root):
    return stamps.look(root, moment=0, known=Known())


def known_of(look, **more):
    return Known(inputs=look.stamps, keys=look.keys, **more)


def test_at_first_everything_is_new(root):
    assert list(first_look(root).changed) == LISTED


def test_the_same_files_are_no_change_and_edits_are(root):
    known = known_of(first_look(root))
    assert stamps.look(root, moment=1, known=known).same
    with open(os.path.join(root, "content/a.md"), "w") as file:
        file.write("other bytes")
    os.unlink(os.path.join(root, "digest.toml"))
    look = stamps.look(root, moment=1, known=known)
    assert (look.changed, look.gone, look.touched) == (("content/a.md",), ("digest.toml",), False)
    assert "digest.toml" not in look.keys


def test_a_touched_file_is_proven_by_its_bytes(root):
    known = known_of(first_look(root))
    os.utime(os.path.join(root, "content/a.md"), (1, 1))
    look = stamps.look(root, moment=1, known=known)
    assert look.same
    assert look.touched
    assert stamps.proven(look).inputs == look.stamps


def test_an_output_that_is_not_as_it_was_written_is_named(root):
    site = os.path.join(root, "site")
    os.mkdir(site)
    for name in ("a", "b", "c"):
        with open(os.path.join(site, name), "w") as file:
            file.write(name)
    outputs = {n: (os.stat(f"{site}/{n}").st_mtime_ns, 1) for n in ("a", "b", "c")}
    known = known_of(first_look(root), output=site, outputs=outputs)
    assert stamps.look(root, moment=0, known=known).same
    os.unlink(f"{site}/a")
    os.utime(f"{site}/b", (1, 1))
    assert stamps.look(root, moment=0, known=known).altered == ("a", "b")


def test_files_changed_in_the_tick_of_their_stamp_are_unproven():
    now = 1_000 * SECOND + 7
    found = {
        "same tick": (0, now, 1, 1),
        "just before": (0, now - FINE + 1, 1, 1),
        "before": (0, now - FINE - 1, 1, 1),
        "whole second": (0, 999 * SECOND, 1, 1),
        "long ago": (0, 999 * SECOND - COARSE, 1, 1),
        "in the future": (0, now + 99 * SECOND, 1, 1),
    }
    assert stamps.unproven(found, now) == (
        "in the future",
        "just before",
        "same tick",
        "whole second",
    )


def test_a_file_that_cannot_be_read_has_an_empty_hash(root, tmp_path):
    assert stamps._hash(str(tmp_path / "nothing")) == b""
    assert stamps._hash(root) == b""


def test_what_is_known_comes_back_as_it_was_kept(root):
    look = first_look(root)
    known = known_of(
        look,
        key="k",
        since=1,
        due=2,
        folders=("/t",),
        output="/o",
        outputs={"a": (1, 2)},
        unproven=("x",),
        report=plain(BuildReport(articles=3)),
    )
    stamps.save(root, known)
    assert stamps.load(root) == known


@pytest.mark.parametrize("data", [b"", b"digest stamps", b"x" * 200])
def test_unsound_stamps_are_as_none(root, data):
    with open(os.path.join(root, ".digest/stamps"), "wb") as file:
        file.write(data)
    assert stamps.load(root) == Known()


def test_every_cut_and_every_flipped_byte_is_noticed(root):
    stamps.save(root, Known(key="k"))
    path = os.path.join(root, ".digest/stamps")
    with open(path, "rb") as file:
        data = file.read()
    for place in range(len(data)):
        for broken in (data[:place], data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]):
            with open(path, "wb") as file:
                file.write(broken)
            assert stamps.load(root) == Known()


def test_the_key_takes_in_what_comes_from_outside_the_files():
    base = stamps.settings_key([("a", "1")], [("DIGEST_TITLE", "x"), ("HOME", "/h")], "digest.toml")
    assert base == stamps.settings_key([("a", "1")], [("DIGEST_TITLE", "x")], "digest.toml")
    assert base != stamps.settings_key([("a", "2")], [("DIGEST_TITLE", "x")], "digest.toml")
    assert base != stamps.settings_key([("a", "1")], [("DIGEST_TITLE", "y")], "digest.toml")
    assert base != stamps.settings_key([("a", "1")], [("DIGEST_TITLE", "x")], "other.toml")


def test_folders_taken_in_later_are_stamped_and_old_ones_forgotten(root, tmp_path_factory):
    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    for folder in (one, two):
        (folder / "t.html").write_text("x")
    look = stamps.with_folders(first_look(root), (str(one),))
    assert look.keys[f"{one}/t.html"]
    again = stamps.with_folders(look._replace(known=Known(folders=(str(one),))), (str(two),))
    assert sorted(again.stamps) == sorted([*LISTED, f"{two}/t.html"])
    assert stamps.with_folders(look, ()) is look


def test_a_folder_that_cannot_be_read_is_named(root, monkeypatch):
    real = os.scandir

    def scandir(path):
        if path.endswith("x"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(stamps.os, "scandir", scandir)
    files, skipped = stamps.scan(root)
    assert skipped == [("content/x", "cannot be read: Permission denied")]
    assert "content/a.md" in files


def test_names_in_other_scripts_are_listed(root):
    with open(os.path.join(root, "content/日経.md"), "w") as file:
        file.write("x")
    assert "content/日経.md" in stamps.scan(root)[0]


def test_a_report_survives_as_plain_values():
    problem = Problem(Location("a.md", 1, 2), "wrong", "hint", "warning")
    report = BuildReport(
        articles=2, held=(("a", "draft"),), problems=(problem,), counts=(("A1", 3),)
    )
    assert from_plain(plain(report)) == report
    assert report.exit_code == 0
    assert report._replace(problems=(problem._replace(severity="error"),)).exit_code == 1
    again = report._replace(pages=5, pages_written=4, pruned=1, written=("a",)).repeated()
    assert (again.noop, again.pages_written, again.pages_kept, again.written) == (True, 0, 5, ())


def test_a_memory_that_cannot_be_made_is_an_error_with_a_hint(tmp_path):
    (tmp_path / ".digest").write_text("a file")
    with pytest.raises(OutputError, match="cannot write") as caught:
        Lock(str(tmp_path)).__enter__()
    assert caught.value.hint


def test_the_memory_keeps_itself_out_of_version_control(tmp_path):
    with Lock(str(tmp_path)):
        assert (tmp_path / ".digest/.gitignore").read_text() == "*\n"
