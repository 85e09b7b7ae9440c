"""The phrase files: sorted, unique, each phrase with its why, examples that speak and counter-examples that do not."""

import tomllib
from pathlib import Path

import pytest
from clean_samples import STORY, extract

from digest.clean import phrases
from digest.clean.engine import clean

FOLDER = Path(phrases.__file__).parent / "phrases"


def table(language):
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def families(text):
    folded = phrases.fold(text)
    return phrases.lexicon().find(folded, phrases.words(folded))


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_the_scan_reads_what_a_parser_reads(language):
    parsed = table(language)
    voice = parsed.pop("voice", {})
    found, voices = phrases.read(language)
    assert found == [
        phrases.Phrase(family, text, entry.get("at", ""))
        for family, entries in parsed.items()
        for text, entry in entries.items()
    ]
    assert voices == {name: entry["words"] for name, entry in voice.items()}


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_phrases_are_sorted_and_say_why(language):
    for entries in table(language).values():
        assert list(entries) == sorted(entries)
        assert all(entry["why"] for entry in entries.values())
        for entry in entries.values():
            assert entry.get("words", []) == sorted(set(entry.get("words", [])))


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_examples_speak(language):
    for family, entries in table(language).items():
        for text, entry in entries.items():
            if "example" in entry:
                assert family in families(entry["example"]), (family, text)


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_counter_examples_stay_inside_a_story(language):
    for family, entries in table(language).items():
        for text, entry in entries.items():
            if "counter" in entry:
                cleaned = clean(extract([*STORY[:3], entry["counter"], *STORY[3:]]))
                assert {v.action for v in cleaned.verdicts} == {"keep"}, (family, text)


def test_every_phrase_finds_itself():
    for language in phrases.LANGUAGES:
        for phrase in phrases.read(language)[0]:
            text = phrase.text.replace("*", "two words").replace("#", "3")
            assert phrase.family in families(text), (language, phrase)


def test_every_file_of_the_folder_is_read():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(phrases.LANGUAGES)


def test_folding_plains_quotes_and_drops_what_is_unseen():
    assert phrases.fold("You’ve “READ”\u200b it — now") == 'you\'ve "read" it - now'
    assert phrases.words("सब्सक्राइब करें।") == ["सब्सक्राइब", "करें"]
