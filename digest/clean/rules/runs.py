"""Cuts at the head and the tail, and votes of runs: what a stretch of blocks says together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from digest.clean import cast, strips, suspicion, tails, wording
from digest.clean.features import DATE
from digest.clean.guards import veto
from digest.clean.rule import Finding, run_rule
from digest.clean.sheet import Sheet
from digest.clean.spine import GAP
from digest.text import money

_TAIL_GUARDS = ("K1", "K3")
_FOLLOWS = {"B3": "B4", "B5": "B5", "C4": "C4", "E6": "E6", "E8": "E8", "B1": "B1", "A1": "A1", "A2": "A3", "A3": "A3",
            "A4": "A4", "B4": "B4", "D1": "C1", "D3": "D3"}  # fmt: skip


@run_rule("tail-cut", "R30", guards=("K12", "K14"))
def tail_cut(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop what stands behind the end of the article.

    What: everything after the first anchor behind the last paragraph: a wall, a label, a menu, a form.
    Why: each line alone may look harmless; behind such an anchor no story goes on.
    Removes: © 2026 Example Media. All rights reserved. / Brewer names new chair / Weather
    Keeps: Correction: an earlier version gave the loss as $3m; it was $3bn.
    """
    if sheet.spine.first < 0:
        return
    start = strips.end(sheet)
    anchor = next((i for i in range(start, len(sheet)) if _is_anchor(sheet, found, i)), -1)
    if anchor < 0:
        anchor = _bare_tail(sheet, found, start)
        if anchor < 0:
            return
    else:
        anchor = _widen(sheet, found, start, anchor)
    class_ = ""
    line = sheet.blocks[anchor].first
    end, reach, told = tails.end(sheet, found, anchor), anchor + GAP, sheet.is_spine(anchor - 1)
    over = next(
        (i for i in range(anchor, len(sheet)) if tails.is_over(sheet, found, i)), len(sheet)
    )
    told_on = tails.told_on(sheet, found, anchor)
    for i in range(anchor, len(sheet)):
        if i in found:
            if class_ != "A3" or found[i].class_[0] != "A":
                class_ = _FOLLOWS.get(found[i].class_, "")
            continue
        if veto(sheet, i, _TAIL_GUARDS)[0]:
            continue
        if i >= end and i < over and tails.resumes(sheet, found, i):
            end, reach = tails.end(sheet, found, i), i + GAP
        near = i < min(end, reach)
        told = i in told_on or (
            near and (tails.is_story(sheet, i) or tails.stands_by(sheet, found, i, told=told))
        )
        if told:
            reach = i + GAP
            continue
        own = "" if class_ == "A3" else suspicion.soft_class(sheet.features[i])
        yield (
            i,
            Finding(
                own or class_ or _shape_class(sheet, i),
                f"after the end of the article, behind line {line}",
            ),
        )


