"""The verdict on the extract as a whole, and the standing of every block that stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from digest.clean import stories
from digest.clean.features import Features
from digest.clean.rule import Finding
from digest.clean.sheet import HEAD, INSIDE, Sheet
from digest.model.extract import Block, Extract
from digest.model.verdict import CLASSES, Complete, Document, DocumentKind, Verdict

MUCH_LOST = "more than 70 % of the text between first and last paragraph was taken away"
NO_HEADLINE = "no headline in the extract"
SEVERAL = "several stories in one extract"
CUT = "the text stops before its end"
LITTLE = "hardly any text was left"

_SPEAKER = re.compile(
    r"^(?:Q|A|Frage|Antwort|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,4}(?: \([^)]{2,40}\)"
    r"| [-–—] [\w ,&-]{2,60})?)\s?[:：]\s"
)
WALL_PAGE = 3000
_WALL_CUES = frozenset(
    ("access", "trial", "trial_soft", "access_soft", "plan", "register", "consent", "benefit")
)
_WALL_RULES = (
    "access-prompt",
    "registration-wall",
    "wall-run",
    "page-voice",
    "plan-table",
    "placeholder",
    "outside-main",
    "override",
)
_WALLS = ("A1", "A4", "A5")
_BROKEN = ("…", "...", "[…]", "[...]")


class Settled(NamedTuple):
    """The kind of a document, its headline, and the places of blocks that a round-up gets back.

    ``name`` is the place of a line that becomes the headline of a round-up, or -1.
    """

    kind: DocumentKind
    title: str
    back: frozenset[int] = frozenset()
    name: int = -1

    def verdict(self, block: Block) -> Verdict | None:
        """Judge a block that a round-up gets back, or that names it; None for every other."""
        if block.number - 1 == self.name:
            return Verdict(block.number, "meta", "E10", "", CLASSES["E10"], "names the round-up")
        if block.number - 1 not in self.back:
            return None
        seen = "belongs to a story of the round-up"
        return Verdict(block.number, "keep", "F3", "", CLASSES["F3"], seen)


def settle(
    sheet: Sheet, found: Mapping[int, Finding], measured: Sequence[Features], title: str
) -> Settled:
    """Name the kind of document from what stays of it and what was found.

    The headline of a round-up's first story was cut off or taken for the headline of all: it goes back.
    """
    named = kind(sheet, found, measured)
    if named not in ("article", "several", "transcript"):
        return Settled(named, title)
    parting = stories.find(measured, found, title)
    if parting is None or (named == "transcript" and not stories.is_called(title)):
        return Settled(named, title)
    taken = not title or any(title == measured[i].text for i in parting.back)
    if parting.name < 0 or title == measured[parting.name].text:
        return Settled("several", "" if taken else title, parting.back)
    if taken:
        return Settled("several", measured[parting.name].text, parting.back, parting.name)
    return Settled("several", title, parting.back | {parting.name})


def kind(sheet: Sheet, found: Mapping[int, Finding], measured: Sequence[Features]) -> DocumentKind:
    """Name the kind of document without a look at how its stories part."""
    spine = [sheet.features[i] for i, member in enumerate(sheet.spine.member) if member]
    prompted = any(f.class_ in ("A1", "A4") for f in found.values())
    said = [measured[i] for i, f in found.items() if f.class_ in _WALLS and measured[i].sentence]
    if not spine or (prompted and _is_wall_page([*spine, *said])):
        return "no-article"
    if _is_release(found, measured):
        return "release"
    if sheet.live:
        return "live"
    speakers = sum(_SPEAKER.match(f.text) is not None for f in sheet.features)
    if speakers >= 4 and speakers * 3 >= len(sheet):
        return "transcript"
    buttons = sum(f.class_ == "B3" and f.action == "trim" for f in found.values())
    return "several" if buttons >= 4 or _is_several(sheet) else "article"


def judge(
    extract: Extract,
    last: Sheet,
    verdicts: Sequence[Verdict],
    kind_: DocumentKind,
    language: str,
    lost: float,
) -> Document:
    """Judge whether a wall stands, whether the text is complete, and what an editor should look at."""
    wall = bool(extract.metadata.wall) or any(
        v.class_ in ("A1", "A2", "A4") and v.rule in _WALL_RULES for v in verdicts
    )
    complete = _complete(last, wall=wall) if kind_ != "no-article" else "yes"
    reasons: list[str] = []
    if lost > 0.7 and kind_ != "no-article":
        reasons.append(MUCH_LOST)
    if kind_ == "several":
        reasons.append(SEVERAL)
    if complete == "no":
        reasons.append(CUT)
    if kind_ != "no-article" and sum(f.weight for f in last.features) < 200:
        reasons.append(LITTLE)
    return Document(
        kind=kind_, wall=wall, complete=complete, language=language, review=tuple(reasons)
    )


def lost_inside(first: Sheet, found: Mapping[int, Finding]) -> float:
    """Return the share of characters inside the spine's span that rules took away."""
    if first.spine.first < 0:
        return 0.0
    span = range(first.spine.first, first.spine.last + 1)
    total = sum(first.features[i].n for i in span)
    gone = sum(first.features[i].n for i in span if first.places[i] in found)
    return gone / total if total else 0.0


