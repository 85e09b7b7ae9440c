"""How a page addresses its reader: voices, the things it offers, and what it promises.

Each publisher words its walls, letters and appeals anew, so that lists of phrases never end. Their grammar does:
somebody is called on, asked or spoken to, a thing of the house is named, and something is promised for it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from digest.clean import phrases
from digest.clean.features import Features
from digest.clean.lazy import remembered
from digest.text import money

LONGEST = 340
SHORT = 90
_THINGS = (
    ("walls", "A1"), ("causes", "A5"), ("letters", "B1"), ("channels", "B2"), ("desk", "D5"), ("shows", "B5"),
    ("picks", "B7"),
)  # fmt: skip
_RANKS = tuple(class_ for _, class_ in _THINGS)
_THIS = frozenset(
    ("this", "these", "our", "diese", "dieser", "dieses", "diesen", "diesem", "ce", "cet", "cette", "ces",
     "este", "esta", "estos", "estas", "deste", "desta", "neste", "nesta")
)  # fmt: skip
_REST = re.compile(
    r"\bthe (?:rest|remainder|(?:full|whole) (?:version|text|story|article|report|piece|interview|thing))\b"
    r"|\b(?:every|each|all|any|more|other) (?:other )?(?:story|stories|article|articles)\b"
    r"|\b(?:la|el|o|a) (?:nota|artículo|noticia|matéria|reportagem|texto) complet[ao]\b|\bl'article complet\b"
    r"|\b(?:stories|articles|reports|journalism|reporting|coverage) like (?:this|these)\b"
    r"|\bden rest\b|\bla suite\b|\bel resto de\b|\bo restante\b"
)
_PROMISE = re.compile(
    r"\b(?:every|each) (?:\w+ )?(?:morning|evening|day|week|month|weekday|friday|monday|sunday|saturday|tuesday"
    r"|wednesday|thursday|edition|issue)s?\b|\bstraight to (?:you|your)\b|\bdelivered (?:to|by|daily|straight)\b"
    r"|\b(?:no|without) (?:adverts|ads|limits?|cost|charge|commitment|card)\b|\bon us\b|\bas little as\b"
    r"|\b(?:once|twice|three times|\d times) (?:a|per|each) (?:day|week|month)\b"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|\bहर (?:सुबह|दिन|शाम|हफ्ते)|\bfor (?:just|only) \W?\d|\bless than (?:a|the price)\b"
    r"|\b(?:chaque|tous les) (?:matin|jour|semaine|soir|vendredi|lundi)s?\b"
    r"|\bcada (?:mañana|día|semana|lunes|viernes)\b|\btod[ao]s? (?:a )?(?:manhã|dia|semana|as manhãs|os dias)\b"
    r"|\bjede[nrs]? (?:morgen|woche|abend|\w*tag|mittwoch)\b|\bimmer (?:freitags|montags|morgens)\b"
)
_FREE_READS = re.compile(
    r"\b(?:\d+|one|two|three|no|last|final) (?:more |free )?(?:articles?|stor(?:y|ies)|reads?|views?)"
    r" (?:left|remaining|used)\b"
    r"|\barticles offerts\b"
    r"|\b(?:free|complimentary|gratis|kostenlose|gratuits?|gratuit[oa]s?) (?:\w+ )?(?:articles?|story|stories|reads?"
    r"|artikel|artículos|matérias|notícias|noticias|notas)\b|\b(?:gratis|frei)artikel\b"
    r"|\b(?:artikel|articles|artículos|matérias|notícias|noticias) (?:gratis|gratuits?|gratuit[ao]s)\b"
)
_PERIODICAL = re.compile(
    r"\b(?:morning|evening|daily|weekly|weekend|friday|monday|sunday|lunchtime|nightly) (?:note|letter|brief|briefing"
    r"|edition|read|update|digest|round-?up|call|wrap|mail|news)\b|\b(?:wirtschafts|börsen|morgen|wochen)brief\b"
    r"|\bsent (?:once|twice|every|each|daily|weekly)\b"
    r"|\b(?:news|headlines|stories)\b.{0,60}\b(?:inbox|every (?:week)?day|every morning|in \w+ minutes"
    r"|(?:once|twice) a (?:day|week))\b"
)
_CALLED_TO = re.compile(
    r"^\W*(?:sign up (?:to|for|here|now|today)\b|(?:read|see|view|hear|watch) (?:the|our)\b)"
)
_READS = re.compile(
    r"\b(?:subscrib\w+|paywall|premium|log(?:ged)? in|paying)\b.{0,60}\b(?:read|reading|view|story|stories"
    r"|articles?|point|coverage|access)\b"
    r"|\b(?:read|reading|view|story|article|coverage|access)\b.{0,60}\b(?:subscrib\w+|paywall|premium)\b"
)
_FULL = re.compile(
    r"\b(?:the|our) (?:full|whole|entire|complete|rest of the) (?:\w+ )?(?:story|article|report|interview|piece"
    r"|analysis|text|list|transcript|series|thing)\b"
)
_SIGN_UP = re.compile(
    r"\b(?:sign up|signing up|signed up|sign in|log in|signed in|logged in)\b|\be-mails?\b"
)
_CHOICE = re.compile(
    r"^\W*(?:pick|choose|select|compare|see) (?:an?|your|one|how|from|the|our|all)\b.{0,24}"
    r"\b(?:offers?|plans?|subscriptions?|memberships?|packages?|pass(?:es)?|options?)\b"
)
_PRICED = re.compile(
    r"\bfor (?:just |only |as little as )?\D{0,4}\d[\d.,]*\D{0,8} (?:a|per|each) (?:day|week|month|year)\b"
)
_BELOW = re.compile(r"\b(?:enter|fill|check|click|tap|choose|select)\b.{0,24}\bbelow\b")
_JOIN = re.compile(r"\bjoin (?:over |more than |our )?\d[\d.,]*\s?k?\+? (?:\w+ )?\w+")
_GIFT = re.compile(r"^(?:(?:give|donate)\s\D?\d+\D{0,5}\s?)+$")
_TRIAL = re.compile(
    r"\bfree for (?:\d+|one|two|three|a) (?:days?|weeks?|months?)\b"
    r"|\bfirst (?:\w+ )?(?:days?|weeks?|month) (?:free|on us)\b"
    r"|\b(?:\d+|one|two|three|a) (?:free )?(?:days?|weeks?|months?)\b[^.!?]{0,30}"
    r"\b(?:free|for nothing|for \W?\d|on us)\b"
)
_HERE = re.compile(
    r"\b(?:found|read|seen|available|click|more|listen|watch|is|it|sign up|subscribe) here\W*$"
)
_BEGS = re.compile(r"^\W*(?:we|our \w+) (?:need|rely|depend|ask|count|live)\b")
_OFFERED = re.compile(
    rf"(?:{_CHOICE.pattern}|{_GIFT.pattern}|\W*join (?:over |more than |our )?\d"
    r"|^\W*(?:read|get|open|download|use|continue|see|listen|watch)\b.{0,30}"
    r"\b(?:in|on|with|from|via) (?:the|our) (?:\w+ )?app\b"
    r"|^\W*(?:click|tap|swipe|scroll) (?:to|here|on|for|through|down)\b|^\W*(?:klicken sie|cliquez|haga clic|clique)\b"
    r"|^\W*follow (?:us |me |her |him |them )?(?:on \w+ )?@\w+)"
)
_PHRASED = (
    (_TRIAL, "A1"), (_CHOICE, "A1"), (_PRICED, "A1"), (_GIFT, "A5"), (_BELOW, "C8"), (_JOIN, "B1"),
    (_FREE_READS, "A1"), (_PERIODICAL, "B1"), (_SIGN_UP, "B1"),
    (_FULL, "B3"), (_HERE, "B3"),
)  # fmt: skip
_OPENERS = frozenset(
    """
    choose click clique cliquez compare continue donate download follow get give haga join klicken listen open pick
    read scroll see select swipe tap use watch
    """.split()  # noqa: SIM905
)
"""First words without which no line has the grammar of an offer."""
_KEYS = frozenset(
    """
    article articles artikel artículos below börsenbrief choose compare complete daily day days donate each
    edition entire evening final free freiartikel friday full give gratis gratisartikel headlines here inbox
    join last left log logged lunchtime mail matérias minutes monday month months morgenbrief morning news
    nightly no notas noticias notícias one per pick read reads remaining rest select sent sign signed signing
    stories story sunday week weekday weekend weekly weeks whole wirtschaftsbrief wochenbrief year
    """.split()  # noqa: SIM905
)
"""Words without one of which none of the patterns below can match."""
_FREE = re.compile(r"\b(?:free|gratis|kostenlos|gratuit|gratuito|grátis)\b")
_GERMAN_OPENING = re.compile(
    r"^(?:sie (?:haben|sind|können|möchten|wollen|erhalten|lesen|nutzen)|(?:mögen|wollen|möchten|haben|kennen) sie)\b"
)
_AFTER_AIM = re.compile(r"^(?:to|for|if|before|until)\b[^,]{2,60}, (?:please )?(\w+)")
_SENTENCES = re.compile(r"[.?!:;…]\s+|\s[-–—|]\s")


class Address(NamedTuple):
    """What was heard in a block: its class, its voices, the thing named, the promise."""

    class_: str
    voices: tuple[str, ...]
    thing: str
    promise: str
    things: int = 1

    def __str__(self) -> str:
        thing = f" of “{self.thing}”" if self.thing else ""
        promise = f", promising “{self.promise}”" if self.promise else ""
        return f"{' and '.join(self.voices) or 'a label'}{thing}{promise}"


@remembered
def heard(f: Features) -> Address | None:
    """Hear the page speak to its reader in a block; nothing for reports, quotations and long paragraphs."""
    if f.n > LONGEST or f.weight > LONGEST or f.unspaced:
        return None
    seen = set(f.tokens)
    if _KEYS.isdisjoint(seen) and "?" not in f.text and _things(f.language).keys().isdisjoint(seen):
        return None
    if not seen or f.quote_start or f.reported:
        return None
    class_, thing, count = _thing(f, seen)
    if not thing and "?" not in f.text:
        return None
    return Address(class_, _voices(f), thing, _promise(f, seen), count)


def _thing(f: Features, seen: set[str]) -> tuple[str, str, int]:
    """Return the class and the name of the thing the house offers, and how many it names."""
    names = _things(f.language)
    things = sorted(names.keys() & seen, key=f.tokens.index)
    if things:
        thing = min(things, key=lambda word: _RANKS.index(names[word]))
        return names[thing], thing, len(things)
    for pattern, class_ in () if _KEYS.isdisjoint(seen) else _PHRASED:
        found = pattern.search(f.folded)
        if found:
            return class_, found.group(), 1
    if _speaks_of_itself(f) and money.has_amount(f.text):
        return "A1", "the article and its price", 1
    return "B1", "", 0


def _voices(f: Features) -> tuple[str, ...]:
    """Return which of the voices speak: an order, a question, the reader, the house, the page itself."""
    spoken = {
        "an order": _orders(f),
        "a question": _asks(f),
        "the reader": f.reader or _GERMAN_OPENING.match(f.folded) is not None,
        "the house": f.ours,
        "the page": _speaks_of_itself(f),
    }
    return tuple(voice for voice, heard_ in spoken.items() if heard_)


def _orders(f: Features) -> bool:
    """Whether a sentence or clause of the block begins with a call."""
    for part in _SENTENCES.split(f.folded):
        tokens = phrases.words(part)
        opening = tokens[1:2] if tokens[:1] == ["please"] else tokens[:1]
        opening += _AFTER_AIM.findall(part)
        if f.language == "hi":
            opening += tokens[-1:]  # Hindi calls with the last word
        if any(
            word in voice.imperative or word in voice.calls
            for voice in f.voices
            for word in opening
        ):
            return True
    return False


def _asks(f: Features) -> bool:
    """Whether the block opens with a question that only a page puts to its reader."""
    opening, mark, _ = f.folded.partition("?")
    if not mark or len(opening) > 80 or ". " in opening:
        return False
    return any(f.tokens[0] in voice.asks for voice in f.voices)


def _speaks_of_itself(f: Features) -> bool:
    """Whether the block speaks of the page, the article or the paper that holds it."""
    pairs = zip(f.tokens, f.tokens[1:], strict=False)
    if any(a in _THIS and any(b in v.itself for v in f.voices) for a, b in pairs):
        return True
    return _REST.search(f.folded) is not None


def _promise(f: Features, seen: set[str]) -> str:
    """Return what is promised: something free, a price, a rhythm."""
    for pattern in (_FREE_READS, _PROMISE):
        found = pattern.search(f.folded)
        if found:
            return found.group()
    for voice in f.voices:
        words = sorted(voice.rewards & seen)
        if words:
            return words[0]
    amount = money.AMOUNT.search(f.text)
    return amount.group() if amount else ""


@functools.cache
def _things(language: str) -> Mapping[str, str]:
    """Map the things of a language, and of English, to their classes."""
    voices = phrases.lexicon().voices
    known = [voices["en"], *([voices[language]] if language in voices else [])]
    named: dict[str, str] = {}
    for field, class_ in reversed(_THINGS):
        for voice in known:
            named.update(dict.fromkeys(getattr(voice, field), class_))
    return named


def insists(a: Address, f: Features) -> bool:
    """Judge words that no story would hold: voices enough on a thing of the house, or the grammar of an offer."""
    if {"an order", "a question"} <= set(a.voices) and (
        a.thing or len(f.tokens) <= 16 or "the reader" in a.voices
    ):
        return True
    if not a.thing:
        return len(a.voices) >= 3 and "a question" in a.voices
    return _is_told_to_reader(a, f) or _is_worded_as_offer(a, f)


def _called(a: Address) -> bool:
    return "an order" in a.voices or "a question" in a.voices


def _is_told_to_reader(a: Address, f: Features) -> bool:
    """Judge by the voices: three of them, two and a call, or the reader and a rhythm."""
    if len(a.voices) >= 3 or ("the reader" in a.voices and _PROMISE.search(a.promise)):
        return True
    if {"the reader", "the house"} <= set(a.voices) and f.weight < SHORT:
        return True
    if len(a.voices) == 2 and (_called(a) or "the page" in a.voices or a.promise):
        return f.weight < 160 or bool(a.promise)
    return bool(_called(a) and a.promise) and f.weight < (SHORT // 2 if f.final else SHORT)


def _is_worded_as_offer(a: Address, f: Features) -> bool:
    """Judge by the wording: a letter and its rhythm, a link that says where it is, a house that begs."""
    rhythm = _PROMISE.search(f.folded) is not None
    if (
        rhythm
        and a.class_ == "B1"
        and ("the house" in a.voices or not f.final)
        and f.weight < SHORT
    ):
        return True
    if (
        "an order" in a.voices
        and a.class_ in ("B1", "B3")
        and not f.final
        and _CALLED_TO.match(f.folded)
    ):
        return True
    if a.class_ == "A5" and _BEGS.match(f.folded) is not None:
        return True
    if a.voices and f.weight < 1.4 * SHORT and _HERE.search(f.folded) is not None:
        return True
    free = rhythm and not a.voices and f.weight < 2 * SHORT and _FREE.search(f.folded) is not None
    called = _called(a) and a.class_ == "A1" and not f.final and _READS.search(f.folded) is not None
    return free or called or offers(f)


@remembered
def offers(f: Features) -> bool:
    """Judge a short line whose whole grammar is an offer: choose a plan, join so many readers, read on in the app."""
    return (
        2 <= len(f.tokens) <= 12
        and f.tokens[0] in _OPENERS
        and _OFFERED.match(f.folded) is not None
    )


def hints(a: Address, f: Features) -> bool:
    """Judge words that tell nothing but the house's offer where the story is over."""
    if not a.thing:
        return False
    short = f.weight < SHORT
    if a.voices and short and (not f.final or a.promise or f.text.rstrip()[-1] in "?!"):
        return True
    if (_called(a) or "the page" in a.voices) and (a.promise or short):
        return True
    if len(a.voices) >= 2 and f.weight < 2 * SHORT:
        return True
    return _names_an_offer(a, f)


def _names_an_offer(a: Address, f: Features) -> bool:
    """Judge a line without a voice: free articles, a trial, what payers may read, a letter's rhythm."""
    short = f.weight < SHORT
    if short and (_FREE_READS.search(f.folded) or _TRIAL.search(f.folded)):
        return True
    if (a.voices and a.things >= 2) or (a.class_ == "A1" and _READS.search(f.folded) is not None):
        return f.weight < 1.5 * SHORT
    if not a.promise:
        return False
    return _PERIODICAL.search(f.folded) is not None or (short and not f.final and not f.bullet)


def prose(f: Features) -> str:
    """Return the class of a paragraph that is the page's offer to its reader, though it has the shape of a story's."""
    a = heard(f)
    if a is None or not a.thing or f.weight > 260:
        return ""
    called = "an order" in a.voices or "a question" in a.voices
    spoken = len(a.voices) >= 2 and (called or len(a.voices) >= 3)
    if spoken and (len(a.voices) >= 3 or a.promise or f.weight < 140):
        return a.class_
    if {"the reader", "the house"} <= set(a.voices) and f.weight < SHORT:
        return a.class_
    return a.class_ if len(a.voices) < 2 and not called and insists(a, f) else ""
