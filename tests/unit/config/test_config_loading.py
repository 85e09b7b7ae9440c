"""digest.toml, the environment and flags become one Config, or every fault is named."""

from pathlib import Path

import pytest

from digest.config import Config, load, schema, sources
from digest.errors import ConfigError

ZONE = 'timezone = "Europe/Berlin"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "digest.toml"
    path.write_text(text, "utf-8")
    return path


def faults(folder: Path, text: str, environ=None, overrides=None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(write(folder, text), environ, overrides)
    assert caught.value.exit_code == 2
    return [str(problem) for problem in caught.value.problems]


def test_a_time_zone_is_all_that_must_be_said(tmp_path: Path) -> None:
    assert load(write(tmp_path, ZONE)) == Config(timezone="Europe/Berlin")


def test_a_missing_time_zone_is_told_with_the_line_to_add(tmp_path: Path) -> None:
    assert faults(tmp_path, "") == [
        'digest.toml: timezone is missing\n  hint: add timezone = "Europe/Berlin"'
    ]


def test_an_unknown_key_names_its_line_and_the_nearest_known_one(tmp_path: Path) -> None:
    text = f'# a comment\n{ZONE}tilte = "x"\n'
    assert faults(tmp_path, text) == [
        'digest.toml:3:1: unknown key "tilte"\n  hint: did you mean "title"?'
    ]


def test_an_unknown_key_that_is_like_none_lists_all(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ZONE + "zzz = 1\n")
    assert "hint: known: author, base_url," in fault


def test_a_key_in_the_wrong_table_is_unknown_there(tmp_path: Path) -> None:
    assert faults(tmp_path, ZONE + "[feed]\nlimt = 3\n") == [
        'digest.toml:3:1: unknown key "feed.limt"\n  hint: did you mean "limit"?'
    ]


def test_every_fault_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = """\
timezone = "Europe/Berln"
base_url = "example.org"
per_page = "many"
slugs = "asci"
language = "english please"
theme = "../elsewhere"
drafts = "yes"
nav = [
  { title = "Topics", url = "topics/" },
  { title = "Companies" },
]

[feed]
formats = ["rss", "atm"]
limit = 0
"""
    found = faults(tmp_path, text)
    assert [f.split(" ")[0] for f in found] == [
        f"digest.toml:{place}:"
        for place in ("1:1", "2:1", "3:1", "4:1", "5:1", "6:1", "7:1", "10:3", "14:19", "15:1")
    ]
    assert 'did you mean "Europe/Berlin"?' in found[0]
    assert "https://example.org/news/" in found[1]
    assert 'per_page must be a whole number from 1 to 500, not "many"' in found[2]
    assert 'slugs must be one of "ascii", "unicode", not "asci"' in found[3]
    assert 'did you mean "ascii"?' in found[3]
    assert 'drafts must be true or false, not "yes"' in found[6]
    assert "nav[2].url is missing" in found[7]
    assert 'feed.formats[2] must be one of "rss", "atom", "json", not "atm"' in found[8]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('title = ""', 'title must be text that is not empty, not ""'),
        ("title = 2026-11-22", "title must be text that is not empty, not datetime.date"),
        ("drafts = 1", "drafts must be true or false, not 1"),
        ("per_page = true", "per_page must be a whole number from 1 to 500, not true"),
        ("feed = 3", "feed must be a table"),
        ("options = 3", "options must be a table"),
        ("plugins = 3", "plugins must be a list"),
        ("nav = 3", "nav must be a list"),
        ("nav = [3]", "nav[1] must be a table"),
        ('description = ["' + "x" * 80 + '"]', "..."),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_it_must_be(
    tmp_path: Path, line: str, message: str
) -> None:
    (fault,) = faults(tmp_path, f"{ZONE}{line}\n")
    assert fault.startswith("digest.toml:2:")
    assert message in fault


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///news/",
        "https://example.org/a b",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://me:secret@example.org/",
        "https://[::1",
        "https://example.org:99999/",
        "javascript:alert(1)",
    ],
)
def test_a_base_address_must_be_http_with_a_host_and_no_more(tmp_path: Path, url: str) -> None:
    (fault,) = faults(tmp_path, f'{ZONE}base_url = "{url}"\n')
    assert f'base_url "{url}"' in fault


