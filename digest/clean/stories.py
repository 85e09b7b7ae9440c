"""Tells a round-up's stories apart: one extract, several articles.

A story with subheads must never be parted, so what is in doubt stays whole and is looked at by an editor.
Two kinds of proof: the extract calls itself a round-up, and its parts share no name; or it does not, and every
part stands on its own feet: a headline, somebody named, nothing that points back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from digest.clean import phrases, roundup, units
from digest.clean.features import Features
from digest.clean.rule import Finding
from digest.clean.sheet import HEAD
from digest.clean.units import Head, Line
from digest.model.verdict import Cleaned
from digest.text import money, sentences

NEAR, MENU = 4, 12
"""A round-up's name stands right above its first story; behind a page's menu it cannot be told."""
GREETING = 350
"""What stands before the first story is a greeting up to this many characters, or as long as it is talk."""

_CALLED = re.compile(
    r"\b(?:in brief|briefs|briefly|briefing|round-?ups?|newsletter|digest|top stories|today.s headlines"
    r"|in a nutshell|news you|in the news|(?:morning|evening|daily|weekly|weekend|midday) (?:note|memo|wrap|call|read"
    r"|brief|news|report|update|dispatch)|things (?:you need )?to know (?:before|today|this|to start|now)"
    r"|things to start|(?:stories|headlines) (?:of|from|this|you)|what (?:else )?happened|week in review"
    r"|news (?:bites|bytes|summary|in short)|company news|business news"
    r"|kurzmeldungen|kurznachrichten|kurz (?:notiert|gemeldet|und knapp)|in kürze|überblick|newsblock"
    r"|das wichtigste|nachrichten (?:des|vom|am)|morgenbriefing"
    r"|resumen|breves|en breve|boletín|titulares|noticias del|lo más importante"
    r"|en bref|les brèves|l'essentiel|revue de presse|à retenir"
    r"|resumo|giro de notícias|destaques do dia|notícias do dia)\b"
    r"|简报|早报|晚报|要闻|速递|ニュースまとめ|まとめ読み"
)
_CLOSING = re.compile(
    r"that.s (?:all|it)\b|see you|until (?:tomorrow|next|monday)|have a (?:good|great|nice|lovely)|thanks? (?:you )?for"
    r" reading|with (?:help|contributions) from|edited by|bis (?:morgen|zum nächsten|bald)|schönen (?:tag|abend)"
    r"|hasta (?:mañana|la próxima|el lunes)|à demain|até amanhã|[—–-] ?[A-ZÀ-Þ][\w’. ]{2,40}$",
    re.IGNORECASE,
)


class Story(NamedTuple):
    """One story of several: the blocks ``places`` of an extract, from 0.

    ``title`` stands in the extract; it is a mere label where ``label`` is set. ``cut`` counts the characters of
    the first block that the title takes. ``section`` is the round-up's own heading above it; ``before`` and
    ``behind`` are places of what belongs to the round-up as a whole.
    """

    title: str
    label: bool
    places: tuple[int, ...]
    cut: int = 0
    section: str = ""
    before: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()


class Parting(NamedTuple):
    """Heads that part stories, and the lines they stand among.

    ``back`` are places that were wrongly cut off; ``name`` is the place of such a line that names the round-up, or -1.
    """

    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    back: frozenset[int] = frozenset()
    name: int = -1


def is_called(title: str) -> bool:
    """Tell whether a headline calls the extract a round-up."""
    return _CALLED.search(phrases.fold(title)) is not None


def split(cleaned: Cleaned) -> tuple[Story, ...]:
    """Part the stories of a cleaned round-up; none where it is one story, or where that is in doubt."""
    if cleaned.document.kind != "several":
        return ()
    code = cleaned.document.language
    measured = [Features(block, code) for block in cleaned.blocks]
    gone = {
        i: Finding(v.class_, "", v.action)
        for i, v in enumerate(cleaned.verdicts)
        if v.action != "keep"
    }
    parting = find(measured, gone, cleaned.harvest.title)
    return tuple(_stories(parting)) if parting else ()


def find(measured: Sequence[Features], gone: Mapping[int, Finding], title: str) -> Parting | None:
    """Find the heads that part the stories of an extract; None where it is not surely a round-up.

    ``gone`` are the findings on the blocks that leave, by place. The head of the first story and a greeting
    are often cut off with the page's own head: they are found among those too.
    """
    lines = _lines(measured, gone)
    folded = phrases.fold(title)
    for seen in units.heads(lines):
        heads = [h for h in seen if lines[h.at].place not in gone or _is_close(lines, h.at)]
        if len(heads) < roundup.FEWEST:
            continue
        parting = _parting(lines, _without_masthead(lines, heads), gone)
        above = parting.lines[: parting.heads[0].at][:4]
        texts = [folded, *(line.f.folded for line in above if line.f.weight <= 200)]
        if parting.name >= 0:
            texts.append(measured[parting.name].folded)
        called = any(_CALLED.search(text) for text in texts)
        one = any(roundup.ONE_THING.search(text) for text in texts)
        if not one and roundup.is_sound(parting.lines, parting.heads, called=called):
            return parting
    return None


def _parting(lines: Sequence[Line], heads: Sequence[Head], gone: Mapping[int, Finding]) -> Parting:
    """Leave out the lines that were rightly cut off the page's head: neither heads nor greetings."""
    first = lines[heads[0].at].place
    ahead = [line for line in lines if line.place in gone and line.place < first][-NEAR:]
    back = {lines[head.at].place for head in heads if lines[head.at].place in gone}
    back |= {line.place for line in ahead if _greets(line.f, gone[line.place])}
    names = [
        line.place
        for line in ahead
        if line.place not in back and line.f.weight <= 200 and _CALLED.search(line.f.folded)
    ]
    if sum(i < first for i in gone) > MENU:
        names = []  # the menu of a whole page names newsletters and digests of its own
    kept = [line for line in lines if line.place not in gone or line.place in back]
    moved = {line.place: at for at, line in enumerate(kept)}
    own = tuple(head._replace(at=moved[lines[head.at].place]) for head in heads)
    return Parting(tuple(kept), own, frozenset(back), names[0] if names else -1)


