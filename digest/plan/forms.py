"""An edition's other forms: e-mail and EPUB. The newest editions have them, as many as the configuration says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from digest.config import Config
from digest.model.site import EditionData, EpubData, MailData, Page
from digest.plan.editions import article_data, seen_of, seen_of_edition
from digest.plan.inputs import planned
from digest.plan.placed import EditionPlan, Site

MAILS = (("mail", ".html"), ("mail-text", ".txt"), ("mail-message", ".eml"))


def form_pages(site: Site, editions: Sequence[EditionData], config: Config) -> Iterator[Page]:
    """Plan the e-mails and the books of the newest editions.

    They lead to no later edition: what has gone out does not change when the next one appears.
    """
    for plan, known in zip(site.editions, editions, strict=True):
        data = replace(known, next=None)
        if data.email:
            yield from _mails(data, config)
        if data.epub:
            yield _book(plan, data, config)


def _mails(data: EditionData, config: Config) -> Iterator[Page]:
    seen = seen_of_edition(data)
    for kind, ending in MAILS:
        url = data.email.removesuffix(".html") + ending
        yield planned(
            kind, url, data.title, MailData(data), seen, robots="noindex", language=config.language
        )


def _book(plan: EditionPlan, data: EditionData, config: Config) -> Page:
    articles = tuple(article_data(plan))
    seen = (seen_of_edition(data), [seen_of(article) for article in articles])
    book = EpubData(data, articles)
    return planned("epub", data.epub, data.title, book, seen, language=config.language)
