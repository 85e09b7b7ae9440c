"""One extract -> one article file, or the reason why not; many of them, here or in processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from digest import plugins
from digest.errors import DigestError, Location, Problem
from digest.importers.sniff import MAX_BYTES
from digest.intake import advice, article_file, compose, discover, parted
from digest.intake.advice import Asked
from digest.intake.article_file import Standing
from digest.intake.discover import Found
from digest.intake.outcome import Outcome
from digest.intake.placing import Settings, outdated, place, stays
from digest.intake.processes import each, held
from digest.memory import lesson
from digest.memory.snapshot import NONE, Snapshot
from digest.model.knowledge import Knowledge
from digest.model.verdict import Cleaned


def all_of(
    found: Sequence[Found],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    snapshot: Snapshot = NONE,
) -> Iterator[Outcome]:
    """Take in extracts in the given order, all with the same revision of memory, and tell of the progress."""
    function = partial(one, settings=settings)
    return each(function, found, jobs=jobs, progress=progress, snapshot=snapshot)


def one(found: Found, settings: Settings) -> Outcome:
    """Take in one extract; every fault of it is a problem of its outcome."""
    if found.ignore:
        return Outcome(found.path, state="ignored")
    if found.skip:
        rival = "same article" in found.skip
        problem = discover.problem(found)
        problem = problem._replace(severity="error") if rival else problem
        return Outcome(found.path, state="failed" if rival else "skipped", problems=(problem,))
    try:
        plugins.load(os.path.dirname(settings.content), settings.plugins)
        return _taken(found, settings)
    except DigestError as error:
        return _failed(found, error.message, error.hint or "")
    except OSError as error:
        return _failed(found, f"cannot be read or written: {error.strerror or error}")
    except (Exception, RecursionError) as error:  # noqa: BLE001 # a fault in one extract stops no other
        name = type(error).__name__
        return _failed(
            found, f"the cleaner stumbled over it ({name}: {error})"[:300], "please report it"
        )


def _failed(found: Found, message: str, hint: str = "") -> Outcome:
    problem = Problem(Location(f"content/{found.path}"), message, hint)
    return Outcome(found.path, state="failed", problems=(problem,))


def _taken(found: Found, settings: Settings) -> Outcome:
    data = article_file.read_regular(os.path.join(settings.content, found.path), MAX_BYTES)
    path = os.path.join(settings.content, found.article)
    standing = article_file.look(path, f"content/{found.article}")
    other = parted.other_extract(standing, found.path, settings.content)
    if other:
        problem = parted.rival(found.path, other, found.article)
        return Outcome(found.path, state="failed", problems=(problem,))
    asked = advice.asked(settings.sources, found.path, found.article, standing, data)
    source = standing.front.source.url if standing and standing.front else ""
    if settings.tombstones.reason(id=asked.id, url=source, path=found.path):
        return Outcome(found.path, found.article if standing else "", "taken-down")
    told = _told_or_made(found, data, asked, settings)
    return advice.moved(told, asked, settings.content)._replace(named=asked.named)


def _told_or_made(found: Found, data: bytes, asked: Asked, settings: Settings) -> Outcome:
    standing = asked.standing
    if standing:
        said = asked.expected()
        state = stays(standing, data, settings, advised=advice.is_new(said, standing))
        if state:
            return _told(found, standing, state, said)
    return _made(found, data, asked, settings)


def _told(found: Found, standing: Standing, state: str, said: Knowledge) -> Outcome:
    front, cleaner = standing.front, standing.cleaner
    counts = cleaner.counts if cleaner else {}
    problems: tuple[Problem, ...] = ()
    if state == "outdated-edited":
        problems = (outdated(found.article, found.path),)
    if not standing.ours:
        problems += tuple(advice.not_obeyed(said, standing, found.article))
    lacking = compose.wants(front) if front else ()
    told = Outcome(
        found.path, found.article, state, sum(counts.values()), counts, lacking, problems
    )._replace(source=said.source)
    if standing.ours or not held().revision:
        return told
    return told._replace(lesson=lesson.edited(found.path, standing.text))


def _made(found: Found, data: bytes, asked: Asked, settings: Settings) -> Outcome:
    from digest.clean.engine import RULES_VERSION
    from digest.clean.stories import split
    from digest.importers import read
    from digest.intake.compose_stories import compose_stories
    from digest.intake.known import judge

    extract = read(data, found.path)
    if settings.tombstones.reason(url=extract.metadata.url):
        return Outcome(found.path, state="taken-down")
    said, standing = asked.known(extract, data), asked.standing
    judged = judge(extract, held(), said)
    cleaned = judged.cleaned
    counts = compose.dropped(cleaned)
    told = Outcome(
        found.path, found.article, "written", sum(counts.values()), counts, (), _replaced(cleaned)
    )
    told = advice.account(told, cleaned, said)._replace(lesson=judged.lesson)
    if not standing and settings.split and (stories := split(cleaned)):
        made = compose_stories(
            cleaned, stories, version=RULES_VERSION, language=settings.language, knowledge=said
        )
        source = parted.Source(found.path, data, RULES_VERSION, judged.revision)
        told = parted.put_all(told, made, found.article, source, settings)
        anew = told.state == "written" or settings.force
        return told if anew else told._replace(lesson=None)
    composed = compose.compose(
        cleaned,
        version=RULES_VERSION,
        id_=compose.new_id(found.path, data),
        language=settings.language,
        knowledge=said,
    )
    left = parted.left(parted.standing(settings.content, found.article, found.path), found.path)
    told = told._replace(problems=(*told.problems, *left))
    if not composed:
        return _nothing(told, standing)
    told = told._replace(problems=(*told.problems, *compose.unread(found.path, composed.warnings)))
    placed = place(found.article, composed, standing, judged.revision, settings)
    return told._replace(state=placed.state, wants=placed.wants, diff=placed.diff)


def _replaced(cleaned: Cleaned) -> tuple[Problem, ...]:
    number = cleaned.extract.replaced
    if not number:
        return ()
    message = f"{number} wrong bytes were replaced, reading it as {cleaned.extract.encoding}"
    hint = "save it again as UTF-8"
    where = Location(f"content/{cleaned.extract.path}")
    return (
        Problem(where, message.replace("1 wrong bytes were", "1 wrong byte was"), hint, "warning"),
    )


def _nothing(told: Outcome, standing: Standing | None) -> Outcome:
    """Tell that an extract holds no article; one that it gave before stays until a person removes it."""
    if not standing:
        return told._replace(article="", state="no-article")
    message = f"its extract content/{told.extract} holds no article any more"
    problem = Problem(
        Location(f"content/{told.article}"), message, "delete it if you agree", "warning"
    )
    return told._replace(state="no-article", problems=(*told.problems, problem))
