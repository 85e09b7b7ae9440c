"""Pictures for shared links: drawn where every letter is there, and the same bytes each time."""

import struct
from pathlib import Path

import pytest

from digest.flow import press
from digest.model.site import ShareData
from digest.render import share_letters

NOON = 1795348800  # 2026-11-22T12:00:00Z
DATA = ShareData(
    "Banks", "Northern Reserve Bank holds its rate at 3.25%", "The Paper", "2026-11-22"
)


def drawn(**changes: str) -> bytes:
    from msgspec.structs import replace

    from digest.render.share import picture

    return picture(replace(DATA, **changes), "The Digest", "22 November 2026")


def test_a_picture_has_the_size_that_is_announced(images_extra) -> None:
    data = drawn()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 40_000


def test_the_same_words_give_the_same_bytes(images_extra) -> None:
    assert drawn() == drawn()
    assert drawn() != drawn(headline="Another headline")


@pytest.mark.parametrize(
    "headline", ["", "Short", "Endlesswordwithoutanyspace" * 9, "Word after word " * 60]
)
def test_any_headline_finds_room(images_extra, headline: str) -> None:
    assert drawn(headline=headline).startswith(b"\x89PNG")


def test_lines_are_balanced(images_extra) -> None:
    from digest.render.share import _font, balanced

    font = _font(share_letters.HEAD, 66)
    text = "Northern Reserve Bank holds its rate and says that the next move could be up"
    lines = balanced(text, font)
    assert " ".join(lines) == text
    widths = [font.getlength(line) for line in lines]
    assert min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("₹1,200 crore – up 12 %", True),
        ("€5, £6 and “S&P 500”", True),
        ("Zürich, Łódź, Ankara'nın", True),
        ("Банк держит ставку", True),
        ("बैंक ने दर बढ़ाई", False),
        ("央行维持利率", False),
        ("شركة المرفأ", False),
        ("A rocket 🚀", False),
    ],
)
def test_what_a_face_has_no_letters_for_is_not_drawn(images_extra, text: str, can: bool) -> None:
    drawable = share_letters.drawable()
    assert drawable
    assert drawable(text) is can


def test_letters_are_those_that_the_library_draws(images_extra) -> None:
    from PIL import ImageFont

    path = share_letters.face(share_letters.HEAD)
    assert path
    font, known = ImageFont.truetype(str(path), 20), share_letters.letters(path)
    nothing = bytes(font.getmask("\ufffe"))
    some = (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x400, 0x460), 0x20AC, 0x20B9)
    assert len(known.intersection(some)) > 300
    for code in sorted(known.intersection(some)):
        assert bytes(font.getmask(chr(code))) != nothing, hex(code)


@pytest.mark.parametrize("data", [b"", b"OTTO", b"\0" * 12, b"\0\1\0\0\0\1" + b"cmap" * 9])
def test_a_broken_font_has_no_letters(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(data)
    assert share_letters.letters(tmp_path / "broken.ttf") == frozenset()
    assert share_letters.letters(tmp_path / "none.ttf") == frozenset()


def test_the_groups_of_a_font_of_all_planes_are_read(tmp_path: Path) -> None:
    groups = struct.pack(">HHIII", 12, 0, 40, 0, 2) + struct.pack(
        ">6I", 65, 67, 1, 0x1F600, 0x1F601, 0
    )
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups
    head = struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + struct.pack(
        ">4sIII", b"cmap", 0, 28, len(table)
    )
    (tmp_path / "all.ttf").write_bytes(head + table)
    assert share_letters.letters(tmp_path / "all.ttf") == {65, 66, 67, 0x1F601}


def write(root: Path, name: str, title: str, day: int, more: str = "") -> None:
    path = root / "content" / "articles" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    source = f"source: {{name: The Paper, url: 'https://p.test/{name}'}}"
    path.write_text(
        f"---\ntitle: {title}\nid: {name}\ndate: 2026-11-{day:02}\n{source}\n{more}---\nWords of {name}.\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text('timezone = "UTC"\nshare_editions = 2\nsearch = "off"\n')
    for number, title in enumerate(("First", "Second", "Third"), 11):
        write(tmp_path, f"a{number}", f"{title} mill buys looms", number)
    return tmp_path


def pictures(root: Path, output: str = "site") -> dict[str, bytes]:
    folder = root / output
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.png")}


def test_without_the_extra_there_are_none(project: Path) -> None:
    press(project, now=NOON)
    assert not pictures(project)


def test_the_newest_editions_and_their_articles_have_pictures(images_extra, project: Path) -> None:
    write(project, "hindi", "मिल ने करघे ख़रीदे", 13)
    press(project, now=NOON)
    assert set(pictures(project)) == {
        "images/2026/11/12/second-mill-buys-looms.png",
        "images/2026/11/13/third-mill-buys-looms.png",
        "images/editions/2026-11-12.png",
        "images/editions/2026-11-13.png",
    }
    page = (project / "site/2026/11/13/third-mill-buys-looms/index.html").read_text()
    assert "/images/2026/11/13/third-mill-buys-looms.png" in page
    old = (project / "site/2026/11/11/first-mill-buys-looms/index.html").read_text()
    assert "og:image" not in old


def test_a_body_edit_draws_nothing_and_a_new_headline_one_picture(images_extra, project) -> None:
    press(project, now=NOON)
    path = project / "content/articles/a12.md"
    path.write_text(path.read_text() + "\nMore words.\n")
    report = press(project, now=NOON)
    assert [p for p in report.written if p.endswith(".png")] == []
    write(project, "a12", "Second mill sells looms", 12, "slug: second-mill-buys-looms\n")
    report = press(project, now=NOON)
    assert {p for p in report.written if p.endswith(".png")} == {
        "images/2026/11/12/second-mill-buys-looms.png",
        "images/editions/2026-11-12.png",
    }


def test_pictures_of_an_incremental_build_are_those_of_a_clean_one(images_extra, project) -> None:
    press(project, now=NOON)
    write(project, "a14", "Fourth mill buys looms", 14)
    write(project, "a13", "Third mill buys looms", 13, "hide: true\n")
    press(project, now=NOON)
    grown = pictures(project)
    assert "images/2026/11/13/third-mill-buys-looms.png" not in grown
    press(project, now=NOON, overrides=[("output", "fresh")])
    assert pictures(project, "fresh") == grown
