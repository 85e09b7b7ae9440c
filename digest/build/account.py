"""The account of a build: what stands, what was held back and what is wrong, met now or remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from digest.build.content import CONTENT
from digest.build.ledger import Ledger, Outcome, Record
from digest.build.report import BuildReport
from digest.build.search import is_index
from digest.config import Config
from digest.errors import Location, Problem
from digest.plan.placed import Site


def holds(record: Record, config: Config) -> str:
    """Say why a page of content/pages/ is held back, empty if it is not."""
    return "" if config.drafts and record.held == "draft" else record.held


def account(
    site: Site,
    after: Ledger,
    config: Config,
    *,
    skipped: Iterable[tuple[str, str]],
    clashes: Iterable[Problem],
) -> BuildReport:
    """Give the account of a site as the ledger now knows it; what was done for it is for others to add."""
    held = {(CONTENT + path, why) for path, why in site.held}
    for path, record in after.records.items():
        why = holds(record, config)
        if why:
            held.add((CONTENT + path, why))
    for path, outcome in after.extracts.items():
        if outcome.state == "taken-down" and not outcome.article:
            held.add((CONTENT + path, "taken down, and so no article"))
    problems = {
        *clashes,
        *site.problems,
        *_passed_over(skipped),
        *_remembered(after),
        *_of_records(after.records),
    }
    return BuildReport(
        articles=len(site.articles),
        pages=sum(not is_index(inputs) for inputs in after.outputs.values()),
        held=tuple(sorted(held)),
        extracts=sum(outcome.state != "ignored" for outcome in after.extracts.values()),
        counts=_summed(outcome.counts for outcome in after.extracts.values()),
        wants=_summed(_each_once(outcome) for outcome in after.extracts.values()),
        problems=tuple(sorted(problems)),
        output=config.output,
        without_article=sum(o.state == "no-article" for o in after.extracts.values()),
    )


def _each_once(outcome: Outcome) -> Iterable[tuple[str, int]]:
    return [(want, 1) for want in outcome.wants]


def _summed(counts: Iterable[Iterable[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    total: Counter[str] = Counter()
    for several in counts:
        for name, number in several:
            total[name] += number
    return tuple(sorted(total.items()))


def _passed_over(skipped: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for path, reason in skipped:
        severity = "error" if reason.startswith("cannot be read") else "warning"
        yield Problem(Location(path), reason, "it was passed over", severity)


def _remembered(after: Ledger) -> Iterator[Problem]:
    for outcome in after.extracts.values():
        yield from outcome.problems
    for told in after.told.values():
        yield from told


def _of_records(records: Mapping[str, Record]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    unnamed = []
    for path, record in records.items():
        yield from record.problems
        if record.unnamed:
            unnamed.append(path)
        if record.edition and first.setdefault(record.edition.key, path) != path:
            message = f"content/{first[record.edition.key]} is about the same edition"
            yield Problem(Location(CONTENT + path), message, "join the two files")
    if unnamed:
        yield _unnamed(unnamed)


def _unnamed(paths: list[str]) -> Problem:
    others = f" (and {len(paths) - 1:,} more)" if len(paths) > 1 else ""
    return Problem(
        Location(CONTENT + paths[0]),
        f"the article{others} has no id: feed readers will show it as new when its file is renamed",
        "add a line such as id: 3f2a91c07be4d85a, once, and never change it",
        "warning",
    )
