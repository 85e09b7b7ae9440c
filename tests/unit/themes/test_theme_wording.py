"""The words of the themes that travel with digest: whole in every language, none missing and none left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.render import wording
from digest.render.theme import Level, load
from digest.render.wording import FALLBACK, Forms, places_of

THEMES = Path(__file__).parents[3] / "themes"
LEVEL = Level("themes/default/i18n", THEMES / "default" / "i18n")
ENGLISH = wording.texts(LEVEL, FALLBACK)
LANGUAGES = ("de", "hi")
# Who else says texts of the theme: the writers of e-mail and books.
WRITERS = Path(wording.__file__).parent


def forms(text: str | Forms) -> dict[str, str]:
    return {"": text} if isinstance(text, str) else text.by_name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_every_text_in_the_same_order(language: str) -> None:
    assert list(wording.texts(LEVEL, language)) == list(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ENGLISH)
def test_a_translation_has_the_places_and_forms_of_the_english(language: str, key: str) -> None:
    ours, theirs = forms(ENGLISH[key]), forms(wording.texts(LEVEL, language)[key])
    assert ours.keys() == theirs.keys()
    assert all(theirs.values())
    for name, text in theirs.items():
        assert places_of(text) == places_of(ours[name])


def test_a_missing_translation_is_said_in_english(tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "fr.toml").write_text('[nav]\narchive = "Archives"', "utf-8")
    said = wording.load(load(tmp_path, "default").wording, "fr")
    assert [said.t("nav.archive"), said.t("nav.subscribe")] == ["Archives", "Subscribe"]


def test_every_text_is_said_somewhere_and_every_text_said_is_there() -> None:
    sources = [*THEMES.glob("*/templates/*"), *WRITERS.glob("*.py")]
    said = set()
    for source in sources:
        said.update(re.findall(r'\bt\("([a-z_]+\.[a-z_]+)"', source.read_text("utf-8")))
    assert said == ENGLISH.keys()


def test_no_template_prints_words_of_its_own() -> None:
    wordy = {}
    for source in (THEMES / "default" / "templates").iterdir():
        text = re.sub(
            r"\{#.*?#\}|<(?:script|style).*?</(?:script|style)>",
            "",
            source.read_text("utf-8"),
            flags=re.DOTALL,
        )
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        text = re.sub(r'<[^>]*>|&\w+;| \w+="[^"]*"', "", text)
        if found := re.findall(r"\w{2,}", text):
            wordy[source.name] = found
    assert wordy == {}
