"""The home page, the edition pages and the articles' own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from digest.config import Config
from digest.model.article import Article
from digest.model.news import Point
from digest.model.parts import Edition, FeedLink, Link, Section
from digest.model.site import ArticleData, EditionData, Page
from digest.plan.figures import of_the_day, strip
from digest.plan.inputs import planned
from digest.plan.pictures import NONE, Pictures
from digest.plan.placed import EditionPlan, Placed, SectionPlan, Site
from digest.plan.titles import day_title, shortened

Feeds = tuple[FeedLink, ...]
OTHERS_TEXT = "noindex, follow"
"""For pages that hold somebody else's text: search engines are asked to index the original instead."""


def home_page(editions: Sequence[EditionData], config: Config, feeds: Feeds) -> Page:
    """Plan the home page: it shows the newest edition."""
    data = (
        editions[-1]
        if editions
        else EditionData(None, config.title, "", None, (), 0, 0, None, None)
    )
    return planned(
        "home",
        "",
        config.title,
        data,
        seen_of_edition(data),
        description=config.description,
        feeds=feeds,
    )


def edition_pages(site: Site, editions: Sequence[EditionData], feeds: Feeds) -> Iterator[Page]:
    """Plan a page for every edition, oldest first."""
    for plan, data in zip(site.editions, editions, strict=True):
        yield planned(
            "edition",
            plan.edition.url,
            data.title,
            data,
            seen_of_edition(data),
            description=description_of(plan),
            feeds=feeds,
        )


def edition_data(site: Site, config: Config, pictures: Pictures = NONE) -> Iterator[EditionData]:
    """Give what is shown of every edition, oldest first."""
    plans: list[EditionPlan | None] = [None, *site.editions, None]
    for left, (before, plan, after) in enumerate(
        zip(plans, site.editions, plans[2:], strict=False)
    ):
        newer = len(site.editions) - left
        yield _data(
            plan,
            config,
            before.edition if before else None,
            after.edition if after else None,
            email=newer <= config.email,
            epub=newer <= config.epub,
            image=pictures.of_edition(plan.edition, plan.lead.article.title),
        )


def article_pages(site: Site, feeds: Feeds, pictures: Pictures = NONE) -> Iterator[Page]:
    """Plan a page for every article; its neighbours are those of its edition, in reading order.

    What an editor left out, and a copy that is folded into another article, keep their pages, without neighbours.
    """
    for plan in site.editions:
        for data in article_data(plan, pictures):
            yield _article_page(data, feeds)
    for item in chain(*(plan.aside for plan in site.editions), site.copies):
        yield _article_page(_article_data(item, item.edition, None, None), feeds)


def article_data(plan: EditionPlan, pictures: Pictures = NONE) -> Iterator[ArticleData]:
    """Give what is shown of an edition's articles, in reading order."""
    items = plan.articles
    links = [None, *(Link(item.article.title, item.url) for item in items), None]
    for number, item in enumerate(items):
        image = pictures.of_article(item)
        yield _article_data(item, plan.edition, links[number], links[number + 2], image)


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


def _article_data(
    item: Placed, edition: Edition, previous: Link | None, following: Link | None, image: str = ""
) -> ArticleData:
    article = item.article
    news = article.news
    return ArticleData(
        article,
        item.card,
        edition,
        item.topics,
        item.companies,
        item.source,
        previous,
        following,
        tuple(sorted(article.cleaner.counts.items())) if article.cleaner else (),
        strip(item),
        tuple(map(Point, article.key_points)) or news.points,
        news.quotes,
        item.also,
        item.told,
        image,
    )


def _article_page(data: ArticleData, feeds: Feeds) -> Page:
    article, card = data.article, data.card
    return planned(
        "article",
        card.url,
        article.title,
        data,
        seen_of(data),
        description=shortened(card.summary),
        robots=OTHERS_TEXT if data.told else robots_of(article),
        language=article.language,
        feeds=feeds,
    )


def seen_of(data: ArticleData) -> tuple[object, ...]:
    """Give what stands for an article's data in a page's inputs: of the card its hash, and all the rest."""
    return (
        data.article,
        data.card.hash,
        data.edition,
        data.topics,
        data.companies,
        data.source,
        data.previous,
        data.next,
        data.also,
        data.told,
        data.image,
    )


def _data(
    plan: EditionPlan,
    config: Config,
    previous: Edition | None,
    following: Edition | None,
    *,
    email: bool,
    epub: bool,
    image: str,
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
        of_the_day(plan.articles, plan.figures),
        f"email/{plan.edition.key}.html" if email else "",
        f"epub/{plan.edition.key}.epub" if epub else "",
        image,
    )


def _sections(sections: Sequence[SectionPlan]) -> tuple[Section, ...]:
    return tuple(Section(s.title, s.url, tuple(item.card for item in s.articles)) for s in sections)


def seen_of_edition(data: EditionData) -> tuple[object, ...]:
    """Give what stands for an edition's data in a page's inputs: of cards their hashes, and all the rest."""
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
        data.figures,
        data.email,
        data.epub,
        data.image,
    )
