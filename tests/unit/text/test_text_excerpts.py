import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.excerpts import shortened


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Sales fell.", 2, "Sales fell."),
        ("Sales fell. Costs rose.", 3, "Sales fell."),
        ("Sales fell. Costs rose again and again.", 6, "Sales fell. Costs rose again and …"),
        ("“Sales fell. Costs rose,” she said on Monday. More came.", 5, "“Sales fell. Costs rose,” she …"),
        ('"Sales fell. Costs rose," she said. "Nothing. Not rain," he said.', 9, '"Sales fell. Costs rose," she said.'),
        ("„Alles fiel. Nichts stieg“, sagte er. Mehr kam erst am Abend.", 8, "„Alles fiel. Nichts stieg“, sagte er."),
        ("売上高は減った。" * 20, 10, "売上高は減った。" * 15),
        ("日本" * 200, 10, "日本" * 60 + "…"),
        ("Mr. Roth sold it for $3.5 million. Then he left.", 8, "Mr. Roth sold it for $3.5 million."),
        ("Mr. Roth sold it all.", 1, "Mr. …"),
    ],
)  # fmt: skip
def test_a_text_is_cut_behind_a_whole_sentence_where_that_leaves_most_of_it(text, words, shown):
    assert shortened(text, words) == shown


@given(
    st.text(alphabet='ab. "“”„«»。', max_size=300).map(lambda text: " ".join(text.split())),
    st.integers(1, 30),
)
def test_what_is_left_is_the_beginning_of_the_text(text, words):
    left = shortened(text, words)
    assert text.startswith(left.removesuffix("…").removesuffix(" "))
    assert len(left.split(" ")) <= words + 1
    assert shortened(left, words + 1) == left
