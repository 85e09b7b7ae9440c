"""Articles -> editions: which day or week, which order. The editor always wins over the machine."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from digest.errors import Location, Problem
from digest.model.parts import Edition, EditionNote
from digest.plan.placed import EditionPlan, Placed, SectionPlan
from digest.plan.terms import fold

_LAST = 1_000_000

LEADING_FIGURES = 4
"""Figures beyond which more of them make no better lead; so with :data:`LEADING_MINUTES` of reading."""
LEADING_MINUTES = 4


@lru_cache(maxsize=1024)
def edition_of(day: str, period: str) -> Edition:
    """Give the edition that an ISO day belongs to; ``period`` is ``daily``, ``weekly`` (ISO weeks) or ``monthly``."""
    if period == "daily":
        return Edition(day, day.replace("-", "/") + "/", day, day)
    moment = date.fromisoformat(day)
    if period == "monthly":
        length = monthrange(moment.year, moment.month)[1]
        return Edition(day[:7], f"{day[:4]}/m{day[5:7]}/", f"{day[:7]}-01", f"{day[:7]}-{length}")
    year, week, weekday = moment.isocalendar()
    # The first and the last days of the calendar have no whole week around them.
    before = min(weekday - 1, moment.toordinal() - 1)
    after = min(7 - weekday, date.max.toordinal() - moment.toordinal())
    first, last = moment - timedelta(days=before), moment + timedelta(days=after)
    return Edition(
        f"{year:04}-W{week:02}", f"{year:04}/w{week:02}/", first.isoformat(), last.isoformat()
    )


def arrange(
    placed: Iterable[Placed],
    notes: Mapping[str, EditionNote],
    problems: list[Problem],
    order: Sequence[str] = (),
) -> tuple[EditionPlan, ...]:
    """Arrange articles in editions, oldest first; what a note names and nobody knows is a problem.

    ``order`` names sections in the order they have where a note does not say another.
    """
    members: dict[str, list[Placed]] = {}
    for item in placed:
        members.setdefault(item.edition.key, []).append(item)
    problems.extend(_unused(notes[key], key) for key in sorted(set(notes) - set(members)))
    editions = (
        _edition(items, notes.get(key) or EditionNote(key), problems, order)
        for key, items in members.items()
    )
    return tuple(sorted(editions, key=lambda plan: plan.edition.first_day))


def _edition(
    items: list[Placed], note: EditionNote, problems: list[Problem], order: Sequence[str]
) -> EditionPlan:
    aside = _named(items, note.leave_out, note, problems)
    shown = [item for item in items if item not in aside]
    if not shown:
        problems.append(_empty(note))
        shown = items
    named = _named(shown, [name for name in (note.lead, *note.order) if name], note, problems)
    ranks = {item.article.id: rank for rank, item in enumerate(named)}
    rest = sorted(shown, key=lambda item: (ranks.get(item.article.id, _LAST), _rank(item)))
    lead = rest[0] if _is_chosen(rest[0], ranks) else min(rest, key=_promise)
    rest.remove(lead)
    return EditionPlan(
        items[0].edition,
        lead,
        _sections(rest, ranks, note.sections or order),
        note,
        tuple(aside) if shown is not items else (),
        tuple(_named(shown, note.figures, note, problems)),
    )


def _is_chosen(item: Placed, ranks: Mapping[str, int]) -> bool:
    """Tell whether an editor gave an article its place, by the edition's file or by its own front matter."""
    article = item.article
    return article.id in ranks or article.lead or article.pin or bool(article.weight)


def _promise(item: Placed) -> tuple[bool, int, int, int, int, str]:
    """Order articles by how well they would lead: whole, by sources, figures and length; newest, id."""
    article = item.article
    return (
        article.access.complete == "no" or article.title_from == "first-sentence",
        -item.card.sources,
        -min(len(article.news.figures), LEADING_FIGURES),
        -min(item.card.minutes, LEADING_MINUTES),
        -article.instant,
        article.id,
    )


def _rank(item: Placed) -> tuple[bool, bool, bool, int, int, str]:
    """Order articles: lead, pinned, by weight (the lightest first, none last), newest, id."""
    article = item.article
    return (
        not article.lead,
        not article.pin,
        not article.weight,
        article.weight,
        -article.instant,
        article.id,
    )


def _named(
    items: list[Placed], names: Sequence[str], note: EditionNote, problems: list[Problem]
) -> list[Placed]:
    """Find the articles that an editor named, each once, in his order."""
    if not names:
        return []
    known = {name: item for item in reversed(items) for name in _names(item)}
    problems.extend(_unknown(note, name) for name in names if _bare(name) not in known)
    found = {known[_bare(n)].article.id: known[_bare(n)] for n in names if _bare(n) in known}
    return list(found.values())


def _names(item: Placed) -> tuple[str, ...]:
    article = item.article
    path = _bare(article.path)
    return article.id, article.slug, path, path.rpartition("/")[2]


def _bare(path: str) -> str:
    return path.removeprefix("content/").removeprefix("articles/").removesuffix(".md")


def _sections(
    rest: list[Placed], ranks: Mapping[str, int], order: Sequence[str]
) -> tuple[SectionPlan, ...]:
    """Part articles by topic: sections in the editor's order, then with articles he ordered, by size and name."""
    places = {fold(name): place for place, name in enumerate(order)}
    grouped: dict[str, list[Placed]] = {}
    titles: dict[str, tuple[str, str]] = {}
    for item in rest:
        title, url = _section_of(item)
        key = fold(title) if title else ""
        grouped.setdefault(key, []).append(item)
        titles[key] = min(titles.get(key, (title, url)), (title, url), key=_linked)
    sections = [SectionPlan(*titles[key], tuple(items)) for key, items in grouped.items()]
    return tuple(sorted(sections, key=lambda section: _section_rank(section, ranks, places)))


def _section_of(item: Placed) -> tuple[str, str]:
    section = item.article.section
    if not section:
        return (item.topics[0].title, item.topics[0].url) if item.topics else ("", "")
    same = next((link for link in item.topics if fold(link.title) == fold(section)), None)
    return (same.title, same.url) if same else (section, "")


def _linked(title: tuple[str, str]) -> tuple[bool, str]:
    return not title[1], title[0]


def _section_rank(
    section: SectionPlan, ranks: Mapping[str, int], places: Mapping[str, int]
) -> tuple[bool, int, int, int, str, str]:
    first = min(ranks.get(item.article.id, _LAST) for item in section.articles)
    return (
        not section.title,
        places.get(fold(section.title), _LAST) if section.title else _LAST,
        first,
        -len(section.articles),
        section.title.casefold(),
        section.title,
    )


def _unknown(note: EditionNote, name: str) -> Problem:
    return Problem(
        _where(note, note.key),
        f'no article of this edition is called "{name}"',
        "name it by its file without .md, or by its id",
        "warning",
    )


def _empty(note: EditionNote) -> Problem:
    return Problem(
        _where(note, note.key),
        "leave_out names every article of this edition, so none was left out",
        "to hide an article everywhere, write hide: true into it",
        "warning",
    )


def _unused(note: EditionNote, key: str) -> Problem:
    return Problem(
        _where(note, key),
        f"there is no edition {key}: no article is shown on it",
        "name the file after a day with articles, or a week (2026-W47) or month (2026-11) of such editions",
        "warning",
    )


def _where(note: EditionNote, key: str) -> Location:
    return Location(f"content/{note.path or f'editions/{key}.md'}")
