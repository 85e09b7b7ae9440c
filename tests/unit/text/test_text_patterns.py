import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text.patterns import Budget, ExhaustedError, PatternError, compiled

ATOMS = st.sampled_from(
    (
        *("a", "b", ".", "x", r"\d", r"\w", r"\s", r"\S", r"\D", r"\W", "[ab]", "[^a]", "[a-cx1]"),
        *("^", "$", r"\b", r"\B", r"\A", r"\Z", r"\|", " ", "(?i:A)", "(?s:.)", "[^\\d]", "é"),
    )
)
REPEATS = st.sampled_from(
    ("", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}")
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(inner, min_size=1, max_size=3).map("".join)
    branched = st.lists(inner, min_size=2, max_size=3).map("|".join)
    return st.tuples(st.one_of(joined, branched), REPEATS).map(lambda p: f"(?:{p[0]}){p[1]}")


PATTERNS = st.recursive(
    st.tuples(
        ATOMS.filter(lambda a: a[0] not in "^$" and a not in (r"\b", r"\B", r"\A", r"\Z")), REPEATS
    ).map("".join)
    | ATOMS,
    _grown,
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(PATTERNS, st.text("abxA1 |\né.", min_size=1, max_size=12), st.booleans())
def test_a_pattern_finds_what_the_standard_library_finds(pattern, text, fold) -> None:
    pattern = f"(?i){pattern}" if fold else pattern
    assert (compiled(pattern).search(text, Budget()) is None) == (re.search(pattern, text) is None)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^(?P<name>.+) \| (?P<place>.+) \|", "Ada Okafor | Lagos | 3 May |"),
        (r"^(?P<name>.+?) \| ", "Ada Okafor | Lagos | 3 May"),
        (r"(?:By (?P<name>\w+ \w+)|From (?P<place>\w+))", "From Accra"),
        (r"(?P<name>a|ab)(?P<rest>c|bcd)(?P<end>d*)", "abcd"),
        (r"(?i)by (?P<name>[a-z]+)\b", "BY KONE, ACCRA"),
        (r"(?m)^by (?P<name>.*)$", "x\nby me\ny"),
        (r"(?P<name>x)?y", "y"),
    ],
)
def test_named_groups_hold_what_the_standard_library_puts_there(pattern, text) -> None:
    wanted = re.search(pattern, text)
    assert wanted
    found = compiled(pattern).search(text, Budget())
    assert found == {k: v for k, v in wanted.groupdict().items() if v is not None}


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)+$",
        "(a|a?)+[^a]x",
        "(a*)*b",
        "(.*a){12}$",
        r"^(\w+\s?)*$",
        "(?:a?){30}a{30}$",
        "(a+)+[^a]x",
    ],
)
def test_a_pattern_that_would_take_years_takes_a_bounded_number_of_steps(pattern) -> None:
    budget = Budget()
    assert compiled(pattern).search("a" * 1990 + "!", budget) is None
    assert budget.left > 0


def test_a_search_beyond_its_budget_ends_with_an_error_and_leaves_nothing() -> None:
    budget = Budget(1000)
    assert compiled("a+b").search("aaab", budget) == {}
    assert budget.left < 1000
    with pytest.raises(ExhaustedError):
        compiled("(a+)+[^a]").search("a" * 1990, budget)
    assert budget.left == 0


def test_a_text_without_the_words_of_a_pattern_costs_nothing() -> None:
    budget = Budget()
    assert (
        compiled("^Copyright .+ Example (Media|House)").search("Copyright 2026 by us", budget)
        is None
    )
    assert budget.left == Budget().left


def test_only_the_first_characters_of_a_long_text_are_looked_at() -> None:
    assert compiled("end").search("x" * 1990 + "end", Budget()) == {}
    assert compiled("end").search("x" * 2000 + "end", Budget()) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a", "cannot be read: missing ), unterminated subpattern at character 1"),
        ("*", "cannot be read: nothing to repeat at character 1"),
        (r"(a)\1", "refers back to a group, which cannot be matched in bounded time"),
        ("(a)?(?(1)b|c)", "asks whether a group matched"),
        ("(?=a)b", "looks ahead or behind"),
        ("(?<!a)b", "looks ahead or behind"),
        ("(?>a)b", "has an atomic group"),
        ("a++b", "has a possessive repeat"),
        ("[[a]", "may not mean what it says: Possible nested set"),
        ("(?a)x", "sets a flag that is not one of i, s, m, x, u"),
        ("(?:a{400}){400}", "is too large"),
        ("x" * 501, "is longer than 500 characters"),
        ("a{99999999999999999999}", "is too large"),
    ],
)
def test_what_cannot_be_matched_in_bounded_time_is_refused_with_the_reason(pattern, why) -> None:
    with pytest.raises(PatternError, match="^" + re.escape(why)):
        compiled(pattern)