def _is_close(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the text follows right behind a line that was cut off."""
    return at + 1 < len(lines) and lines[at + 1].place - lines[at].place <= 2


def _lines(measured: Sequence[Features], gone: Mapping[int, Finding]) -> list[Line]:
    """List the blocks that stay, and before the first of them those that may be a head or a greeting."""
    lines = []
    body = False
    for i, f in enumerate(measured):
        finding = gone.get(i)
        if finding is None:
            body = body or units.is_prose(f)
            button = i + 1 in gone and _is_button(measured[i + 1], gone[i + 1])
            lines.append(Line(i, f, button))
        elif not body and _may_be_head(finding):
            lines.append(Line(i, f))
    return lines


def _is_button(f: Features, finding: Finding) -> bool:
    return finding.class_ == "B3" and (
        finding.action == "trim" or (len(f.tokens) <= 4 and "related" in f.cues)
    )


def _may_be_head(finding: Finding) -> bool:
    """Judge a block cut off before the first paragraph: the headline, what shares no words, a dateline."""
    headline = finding.class_ == "E10" and finding.evidence == "the headline"
    return (
        headline
        or finding.evidence.startswith(HEAD)
        or (finding.class_ == "E2" and finding.evidence != "")
    )


def _greets(f: Features, finding: Finding) -> bool:
    """Judge a whole sentence that was cut off before the first story and sells nothing."""
    if not finding.evidence.startswith(HEAD):
        return False
    hello = _HELLO.match(f.folded) is not None and not money.has_amount(f.text)
    return f.final and len(f.tokens) >= 4 and (finding.class_ == "B4" or hello) and not f.cues


_HELLO = re.compile(r"^(?:hello|hi|hey|good (?:morning|day|afternoon|evening)|happy \w+day)\b")


def _without_masthead(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Leave out a first head that is the round-up's own name, or stands above a greeting."""
    while len(heads) > roundup.FEWEST:
        body = [line.f for line in lines[heads[0].at : heads[1].at]]
        own = body[1:] if heads[0].cut >= body[0].n else body
        named = _CALLED.search(phrases.fold(heads[0].title)) is not None
        talk = bool(own) and all((f.reader or f.ours) and not f.reported for f in own)
        if not (named or talk):
            break
        heads = heads[1:]
    return heads


def _stories(parting: Parting) -> Iterator[Story]:
    """Give each story its places; greeting and farewell go to the first and the last."""
    lines, heads = parting.lines, parting.heads
    ranges = list(units.ranges(lines, heads))
    ahead = lines[: heads[0].at]
    section, before = _labels(ahead, heads[0].level)
    if _is_essay([line.f for line in ahead if line.place in before]):
        yield Story(_label(lines[0].f), True, before)
        before = ()
    for k, (head, stop) in enumerate(ranges):
        last = k == len(ranges) - 1
        end = _farewell(lines, head.at + 1, stop) if last else stop
        places = tuple(line.place for line in lines[head.at : end])
        behind = tuple(line.place for line in lines[end:]) if last else ()
        title = head.title or _label(lines[head.at].f)
        yield Story(title, not head.title, places, head.cut, section, before, behind)
        if not last:
            named, before = _labels(lines[stop : heads[k + 1].at], head.level)
            section = named or section


def _is_essay(ahead: Sequence[Features]) -> bool:
    """Judge whether what stands before the short stories is one of its own, and no greeting."""
    size = sum(f.weight for f in ahead)
    talk = sum(f.weight for f in ahead if f.reader or f.ours)
    return size > GREETING and talk * 2 < size


def _labels(lines: Sequence[Line], level: int) -> tuple[str, tuple[int, ...]]:
    """Take the round-up's own headings from what stands before a story: the last one names its section."""
    short = [line for line in lines if units.is_label(line.f, level) and len(line.f.tokens) <= 4]
    section = units.bare(short[-1].f.text) if short else ""
    return section, tuple(line.place for line in lines if line not in short)


def _label(f: Features) -> str:
    """Give the first sentence of a story, without number or mark."""
    return sentences.first(units.unmarked(f.text))


def _farewell(lines: Sequence[Line], start: int, stop: int) -> int:
    """Find where the last story ends and the round-up takes its leave."""
    while stop - 1 > start and _takes_leave(lines[stop - 1].f):
        stop -= 1
    return stop


def _takes_leave(f: Features) -> bool:
    if f.weight > 240 or f.reported:
        return False
    return _CLOSING.match(f.folded) is not None or f.reader or f.ours
