"""What a figure counts, in the words of its own sentence."""

from __future__ import annotations

from digest.news.figure_clause import BORDERS, FIGURE, REACH, TEMPORAL, Clause
from digest.news.figure_words import DENSE_HEADS, FOLLOWING, VERBS
from digest.text.amounts import Amount

_OBJECT = 8
"""Words between a verb and the "to" or "by" of its figure."""
_ASIDES = frozenset(("up", "down", "hausse", "baisse", "plus", "minus", "alta", "queda"))


def label(clause: Clause, number: int) -> str:
    """Give what a figure counts, verbatim, or nothing."""
    if clause.language in DENSE_HEADS:
        found = _dense_label(clause, clause.amounts[number])
    else:
        at = clause.places[number]
        found = _following(clause, at) or _leading(clause, at)
    clause.labels[number] = found
    return found


def _following(clause: Clause, at: int) -> str:
    """Look for what is counted behind a figure: ``$5m in revenue``, ``a $5m fine``, ``a 3% fall in sales``."""
    grammar = clause.grammar
    money = clause.amounts[clause.tokens[at].figure].unit not in ("%", "pp", "bps")
    place = at + 1
    introduced = clause.word(at - 1) in grammar.articles or clause.word(at - 1) in grammar.modifiers
    moved = False
    for step in range(3):
        if introduced and clause.word(place + step) in grammar.nouns:
            if step and (found := _head(clause, place, place + step)):
                return found
            place, moved = place + step + 1, True
            break
    if clause.word(place) in grammar.inside:
        return _head(clause, place + 1, place + 6) if money or moved else ""
    return _head(clause, place, place + 4) if introduced and not moved else ""


def _head(clause: Clause, start: int, stop: int) -> str:
    """Give the noun phrase that begins at a word, if a known thing ends it with known words before."""
    grammar = clause.grammar
    if clause.word(start) in grammar.articles:
        start += 1
    last = -1
    for place in range(start, min(stop, len(clause.tokens))):
        word = clause.tokens[place].word
        if clause.is_head(word):
            last = place
        elif word not in grammar.modifiers:
            break
    return _phrase(clause, start, last) if last >= 0 else ""


def _leading(clause: Clause, at: int) -> str:
    """Look for what is counted before a figure: its subject, the object of its verb, or right before it."""
    grammar, verb = clause.grammar, False
    place = at - 1
    while place >= 0 and at - place < REACH:
        word = clause.tokens[place].word
        if clause.is_head(word):
            return _phrase(clause, _begin(clause, place), place)
        if word == "," and _is_aside(clause, place, at):
            return _inherited(clause, place)
        if word in BORDERS and not (word == ":" and place == at - 1) and not clause.is_pause(place):
            break
        known = _is_known(clause, word)
        if word in grammar.stops and not known:
            break
        if (
            word in grammar.moves
            or word in grammar.takers
            or word in grammar.shares
            or word in grammar.parted
        ):
            if (
                word in _ASIDES
                and clause.word(place - 1) in (",", "en")
                and _is_aside(clause, place - 1, at)
            ):
                return _inherited(clause, place - 1 - (clause.word(place - 1) == "en"))
            return _subject(clause, place) or _object(clause, place, at)
        verb = verb or word in VERBS
        if not known:
            return _subject(clause, place + 1) if verb else _object_before(clause, place, at)
        place -= 1
    return _subject(clause, place + 1) if verb and place < 0 else ""


def _object_before(clause: Clause, place: int, at: int) -> str:
    """Go on to the verb of a figure with "to" or "by": the words between are its object."""
    by = any(clause.word(step) in clause.grammar.by for step in range(place + 1, at))
    for step in range(place, max(-1, place - _OBJECT), -1):
        word = clause.tokens[step].word
        if (
            not by
            or (word in BORDERS and not clause.is_pause(step))
            or word in clause.grammar.stops
        ):
            return ""
        if clause.is_head(word):
            return _first_head(clause, step)
        if word in clause.grammar.moves or word in clause.grammar.takers:
            return _subject(clause, step)
    return ""


def _first_head(clause: Clause, place: int) -> str:
    """Give the first thing of an object: ``the price of its cheapest plan to``."""
    return _phrase(clause, _begin(clause, place), place)


def _is_known(clause: Clause, word: str) -> bool:
    grammar = clause.grammar
    return (
        word in grammar.fillers or word in grammar.links or word in grammar.by or word in grammar.of
        or word in grammar.since or word in grammar.nouns or word in TEMPORAL or word == FIGURE
        or word in grammar.articles or (word.endswith("ly") and clause.language == "en") or word == ":"
    )  # fmt: skip


def _is_aside(clause: Clause, comma: int, at: int) -> bool:
    """Tell ``, up 8%`` and ``, en hausse de 8 %``."""
    between = [clause.tokens[place].word for place in range(comma + 1, at)]
    return not _ASIDES.isdisjoint(between)


def _inherited(clause: Clause, comma: int) -> str:
    for place in range(comma - 1, max(-1, comma - REACH), -1):
        token = clause.tokens[place]
        if token.figure >= 0:
            return clause.labels.get(token.figure, "")
        if token.word in BORDERS or token.word in clause.grammar.stops:
            return _first_of(clause, place + 1, comma)
    return _first_of(clause, 0, comma)


def _subject(clause: Clause, verb: int) -> str:
    """Give the thing that a clause begins with, up to its verb."""
    start = verb
    while start > 0 and not (
        clause.tokens[start - 1].word in BORDERS
        or clause.tokens[start - 1].word in clause.grammar.stops
    ):
        start -= 1
    return _first_of(clause, start, verb)


def _object(clause: Clause, verb: int, at: int) -> str:
    """Give the thing between a verb and its figure: ``cut its dividend by 20%``, ``stieg der Umsatz um``."""
    return _first_of(clause, verb + 1, at)


def _first_of(clause: Clause, start: int, stop: int) -> str:
    for place in range(max(start, stop - 24), stop):
        word = clause.tokens[place].word
        follows = clause.word(place + 1)
        if clause.is_head(word) and (
            place + 1 >= stop
            or (not clause.is_head(follows) and follows not in clause.grammar.modifiers)
        ):
            return _phrase(clause, _begin(clause, place), place)
    return ""


def _begin(clause: Clause, place: int) -> int:
    grammar = clause.grammar
    while place > 0 and (
        clause.tokens[place - 1].word in grammar.modifiers
        or clause.is_head(clause.tokens[place - 1].word)
    ):
        place -= 1
    return place


def _phrase(clause: Clause, start: int, last: int) -> str:
    """Give the words of a phrase as printed, with what belongs to its last word."""
    begin, end = clause.tokens[start].start, clause.tokens[last].end
    for more in FOLLOWING.get(clause.tokens[last].word, ()):
        if clause.sentence.startswith(more, end + 1):
            end += 1 + len(more)
            break
    text = clause.sentence[begin:end].rstrip(".")
    price = (
        clause.word(last) in ("price", "prices", "cost", "costs") and clause.word(last + 1) == "of"
    )
    if price and clause.word(last + 3) in (
        clause.grammar.moves | dict.fromkeys(clause.grammar.links)
    ):
        text = clause.sentence[begin : clause.tokens[last + 2].end]
    return text


def _dense_label(clause: Clause, amount: Amount) -> str:
    heads = DENSE_HEADS[clause.language]
    start = max(0, amount.start - 40)
    for mark in "，。；、,;":
        start = max(start, clause.sentence.rfind(mark, 0, amount.start) + 1)
    found = list(heads.finditer(clause.sentence, start, amount.start))
    return found[-1][0] if found else ""
