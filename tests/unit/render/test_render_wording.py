"""The words of themes: found key by key, in the site's language or else in English, with plurals and places."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from render_samples import write

from digest.errors import ThemeError
from digest.render import wording
from digest.render.theme import Level
from digest.render.wording import Wording


def words(root: Path, language: str = "en", **files: str) -> Wording:
    """Load texts from folders "near" and "far"; a file is named by folder and language: near_de."""
    write(root, {name.replace("_", "/", 1) + ".toml": text for name, text in files.items()})
    return wording.load([Level(one, root / one) for one in ("near", "far")], language)


def test_the_nearest_file_wins_key_by_key_and_the_language_before_it(tmp_path: Path) -> None:
    said = words(
        tmp_path,
        "de",
        near_en='a = "near"\nb = "near"\n[deep.er]\nd = "near"',
        far_de='a = "fern"',
        near_de="",
        far_en='a = "far"\nb = "far"\nc = "far"',
    )
    assert [said.t(key) for key in ("a", "b", "c", "deep.er.d")] == ["fern", "near", "far", "near"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de-AT", "Jänner"),
        ("de-CH", "Januar"),
        ("fr", "January"),
        ("../de", "January"),
        ("", "January"),
    ],
)
def test_a_region_builds_on_its_language_and_any_other_on_english(
    tmp_path: Path, language: str, expected: str
) -> None:
    files = {"near_de-AT": 'm = "Jänner"', "near_de": 'm = "Januar"', "near_en": 'm = "January"'}
    assert words(tmp_path, language, **files).t("m") == expected


@pytest.mark.parametrize(
    ("language", "numbers", "forms"),
    [
        ("en", (0, 1, 2), "other one other"),
        ("hi", (0, 1, 2), "one one other"),
        ("ja", (0, 1, 2), "other other other"),
        ("pl", (1, 2, 5, 12, 22), "one few many many few"),
        ("ru", (1, 2, 5, 11, 21, 112), "one few many many one many"),
        ("cs", (1, 2, 5), "one few other"),
        ("ar", (0, 1, 2, 3, 11, 100), "zero one two few many other"),
    ],
)
def test_plurals_follow_the_language(
    tmp_path: Path, language: str, numbers: tuple[int, ...], forms: str
) -> None:
    table = "\n".join(f'{name} = "{name}"' for name in wording.FORMS)
    said = words(tmp_path, language, **{f"near_{language}": f"[count]\n{table}"})
    assert " ".join(said.t("count", n=number) for number in numbers) == forms


def test_a_translation_without_a_form_takes_the_other(tmp_path: Path) -> None:
    said = words(tmp_path, "pl", near_pl='[n]\none = "{n} raz"\nother = "{n} razy"')
    assert [said.t("n", n=n) for n in (1, 3, 1200)] == ["1 raz", "3 razy", "1,200 razy"]


def test_a_place_is_filled_as_it_is_and_numbers_as_the_language_prints_them(tmp_path: Path) -> None:
    said = words(tmp_path, "de", near_de='by = "von {who}: {n}"')
    assert said.t("by", who="{n} <b>", n=1234) == "von {n} <b>: 1.234"


def test_markup_stays_and_all_around_it_is_escaped(tmp_path: Path) -> None:
    said = words(tmp_path, near_en='by = "<{who}> & {what}"')
    made = said.t("by", who=Markup("<b>X</b>"), what="<i>")
    assert made == Markup("&lt;<b>X</b>&gt; &amp; &lt;i&gt;")
    assert hasattr(made, "__html__")
    assert not hasattr(said.t("by", who="<b>", what=""), "__html__")


def test_an_unknown_key_is_answered_with_the_nearest(tmp_path: Path) -> None:
    said = words(tmp_path, near_en='notes = "x"\nby = "{who}"')
    with pytest.raises(ThemeError, match=r'"notse"(?s:.*)did you mean "notes"'):
        said.t("notse")
    with pytest.raises(ThemeError, match="a place for 'who'"):
        said.t("by", n=1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1", r'near/en\.toml:1:1: "a" must be text in quotes'),
        ('x = "y"\n[b]\none = "1"', r'near/en\.toml:2:1: "b" needs the form "other"'),
        ("b = {other = 1}", r'"b\.other" must be text in quotes'),
        ('a = "{x!r}"', r'"a" has a broken place: "x" is no name of small letters'),
        ('a = "{0.real}"', r'"0\.real" is no name'),
        ('a = "{"', "broken place"),
        ("a = ", "this is not TOML"),
    ],
)
def test_what_is_no_text_is_an_error_with_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ThemeError, match=message):
        words(tmp_path, near_en=text)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"secret.toml": 'a = "b"', "near/de.toml": ""})
    (tmp_path / "near" / "en.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(ThemeError, match="symbolic link"):
        words(tmp_path)


def test_the_mark_changes_with_every_text_and_with_nothing_else(tmp_path: Path) -> None:
    first = words(tmp_path, near_en='a = "b"\n[n]\nother = "c"').mark
    assert words(tmp_path, near_en='# x\n[n]\nother = "c"', far_en='a = "b"').mark == first
    assert words(tmp_path, near_en='[n]\nother = "d"').mark != first
