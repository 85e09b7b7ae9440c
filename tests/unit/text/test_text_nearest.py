"""A mistyped name leads to the one that was meant."""

import pytest

from digest.text.nearest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("name", "expected"),
    [("tilte", "title"), ("BASE-URL", "base_url"), ("baseurl", "base_url"), ("zzz", ""), ("", "")],
)
def test_the_nearest_name_is_found(name: str, expected: str) -> None:
    assert nearest(name, ["title", "base_url", "theme"]) == expected


def test_the_answer_does_not_depend_on_the_order_of_the_names() -> None:
    assert nearest("abc", ["abcd", "abce"]) == nearest("abc", ["abce", "abcd"])


def test_a_hint_lists_all_names_where_none_is_near() -> None:
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"
