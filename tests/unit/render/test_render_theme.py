import os

import pytest
from render_samples import write

from digest.errors import ConfigError, ThemeError
from digest.render.theme import load, settle


def theme(root, name, *lines, **files):
    write(root, {f"themes/{name}/theme.toml": "\n".join([f'name = "{name}"', *lines])})
    return write(root / "themes" / name, files)


def failure(root, name="house"):
    with pytest.raises(ThemeError) as caught:
        load(root, name)
    return caught.value


def test_the_built_in_theme_is_found_without_a_project(tmp_path) -> None:
    found = load(tmp_path, "default")
    assert found.name == "default"
    assert [level.label for level in found.levels] == ["themes/default/templates"]
    assert "style.css" in found.static


def test_a_project_s_files_come_before_the_theme_s_and_its_parents(tmp_path) -> None:
    theme(
        tmp_path,
        "base",
        "[options]\nwide = true\ncolumns = 2",
        **{"static/a.css": "base", "static/b.css": "base", "templates/x.html": ""},
    )
    theme(
        tmp_path,
        "house",
        'extends = "base"\n[options]\ncolumns = 3',
        **{"static/a.css": "house", "templates/x.html": ""},
    )
    write(tmp_path, {"templates/x.html": "", "static/deep/c.css": "mine", "static/.hidden": ""})
    found = load(tmp_path, "house")
    assert [level.label for level in found.levels] == [
        "templates",
        "themes/house/templates",
        "themes/base/templates",
    ]
    assert list(found.static) == ["a.css", "b.css", "deep/c.css"]
    assert found.static["a.css"].file.endswith("themes/house/static/a.css")
    assert found.options == {"wide": True, "columns": 3}


def test_a_static_file_s_hash_is_of_its_bytes(tmp_path) -> None:
    theme(tmp_path, "house", **{"static/a.css": "one", "static/b.css": "one"})
    before = load(tmp_path, "house").static
    assert before["a.css"].hash == before["b.css"].hash
    write(tmp_path, {"themes/house/static/a.css": "two"})
    assert load(tmp_path, "house").static["a.css"].hash != before["a.css"].hash


def test_a_missing_theme_is_answered_with_the_nearest_name(tmp_path) -> None:
    error = failure(tmp_path, "defualt")
    assert str(error) == 'there is no theme "defualt"\n  hint: did you mean "default"?'


def test_a_missing_parent_names_the_file_that_asks_for_it(tmp_path) -> None:
    theme(tmp_path, "house", 'extends = "gone"')
    error = failure(tmp_path)
    assert str(error.where) == "themes/house/theme.toml"
    assert '"gone"' in error.message


def test_a_theme_cannot_be_its_own_ancestor(tmp_path) -> None:
    theme(tmp_path, "house", 'extends = "base"')
    theme(tmp_path, "base", 'extends = "house"')
    assert "house -> base -> house" in failure(tmp_path).message


@pytest.mark.parametrize("name", ["..", "../other", "a/b", "a\\b", "/etc", "", ".hidden", "a\0b"])
def test_a_theme_s_name_is_a_plain_folder_name(tmp_path, name) -> None:
    if name:
        assert "no name of a theme" in failure(tmp_path, name).message
    theme(tmp_path, "house", f'extends = "{name}"'.replace("\\", "\\\\").replace("\0", "\\u0000"))
    if name:
        assert "no name of a theme" in failure(tmp_path).message
    else:
        assert load(tmp_path, "house").name == "house"


def test_an_unknown_key_is_refused_with_its_line_and_the_nearest_name(tmp_path) -> None:
    theme(tmp_path, "house", 'extend = "default"')
    error = failure(tmp_path)
    assert str(error.where) == "themes/house/theme.toml:2:1"
    assert error.message == 'unknown key "extend"'
    assert error.hint == 'did you mean "extends"?'


@pytest.mark.parametrize("line", ["version = 1", 'options = "x"', "extends = []"])
def test_a_key_of_the_wrong_type_is_refused(tmp_path, line) -> None:
    theme(tmp_path, "house", line)
    assert "must be" in failure(tmp_path).message


def test_a_theme_without_theme_toml_says_what_is_missing(tmp_path) -> None:
    write(tmp_path, {"themes/house/templates/x.html": ""})
    error = failure(tmp_path)
    assert str(error.where) == "themes/house/theme.toml"
    assert "needs this file" in error.message


def test_a_theme_toml_that_cannot_be_read_is_named(tmp_path) -> None:
    file = theme(tmp_path, "house") / "theme.toml"
    file.write_bytes(b'name = "\xff"')
    assert "UTF-8" in failure(tmp_path).message
    file.write_text("name = ")
    assert "TOML" in failure(tmp_path).message


def test_a_theme_for_a_newer_digest_is_refused(tmp_path) -> None:
    theme(tmp_path, "house", 'min_digest = "99.1"')
    assert "needs digest 99.1" in failure(tmp_path).message
    theme(tmp_path, "house", 'min_digest = "0.0.1"')
    assert load(tmp_path, "house").name == "house"


def test_static_links_out_of_a_theme_are_refused(tmp_path) -> None:
    static = theme(tmp_path, "house", **{"static/a.css": ""}) / "static"
    (tmp_path / "secret").write_text("x")
    (static / "b.css").symlink_to(static / "a.css")
    assert list(load(tmp_path, "house").static) == ["a.css", "b.css"]
    (static / "c.css").symlink_to(tmp_path / "secret")
    error = failure(tmp_path)
    assert str(error.where) == "themes/house/static/c.css"
    (static / "c.css").unlink()
    (static / "folder").symlink_to(tmp_path)
    assert "symbolic link" in failure(tmp_path).message


def test_pipes_in_a_static_folder_are_not_opened(tmp_path) -> None:
    static = theme(tmp_path, "house", **{"static/a.css": ""}) / "static"
    os.mkfifo(static / "pipe")
    assert list(load(tmp_path, "house").static) == ["a.css"]


def test_options_of_the_project_win_and_must_fit(tmp_path) -> None:
    theme(tmp_path, "house", "[options]\ncolumns = 2\nratio = 1.5\nname = 'x'")
    house = load(tmp_path, "house")
    assert settle(house, {"columns": 3, "ratio": 2}) == {"columns": 3, "ratio": 2, "name": "x"}
    with pytest.raises(ConfigError, match='did you mean "columns"') as caught:
        settle(house, {"colums": 3})
    assert caught.value.exit_code == 2
    for wrong in ({"columns": "3"}, {"columns": True}, {"name": 1}):
        with pytest.raises(ConfigError, match="is not of the type"):
            settle(house, wrong)


def test_a_theme_without_options_takes_none(tmp_path) -> None:
    theme(tmp_path, "house")
    with pytest.raises(ConfigError, match="no such option"):
        settle(load(tmp_path, "house"), {"a": 1})