@run_rule("head-cut", "R31", guards=("K12", "K14"))
def head_cut(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop what stands before the beginning of the article.

    What: menus, labels and stray lines before the first paragraph that share no words with the story.
    Why: the page's own head; standfirst and key points tie to the story and stay.
    Removes: Tea and sugar / Quays / Our readers
    Keeps: Profit doubles as the brewer sells more abroad, and the dividend rises with it
    """
    if sheet.spine.first <= 0:
        return
    listed = cast.listed(sheet)
    for i in range(sheet.spine.first):
        if i in found or i in listed or _is_standfirst(sheet, i):
            continue
        if veto(sheet, i, ("K1", "K9", "K10"))[0] or _is_all_above(sheet, found, i):
            continue
        if sheet.spine.short and len(sheet.features[i].tokens) > 3:
            continue
        own = suspicion.soft_class(sheet.features[i])
        f = sheet.features[i]
        if "keypoints" in f.cues or (
            f.weight >= 160 and not own and (f.final or len(f.tokens) >= 25)
        ):
            continue
        lone = (
            i == sheet.spine.first - 1
            and not own
            and (f.final or (f.tokens and f.text.rstrip().endswith(":")))
        )
        if lone and f.weight >= 20:
            continue
        yield (
            i,
            Finding(
                own or _shape_class(sheet, i), f"before the first paragraph, tie {sheet.tie(i):.2f}"
            ),
        )


@run_rule("offer-rest", "R37", guards=("K1", "K2", "K3", "K8", "K10", "K11", "K14"))
def offer_rest(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop the short lines that are left of an offer when its other lines are known.

    What: a line without the length of a sentence in a stretch between paragraphs where a wall, a plan, a letter or
        an appeal was found, and where most lines are known already.
    Why: a form's own title or one benefit of a list says nothing by itself, but nobody puts news among them.
    Removes: Get the Harbour Post app / Alerts for the companies you follow / Read offline / Open app
    Keeps: a short paragraph of the story right behind a form
    """
    done = -1
    for i in sorted(found):
        run = sheet.run(i)
        if run.start == done or found[i].class_ not in _OFFERED:
            continue
        done = run.start
        for part in _parted(sheet, found, run):
            known = [j for j in part if j in found]
            offer = next((found[j] for j in known if found[j].class_ in _OFFERED), None)
            if offer is None or len(known) * 2 < len(part):
                continue
            last = known[-1]
            while last + 1 in part and "field" in sheet.features[last + 1].cues:
                last += 1
            for j in range(known[0] - 1, last + 1):
                if j in part and j not in found and _is_rest(sheet, j):
                    yield j, Finding(offer.class_, f"beside {offer.evidence}")


def _parted(sheet: Sheet, found: Mapping[int, Finding], run: range) -> Iterator[range]:
    """Part a stretch at the sentences of the story in it: no offer goes on behind them."""
    start = run.start
    for i in run:
        if i not in found and tails.is_story(sheet, i):
            yield range(start, i)
            start = i + 1
    yield range(start, run.stop)


def _is_rest(sheet: Sheet, i: int) -> bool:
    """Judge a short line that shares little with the story and ends no sentence."""
    f = sheet.features[i]
    return f.weight < 60 and not f.final and sheet.tie(i) < 0.5


_OFFERED = frozenset(("A1", "A2", "A3", "A4", "A5", "B1", "B2"))


@run_rule("run-vote", "R32", guards=("K14",))
def run_vote(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a run between paragraphs whose blocks speak together of one thing that is not the story.

    What: three or more blocks with two cues of one family, little word tie, and nothing to guard them.
    Why: soft cues prove nothing alone; a run of them does.
    Removes: Newsletters / The best of the week / Every Friday morning / In your inbox
    Keeps: The plan has three parts: / Fewer newsletters / A new app / More reporters
    """
    if sheet.spine.first < 0 or sheet.spine.short:
        return
    done = -1
    for i in range(sheet.spine.first, sheet.spine.last):
        if i < done or sheet.is_spine(i):
            continue
        run = sheet.run(i)
        done = run.stop
        if len(run) < 3 or sheet.lead_in(i) >= 0:
            continue
        yield from _vote(sheet, found, run)


@run_rule("stray-end", "R35", guards=("K1", "K3", "K8", "K14"))
def stray_end(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a short line without an end that stands behind the last sentence and shares nothing with the story.

    What: one to three labels or fragments behind everything that is kept, without figures, lead-in or bullet.
    Why: a story ends with a sentence; what hangs behind it belongs to the page. Flagged, as nothing else speaks for it.
    Removes: Two puzzles left
    Keeps: A ruling is due on Friday.
    """
    if sheet.spine.first < 0 or sheet.spine.short or sheet.live:
        return
    hanging: list[int] = []
    for i in range(len(sheet) - 1, sheet.spine.last, -1):
        if i in found:
            continue
        if not _is_fragment(sheet, i):
            break
        hanging.append(i)
    if len(hanging) <= 3:
        for i in hanging:
            evidence = f"a fragment behind the last sentence, tie {sheet.tie(i):.2f}"
            yield i, Finding(suspicion.soft_class(sheet.features[i]) or "C1", evidence, review=True)


def _is_fragment(sheet: Sheet, i: int) -> bool:
    """Judge a short line of words without an end, that no table, list, quotation or note would hold."""
    f = sheet.features[i]
    return (
        not f.final
        and f.weight <= 90
        and 2 <= (len(f.tokens) if not f.unspaced else f.n) <= 16
        and f.block.kind in ("text", "heading")
        and not (
            f.bullet or f.quote_start or f.reported or f.figure or f.named or f.clock or f.dated
        )
        and not f.text.rstrip().endswith((":", "：", ",", "…", "..."))
        and "%" not in f.text
        and "=" not in f.folded
        and not money.has_amount(f.text)
        and sheet.tie(i) < 0.34
        and sheet.lead_in(i) < 0
    )


def _vote(sheet: Sheet, found: Mapping[int, Finding], run: range) -> Iterator[tuple[int, Finding]]:
    spoken = {i: _spoken(sheet, found, i) for i in run}
    votes = Counter(class_ for class_ in spoken.values() if class_)
    open_ = [i for i in run if i not in found]
    if not votes or not open_:
        return
    class_, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    if any("field" in sheet.features[i].cues for i in run):
        class_, count = "B1", len(run)  # a form's field: no story asks for an address
    mean = sum(sheet.tie(i) for i in open_) / len(open_)
    if count < 2 or count * 3 < len(run) or mean >= 0.2:
        return
    ours = [i for i in run if spoken[i] == class_]
    for i in open_:
        # Behind the last word of the form or list the story may have gone on.
        if ours and i <= ours[-1] and _is_votable(sheet, i):
            evidence = f"in a run of {len(run)} blocks about one thing, mean tie {mean:.2f}"
            yield i, Finding(class_, evidence)


def _spoken(sheet: Sheet, found: Mapping[int, Finding], i: int) -> str:
    """Return the class that a block of a run votes for, or nothing."""
    if i in found:
        return found[i].class_ if found[i].action == "drop" else ""
    return suspicion.soft_class(sheet.features[i])


def _is_votable(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return not (
        f.sentence
        or wording.told(f)
        or f.block.kind == "heading"
        or veto(sheet, i, ("K1", "K2", "K3", "K8", "K10", "K11"))[0]
    )


def _is_anchor(sheet: Sheet, found: Mapping[int, Finding], i: int) -> bool:
    """Judge whether a block behind the last paragraph ends the article."""
    if i in found:
        class_ = found[i].class_
        if class_ == "B3" and suspicion.own_link(sheet.features[i]):
            return False
        return (
            found[i].action == "drop"
            and not found[i].review
            and class_ not in ("C6", "B6", "E10", "F11")
        ) or class_ in ("E6", "E8")
    f = sheet.features[i]
    return (
        bool(f.cues.keys() & {"topics", "bio", "comments", "copyright"})
        and not f.final
        and f.weight < 90
    )


def _widen(sheet: Sheet, found: Mapping[int, Finding], start: int, anchor: int) -> int:
    """Move the cut back over stray short lines right before the anchor that share nothing with the story."""
    while anchor > start and anchor - 1 not in found and _is_stray(sheet, anchor - 1):
        anchor -= 1
    return anchor


def _bare_tail(sheet: Sheet, found: Mapping[int, Finding], start: int) -> int:
    """Find a tail without an anchor: three or more short lines, sharing little with the story."""
    open_ = [i for i in range(start, len(sheet)) if i not in found]
    if len(open_) < 3 or sheet.spine.short or (start < len(sheet) and sheet.lead_in(start) >= 0):
        return -1
    mean = sum(sheet.tie(i) for i in open_) / len(open_)
    listed = sum(sheet.features[i].bullet or sheet.blocks[i].kind in ("item", "row") for i in open_)
    if mean >= 0.25 or listed * 2 >= len(open_) or any(sheet.features[i].reported for i in open_):
        return -1
    return next((i for i in open_ if _is_stray(sheet, i)), -1)


def _is_stray(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return (
        not f.final
        and sheet.tie(i) < 0.34
        and f.weight < 120
        and not f.quote_start
        and not veto(sheet, i, _TAIL_GUARDS)[0]
    )


STANDFIRST = 50


def _is_standfirst(sheet: Sheet, i: int) -> bool:
    """Judge a line between headline and first paragraph that tells the story in short."""
    f = sheet.features[i]
    if sheet.blocks[i].main is False or suspicion.prose(f):
        return False
    long_enough = (f.weight >= 40 and len(f.tokens) >= 6) or (f.weight >= 40 and f.unspaced)
    return bool(long_enough and sheet.tie(i) >= (0.3 if f.final or f.weight >= 80 else 0.4))


def _is_all_above(sheet: Sheet, found: Mapping[int, Finding], i: int) -> bool:
    """Judge the one line left between the headline and the first paragraph: a standfirst in words of its own."""
    f = sheet.features[i]
    if sheet.lines is None or not sheet.title_words or f.cues or f.dated or f.named:
        return False
    if (
        f.weight < STANDFIRST
        or f.text.rstrip()[-1] in ")]|>"
        or DATE.search(f.folded)
        or (len(f.tokens) < 6 and not f.unspaced)
    ):
        return False
    return all(j == i or j in found for j in range(sheet.spine.first))


def _shape_class(sheet: Sheet, i: int) -> str:
    f = sheet.features[i]
    if f.headline or f.sentence or f.final:
        return "B4"
    return "C1"
