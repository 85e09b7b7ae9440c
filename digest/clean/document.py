"""The verdict on the extract as a whole, and the standing of every block that stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.clean import hollow, phrases, stories
from digest.clean.features import Features
from digest.clean.rule import Finding
from digest.clean.sheet import HEAD, INSIDE, Sheet
from digest.model.extract import Block, Extract
from digest.model.verdict import CLASSES, Complete, Document, DocumentKind, Verdict
from digest.text import sentences

MUCH_LOST = "more than 70 % of the text between first and last paragraph was taken away"
NO_HEADLINE = "no headline in the extract"
SEVERAL = "several stories in one extract"
CUT = "the text stops before its end"
SOLICITATION = "a law firm looks for plaintiffs"
LITTLE = "hardly any text was left"

_SPEAKER = re.compile(
    r"^(?P<who>Q|A|Frage|Antwort|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,4})(?: \([^)]{2,40}\)"
    r"| [-–—] [\w ,&-]{2,60})?\s?[:：]\s"
)
_TURNS = frozenset(("Q", "A", "Frage", "Antwort", "Question", "Answer", "Pregunta", "Respuesta"))
_FIRST = re.compile(r"\b(?:I|I’m|I'm|me|my|ich|wir|uns|je|j’ai|nous|yo|nosotros|eu|nós)\b")
MOST_SPEAKERS = 12
_WIRE = re.compile(
    r"/\s?(?:PR ?Newswire|CNW)[ \w-]{0,12}/|\((?:GLOBE ?NEWSWIRE|BUSINESS WIRE|ACCESSWIRE|ACCESS Newswire"
    r"|NEWSFILE CORP)[^)]{0,30}\)|\((?:ots|OTS|EQS)\)\s?[-–—]|^(?:EQS-News|FOR IMMEDIATE RELEASE)\b",
    re.IGNORECASE,
)
_SUIT = re.compile(
    r"\bclass action\b|\blead plaintiff\b|\bclass period\b|\bsecurities (?:laws|fraud|litigation)\b"
)
_CALL = re.compile(
    r"\b(?:investor|shareholder|deadline|class action) alert\b|\battorney advertising\b"
    r"|\breminds (?:investors|shareholders|purchasers)\b|\bencourages? (?:investors|shareholders|those who)\b"
    r"|\b(?:are|is) encouraged to contact (?:the|our) firm\b"
    r"|\bif you (?:suffered|incurred|lost|purchased|bought|acquired)\b"
    r"|\bon behalf of (?:investors|shareholders|purchasers)\b.{0,80}\binvestigat"
    r"|\binvestigat\w+ (?:potential )?claims on behalf\b"
)
MENU_WORDS = 2
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
    if hollow.is_hollow(sheet, found, measured):
        return "no-article"
    if _is_release(found, measured):
        return "release"
    if sheet.live or _is_stamped(sheet):
        return "live"
    if _is_transcript(sheet):
        return "transcript"
    buttons = sum(f.class_ == "B3" and f.action == "trim" for f in found.values())
    return "several" if buttons >= 4 or _is_several(sheet) else "article"


def judge(
    extract: Extract,
    last: Sheet,
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    kind_: DocumentKind,
    language: str,
    lost: float,
) -> Document:
    """Judge whether a wall stands, whether the text is complete, and what an editor should look at."""
    bricks = _bricks(blocks, verdicts)
    wall = bool(extract.metadata.wall) or bool(bricks)
    if (
        wall and extract.metadata.wall is False
    ):  # it says that it is free: only a broken end tells otherwise
        wall = _complete(last, wall=True) == "no"
    shut = wall and not _goes_on_behind(bricks, blocks, verdicts)
    complete = _complete(last, wall=shut) if kind_ != "no-article" else "yes"
    reasons: list[str] = []
    if kind_ == "release" and is_solicitation(last.features):
        reasons.append(SOLICITATION)
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


def _bricks(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> list[int]:
    """Return the places of what makes a wall; a lone offer in words of its own makes none."""
    found = [
        i
        for i, (block, v) in enumerate(zip(blocks, verdicts, strict=True))
        if v.class_ in ("A1", "A2", "A4") and v.rule in _WALL_RULES and not _is_menu(block)
    ]
    return found if len(found) > 1 or any(verdicts[i].rule != "page-voice" for i in found) else []


def _goes_on_behind(
    bricks: Sequence[int], blocks: Sequence[Block], verdicts: Sequence[Verdict]
) -> bool:
    """Judge whether whole sentences of the story stand behind the last of a wall: then it hides nothing."""
    if not bricks:
        return False
    behind = zip(blocks[bricks[-1] + 1 :], verdicts[bricks[-1] + 1 :], strict=True)
    return any(v.action == "keep" and sentences.ends(block.text) for block, v in behind)


def lost_inside(first: Sheet, last: Sheet, found: Mapping[int, Finding]) -> float:
    """Return the share of characters that rules took away between the first and the last block of the story."""
    ends = [
        sheet.places[i]
        for sheet in (first, last)
        if sheet.spine.first >= 0
        for i in (sheet.spine.first, sheet.spine.last)
    ]
    if not ends:
        return 0.0
    span = [i for i, place in enumerate(first.places) if min(ends) <= place <= max(ends)]
    total = sum(first.features[i].n for i in span)
    gone = sum(first.features[i].n for i in span if first.places[i] in found)
    return gone / total if total else 0.0


def standing(sheet: Sheet, i: int, kind_: DocumentKind) -> tuple[str, str, bool]:
    """Return class, evidence and wish for review of a block that stays."""
    f = sheet.features[i]
    if sheet.places[i] in sheet.vetoes:
        return _class(sheet, i, kind_), sheet.vetoes[sheet.places[i]], not sheet.is_spine(i)
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


def _is_transcript(sheet: Sheet) -> bool:
    """Judge people who talk in turn: labels that come again, and words said to one another; no list of facts."""
    said = [(m["who"], f) for f in sheet.features if (m := _SPEAKER.match(f.text))]
    if len(said) < 4 or len(said) * 3 < len(sheet):
        return False
    labels = [who for who, _ in said]
    if sum(who in _TURNS for who in labels) >= 2:
        return True
    talk = sum(f.reader or f.ours or "?" in f.text or bool(_FIRST.search(f.text)) for _, f in said)
    whole = sum(f.final for _, f in said)
    again = len(set(labels)) < len(labels) and len(set(labels)) <= MOST_SPEAKERS
    return again and talk * 4 >= len(said) and whole * 3 >= len(said) * 2


def _is_menu(block: Block) -> bool:
    """Judge a link of the menu, which is no wall: Subscribe, Log in."""
    return len(block.text.split()) <= MENU_WORDS and phrases.CJK.search(block.text) is None


def _is_stamped(sheet: Sheet) -> bool:
    """Judge a live blog whose entries stand behind their times: 4:13 pm: the index closed higher."""
    stamped = [f for f in sheet.features if f.clock and f.weight >= 60 and f.final]
    prose = [f for f in sheet.features if f.weight >= 60 and f.final]
    return len(stamped) >= 3 and len(stamped) * 2 >= len(prose)


def _is_release(found: Mapping[int, Finding], measured: Sequence[Features]) -> bool:
    hints = sum("releasehint" in f.cues for f in measured)
    matter = any(finding.class_ == "D3" for finding in found.values())
    wired = any(_WIRE.search(f.text) for f in measured[:12])
    return hints >= 2 or wired or (hints >= 1 and matter) or is_solicitation(measured)


def is_solicitation(measured: Iterable[Features]) -> bool:
    """Judge a law firm that looks for plaintiffs: it speaks of a class action and calls on those who lost money."""
    suit = call = False
    for f in measured:
        suit = suit or _SUIT.search(f.folded) is not None
        call = call or (not f.quotation and _CALL.search(f.folded) is not None)
    return suit and call


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
