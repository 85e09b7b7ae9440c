"""Every key of a TOML text is found at its line and column."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.toml_keys import places

TEXT = '''\
# title = "not a key"
title = "a # b"   # a comment with key = 1
feed.limit = 3
"quoted key" = 'x = 1'
many = [ # why
  "a]b", """c
d = 1""",
  { url = "x", deep = { er = 1 } },
  [1, 2],
]
[table]
at = 2026-11-22T09:00:00Z
[table.inner]
text = \'\'\'
no = "key"
\'\'\'
[[nav]]
title = "A"
[[nav]]
title = "B"
[nav.more]
x = 1
'''


def test_keys_are_found_in_tables_arrays_and_inline_tables() -> None:
    tomllib.loads(TEXT)
    found = places(TEXT)
    assert found[("title",)] == (2, 1)
    assert found[("feed", "limit")] == found[("feed",)] == (3, 1)
    assert found[("quoted key",)] == (4, 1)
    assert found[("many", "0")] == (6, 3)
    assert found[("many", "1")] == (6, 10)
    assert found[("many", "2", "url")] == (8, 5)
    assert found[("many", "2", "deep", "er")] == (8, 25)
    assert found[("many", "3", "1")] == (9, 7)
    assert found[("table", "at")] == (12, 1)
    assert found[("table", "inner", "text")] == (14, 1)
    assert found[("nav",)] == found[("nav", "0")] == (17, 1)
    assert found[("nav", "0", "title")] == (18, 1)
    assert found[("nav", "1", "title")] == (20, 1)
    assert found[("nav", "1", "more", "x")] == (22, 1)
    assert not [key for key in found if key[-1] in {"no", "d", "key"}]


def test_an_empty_text_has_no_keys() -> None:
    assert places("") == places("# nothing\n\n") == {}


def paths(value: object, key: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    found = {key} if key else set()
    items = value.items() if isinstance(value, dict) else []
    items = enumerate(value) if isinstance(value, list) else items
    for name, inner in items:
        found |= paths(inner, (*key, str(name)))
    return found


@pytest.mark.parametrize(
    "text", ["a = [ ]", "a = { }", "a=1", "[a]", 'a = ""', "a = ''''''", "a.b.c=[[1],[]]"]
)
def test_short_forms_are_read_to_their_end(text: str) -> None:
    again = text + "\nlast = 1\n" if text != "[a]" else "last = 1\n" + text
    assert set(places(again)) == paths(tomllib.loads(again))


SCALARS = st.sampled_from(
    ["1", "true", '"a"', "'b = 1'", '"""c\nd"""', "'''e]'''", '"\\"}"', "2026-11-22", "1.5e3", '""']
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda v: "[" + ", \n# ]\n".join(v) + "]")
        | st.lists(inner, max_size=3).map(
            lambda v: "{" + ", ".join(f"k{n} = {one}" for n, one in enumerate(v)) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=5))
def test_whatever_the_parser_reads_has_its_places(values: list[str]) -> None:
    text = "".join(f"key{n} = {value} # end\n" for n, value in enumerate(values))
    assert set(places(text)) == paths(tomllib.loads(text))
