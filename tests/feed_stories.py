"""Articles that feeds choke on, of our own writing, and a project that holds them."""

from __future__ import annotations

from pathlib import Path

from build_project import Project

CONFIG = """\
title = "Profit & Loss <daily>"
description = "What R&D at AT&T costs, and other news"
base_url = "https://d.example/news/"
timezone = "Asia/Kolkata"
language = "en"
author = "The P&L desk"
[feed]
limit = 6
"""

# What each is for stands in its name; the texts go into the front matter as they are.
TITLES = {
    "index": "S&P 500 slips as S&P500 futures and AT&T rise",
    "compared": "Margin < 5 % and > 3 %: R&D&amp;A",
    "tagged": "Profit <b>rises</b> at <i>L&T</i>",
    "only-a-tag": "<marquee>",
    "control": '"Bank\\x07 \\x0bfalls\\u2028 by\\ufeff 3 %"',
    "hebrew": "בנק לאומי העלה את הריבית ב־0.25%",
    "emoji": "Fish 🐟 and chips 👩🏽‍🍳 up 12 %",
    "long": "Quarterly " * 60 + "report",
}
BODIES = {
    "table": "| Line | 2025 |\n| :-- | --: |\n| Net | 12 |\n\nAs [told](#figures).\n\n## Figures\n\nSo.",
    "links": "[a](other/) [b](/about/) [c](../x?a[]=1&b=|2|) [d](//e.example/ü) [e](mailto:a@b.example)",
    "pictures": "![chart](chart.png)\n\n![dot](data:image/gif;base64,R0lGOD)\n\n[x](data:text/html,x)",
    "acting": "<script>alert(1)</script>\n\n<iframe src=x></iframe> [x](javascript:alert(1)) <b onclick=x>b</b>",
    "nested": '> - a\n>   1. b\n>\n>      ```\n>      <p id="p-1">&amp;</p>\n>      ```',
    "escaped": '`<p id="p-2">` &lt;script&gt; &amp;amp; &nbsp;&#0;&#x80; ]]> \x07 end',
    "empty": "",
    "right": "ارتفعت الأرباح ‎12%‎ إلى 340 مليون.",
}
DATES = {
    "forty-years": "1986-11-22T09:00:00+05:30",
    "first-century": "0099-01-01",
    "with-seconds": "2026-11-20T09:00:01.5Z",
    "bare": "2026-11-20",
    "same-day": "2026-11-20",
    "west": "2026-11-19T23:59:59-11:00",
}
ARTICLE = """\
---
id: {name}
title: {title}
date: {date}
source: {{name: "Ledger & Sons <Ltd>", url: "https://ledger.example/{name}?a[]=1&b='2'"}}
authors: ["Jane Doe <jane@ledger.example>", "A & B"]
summary: {summary}
topics: [R&D, "<b>Banks</b>"]
---
{body}
"""


def quoted(text: str) -> str:
    return text if text.startswith('"') else "'" + text.replace("'", "''") + "'"


def article(
    project: Project, name: str, *, title: str = "", date: str = "", body: str = "Words."
) -> None:
    """Write an article; a title that begins with a quote is YAML already."""
    title = quoted(title or f"About {name}")
    text = ARTICLE.format(
        name=name, title=title, date=date or "2026-11-21T08:00:00Z", summary=title, body=body
    )
    project.write(f"content/articles/2026-11-21/{name}.md", text)


def project(root: Path) -> Project:
    """Write a project of nasty articles, of which the newest alone are in the main feed."""
    made = Project(root)
    made.write("digest.toml", CONFIG)
    made.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    for name, title in TITLES.items():
        article(made, f"title-{name}", title=title)
    for name, body in BODIES.items():
        article(made, f"body-{name}", body=body)
    for name, date in DATES.items():
        article(made, f"date-{name}", date=date)
    made.write(
        "content/articles/2026-09-02/undated.md", "---\nid: undated\ntitle: Undated\n---\nWords.\n"
    )
    return made
