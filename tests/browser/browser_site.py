"""A small digest of our own prose, built by the real flow and served from 127.0.0.1 below a sub-path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from digest.flow import press

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ROOT = "/news/"

SETTINGS = """\
title = "The Harbour Digest"
description = "Business news in one sitting"
author = "the harbour desk"
timezone = "Europe/Berlin"
language = "en"
per_page = 3
"""

LEAD = """\
---
id: a-1
title: Northern Reserve Bank holds its rate at 3.25% and says the next move could be up
date: 2026-11-22T07:40:00+01:00
updated: 2026-11-22T12:10:00+01:00
source:
  name: Harbour Gazette
  url: https://gazette.example.com/rates
authors: [Mara Lindqvist, Jonas Petersen]
summary: Governors voted seven to two to wait; two members wanted to act at once.
key_points:
  - The main rate stays at 3.25%.
  - Wages grew by 4.1% in the year to October.
notes: [An earlier version gave the date of the next meeting as 13 January.]
note: Most variable mortgages are reset in the first quarter.
topics: [Banking, Rates]
companies: [Northern Reserve Bank]
slug: rate
lead: true
access: {wall: true, complete: maybe}
cleaner:
  version: "1"
  counts: {A2: 12, B1: 11}
---
The bank left its main rate at 3.25% and told [borrowers](https://gazette.example.com/loans) not to expect a cut.

## What the market made of it

| Maturity | Before the decision | After the decision | Change in points | A year ago | Two years ago |
| :-- | --: | --: | --: | --: | --: |
| Two years | 3.32% | 3.41% | +0.09 | 3.02% | 2.77% |
| Ten years | 3.50% | 3.53% | +0.03 | 3.20% | 2.91% |

- Wages would have to grow by more than 4.5%.
- Rents have risen by a tenth since spring.

> The risks were balanced, though less comfortably than before.
"""

GERMAN = """\
---
id: a-2
title: Donaudampfschifffahrtsgesellschaftskapitänsversorgung wird reformiert
date: 2026-11-22
language: de
source: {name: Rhein-Kurier, url: "https://kurier.example.com/pensionen"}
topics: [Banking]
slug: pensionen
access: {wall: true, complete: "no"}
---
Das Wirtschaftlichkeitsüberprüfungsverfahren der Donaudampfschifffahrtsgesellschaftskapitänsversorgung läuft noch
"""

LABEL = """\
---
id: a-3
title: In a filing on Friday the refiner said that unit 3 would stay shut until February.
title_from: first-sentence
retrieved: 2026-11-22
topics: [Energy]
slug: label
---
In a filing on Friday the refiner said that unit 3 would stay shut until February.
"""

ARABIC = """\
---
id: a-4
title: شركة المرفأ ترفع أرباحها الفصلية بنسبة 12%
date: 2026-11-22T10:00:00+03:00
language: ar
source: {name: صحيفة الميناء, url: "https://mina.example.com/a"}
topics: [Energy]
companies: [Almarfa]
slug: arabic
---
قالت شركة المرفأ يوم الأحد إن أرباحها ارتفعت إلى 340 مليون.
"""

ABOUT = """\
---
title: About this digest
summary: Who makes it and how.
---
Two people put it together every morning.

## How a story gets in

1. Someone clips it.
2. An editor reads it.
"""

PLAIN = """\
---
id: b-{number}
title: Lender number {number} raises ₹1,{number}00 crore for small shops
date: 2026-11-21T1{number}:05:00+05:30
source: {{name: Deccan Ledger, url: "https://ledger.example.com/{number}"}}
topics: [Banking]
companies: [Kaveri Finance]
slug: lender-{number}
---
The lender sold bonds of five years; a third of the money goes to loans below ₹2.5 lakh.
"""

# Every field that a stranger can fill, and what a browser would run if one of them came through as markup.
_RUNS = "document.documentElement.dataset.ran=1"
HOSTILE = f"""\
---
id: h-1
title: '"><script>{_RUNS}</script><img src=x onerror="{_RUNS}"> & Co.'
date: 2026-11-22T09:00:00+01:00
source: {{name: '<svg onload="{_RUNS}">', url: "javascript:{_RUNS}"}}
authors: ['" onmouseover="{_RUNS}" x="', '<script>{_RUNS}</script>']
summary: '<img src=x onerror="{_RUNS}"> {{{{ 7*7 }}}}'
topics: ['Energy', '"><script>{_RUNS}</script>']
companies: ["'><b onclick={_RUNS}>"]
notes: ['<iframe srcdoc="<script>parent.{_RUNS}</script>"></iframe>']
note: '<a href="javascript:{_RUNS}">x</a>'
key_points: ['<style>*{{{{display:none}}}}</style>']
slug: hostile
language: 'en" onfocus="{_RUNS}'
---
<script>{_RUNS}</script>

<img src=x onerror="{_RUNS}"> and [a link](javascript:{_RUNS}) and [another](<java
script:{_RUNS}>) and <javascript:{_RUNS}>

<details open ontoggle="{_RUNS}">text</details>

![picture](data:text/html,<script>{_RUNS}</script>)

[data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) [vb](vbscript:x)
"""


class Served(NamedTuple):
    """A site under ``url`` (with a slash at its end), its files in ``folder``."""

    url: str
    folder: Path


class _Handler(SimpleHTTPRequestHandler):
    root = ROOT

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.root)
        return super().translate_path("/" + path.removeprefix(self.root) if inside else "/outside")

    def log_message(self, *_: object) -> None:
        """Say nothing: tests read pages, not logs."""


def write(root: Path) -> None:
    """Write the project: two editions, an about page and a hostile article."""
    articles = root / "content" / "articles"
    articles.mkdir(parents=True)
    (root / "content" / "pages").mkdir()
    (root / "digest.toml").write_text(SETTINGS, "utf-8")
    (root / "content" / "pages" / "about.md").write_text(ABOUT, "utf-8")
    for number in range(1, 8):
        (articles / f"lender-{number}.md").write_text(PLAIN.format(number=number), "utf-8")
    texts = {
        "rate": LEAD,
        "pensionen": GERMAN,
        "label": LABEL,
        "arabic": ARABIC,
        "hostile": HOSTILE,
    }
    for name, text in texts.items():
        (articles / f"{name}.md").write_text(text, "utf-8")


@contextmanager
def serving(folder: Path, root: str = ROOT) -> Iterator[Served]:
    """Serve a folder below a path, which begins and ends with a slash."""
    handler = partial(type("Below", (_Handler,), {"root": root}), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_port}{root}", folder)
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """Write, build and serve the project in ``root``."""
    write(root)
    with serving(root / "site") as site:
        press(root, overrides=(("base_url", site.url),), now=NOW)
        yield site
