"""Tells a round-up's stories apart: one extract, several articles.

A story with subheads must never be parted, so what is in doubt stays whole and is looked at by an editor.
Two kinds of proof: the extract calls itself a round-up, and its parts share no name; or it does not, and every
part stands on its own feet: a headline, somebody named, nothing that points back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from digest.clean import phrases, units
from digest.clean.features import Features
from digest.clean.rule import Finding
from digest.clean.sheet import HEAD
from digest.clean.units import Head, Line
from digest.model.verdict import Cleaned
from digest.text import sentences

FEWEST, FEWEST_UNCALLED = 3, 4
LONGEST, LONGEST_UNCALLED = 5000, 1500
SAME_WORDS, SAME_WORDS_UNCALLED = 0.3, 0.2
"""Mean share of a part's longer words that others use: one story's sections have more in common."""
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
_ONE_THING = re.compile(
    r"\babout\b|\büber\b|\bsobre\b|\bà propos\b|\b(?:markets?|stocks?|shares|wall street|börsen?|bolsas?|bourses?)"
    r" (?:wrap|report|update|live|news|close[sd]?|ends?|slips?|falls?|fell|rises?|rose|gains?|overview|bericht)\b"
    r"|\b(?:ways|tips|reasons|steps|lessons|signs|mistakes|questions|facts|takeaways)\b"
    r"|\bwho is\b|\bexplained\b|\bgründe\b|\btipps\b|\bclaves\b|\brazones\b"
)
_SECTION = re.compile(
    r"(?:stocks?|shares|equities|bonds?|currenc\w+|forex|fx|commodit\w+|oil|gold|metals|crypto\w*|rates|econom\w+"
    r"|markets?|asia|europe|americas?|outlook|background|revenue|sales|costs|earnings|dividend|guidance|results"
    r"|conclusion|summary|introduction|methodology|aktien|anleihen|devisen|rohstoffe|ausblick|hintergrund|fazit"
    r"|acciones|bonos|divisas|materias primas|perspectivas)(?: (?:and|und|y|et|&) \w+)?",
    re.IGNORECASE,
)
_BACK = frozenset(
    (
        "he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "but", "yet",
        "still", "then", "so", "however", "meanwhile", "also", "er", "sie", "es", "doch", "aber", "dann", "dies",
        "dieser", "diese", "dieses", "sein", "seine", "ihr", "ihre", "dennoch", "él", "ella", "ellos", "pero",
        "esto", "este", "esta", "estos", "estas", "su", "sus", "luego", "sin", "il", "elle", "ils", "mais", "ce",
        "cette", "ces", "son", "sa", "leur",
    )
)  # fmt: skip
_THE_FIRM = re.compile(
    r"(?:the|der|die|das|la|el|le) (?:group|company|firm|konzern|firma|gruppe|compañía|empresa|société|grupo)\b"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&-]{2,}")
_OPENING = re.compile(r"(?:^|[.!?:…]\s+|[\"“„«(]\s?)(?:[A-ZÀ-Þ][\w’'&-]*)")
_NO_NAMES = frozenset(
    (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
        "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag", "Millionen", "Milliarden",
        "Euro", "Euros", "Prozent", "Dollar", "Jahr", "Jahre", "Jahren", "Unternehmen", "Konzern", "Mr", "Mrs",
        "Ms", "The",
    )
)  # fmt: skip
_PLAIN_NOUNS = ("en", "es", "fr", "pt", "it", "nl", "sv", "da", "no")
"""Languages in which a capital inside a sentence makes a name."""
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
        if len(heads) < FEWEST:
            continue
        parting = _parting(lines, _without_masthead(lines, heads), gone)
        above = parting.lines[: parting.heads[0].at][:4]
        texts = [folded, *(line.f.folded for line in above if line.f.weight <= 200)]
        if parting.name >= 0:
            texts.append(measured[parting.name].folded)
        called = any(_CALLED.search(text) for text in texts)
        one = any(_ONE_THING.search(text) for text in texts)
        if not one and _is_sound(parting.lines, parting.heads, called=called):
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
    return f.final and len(f.tokens) >= 4 and finding.class_ == "B4" and not f.cues


def _without_masthead(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Leave out a first head that is the round-up's own name, or stands above a greeting."""
    while len(heads) > FEWEST:
        body = [line.f for line in lines[heads[0].at : heads[1].at]]
        own = body[1:] if heads[0].cut >= body[0].n else body
        named = _CALLED.search(phrases.fold(heads[0].title)) is not None
        talk = bool(own) and all((f.reader or f.ours) and not f.reported for f in own)
        if not (named or talk):
            break
        heads = heads[1:]
    return heads


class _Unit(NamedTuple):
    """One story while it is judged: its title, the blocks below it, the prose among them."""

    title: str
    body: list[Features]
    prose: list[Features]
    button: bool


