import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.normal import normalise, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\fb\vc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("tab\tstays", "tab\tstays"),
        ("nul\0bell\x07del\x7fc1\x9b", "nulbelldelc1"),
        ("\ufeffmark", "mark"),
        ("non\ufffecharacter\uffff\ufdd0\U0001ffff", "noncharacter"),
        ("lone\ud800 surrogate", "lone surrogate"),
        ("e\u0301", "é"),
        ("₹1,200 crore 😀 שלום", "₹1,200 crore 😀 שלום"),
    ],
)
def test_text_gets_its_normal_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(st.characters(codec=None)))
def test_normal_text_is_legal_everywhere_and_stays_as_it_is(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal == unicodedata.normalize("NFC", normal)
    normal.encode()
    legal = ("\t", "\n", "\u00a0", "\ufffd")
    assert all(
        c in legal or " " <= c < "\x7f" or "\xa0" < c < "\ufdd0" or c > "\ufdef" for c in normal
    )
    assert not any(ord(c) & 0xFFFE == 0xFFFE for c in normal)


def test_one_line_squeezes_every_white_space() -> None:
    assert one_line("  a\u00a0\u3000b\r\n\tc ") == "a b c"
    assert one_line(" \n ") == ""
