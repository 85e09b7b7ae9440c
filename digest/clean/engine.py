"""Extract -> Cleaned: asks the rules in their order, lets the guards speak, and repeats until nothing changes.

A pass judges the blocks that are left beside one another. What it takes away may show a
block in a new light, so passes go on until one changes nothing: hence cleaning what was cleaned changes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec

from digest.clean import document, glue, harvest, language, overrides, phrases
from digest.clean import rules as families
from digest.clean.features import Features
from digest.clean.guards import veto
from digest.clean.overrides import UNDECIDED, Decided
from digest.clean.rule import Finding, Rule, registered
from digest.clean.sheet import Sheet
from digest.model.extract import Block, Extract
from digest.model.knowledge import NOTHING, Knowledge
from digest.model.verdict import CLASSES, Cleaned, Verdict

RULES_VERSION = "2"
"""Goes up when a rule, a guard or a phrase changes what is kept."""

_LANGUAGE_SAMPLE = 1500


class Ruling(msgspec.Struct):
    """A decision on one block while passes go on."""

    finding: Finding
    rule: str
    also: tuple[str, ...] = ()


class Passes(NamedTuple):
    """What the passes left behind: the first sheet and the last, the headline, the rulings by block."""

    first: Sheet
    last: Sheet
    title: str
    rulings: dict[int, Ruling]


def clean(extract: Extract, knowledge: Knowledge = NOTHING) -> Cleaned:
    """Judge every block of an extract, with what is known of its source, and harvest what leaves the body."""
    code = language_of(extract)
    placed = {glue.opening(extract.blocks)}
    while True:
        parts = glue.split(extract.blocks, placed)
        blocks = tuple(
            msgspec.structs.replace(part.block, number=i) for i, part in enumerate(parts, start=1)
        )
        measured = [Features(block, code) for block in blocks]
        decided = overrides.decide(blocks, knowledge)
        passes = _passes(extract, measured, parts, knowledge, decided)
        first = _first_paragraph(passes.last, parts)
        if first < 0 or first in placed:
            break
        placed.add(first)
    found = {i: ruling.finding for i, ruling in passes.rulings.items()}
    settled = document.settle(passes.last, found, measured, passes.title)
    verdicts = _verdicts(blocks, passes, settled, decided)
    kind = decided.kind(settled.kind)
    lost = document.lost_inside(passes.first, passes.last, found)
    return Cleaned(
        extract=extract,
        blocks=blocks,
        verdicts=verdicts,
        document=overrides.reviewed(
            document.judge(extract, passes.last, blocks, verdicts, kind, code, lost), verdicts
        ),
        harvest=overrides.named(
            harvest.gather(extract.metadata, blocks, verdicts, settled.title), decided
        ),
    )


def _first_paragraph(last: Sheet, parts: list[glue.Part]) -> int:
    """Return the place in the extract of the first paragraph kept, if a dateline is glued to it; else -1."""
    if last.spine.first < 0:
        return -1
    part = parts[last.places[last.spine.first]]
    return part.origin if glue.has_dateline(part.block) else -1


def language_of(extract: Extract) -> str:
    """Return the declared language, or a guess from the first blocks."""
    code = extract.metadata.language.split("-")[0].lower()
    if code:
        return code
    sample = ""
    for block in extract.blocks:
        sample += f"{block.text[:400]} " if len(block.text) >= 40 else ""
        if len(sample) >= _LANGUAGE_SAMPLE:
            break
    sample = sample or " ".join(block.text for block in extract.blocks[:20])
    return language.guess(sample, phrases.words(phrases.fold(sample)))


def _passes(
    extract: Extract,
    measured: list[Features],
    parts: list[glue.Part],
    knowledge: Knowledge,
    decided: Decided,
) -> Passes:
    """Run passes until one changes nothing."""
    rulings = {
        i: Ruling(part.finding, part.rule)
        for i, part in enumerate(parts)
        if part.finding and not decided.spares(i, part.finding)
    }
    rulings.update(_overruled(extract, measured, rulings, decided))
    title = extract.metadata.title
    first: Sheet | None = None
    asked, vetoes = _NOTHING_ASKED, dict[int, str]()
    while True:
        alive = [i for i in range(len(measured)) if i not in rulings]
        sheet = Sheet([measured[i] for i in alive], extract.metadata, title, knowledge)
        sheet.places, sheet.size = alive, len(measured)
        sheet.vetoes = vetoes
        if not title:
            title = harvest.headline(sheet)
            sheet.set_title(title)
        first = first or sheet
        found = judge(sheet, asked, decided)
        if not found:
            return Passes(first, sheet, title, rulings)
        rulings.update((alive[place], ruling) for place, ruling in found.items())
        asked = Asked.of(sheet)


def _overruled(
    extract: Extract, measured: list[Features], rulings: dict[int, Ruling], decided: Decided
) -> dict[int, Ruling]:
    """Give the rulings of overrides, with the class that the rules give such a block.

    One that takes away what the rules take for the story wants a second look, unless that was confirmed.
    """
    if not decided.dropped:
        return {}
    alive = [i for i in range(len(measured)) if i not in rulings]
    sheet = Sheet([measured[i] for i in alive], extract.metadata, extract.metadata.title)
    found = {alive[place]: ruling.finding for place, ruling in judge(sheet).items()}
    story = {i for place, i in enumerate(alive) if sheet.is_spine(place) and i not in found}
    return {
        i: Ruling(decided.finding(i, found.get(i), story=i in story), overrides.RULE)
        for i in decided.dropped
    }


class Asked(NamedTuple):
    """What the pass before asked the rules for single blocks.

    Those rules look at the block, at its run, and at the paragraphs of the story. What stayed although
    they were asked stays as long as these are the same, so only what changed is asked again.
    """

    title: str
    view: tuple[object, ...]
    spine: AbstractSet[int]
    runs: AbstractSet[tuple[int, ...]]

    @classmethod
    def of(cls, sheet: Sheet) -> Asked:
        """Note what was asked of a sheet."""
        spine = frozenset(b for i, b in enumerate(sheet.places) if sheet.is_spine(i))
        runs = frozenset(tuple(sheet.places[i] for i in run) for run in sheet.runs)
        return cls(sheet.title_words, sheet.view(), spine, runs)

    def left(self, sheet: Sheet) -> Iterator[int]:
        """Yield the places of the blocks that must be asked."""
        same = self.view == sheet.view()
        for run in sheet.runs:
            if sheet.is_spine(run.start):
                known = self.title == sheet.title_words and sheet.places[run.start] in self.spine
            else:
                known = same and tuple(sheet.places[i] for i in run) in self.runs
            if not known:
                yield from run


_NOTHING_ASKED = Asked("", (), frozenset(), frozenset())


def judge(
    sheet: Sheet, asked: Asked = _NOTHING_ASKED, decided: Decided = UNDECIDED
) -> dict[int, Ruling]:
    """Run every rule once over a sheet; return the rulings by place.

    What was ``asked`` before in the same surroundings has the same answer. What an editor has ``decided`` to
    keep, no rule takes.
    """
    found: dict[int, Ruling] = {}
    for i in asked.left(sheet):
        block = sheet.places[i]
        ruling = _judge_one(sheet, i)
        if ruling is not None and not decided.spares(block, ruling.finding):
            found[i] = ruling
    findings = {i: ruling.finding for i, ruling in found.items()}
    offers = {i for i, finding in findings.items() if finding.class_ in _OFFERS}
    for rule in _run_rules():
        assert rule.run is not None
        for i, finding in list(rule.run(sheet, findings)):
            if sheet.is_spine(i) and not rule.spine:
                continue
            if decided.spares(sheet.places[i], finding):
                continue
            if i in found and not found[i].finding.class_.startswith(rule.takes or "-"):
                _agree(found[i], rule)
            elif not veto(sheet, i, _guards(rule, sheet, i, offers))[0]:
                agreed = (found[i].rule, *found[i].also) if i in found else ()
                found[i] = Ruling(finding, rule.name, agreed)
                findings[i] = finding
                if finding.class_ in _OFFERS and _SOFTENED.isdisjoint(rule.guards):
                    offers.add(i)
    return found


def _guards(rule: Rule, sheet: Sheet, i: int, offers: AbstractSet[int]) -> tuple[str, ...]:
    """Return a run rule's guards: an offer takes them from the short lines of its run, near it all."""
    if sheet.features[i].sentence or not _SOFTENED.intersection(rule.guards):
        return rule.guards
    run = sheet.run(i)
    offered = [j for j in offers if j in run]
    if not offered:
        return rule.guards
    gone = _SOFTENED if any(abs(i - j) <= _BESIDE for j in offered) else {"K12"}
    return tuple(name for name in rule.guards if name not in gone)