def _is_sound(lines: Sequence[Line], heads: Sequence[Head], *, called: bool) -> bool:
    """Judge whether the parts that heads begin are stories of their own."""
    parts = [_unit(lines, head, stop) for head, stop in _ranges(lines, heads)]
    pressed = sum(part.button for part in parts) * 4 >= len(parts) * 3
    if len(parts) < (FEWEST if called else FEWEST_UNCALLED):
        return False
    if not all(part.prose for part in parts) or not _fills(lines, parts, called=called):
        return False
    shared = _shared_names(parts)
    if len(shared) > (1 if called else 0) or _points_back(parts) * 3 > (
        len(parts) if called else 0
    ):
        return False
    titles = [part.title for part in parts if part.title]
    if len({title.partition("|")[0] for title in titles if "|" in title}) * 2 < sum(
        "|" in t for t in titles
    ):
        return False  # one label before each: links to other stories
    odd = sum(t.endswith(("?", "？")) or _SECTION.fullmatch(t) is not None for t in titles)
    told = sum(any(f.reader and not f.reported for f in part.prose) for part in parts)
    if odd * 3 >= len(parts) or told * 3 >= len(parts) * (2 if called else 1):
        return False
    if _mean_tie(parts) >= (SAME_WORDS if called else SAME_WORDS_UNCALLED):
        return False
    return called or _stand_alone(parts, pressed=pressed)


def _ranges(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[tuple[Head, int]]:
    """Yield each head with the place among the lines where its story stops."""
    for k, head in enumerate(heads):
        stop = heads[k + 1].at if k + 1 < len(heads) else len(lines)
        while stop - 1 > head.at and _is_label(lines[stop - 1].f, head.level):
            stop -= 1
        yield head, stop


def _is_label(f: Features, level: int) -> bool:
    """Judge a heading of a higher rank: the round-up's own, above the stories that follow."""
    return f.block.kind == "heading" and 0 < (f.block.level or 1) < level


def _unit(lines: Sequence[Line], head: Head, stop: int) -> _Unit:
    body = [line.f for line in lines[head.at : stop]]
    if head.cut >= body[0].n:
        body = body[1:]
    prose = [f for f in body if units.is_prose(f)]
    return _Unit(head.title, body, prose, any(line.button for line in lines[head.at : stop]))


def _fills(lines: Sequence[Line], parts: Sequence[_Unit], *, called: bool) -> bool:
    """Judge whether the parts are most of the text, none of them long, all of one size."""
    sizes = [sum(f.weight for f in part.body) for part in parts]
    total = sum(line.f.weight for line in lines if line.f.block.kind != "heading")
    if sum(sizes) * 10 < total * (5 if called else 7):
        return False
    if max(sizes) > (LONGEST if called else LONGEST_UNCALLED):
        return False
    return called or max(sizes) <= 4 * median(sizes)


def _shared_names(parts: Sequence[_Unit]) -> list[str]:
    """Name what half of the parts, and three at least, speak of."""
    texts = [" ".join((part.title, *(f.text for f in part.body))) for part in parts]
    inner = {
        name
        for part in parts
        for f in part.body
        for name in _NAME.findall(_OPENING.sub(" ", f.text))
        if name not in _NO_NAMES
    }
    used = Counter(name for text in texts for name in sorted(inner & set(_NAME.findall(text))))
    return [name for name, n in used.items() if n >= 3 and n * 2 >= len(parts)]


def _points_back(parts: Sequence[_Unit]) -> int:
    """Count the parts whose first words point back to what was said before."""
    firsts = [part.prose[0] for part in parts]
    return sum(
        (f.tokens[0] if f.tokens else "") in _BACK or _THE_FIRM.match(f.folded) is not None
        for f in firsts
    )


def _stand_alone(parts: Sequence[_Unit], *, pressed: bool) -> bool:
    """Judge whether parts have headlines, or buttons, and whether they name somebody, where capitals tell names."""
    if parts[0].prose[0].language not in _PLAIN_NOUNS:
        return False
    headed = len(parts) if pressed else sum(len(part.title.split()) >= 4 for part in parts)
    named = sum(
        any(set(_NAME.findall(_OPENING.sub(" ", f.text))) - _NO_NAMES for f in part.prose)
        for part in parts
    )
    return headed * 4 >= len(parts) * 3 and named * 4 >= len(parts) * 3


def _mean_tie(parts: Sequence[_Unit]) -> float:
    """Return the mean share of a part's longer words that the other parts use."""
    stems = [{stem for f in part.body for stem in f.stems} for part in parts]
    used = Counter(stem for own in stems for stem in sorted(own))
    ties = [sum(used[stem] > 1 for stem in own) / max(1, len(own)) for own in stems]
    return sum(ties) / len(ties)


def _stories(parting: Parting) -> Iterator[Story]:
    """Give each story its places; greeting and farewell go to the first and the last."""
    lines, heads = parting.lines, parting.heads
    ranges = list(_ranges(lines, heads))
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
    short = [line for line in lines if _is_label(line.f, level) and len(line.f.tokens) <= 4]
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
