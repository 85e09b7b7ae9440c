from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.sources import tombstones
from digest.sources.tombstones import NONE, Tombstones

WHOLE = """\
[[tombstone]]
url = "https://www.paper.test/2026/a-story/?utm_source=x"
date = 2026-11-24
reason = "asked for by
  the publisher"

[[tombstone]]
id = "3f2a91c07be4d85a"
date = "2026-11-25"

[[tombstone]]
path = "content/extracts/2026-11-22/briefs.html"
date = 2026-11-26T09:00:00Z
"""


def load(root: Path, text: str) -> Tombstones:
    (root / "tombstones.toml").write_text(text.replace("by\n  the", "by the"), "utf-8")
    return tombstones.load(root)


def test_nobody_needs_the_file(tmp_path: Path) -> None:
    assert tombstones.load(tmp_path) is NONE
    assert NONE.reason(id="a", url="https://a.test/b", path="articles/a.md") == ""


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ({"id": "3f2a91c07be4d85a"}, "taken down on 2026-11-25"),
        ({"id": "other"}, ""),
        (
            {"url": "http://paper.test/2026/a-story"},
            "taken down on 2026-11-24: asked for by the publisher",
        ),
        (
            {"url": "https://paper.test/2026/a-story/?fbclid=1"},
            "taken down on 2026-11-24: asked for by the publisher",
        ),
        ({"url": "https://paper.test/2026/a-story?page=2"}, ""),
        ({"url": "https://paper.test/2026"}, ""),
        ({"url": "not an address"}, ""),
        ({"path": "articles/2026-11-22/briefs.md"}, "taken down on 2026-11-26"),
        ({"path": "extracts/2026-11-22/briefs.txt"}, "taken down on 2026-11-26"),
        ({"path": "articles/2026-11-22/briefs/one-story.md"}, "taken down on 2026-11-26"),
        ({"path": "articles/2026-11-22/briefs-two.md"}, ""),
        ({"path": "articles/2026-11-22.md"}, ""),
    ],
)
def test_an_article_is_known_by_id_by_its_source_or_by_its_place(
    tmp_path: Path, named: dict[str, str], reason: str
) -> None:
    assert load(tmp_path, WHOLE).reason(**named) == reason


def test_every_fault_is_told_with_its_line_and_how_to_mend_it(tmp_path: Path) -> None:
    text = """\
[[tombstone]]
date = 2026-11-24

[[tombstone]]
url = "ftp"
date = "yesterday"

[[tombstone]]
id = 12
raeson = "x"

[[grave]]
"""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert caught.value.exit_code == 2
    told = [
        f"{p.where.line} {p.message} ({p.hint})" if p.hint else f"{p.where.line} {p.message}"
        for p in caught.value.problems
    ]
    assert told == [
        '1 a tombstone must say what it is for (write id, url or path = "...")',
        '5 "ftp" is not a web address (write it as "https://example.com/a-story")',
        '6 "yesterday" is not a day (write date = 2026-11-24)',
        "8 date is missing (write date = 2026-11-24)",
        '9 id must be text (write id = "...")',
        '10 unknown key "raeson" (did you mean "reason"?)',
        '12 unknown key "grave" (write [[tombstone]])',
    ]


def test_the_file_holds_nothing_but_tombstones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="must be a list of tables") as caught:
        load(tmp_path, "tombstone = 3")
    assert caught.value.problems[0].where.line == 1
