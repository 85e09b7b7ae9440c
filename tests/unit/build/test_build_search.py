"""The search index: made only when it has to be, of ours alone, and the same bytes for the same pages."""

import gzip
import json
from pathlib import Path

import pytest

from digest.build.search import is_index, wanted
from digest.build.search_settle import settled
from digest.errors import ConfigError
from digest.flow import press

NOON = 1795348800  # 2026-11-22T12:00:00Z
PAGES = {"a/index.html": "inputs-a", "b/index.html": "inputs-b"}


def write(root: Path, name: str, title: str, body: str, **front: str) -> None:
    path = root / "content" / "articles" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    extra = "".join(f"{key}: {value}\n" for key, value in front.items())
    head = f"title: {title}\nid: {name}\ndate: 2026-11-21\n{extra}"
    path.write_text(
        f"---\n{head}source: {{name: The Paper, url: 'https://p.test/{name}'}}\n---\n{body}\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text('timezone = "UTC"\nshare_images = "off"\n')
    write(
        tmp_path,
        "looms",
        "A mill buys looms",
        "The mill bought heliotrope looms.",
        topics="[Mills]",
    )
    write(tmp_path, "quay", "Quay works close", "The quay closes in spring.", topics="[Ports]")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def index(root: Path) -> dict[str, bytes]:
    return {
        path: data for path, data in files(root / "site").items() if path.startswith("pagefind/")
    }


def test_without_the_extra_there_is_no_search(project: Path) -> None:
    press(project, now=NOON)
    assert not index(project)
    assert not (project / "site" / "search").exists()
    assert (
        "data-pagefind"
        not in (project / "site/2026/11/21/a-mill-buys-looms/index.html").read_text()
    )


def test_a_search_that_must_be_there_and_cannot_is_an_error_before_anything_is_written(
    project,
) -> None:
    (project / "digest.toml").write_text('timezone = "UTC"\nsearch = "on"\n')
    with pytest.raises(ConfigError, match="not installed"):
        press(project, now=NOON)
    assert not (project / "site" / "index.html").exists()


def test_a_search_can_be_switched_off(search_extra, project: Path) -> None:
    (project / "digest.toml").write_text('timezone = "UTC"\nsearch = "off"\n')
    press(project, now=NOON)
    assert not index(project)


def test_the_index_is_of_articles_and_has_no_parts_that_we_do_not_use(
    search_extra, project
) -> None:
    press(project, now=NOON)
    found = index(project)
    assert len([path for path in found if path.startswith("pagefind/fragment/")]) == 2
    assert "pagefind/pagefind.js" in found
    assert not [path for path in found if "-ui." in path]
    page = (project / "site" / "search" / "index.html").read_text()
    assert '<option value="topics/mills/">Mills</option>' in page
    assert not (project / ".digest" / "search").exists()


def test_an_incremental_build_gives_the_index_of_a_clean_one(search_extra, project: Path) -> None:
    press(project, now=NOON)
    write(project, "rail", "Rail line opens", "Nine kilometres of rail open.", topics="[Rail]")
    write(project, "quay", "Quay works close", "The quay closes in May.", topics="[Ports, Rail]")
    press(project, now=NOON)
    grown = files(project / "site")
    press(project, now=NOON, overrides=[("output", "fresh")])
    assert files(project / "fresh") == grown


def test_the_index_is_left_alone_where_no_article_page_changes(search_extra, project: Path) -> None:
    press(project, now=NOON)
    before = {p: p.stat().st_mtime_ns for p in (project / "site" / "pagefind").rglob("*")}
    assert not press(project, now=NOON).written
    (project / "content" / "pages").mkdir()
    (project / "content" / "pages" / "imprint.md").write_text("---\ntitle: Imprint\n---\nWe.\n")
    report = press(project, now=NOON)
    assert report.written == ("imprint/index.html", "sitemap-pages.xml")
    assert {p: p.stat().st_mtime_ns for p in (project / "site" / "pagefind").rglob("*")} == before


def test_a_lost_file_of_the_index_is_made_again(search_extra, project: Path) -> None:
    press(project, now=NOON)
    whole = index(project)
    next((project / "site" / "pagefind" / "fragment").iterdir()).unlink()
    press(project, now=NOON)
    assert index(project) == whole


def test_what_is_taken_down_is_not_found_any_more(search_extra, project: Path) -> None:
    press(project, now=NOON)
    write(project, "looms", "A mill buys looms", "The mill bought looms.", hide="true")
    press(project, now=NOON)
    told = [gzip.decompress(data) for path, data in index(project).items() if "/fragment/" in path]
    assert len(told) == 1
    assert b"heliotrope" not in told[0]


def test_a_text_that_is_not_shown_is_not_found(search_extra, project: Path) -> None:
    write(project, "looms", "A mill buys looms", "The mill bought heliotrope looms.", rights="link")
    press(project, now=NOON)
    told = [gzip.decompress(data) for path, data in index(project).items() if "/fragment/" in path]
    assert len(told) == 2
    assert not [data for data in told if b"heliotrope" in data]


def test_a_file_of_somebody_else_stays_where_it_is(search_extra, project: Path) -> None:
    press(project, now=NOON)
    stranger = project / "site" / "pagefind" / "notes.txt"
    stranger.write_text("mine")
    write(project, "looms", "A mill buys looms", "The mill bought ten looms.")
    press(project, now=NOON)
    assert stranger.read_text() == "mine"


@pytest.mark.parametrize(
    ("before", "intact", "preview", "stands"),
    [
        ({}, (), False, False),
        ({"pagefind/x": "same"}, ("pagefind/x",), False, True),
        ({"pagefind/x": "same"}, (), False, False),
        ({"pagefind/x": "search other"}, ("pagefind/x",), False, False),
        ({"pagefind/x": "search other"}, ("pagefind/x",), True, True),
        ({"pagefind/x": "search other"}, (), True, False),
    ],
)
def test_an_index_stands_while_its_pages_do(search_extra, before, intact, preview, stands) -> None:
    now = wanted(PAGES, {}, ()).inputs
    assert is_index(now)
    known = {path: now if inputs == "same" else inputs for path, inputs in before.items()}
    found = wanted(PAGES, known | {"a/index.html": "inputs-a"}, intact, preview=preview)
    assert found.pages == (() if stands else ("a/index.html", "b/index.html"))
    assert found.stand == (known if stands else {})


def test_without_articles_there_is_nothing_to_search() -> None:
    assert wanted({}, {}, ()).pages == ()


def packed(value: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + value)


def text(word: str) -> bytes:
    return bytes([0x60 + len(word)]) + word.encode()


def index_of(*filters: tuple[str, tuple[str, ...]]) -> dict[str, bytes]:
    listed, made = b"", {}
    for name, values in filters:
        rows = b"".join(b"\x82" + text(value) + b"\x81\x00" for value in values)
        made[f"filter/en_{name}.pf_filter"] = packed(
            b"\x82" + text(name) + bytes([0x80 + len(values)]) + rows
        )
        listed += b"\x82" + text(name) + text(f"en_{name}")
    meta = b"\x84" + text("1") + b"\x80" + b"\x81\x19\x01\x00" + bytes([0x80 + len(filters)])
    made["pagefind.en_1.pf_meta"] = packed(meta + listed)
    made["pagefind-entry.json"] = json.dumps({"languages": {"en": {"hash": "en_1"}}}).encode()
    return made


def test_the_order_of_filters_and_values_makes_no_difference() -> None:
    one = settled(index_of(("a", ("x", "y")), ("b", ("z",))))
    other = settled(index_of(("b", ("z",)), ("a", ("y", "x"))))
    assert one == other
    known = json.loads(one["pagefind-entry.json"])["languages"]["en"]["hash"]
    assert f"pagefind.{known}.pf_meta" in one
    assert len(one) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"pagefind-entry.json": b"["},
        {"pagefind-entry.json": b'{"languages": {"en": {"hash": "gone"}}}'},
        {"pagefind.en_1.pf_meta": b"no gzip"},
        {"pagefind.en_1.pf_meta": gzip.compress(b"another mark")},
        {"pagefind.en_1.pf_meta": packed(b"\xa0")},
        {"pagefind.en_1.pf_meta": packed(b"\x80more")},
        {"pagefind.en_1.pf_meta": packed(b"\x84\x00")},
    ],
)
def test_an_index_in_another_form_stays_as_it_is(change: dict[str, bytes]) -> None:
    given = index_of(("a", ("x",))) | change
    assert settled(given) == given
