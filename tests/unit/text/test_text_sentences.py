"""Where sentences end."""

import time

import pytest

from digest.text import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One fell. Two rose.", ["One fell.", "Two rose."]),
        ("Mr. Wekesa left. The U.S. said no.", ["Mr. Wekesa left.", "The U.S. said no."]),
        (
            "It rose 3.5 per cent to $1.98 bn. Then it fell!",
            ["It rose 3.5 per cent to $1.98 bn.", "Then it fell!"],
        ),
        ("Sona Pvt. Ltd. won. It paid.", ["Sona Pvt. Ltd. won.", "It paid."]),
        ("Am 3. März kam er. Dann ging er.", ["Am 3. März kam er.", "Dann ging er."]),
        ("“We wait.” She left.", ["“We wait.”", "She left."]),
        ("“Wait! and see,” he said. They did.", ["“Wait! and see,” he said.", "They did."]),
        ("港は混んだ。船は待った。", ["港は混んだ。", "船は待った。"]),
        ("बंदरगाह व्यस्त था। जहाज़ रुके।", ["बंदरगाह व्यस्त था।", "जहाज़ रुके।"]),
        ("¿Quién paga? El puerto.", ["¿Quién paga?", "El puerto."]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_a_text_is_split_at_its_sentences(text, parts):
    assert sentences.split(text) == parts


def test_the_first_sentence_is_empty_for_an_empty_text():
    assert sentences.first("  ") == ""
    assert sentences.first("One fell. Two rose.") == "One fell."


@pytest.mark.parametrize(
    "text", ["It fell.", "“It fell.”", "It fell.)", "落ちた。", "गिरा।", "It fell…", "It fell.*"]
)
def test_final_punctuation_may_stand_before_quotes_and_brackets(text):
    assert sentences.ends(text)


@pytest.mark.parametrize("text", ["It fell", "It fell:", "", "“”", "It fell,"])
def test_other_endings_are_no_ends(text):
    assert not sentences.ends(text)


@pytest.mark.parametrize("piece", ["a. ", "A. ", "am 3. ", "a? b ", "。", ".” "])
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        sentences.split(text)
        return time.process_time() - start

    seconds(4_000)  # another text: what was split before is known
    assert seconds(80_000) < 40 * max(seconds(5_000), 0.0005)
