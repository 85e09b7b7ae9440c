"""Paywalls: prompts, plans, benefits, log-in boxes, appeals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from digest.clean import suspicion, wording
from digest.clean.guards import veto
from digest.clean.rule import Finding, rule, run_rule
from digest.clean.sheet import INSIDE, TAIL, Sheet
from digest.text import money

_TAKES = ("B1", "B2", "B3", "B5", "C1", "C3", "C4", "C5", "C8", "E3", "E9")
_PROMPTS = ("A1", "A4", "A5")
_REACH = 6
_PLAN_GUARDS = ("K1", "K2", "K3")


@rule(
    "access-prompt",
    "R04",
    "framed",
    cues=("access", "trial"),
    guards=("K1", "K2", "K3", "K5", "K8", "K11"),
)
def access_prompt(sheet: Sheet, i: int) -> Finding | None:
    """Drop a line that asks the reader to pay or log in before the story goes on.

    What: an access cue in an order or an address to the reader, with nobody quoted and nothing reported.
    Why: it is the publisher speaking to a visitor. It anchors the tail: a wall has no story behind it.
    Removes: Subscribe to read the full story →
    Keeps: The retail part was subscribed 4.2 times on the first day.
    """
    f = sheet.features[i]
    if not suspicion.access(f) or _is_lone_word(sheet, i):
        return None
    cue = f.cues.get("access") or f.cues.get("trial", "")
    mark = ", placeholder" if "{{" in f.text else ""
    return Finding("A1", f"access cue “{cue}”{mark}, {sheet.where(i)}")


def _is_lone_word(sheet: Sheet, i: int) -> bool:
    """Judge a word such as “Premium” between paragraphs, no other prompt beside it: a name in a table, a subhead."""
    f = sheet.features[i]
    if len(f.tokens) > 2 or f.imperative or f.reader or f.unspaced or sheet.where(i) != INSIDE:
        return False
    return sheet.spine.first >= 0 and sum(sheet.access[j] for j in sheet.run(i)) <= 1


@rule(
    "registration-wall",
    "R04b",
    "framed",
    cues=("register",),
    guards=("K1", "K2", "K3", "K5", "K11"),
)
def registration_wall(sheet: Sheet, i: int) -> Finding | None:
    """Drop a log-in or registration box.

    What: a cue of making or entering an account, said to the reader.
    Why: the form of a page, in one or several of its states.
    Removes: Create a free account to save this article
    Keeps: Customers must create an account by May, the tax office said.
    """
    f = sheet.features[i]
    if not suspicion.access(f):
        return None
    return Finding("A4", f"account cue “{f.cues['register']}”, {sheet.where(i)}")


@rule("appeal", "R07", "framed", cues=("appeal",), guards=("K1", "K5", "K11"))
def appeal(sheet: Sheet, i: int) -> Finding | None:
    """Drop an appeal for support.

    What: a cue of giving, and at least two of: the reader addressed, the house speaking, an order.
    Why: warm prose that passes every test of shape, yet is no news.
    Removes: Dear reader, our newsroom is small and we rely on you: please consider supporting us today.
    Keeps: The charity said that donations and support from readers doubled last year.
    """
    f = sheet.features[i]
    if not suspicion.appeal(f) or (sheet.tie(i) >= 0.5 and sheet.where(i) == INSIDE):
        return None
    return Finding("A5", f"support cue “{f.cues['appeal']}”, {sheet.where(i)}")


@run_rule("wall-run", "R04c", guards=("K1", "K3"), takes=("A1", "B4", "C1"))
def wall_run(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a wall that speaks in words of its own: its calls, behind the end of the story.

    What: behind the last paragraph, two or more lines with words of subscribing, and a price or a log-in among them.
    Why: each publisher words its wall anew, but every wall speaks of members, plans, prices and signing in.
    Removes: The rest of this note is kept for members. / Monthly: CHF 49 / Yearly: CHF 490 / Members sign in here
    Keeps: Members of the union vote in May.
    """
    if sheet.spine.first < 0:
        return
    tail = range(sheet.spine.last + 1, len(sheet))
    spoken = [i for i in tail if _speaks_of_access(sheet, i)]
    priced = [i for i in tail if _is_row(sheet, i)]
    entry = [i for i in spoken if _ENTRY.search(sheet.features[i].folded)]
    if len(spoken) < 2 or not (priced or entry):
        return
    last = priced[-1] if priced else len(sheet)
    for i in spoken:
        if i > last and i not in entry:
            continue  # behind the prices stand the benefits
        if i not in found or found[i].review or found[i].class_ in ("B4", "C1"):
            yield (
                i,
                Finding(
                    "A1",
                    f"one of {len(spoken)} lines of a wall, {len(priced)} prices, {sheet.where(i)}",
                ),
            )


