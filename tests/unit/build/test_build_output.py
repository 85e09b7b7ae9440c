import os

import pytest

from digest.build.output import WAITING, Output, place
from digest.errors import OutputError


@pytest.fixture
def output(tmp_path):
    made = Output(str(tmp_path / "site"))
    made.open()
    yield made
    made.close()


def test_a_file_is_written_with_its_folders_and_set_modes(output, tmp_path):
    mask = os.umask(0o077)
    try:
        written = output.write("a/b/index.html", b"x")
    finally:
        os.umask(mask)
    path = tmp_path / "site/a/b/index.html"
    assert path.read_bytes() == b"x"
    assert written[:3] == ("a/b/index.html", (path.stat().st_mtime_ns, 1), True)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o644
        assert path.parent.stat().st_mode & 0o777 == 0o755


def test_equal_bytes_are_not_written_again(output, tmp_path):
    output.write("a.html", b"x")
    before = (tmp_path / "site/a.html").stat()
    written = output.write("a.html", b"x")
    assert not written.changed
    assert (tmp_path / "site/a.html").stat().st_ino == before.st_ino
    assert output.write("a.html", b"y").changed


def test_what_an_interrupted_build_left_is_thrown_away(output, tmp_path):
    waiting = tmp_path / "site" / WAITING
    (waiting / "12345").write_bytes(b"half")
    output.open()
    assert list(waiting.iterdir()) == []
    output.close()
    assert not waiting.exists()
    output.close()


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", ""])
def test_no_path_leads_out_of_the_folder(output, path):
    with pytest.raises(OutputError):
        output.write(path, b"x")


def test_a_file_where_a_folder_is_needed_is_named(output):
    output.write("a", b"x")
    with pytest.raises(OutputError, match="needed: a") as caught:
        output.write("a/b", b"x")
    assert caught.value.hint


def test_a_folder_where_a_file_is_needed_is_named(output):
    output.write("a/b", b"x")
    with pytest.raises(OutputError, match="cannot write a"):
        output.write("a", b"x")


def test_a_link_to_equal_bytes_is_replaced_by_a_file(output, tmp_path):
    (tmp_path / "outside").write_bytes(b"x")
    (tmp_path / "site/a").symlink_to(tmp_path / "outside")
    assert output.write("a", b"x").changed
    assert not (tmp_path / "site/a").is_symlink()


def test_pruning_removes_files_and_the_folders_left_empty(output, tmp_path):
    for path in ("a/b/1", "a/b/2", "a/c/3", "d/4"):
        output.write(path, b"x")
    (tmp_path / "site/d/theirs").write_bytes(b"x")
    assert output.prune(["a/b/1", "a/b/2", "a/c/3", "d/4", "gone/5", "../x/y"]) == 4
    assert sorted(p.name for p in (tmp_path / "site").iterdir()) == [WAITING, "d"]
    assert output.write("a/b/1", b"x").changed


def test_pruning_leaves_a_folder_that_took_a_files_place(output, tmp_path):
    (tmp_path / "site/a/b").mkdir(parents=True)
    assert output.prune(["a"]) == 0
    assert (tmp_path / "site/a/b").is_dir()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="the output folder"):
        Output(str(tmp_path / "file/site")).open()


def test_the_output_folder_is_absolute_and_its_links_are_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    assert place(str(tmp_path), "site") == str((tmp_path / "real").resolve())


def test_the_stamp_of_what_is_no_file_is_none(output):
    output.write("a/b", b"x")
    assert output.stamp("a/b")
    assert output.stamp("a") is None
    assert output.stamp("c") is None


def test_what_stands_there_and_is_not_ours_is_left_alone_unless_it_is_the_same(output, tmp_path):
    (tmp_path / "site/theirs.html").write_bytes(b"theirs")
    (tmp_path / "site/same.html").write_bytes(b"x")
    (tmp_path / "site/link.html").symlink_to("nowhere")
    (tmp_path / "site/folder.html").mkdir()
    names = ["theirs.html", "same.html", "link.html", "folder.html", "none.html"]
    output.strangers = output.standing(names)
    assert output.strangers == set(names) - {"none.html"}
    refused = [name for name in names if output.write(name, b"x").refused]
    assert refused == ["theirs.html", "link.html", "folder.html"]
    assert (tmp_path / "site/theirs.html").read_bytes() == b"theirs"
    assert (tmp_path / "site/link.html").is_symlink()
