"""Articles for the tests of the plan."""

from digest.config import Config
from digest.model.article import Article, SourceRef
from digest.model.site import Page
from digest.plan.catalogue import catalogue
from digest.plan.pages import pages
from digest.plan.placed import Site
from digest.text.dates import instant

NOW = instant("2026-12-31T00:00+00:00", "UTC")


def settings(**values) -> Config:
    return Config(timezone="UTC", title="The Ledger", **values)


def article(name: str, day: str = "2026-11-22", hour: int = 9, **values) -> Article:
    date = f"{day}T{hour:02}:00+00:00"
    moment = instant(date, "UTC")
    given = {
        "path": f"articles/{day}/{name}.md",
        "id": f"id-{name}",
        "title": name.replace("-", " ").capitalize(),
        "date": date,
        "day": day,
        "instant": moment,
        "changed": moment,
        "source": SourceRef("The Paper", f"https://paper.example/{name}"),
        "words": 400,
        "excerpt": f"What happened to {name}.",
        "body_hash": f"body-{name}",
    }
    return Article(**(given | values))


def site_of(*articles: Article, notes=None, now: int = NOW, content=(), **values) -> Site:
    return catalogue(articles, notes or {}, settings(**values), now, content=content)


def plan_of(*articles: Article, notes=None, content=(), static=None, **values) -> dict[str, Page]:
    site = site_of(*articles, notes=notes, content=content, **values)
    made = pages(site, settings(**values), static=static)
    planned = {page.path: page for page in made}
    assert len(planned) == len(made)
    return planned


def urls_of(site: Site) -> dict[str, str]:
    return {item.article.id.removeprefix("id-"): item.url for item in site.articles}


def changed(before: dict[str, Page], after: dict[str, Page]) -> set[str]:
    """Paths that a build from ``before`` to ``after`` would write."""
    return {
        path
        for path, page in after.items()
        if path not in before or before[path].inputs != page.inputs
    }