_SOFTENED = frozenset(("K12", "K14"))
_BESIDE = 3
_OFFERS = frozenset(("A1", "A2", "A3", "A4", "A5", "B1", "B2", "B7"))


def _agree(ruling: Ruling, rule: Rule) -> None:
    if rule.name != ruling.rule and rule.name not in ruling.also:
        ruling.also += (rule.name,)


def _judge_one(sheet: Sheet, i: int) -> Ruling | None:
    """Ask the rules for single blocks; the first that no guard stops decides, later ones agree."""
    ruling: Ruling | None = None
    sheet.vetoes.pop(sheet.places[i], None)
    for rule in _asked(frozenset(sheet.features[i].cues), spine=sheet.is_spine(i)):
        assert rule.judge is not None
        finding = rule.judge(sheet, i)
        if finding is None:
            continue
        if ruling is not None:
            _agree(ruling, rule)
            continue
        guard, seen = veto(sheet, i, rule.guards)
        if guard:
            sheet.vetoes.setdefault(
                sheet.places[i], f"{guard} {seen}, against {rule.code} {rule.name}"
            )
        else:
            ruling = Ruling(finding, rule.name)
    return ruling


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of every family, in the order in which they are asked."""
    assert families.FAMILIES
    return registered()


@functools.cache
def _run_rules() -> tuple[Rule, ...]:
    order = {name: place for place, name in enumerate(_RUN_ORDER)}
    runs = (rule for rule in all_rules() if rule.run is not None)
    return tuple(sorted(runs, key=lambda rule: order.get(rule.name, len(order))))  # plug-ins' last


@functools.cache
def _block_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.judge is not None)


@functools.lru_cache(maxsize=4096)
def _asked(cues: frozenset[str], *, spine: bool) -> tuple[Rule, ...]:
    """Return the rules that have anything to say of a block with these cue families."""
    rules = (rule for rule in _block_rules() if rule.spine or not spine)
    return tuple(rule for rule in rules if not rule.cues or rule.cues & cues)


def forget_rules() -> None:
    """Let the rules be collected anew: a plug-in has come or gone."""
    for kept in (all_rules, _run_rules, _block_rules, _asked):
        kept.cache_clear()


_RUN_ORDER = (
    "machine-points", "release-matter", "wall-run", "plan-table", "benefit-list", "related-list", "market-strip",
    "headline-run", "repeated-line", "outside-main", "run-vote", "offer-rest", "tail-cut", "head-cut",
    "stray-end", "page-words",
)  # fmt: skip


def _verdicts(
    blocks: tuple[Block, ...], passes: Passes, settled: document.Settled, decided: Decided
) -> tuple[Verdict, ...]:
    kind = settled.kind
    places = {i: place for place, i in enumerate(passes.last.places)}
    none = Ruling(Finding("A6", "no article in the document"), "no-article")
    verdicts: list[Verdict] = []
    for i, block in enumerate(blocks):
        given = decided.verdict(i, block)
        if given is None and i not in decided.dropped:
            given = settled.verdict(block)
        if given is not None:
            verdicts.append(given)
            continue
        ruling = passes.rulings.get(i) or (none if kind == "no-article" else None)
        if ruling is None:
            class_, evidence, review = document.standing(passes.last, places[i], kind)
            reason = CLASSES[class_] if class_ else ""
            verdicts.append(
                Verdict(block.number, "keep", class_, "", reason, evidence, review=review)
            )
        else:
            adjusted = decided.adjusted(ruling.finding)
            verdicts.append(_verdict(block.number, Ruling(adjusted, ruling.rule, ruling.also)))
    return tuple(verdicts)


def _verdict(number: int, ruling: Ruling) -> Verdict:
    finding = ruling.finding
    return Verdict(
        block=number,
        action=finding.action,
        class_=finding.class_,
        rule=ruling.rule,
        reason=CLASSES[finding.class_],
        evidence=finding.evidence,
        also=ruling.also,
        review=finding.review,
    )
