"""The home page, the edition pages and the articles' own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.config import Config
from digest.model.article import Article
from digest.model.site import ArticleData, Edition, EditionData, FeedLink, Link, Page, Section
from digest.plan.inputs import planned
from digest.plan.placed import EditionPlan, Placed, SectionPlan, Site
from digest.plan.titles import day_title, shortened

Feeds = tuple[FeedLink, ...]
OTHERS_TEXT = "noindex, follow"
"""For pages that hold somebody else's text: search engines are asked to index the original instead."""


def home_page(site: Site, config: Config, feeds: Feeds) -> Page:
    """Plan the home page: it shows the newest edition."""
    if not site.editions:
        data = EditionData(None, config.title, "", None, (), 0, 0, None, None)
    else:
        previous = site.editions[-2].edition if len(site.editions) > 1 else None
        data = _data(site.editions[-1], config, previous, None)
    return planned(
        "home",
        "",
        config.title,
        data,
        _seen(data),
        description=config.description,
        feeds=feeds,
    )


def edition_pages(site: Site, config: Config, feeds: Feeds) -> Iterator[Page]:
    """Plan a page for every edition, oldest first."""
    plans: list[EditionPlan | None] = [None, *site.editions, None]
    for before, plan, after in zip(plans, site.editions, plans[2:], strict=False):
        previous = before.edition if before else None
        data = _data(plan, config, previous, after.edition if after else None)
        yield planned(
            "edition",
            plan.edition.url,
            data.title,
            data,
            _seen(data),
            description=description_of(plan),
            feeds=feeds,
        )


def article_pages(site: Site, feeds: Feeds) -> Iterator[Page]:
    """Plan a page for every article; its neighbours are those of its edition, in reading order."""
    for plan in site.editions:
        items = plan.articles
        links = [None, *(Link(item.article.title, item.url) for item in items), None]
        for number, item in enumerate(items):
            yield _article_page(item, plan.edition, links[number], links[number + 2], feeds)


def title_of(plan: EditionPlan, config: Config) -> str:
    """Give an edition's title: the editor's, else its date in words."""
    return plan.note.title or day_title(plan.edition, config.language)


def description_of(plan: EditionPlan) -> str:
    """Describe an edition: by the editor's standfirst, else by its first headlines."""
    titles = [item.article.title for item in plan.articles[:3]]
    return shortened(plan.note.standfirst or " · ".join(filter(None, titles)))


def robots_of(article: Article) -> str:
    """Tell search engines what they may do with an article's page; the front matter has the last word."""
    if article.robots:
        return article.robots
    own = article.original or article.license or article.rights in ("full", "own", "licensed")
    return "" if own else OTHERS_TEXT


def _article_page(
    item: Placed, edition: Edition, previous: Link | None, following: Link | None, feeds: Feeds
) -> Page:
    article, card = item.article, item.card
    removed = tuple(sorted(article.cleaner.counts.items())) if article.cleaner else ()
    data = ArticleData(
        article,
        card,
        edition,
        item.topics,
        item.companies,
        item.source,
        previous,
        following,
        removed,
    )
    seen = (
        article,
        card.hash,
        edition,
        item.topics,
        item.companies,
        item.source,
        previous,
        following,
    )
    return planned(
        "article",
        item.url,
        article.title,
        data,
        seen,
        description=shortened(card.summary),
        robots=robots_of(article),
        language=article.language,
        feeds=feeds,
    )


def _data(
    plan: EditionPlan, config: Config, previous: Edition | None, following: Edition | None
) -> EditionData:
    cards = [item.card for item in plan.articles]
    return EditionData(
        plan.edition,
        title_of(plan, config),
        plan.note.standfirst,
        plan.lead.card,
        _sections(plan.sections),
        len(cards),
        sum(card.minutes for card in cards),
        previous,
        following,
        plan.note.body,
    )


def _sections(sections: Sequence[SectionPlan]) -> tuple[Section, ...]:
    return tuple(Section(s.title, s.url, tuple(item.card for item in s.articles)) for s in sections)


def _seen(data: EditionData) -> tuple[object, ...]:
    return (
        data.edition,
        data.title,
        data.standfirst,
        data.lead and data.lead.hash,
        [(s.title, s.url, [card.hash for card in s.cards]) for s in data.sections],
        data.count,
        data.minutes,
        data.previous,
        data.next,
        data.body,
    )