def test_a_base_address_ends_with_one_slash(tmp_path: Path) -> None:
    path = write(tmp_path, ZONE + 'base_url = "https://example.org/news"\n')
    assert load(path).base_url == "https://example.org/news/"


def test_a_file_that_is_not_toml_names_line_and_column(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ZONE + "title = Digest\n")
    message, _, hint = fault.partition("\n")
    assert message == "digest.toml:2:9: is not TOML: Invalid value"
    assert hint == '  hint: text stands in quotes: title = "My digest"'


def test_a_file_that_ends_too_early_names_its_last_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ZONE + 'nav = [\n"a",\n')
    assert fault.startswith("digest.toml:3: is not TOML")


def test_a_file_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"digest\.toml"):
        load(write(tmp_path, "a = " + "[" * 100_000))


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes(ZONE.encode() + 'title = "Börse"\n'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"digest\.toml:2: is not UTF-8"):
        load(path)


def test_a_byte_order_mark_and_foreign_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ZONE.replace("\n", "\r\n").encode())
    assert load(path).timezone == "Europe/Berlin"


def test_a_file_that_is_not_there_or_not_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no such file"):
        load(tmp_path / "digest.toml")
    with pytest.raises(ConfigError, match=r"cannot be read"):
        load(tmp_path)


def test_a_variable_beats_the_file_and_a_flag_beats_both(tmp_path: Path) -> None:
    path = write(tmp_path, ZONE + 'title = "File"\n[feed]\nlimit = 5\n')
    environ = {"DIGEST_TITLE": "Variable", "DIGEST__FEED__LIMIT": "7"}
    config = load(path, environ, {"title": "Flag"})
    assert (config.title, config.feed.limit) == ("Flag", 7)


def test_a_variable_gives_lists_numbers_switches_and_options(tmp_path: Path) -> None:
    environ = {
        "DIGEST__FEED__FORMATS": "rss, json,",
        "DIGEST_DRAFTS": "true",
        "DIGEST_PER_PAGE": "7",
        "DIGEST__OPTIONS__ACCENT": "teal",
    }
    config = load(write(tmp_path, ZONE + "[options]\nserif = true\n"), environ)
    assert config.feed.formats == ("rss", "json")
    assert (config.drafts, config.per_page) == (True, 7)
    assert config.options == {"serif": True, "accent": "teal"}


def test_a_fault_of_a_variable_or_a_flag_names_it(tmp_path: Path) -> None:
    environ = {"DIGEST__FEED__LIMIT": "x", "DIGEST__FED__LIMIT": "1", "DIGEST__TITLE__X": "1"}
    found = faults(tmp_path, ZONE + 'title = "A"\n', environ, {"base_url": "nowhere"})
    assert [fault.split(":")[0] for fault in found] == [
        "DIGEST__FED__LIMIT",
        "DIGEST__TITLE__X",
        "--base-url",
        "DIGEST__FEED__LIMIT",
    ]


def test_variables_of_others_are_left_alone(tmp_path: Path) -> None:
    assert load(write(tmp_path, ZONE), {"DIGEST_SHA": "1", "DIGESTIVE": "2"}) == Config(
        timezone="Europe/Berlin"
    )


def test_sources_say_where_each_value_comes_from(tmp_path: Path) -> None:
    path = write(tmp_path, ZONE + "[feed]\nlimit = 5\n[options]\naccent = 'teal'\n")
    found = {
        s.key: (s.value, s.origin) for s in sources(path, {"DIGEST_TITLE": "T"}, {"jobs": "2"})
    }
    assert found["timezone"] == ("Europe/Berlin", "digest.toml:1")
    assert found["feed.limit"] == (5, "digest.toml:3")
    assert found["feed.content"] == ("full", "default")
    assert found["options.accent"] == ("teal", "digest.toml:5")
    assert found["title"] == ("T", "DIGEST_TITLE")
    assert found["jobs"] == (2, "--jobs")


def test_the_schema_describes_every_key_and_allows_no_other() -> None:
    made = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["required"] == ["timezone"]
    assert made["additionalProperties"] is False
    for name, described in made["properties"].items():
        assert "description" in described or "$ref" in str(described), name