_ENTRY = re.compile(
    r"\b(?:sign|log)(?:ged|ned)?[ -]?in\b|\blogin\b|einloggen|anmelden|se connecter|inici(?:ar"
    r"|a) sesión|fazer login|ログイン|登录"
)


def _speaks_of_access(sheet: Sheet, i: int) -> bool:
    """Judge a line with a word of subscribing that is said to the reader, or that is no sentence of news."""
    f = sheet.features[i]
    cues = f.cues.keys() & {"access", "access_soft", "register", "plan"}
    if (
        not cues
        or ("plan" in cues and "access" not in cues)
        or f.reported
        or f.weight > 400
        or "newsletter" in f.cues
        or wording.told(f)
    ):
        return False
    return (
        f.reader or f.imperative or f.ours or not f.final or "this" in f.tokens or _is_row(sheet, i)
    )


@run_rule("plan-table", "R05", takes=_TAKES)
def plan_table(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop the rows of a subscription's plans.

    What: names, prices, periods and prices for a period in a run that also holds an access prompt.
    Why: an offer, not news. Without a prompt in the run the same rows may be the story, and stay.
    Removes: Subscribe to read the full story / Small / €9 / 3 Months / €3/Month / Large / €24 / 1 Year / €2/Month
    Keeps: The new tariff looks like this: / Family / €17.99 per month / six accounts
    """
    for run in _access_runs(sheet, found):
        rows = [i for i in run if _is_priced(sheet, i) and not veto(sheet, i, _PLAN_GUARDS)[0]]
        near = any(abs(i - j) <= 3 for i in rows for j in run if _is_prompt(found, j))
        if len(rows) < 2 and not (rows and near and sheet.where(rows[0]) == TAIL):
            continue
        if not _announced(sheet, found, run, rows[0]):
            yield from _plan(sheet, run, rows)


def _plan(sheet: Sheet, run: range, rows: list[int]) -> Iterator[tuple[int, Finding]]:
    """Yield the rows, their labels, and the terms that stand among or right behind them."""
    last = rows[-1]
    while last + 1 < run.stop and _is_terms(sheet, last + 1):
        last += 1
    first = rows[0]
    while first - 1 >= run.start and _heads(sheet, first - 1, rows[0]) and rows[0] - first < 2:
        first -= 1
    if last + 1 < run.stop and rows == [last] and _is_label(sheet, last + 1):
        last += 1
    spot = 0
    for i in range(first, last + 1):
        f = sheet.features[i]
        if (f.sentence and not _is_terms(sheet, i)) or wording.told(f):
            continue
        spot += i in rows
        yield (
            i,
            Finding(
                "A2",
                f"row of a plan ({spot} of {len(rows)} with a price or period) in a run with an access prompt",
            ),
        )


@run_rule("benefit-list", "R06", takes=_TAKES)
def benefit_list(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop the list of what a subscription gives.

    What: labels and their verbless descriptions in a run that holds an access prompt or a plan.
    Why: it praises the offer; its words on markets and analysis tie to no story.
    Removes: Subscribe to read the full story / Ad-free reading / No adverts on any page / Archives / All years
    Keeps: The new service has three parts: / Ad-free reading / Full archive / Puzzles
    """
    for run in _access_runs(sheet, found):
        cued = [i for i in run if "benefit" in sheet.features[i].cues and not _is_prompt(found, i)]
        spoken = sum("benefit" in sheet.features[i].cues for i in run)
        if not cued or (spoken < 2 and sheet.where(cued[0]) == INSIDE):
            continue
        anchor = min(j for j in run if _is_prompt(found, j))
        last = cued[-1]
        inside = sheet.where(cued[0]) != TAIL
        while last + 1 < run.stop and last - cued[-1] < _REACH and _is_benefit(sheet, last + 1):
            if inside and last > cued[-1] and (spoken < 3 or sheet.tie(last + 1) > 0.4):
                break  # the line above a paragraph may be its subhead
            last += 1
        for i in range(max(cued[0], anchor), last + 1):
            if _is_prompt(found, i) or not _is_benefit(sheet, i) or veto(sheet, i, _PLAN_GUARDS)[0]:
                continue
            seen = sheet.features[i].cues.get("benefit", "")
            cue = f"benefit “{seen}”" if seen else "between benefits"
            yield i, Finding("A3", f"{cue}, tie {sheet.tie(i):.2f}, in a run with an access prompt")


def _is_prompt(found: Mapping[int, Finding], i: int) -> bool:
    return i in found and found[i].class_ in ("A1", "A2", "A4", "A5")


def _access_runs(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[range]:
    """Yield each run that holds an access prompt which was not kept by a guard."""
    seen = -1
    for i, finding in sorted(found.items()):
        if i >= seen and finding.class_ in _PROMPTS and finding.action == "drop":
            run = sheet.run(i)
            if finding.review and not any("plan" in sheet.features[j].cues for j in run):
                continue  # a mere hint of a prompt
            seen = run.stop
            yield run


def _is_row(sheet: Sheet, i: int) -> bool:
    return suspicion.price_row(sheet.features[i])


def _is_priced(sheet: Sheet, i: int) -> bool:
    """Judge a row of a plan, or a short line of its terms that names a price."""
    f = sheet.features[i]
    return _is_row(sheet, i) or (
        f.n <= 60 and "plan" in f.cues and not f.reported and money.has_amount(f.text)
    )


def _announced(sheet: Sheet, found: Mapping[int, Finding], run: range, row: int) -> bool:
    """Judge rows to be the list of a lead-in that a prompt was set under, in a story that goes on after them.

    Without them the lead-in would announce nothing. At a story's end the offer itself may be what follows it.
    """
    if sheet.lead_in(run.start) < 0 or sheet.where(row) != INSIDE or sheet.features[row].reader:
        return False
    return row > run.start and all(_is_prompt(found, j) for j in range(run.start, row))


def _heads(sheet: Sheet, i: int, row: int) -> bool:
    """Judge a label above a plan's first row to be the plan's: an item of a list above it is not."""
    marked = sheet.features[i].bullet and not sheet.features[row].bullet
    return not marked and _is_label(sheet, i)


def _is_label(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return len(f.tokens) <= 6 and not f.final and not (f.cues.keys() & {"related", "comments"})


def _is_terms(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return "plan" in f.cues and "benefit" not in f.cues and f.weight < 300 and not f.reported


def _is_benefit(sheet: Sheet, i: int) -> bool:
    """Judge a line among the benefits: a label or its verbless description."""
    f = sheet.features[i]
    if "benefit" in f.cues:
        return f.weight <= 300
    if f.cues.keys() & {"related", "comments", "copyright", "topics", "correction", "published"}:
        return False
    if wording.told(f):
        return False
    return f.weight <= 240 and not (f.sentence and sheet.tie(i) >= 0.35) and not f.reported