def standing(sheet: Sheet, i: int, kind_: DocumentKind) -> tuple[str, str, bool]:
    """Return class, evidence and wish for review of a block that stays."""
    f = sheet.features[i]
    if i in sheet.vetoes:
        return _class(sheet, i, kind_), sheet.vetoes[i], not sheet.is_spine(i)
    if sheet.is_spine(i):
        said = ", reported speech" if f.reported else ""
        return "", f"spine: {f.n} characters, tie {sheet.tie(i):.2f}{said}", False
    class_ = _class(sheet, i, kind_)
    lonely = class_ == "F3" and f.headline and sheet.tie(i) == 0 and f.block.kind != "heading"
    return class_, f"{f.n} characters, tie {sheet.tie(i):.2f}, {sheet.where(i)}", lonely


def _class(sheet: Sheet, i: int, kind_: DocumentKind) -> str:
    f = sheet.features[i]
    if sheet.is_spine(i):
        return ""
    if f.clock and kind_ == "live":
        return "F5"
    if kind_ == "transcript" and _SPEAKER.match(f.text):
        return "F8"
    if f.block.kind in ("item", "row") or sheet.lead_in(i) >= 0:
        return "F4"
    if "keypoints" in f.cues or (sheet.where(i) == HEAD and f.bullet):
        return "F2"
    if f.block.kind == "heading" or (
        sheet.where(i) == INSIDE
        and len(sheet.run(i)) == 1
        and not f.final
        and f.weight <= 120
        and not f.quote_start
    ):
        return "F3"
    return ""


def _is_wall_page(spine: Sequence[Features]) -> bool:
    """Judge whether most of the would-be story is a wall's talk with its visitor."""
    talk = [
        f for f in spine if f.cues.keys() & _WALL_CUES and (f.reader or f.ours) and not f.reported
    ]
    weight = sum(f.weight for f in spine)
    told = sum(f.weight for f in spine if f.reported)
    if not talk or weight > WALL_PAGE or told * 4 > weight:
        return False
    reader = sum(f.weight for f in spine if f.reader or f.ours)
    return sum(f.weight for f in talk) * 5 >= weight * 2 and reader * 10 >= weight * 6


def _is_release(found: Mapping[int, Finding], measured: Sequence[Features]) -> bool:
    hints = sum("releasehint" in f.cues for f in measured)
    return hints >= 2 or (hints >= 1 and any(finding.class_ == "D3" for finding in found.values()))


def _is_several(sheet: Sheet) -> bool:
    """Judge whether headline-and-paragraph units follow one another that share hardly a word."""
    units = [
        i
        for i in range(len(sheet) - 1)
        if not sheet.is_spine(i) and sheet.is_spine(i + 1) and _is_title(sheet, i)
    ]
    if len(units) < 4:
        return False
    ties = [sheet.tie(i + 1) for i in units]
    return sum(ties) / len(ties) < 0.15


def _is_title(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return f.block.kind == "heading" or (f.headline and not f.final)


def _complete(last: Sheet, *, wall: bool) -> Complete:
    """Judge whether the story stops in mid-sentence before a wall, or may go on behind it."""
    prose = [
        f
        for i, f in enumerate(last.features)
        if last.is_spine(i) or (f.weight >= 80 and f.block.kind in ("text", "quote"))
    ]
    if not prose:
        return "yes"
    tail = prose[-1].text.rstrip()
    broken = tail.endswith(_BROKEN)
    if not wall:
        return "maybe" if broken else "yes"
    whole = prose[-1].final or tail.endswith((":", "："))
    return "maybe" if whole and not broken else "no"
