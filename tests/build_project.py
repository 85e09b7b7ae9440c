"""A small project on disk with a theme of a few lines, for tests that build sites."""

from __future__ import annotations

import shutil
from pathlib import Path

from digest.build.report import BuildReport
from digest.flow import press

NOON = 1795348800
"""2026-11-22T12:00:00Z, the moment of every build that does not say otherwise."""

BASE = "{{ site.title }}|{{ page.title }}|{% block main %}{% endblock %}\n"
LIST = (
    "{% macro row(c) %}<a href='{{ href(c.url) }}'>{{ c.title }}</a>{{ c.summary }}{% endmacro %}\n"
)


def _page(main: str, lists: bool = False) -> str:
    head = "{% from '_list.html' import row %}" if lists else ""
    return "{% extends 'base.html' %}" + head + "{% block main %}" + main + "{% endblock %}\n"


_EDITION = (
    "{{ title }}{{ standfirst }}{{ content }}{% if lead %}{{ row(lead) }}{% endif %}"
    "{% for s in sections %}{{ s.title }}{% for c in s.cards %}{{ row(c) }}{% endfor %}{% endfor %}"
    "{% if previous %}{{ previous.key }}{% endif %}{% if next %}{{ next.key }}{% endif %}"
)
TEMPLATES = {
    "base.html": BASE,
    "_list.html": LIST,
    "home.html": _page(_EDITION, lists=True),
    "edition.html": _page(_EDITION, lists=True),
    "article.html": _page(
        "{{ article.title }}{{ article.date }}{{ content }}"
        "{% if previous %}{{ previous.title }}{% endif %}{% if next %}{{ next.title }}{% endif %}"
    ),
    "terms.html": _page("{% for t in terms %}{{ t.title }} {{ t.count }}{% endfor %}"),
    "term.html": _page(
        "{{ term.title }}{% for c in cards %}{{ row(c) }}{% endfor %}"
        "{{ pagination.newer }}{{ pagination.older }}",
        lists=True,
    ),
    "company.html": _page(
        "{{ term.title }}{% for f in figures %}{{ f.figure.text }} {{ f.url }}{% endfor %}"
        "{% for m in months %}{% for c in m.cards %}{{ row(c) }}{% endfor %}{% endfor %}"
        "{{ pagination.newer }}{{ pagination.older }}",
        lists=True,
    ),
    "archive.html": _page("{% for y in years %}{{ y.year }} {{ y.count }}{% endfor %}"),
    "year.html": _page("{{ year.year }} {{ year.count }}"),
    "month.html": _page(
        "{{ month.month }}{% for d in days %}{% for c in d.cards %}{{ row(c) }}{% endfor %}{% endfor %}",
        lists=True,
    ),
    "page.html": _page("{{ title }}{{ content }}"),
    "subscribe.html": _page("{% for name, feeds in groups %}{{ name }}{% endfor %}"),
    "404.html": _page("lost{% if latest %}{{ latest.key }}{% endif %}"),
    "redirect.html": _page("{{ href(target) }}"),
    "mail.html": "{{ title }}{{ unsubscribe_url }}{{ content }}{{ more }}{% for s in sections %}{% for c in s.cards %}"
    "{{ c.title }}{% endfor %}{% endfor %}\n",
    "mail.txt": "{{ title }}{{ content }}{% if lead %}{{ lead.title }}{% endif %}\n",
    "feed-edition.html": "{{ content }}{% for c in cards %}{{ c.title }}{% endfor %}\n",
}

CONFIG = (
    'title = "Test"\ntimezone = "UTC"\ntheme = "tiny"\nsearch = "off"\nshare_images = "off"\n'
    'per_page = 3\nbase_url = "https://d.example/"\n'
)


class Project:
    """A project folder: write into it, build it, look at its site."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("digest.toml", CONFIG)
        self.write("themes/tiny/theme.toml", 'name = "tiny"\n')
        self.write("themes/tiny/static/style.css", "p{}\n")
        for name, text in TEMPLATES.items():
            self.write(f"themes/tiny/templates/{name}", text)

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def article(self, name: str, *, body: str = "Words.", **front: str) -> str:
        """Write an article of 2026-11-20 about shipping, or as ``front`` says; gives its path."""
        day = front.setdefault("date", "2026-11-20")[:10]
        front.setdefault("title", f"About {name}")
        front.setdefault("id", f"id-{name}")
        front.setdefault("topics", "[Shipping]")
        front.setdefault("source", "Tribune")
        path = f"content/articles/{day}/{name}.md"
        head = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
        self.write(path, f"---\n{head}---\n{body}\n")
        return path

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def press(self, *, now: int = NOON, force: bool = False, **overrides: str) -> BuildReport:
        given = tuple({"jobs": "1", **overrides}.items())
        return press(self.root, overrides=given, now=now, force=force)

    def site(self, output: str = "site") -> dict[str, bytes]:
        """Give every file of the site by its path."""
        base = self.root / output
        files = (path for path in sorted(base.rglob("*")) if path.is_file())
        return {path.relative_to(base).as_posix(): path.read_bytes() for path in files}

    def folders(self) -> set[str]:
        base = self.root / "site"
        return {path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_dir()}

    def clean_site(
        self, folder: Path, *, now: int = NOON
    ) -> tuple[dict[str, bytes], set[str], BuildReport]:
        """Build a copy that knows nothing of earlier builds; gives its files, folders and report."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(
            self.root, folder, ignore=shutil.ignore_patterns(".digest", "site"), symlinks=True
        )
        other = Project.__new__(Project)
        other.root = folder
        report = other.press(now=now)
        return other.site(), other.folders(), report


def text_of(site: dict[str, bytes], path: str) -> str:
    return site[path].decode()
