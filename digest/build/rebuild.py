"""The whole flow of a rebuild: read -> plan -> compare -> render -> write -> prune -> remember."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import digest
from digest import plugins
from digest.build import ledger, search, stamps, workers
from digest.build.account import account, holds
from digest.build.basis import Basis, basis_of
from digest.build.content import CONTENT, body_of, misplaced, read_changed
from digest.build.extras import available
from digest.build.ledger import Bodies, Ledger, Outcome, Record
from digest.build.output import Output, Written, place
from digest.build.places import in_the_way, not_ours, source, unique
from digest.build.report import BuildReport, plain
from digest.build.stamps import Known, Look
from digest.config import Config
from digest.errors import Problem
from digest.markdown import html
from digest.model.parts import EditionNote
from digest.model.site import Page
from digest.plan.catalogue import catalogue
from digest.plan.pages import pages, site_info
from digest.plan.placed import Site
from digest.render import share_letters
from digest.render import theme as themes
from digest.render.renderer import Renderer
from digest.sources import load as load_sources
from digest.sources import tombstones

NEVER = 1 << 62
"""A moment that does not come."""

Progress = Callable[[int, int], None]


class Work(NamedTuple):
    """What a rebuild is given.

    ``look`` is the project as it stands, ``memory`` what the last build knew of it; ``key`` stands for what reached us
    from outside the files. ``extracts`` are the outcomes of intake by path. ``now`` is in seconds since 1970.
    ``progress`` is told how many of how many files are read, then how many of how many pages made. ``keep_broken``
    has the last good form of a broken file stand in for it.
    """

    root: str
    config: Config
    look: Look
    memory: Ledger
    key: str
    now: int
    extracts: Mapping[str, Outcome]
    progress: Progress | None = None
    keep_broken: bool = False


class Means(NamedTuple):
    """What a build works with: where it writes, what it remembers, how it renders.

    ``folders`` are those of the theme outside the project; ``look`` has their stamps too. ``mark`` stands for the
    plug-ins that pages may use, ``compiled`` is what is known of templates; ``extras`` names what can be made besides.
    """

    output: Output
    bodies: Bodies
    theme: themes.Theme
    renderer: Renderer
    before: Ledger
    folders: tuple[str, ...]
    look: Look
    mark: str
    compiled: dict[str, bytes]
    extras: frozenset[str]


class Plan(NamedTuple):
    """What the site is to be: ``wanted`` maps outputs to their inputs.

    ``intact`` are the stamps of outputs that stand as they were written, ``todo`` the pages to be made, ``stale`` the
    outputs to be removed, ``strangers`` the outputs whose place is taken by something that may not be ours; ``ours``
    are all outputs that are known to be, and ``search_index`` is the one that is to be made.
    """

    wanted: dict[str, str]
    intact: dict[str, tuple[int, int]]
    todo: list[Page]
    stale: list[str]
    strangers: frozenset[str]
    problems: list[Problem]
    ours: frozenset[str]
    search_index: search.Wanted


class Made(NamedTuple):
    """An output as a worker leaves it; ``told`` are the problems met in making it."""

    written: Written
    told: tuple[Problem, ...]


def rebuild(work: Work) -> BuildReport:
    """Bring the site up to date with the content; raises what stops a build."""
    bodies = Bodies(work.root)
    basis = basis_of(work.root, work.config)
    try:
        before = _before(work, basis)
        records, count = _read(work, basis, before, bodies)
        site = _catalogue(work, basis, records)
        means = _means(work, basis, site, before, bodies, records)
        plan = _plan(work, means, site)
        made, pruned = _publish(work, means, plan)
        after = _after(work, means, plan, records, made)
        report = account(
            site,
            after,
            work.config,
            skipped=[*work.look.skipped, *misplaced(work.look)],
            clashes=plan.problems,
        )._replace(
            pages_rendered=len(made),
            pages_written=sum(one.written.changed for one in made),
            pages_kept=len(plan.wanted) - len(made),
            pruned=pruned,
            files_read=count,
        )
        _remember(work, means, site, plan, after, made, report)
    finally:
        bodies.close()
    return report._replace(written=tuple(one.written.path for one in made if one.written.changed))


def _before(work: Work, basis: Basis) -> Ledger:
    """Take of the ledger what still holds under the settings and for the output folder of this build."""
    known, settings = work.memory, _settings(basis)
    folder = place(work.root, work.config.output)
    if known.settings != settings:
        known = Ledger()
    if known.output != folder:
        known = Ledger(records=known.records)
    return Ledger(settings, folder, known.records, known.outputs, known.told)


def _settings(basis: Basis) -> str:
    """Name what an article and its HTML depend on beside the bytes of its file."""
    found = importlib.util.find_spec("markdown_it")
    parser = Path(found.origin).stat().st_mtime_ns if found and found.origin else 0
    parts = (digest.__version__, html.RENDER_VERSION, parser, sys.version, *basis.mark)
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _read(
    work: Work, basis: Basis, before: Ledger, bodies: Bodies
) -> tuple[dict[str, Record], int]:
    return read_changed(
        work.root,
        work.look,
        before.records,
        bodies,
        basis=basis,
        jobs=work.config.jobs,
        keep_broken=work.keep_broken,
        progress=work.progress,
    )


def _catalogue(work: Work, basis: Basis, records: Mapping[str, Record]) -> Site:
    articles = [record.article for record in records.values() if record.article]
    shown = [r.page for r in records.values() if r.page and not holds(r, work.config)]
    notes: dict[str, EditionNote] = {}
    for record in records.values():
        if record.edition:
            notes.setdefault(record.edition.key, record.edition)
    graves = tombstones.load(work.root)
    return catalogue(
        articles,
        notes,
        work.config,
        work.now,
        content=shown,
        companies=basis.books.companies.companies,
        tombstones=graves,
        sources=load_sources(work.root),
    )


def _means(
    work: Work,
    basis: Basis,
    site: Site,
    before: Ledger,
    bodies: Bodies,
    records: Mapping[str, Record],
) -> Means:
    root, name = Path(work.root), work.config.theme
    theme = themes.load(root, name)
    folders = _outside(work.root, theme)
    look = stamps.with_folders(work.look, folders)
    if look is not work.look:
        theme = themes.load(root, name)  # what is stamped must not be older than what is used
    extras = available(work.config, search_page=theme.has("search.html"))
    info = site_info(work.config, digest.__version__, site=site, extras=extras)
    body = partial(body_of, work.root, basis, bodies, records)
    own = plugins.load(work.root, work.config.plugins)
    compiled = ledger.compiled(work.root)
    renderer = Renderer(theme, info, body, own.filters, compiled)
    output = Output(before.output)
    return Means(output, bodies, theme, renderer, before, folders, look, own.mark, compiled, extras)


def _plan(work: Work, means: Means, site: Site) -> Plan:
    """Plan every file of the site and find those that are not as they should be."""
    static = {path: file.hash for path, file in means.theme.static.items()}
    planned, problems = unique(
        pages(site, work.config, static=static, extras=means.extras, drawable=_drawable(means))
    )
    prints: dict[str, str] = {}
    for page in planned:
        if page.kind not in prints:
            prints[page.kind] = means.renderer.fingerprint(page.kind) + means.mark
    wanted = {page.path: page.inputs + prints[page.kind] for page in planned}
    before, intact = means.before.outputs, _intact(work.look, means.output.folder)
    todo = [
        page
        for page in planned
        if page.path not in intact or before.get(page.path) != wanted[page.path]
    ]
    listed = ledger.listed(work.root, means.output.folder)
    ours = frozenset(before.keys() | listed)
    taken = means.output.standing(page.path for page in todo if listed and page.path not in ours)
    index = _index(work, means, planned, wanted, intact)
    wanted.update(index.stand)
    return Plan(wanted, intact, todo, sorted(ours - wanted.keys()), taken, problems, ours, index)


def _drawable(means: Means) -> Callable[[str], bool] | None:
    return share_letters.drawable() if "images" in means.extras else None


def _index(
    work: Work,
    means: Means,
    planned: list[Page],
    wanted: dict[str, str],
    intact: Mapping[str, object],
) -> search.Wanted:
    if not means.renderer.site.search:
        return search.Wanted()
    articles = {page.path: wanted[page.path] for page in planned if page.kind == "article"}
    return search.wanted(articles, means.before.outputs, intact, preview=work.keep_broken)


def _intact(look: Look, folder: str) -> dict[str, tuple[int, int]]:
    if look.known.output != folder:
        return {}
    altered = set(look.altered)
    return {path: stamp for path, stamp in look.known.outputs.items() if path not in altered}


def _publish(work: Work, means: Means, plan: Plan) -> tuple[list[Made], int]:
    """Make what is to be made and remove what is ours and no longer planned."""
    if not (plan.todo or plan.stale or plan.search_index.pages):
        return [], 0
    ours = plan.wanted.keys() - plan.strangers
    ledger.begin(work.root, means.output.folder, [*ours, *plan.stale])
    means.output.strangers = plan.strangers
    means.bodies.close()  # no connection is carried into another process
    progress, total = work.progress, len(plan.todo)
    first, later = in_the_way(plan.stale, plan.wanted)
    means.output.open()
    try:
        pruned = means.output.prune(first)
        pages = workers.run(
            partial(_make, means, work.config.output),
            plan.todo,
            jobs=work.config.jobs,
            inherit=True,
            done=(lambda count: progress(count, total)) if progress else None,
        )
        made = list(pages)
        made += _make_index(work, means, plan, made)
        return made, pruned + means.output.prune(p for p in later if p not in plan.wanted)
    finally:
        means.output.close()


def _make_index(work: Work, means: Means, plan: Plan, made: list[Made]) -> list[Made]:
    """Make the search index of the pages that now stand, and note its files as ours before they are written."""
    refused = {one.written.path for one in made if one.written.refused}
    pages = [path for path in plan.search_index.pages if path not in refused]
    if not pages:
        return []
    files = search.made(work.root, means.output.folder, pages)
    # Where nothing is known of what was written, whatever stands in our places is taken for ours.
    strange = means.output.standing(p for p in files if plan.ours and p not in plan.ours)
    plan.wanted.update(dict.fromkeys(files, plan.search_index.inputs))
    ours = plan.wanted.keys() - plan.strangers - strange
    ledger.begin(work.root, means.output.folder, [*ours, *plan.stale])
    means.output.strangers = strange
    return [_put(means, work.config.output, path, data) for path, data in files.items()]


def _put(means: Means, output: str, path: str, data: bytes) -> Made:
    written = means.output.write(path, data)
    return Made(written, (not_ours(output, path, "the search index"),) if written.refused else ())


def _make(means: Means, output: str, page: Page) -> Made:
    problems = means.renderer.problems
    count = len(problems)
    written = means.output.write(page.path, means.renderer.render(page))
    told = tuple(problems[count:])
    return Made(
        written, (*told, not_ours(output, page.path, source(page))) if written.refused else told
    )


def _after(
    work: Work, means: Means, plan: Plan, records: dict[str, Record], made: list[Made]
) -> Ledger:
    refused = {one.written.path for one in made if one.written.refused}
    told = {path: said for path, said in means.before.told.items() if path in plan.wanted}
    for one in made:
        told.pop(one.written.path, None)
        if one.told:
            told[one.written.path] = one.told
    return Ledger(
        settings=means.before.settings,
        output=means.output.folder,
        records=records,
        outputs={path: inputs for path, inputs in plan.wanted.items() if path not in refused},
        told=told,
        extracts=dict(work.extracts),
    )


def _remember(
    work: Work,
    means: Means,
    site: Site,
    plan: Plan,
    after: Ledger,
    made: list[Made],
    report: BuildReport,
) -> None:
    """Keep what is known now: the records before the stamps, so that stamps never vouch for older records."""
    means.bodies.drop(_unneeded(means, after))
    ledger.save(work.root, after)
    ledger.keep_compiled(work.root, means.compiled)
    keys = dict(means.look.keys)
    keys.update((CONTENT + path, record.key) for path, record in after.records.items())
    outputs = {path: stamp for path, stamp in plan.intact.items() if path in plan.wanted}
    outputs.update((one.written.path, one.written.stamp) for one in made)
    now = Known(
        key=work.key,
        since=work.now,
        due=site.next_due or NEVER,
        folders=means.folders,
        output=means.output.folder,
        inputs=means.look.stamps,
        keys=keys,
        outputs=outputs,
        unproven=stamps.unproven(means.look.stamps, means.look.moment),
        report=plain(report.repeated()),
    )
    stamps.save(work.root, now)
    if plan.todo or plan.stale or plan.search_index.pages or ledger.is_unfinished(work.root):
        ledger.finish(work.root, means.output.folder, after.outputs)


def _unneeded(means: Means, after: Ledger) -> set[str]:
    """Name the bodies that no record needs any more; without older records, by looking at all that are kept."""
    known, now = means.before.records, after.records
    gone = [record for path, record in known.items() if now.get(path) is not record]
    dropped = {body for record in gone for body in record.bodies()}
    if not known:
        dropped = means.bodies.hashes()
    if not dropped:
        return dropped
    return dropped.difference(body for record in now.values() for body in record.bodies())


def _outside(root: str, theme: themes.Theme) -> tuple[str, ...]:
    """Name the folders of a theme that lie outside the project, where its stamps would miss them."""
    home = os.path.realpath(root) + os.sep
    chain = dict.fromkeys(os.path.realpath(level.folder.parent) for level in theme.levels)
    return tuple(folder for folder in chain if not (folder + os.sep).startswith(home))
