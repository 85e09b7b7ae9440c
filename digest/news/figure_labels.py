"""What a figure counts, in the words of its own sentence."""

from __future__ import annotations

from digest.news.figure_clause import BORDERS, FIGURE, REACH, TEMPORAL, Clause
from digest.news.figure_words import DENSE_HEADS, DENSE_OF, FOLLOWING, OPENING, VERBS
from digest.text.amounts import Amount

_OBJECT = 8
"""Words between a verb and the "to" or "by" of its figure."""
_OF = ("for", "of", "on", "in")
_PRICES = ("price", "prices", "cost", "costs")
_PAYMENT = ("cash", "stock", "shares")
_PRICED = ("valued", "worth", "priced", "estimated")
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
    money = not clause.is_share(at)
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
        if clause.word(place + 1) in _PAYMENT and clause.word(place) == "in":
            return ""
        return _head(clause, place + 1, place + 6) if money or moved else ""
    return _head(clause, place, place + 4) if introduced and not moved else ""


def _head(clause: Clause, start: int, stop: int) -> str:
    """Give the noun phrase that begins at a word, if a known thing ends it with known words before."""
    grammar = clause.grammar
    if clause.word(start) in grammar.articles:
        start += 1
    last = -1
    for place in range(start, min(stop, len(clause.words))):
        word = clause.words[place]
        if clause.is_head(word):
            last = place
        elif word not in grammar.modifiers:
            break
    return _phrase(clause, start, last) if last >= 0 else ""


def _leading(clause: Clause, at: int) -> str:
    """Look for what is counted before a figure: its subject, the object of its verb, or right before it."""
    verb = False
    for place in range(at - 1, max(-1, at - REACH), -1):
        word = clause.word(place)
        if word == "or" and clause.is_other_way(place):
            continue
        if clause.is_head_at(place):
            return _subject(clause, place + 1) if verb else _widest(clause, place)
        if word == "," and _is_aside(clause, place, at):
            return _inherited(clause, place)
        if clause.is_border(place) and not (word == ":" and place == at - 1):
            return ""
        if _tells_move(clause, place, at):
            return _moved(clause, place, at)
        if word in _PRICED and clause.word(place - 1) == ",":
            return _inherited(clause, place - 1)
        verb = verb or word in VERBS
        if not _is_known(clause, word):
            return _subject(clause, place + 1) if verb else _object_before(clause, place, at)
    return _subject(clause, 0) if verb and at < REACH else ""


def _tells_move(clause: Clause, place: int, at: int) -> bool:
    """Tell the verbs and nouns that say how a thing moves."""
    grammar, word = clause.grammar, clause.word(place)
    if word in grammar.shares:
        return clause.is_share(at)
    named = word in grammar.nouns and clause.word(place + 1) in grammar.of
    return clause.is_move(place) or named or word in grammar.takers or word in grammar.parted


def _moved(clause: Clause, verb: int, at: int) -> str:
    """Give what a verb moves: its subject, or its object; of a move told as an aside what the aside is about."""
    before = verb - (clause.word(verb - 1) == "en") - 1
    if clause.word(verb) in _ASIDES and clause.word(before) == ",":
        return _inherited(clause, before)
    if clause.word(verb) in clause.grammar.nouns and clause.word(verb + 1) in clause.grammar.of:
        return ""
    return _subject(clause, verb) or _first_of(clause, verb + 1, at)


def _widest(clause: Clause, place: int) -> str:
    """Give the thing that another one belongs to: ``its forecast for growth``."""
    begin = _begin(clause, place)
    while clause.word(begin - 1) in _OF and begin > 1 and clause.is_head_at(begin - 2):
        place, begin = begin - 2, _begin(clause, begin - 2)
    return _phrase(clause, begin, place)


def _object_before(clause: Clause, place: int, at: int) -> str:
    """Go on to the verb of a figure with "to" or "by": the words between are its object."""
    by = any(clause.word(step) in clause.grammar.by for step in range(place + 1, at))
    for step in range(place, max(-1, place - _OBJECT), -1):
        word = clause.words[step]
        if (
            not by
            or (word in BORDERS and not clause.is_pause(step))
            or word in clause.grammar.stops
        ):
            return ""
        if clause.is_head_at(step):
            return _widest(clause, step)
        if clause.is_move(step) or word in clause.grammar.takers or word in VERBS:
            return _subject(clause, step)
    return ""


def _is_known(clause: Clause, word: str) -> bool:
    grammar = clause.grammar
    return (
        word in grammar.fillers or word in grammar.links or word in grammar.by or word in grammar.of
        or word in grammar.since or word in grammar.nouns or word in TEMPORAL or word == FIGURE
        or word in grammar.articles or (word.endswith("ly") and clause.language == "en") or word == ":"
    )  # fmt: skip


def _is_aside(clause: Clause, comma: int, at: int) -> bool:
    """Tell ``, up 8%`` and ``, en hausse de 8 %``."""
    between = [clause.word(place) for place in range(comma + 1, at)]
    if between == ["or"]:
        return True
    return not _ASIDES.isdisjoint(between)


def _inherited(clause: Clause, comma: int) -> str:
    for place in range(comma - 1, max(-1, comma - REACH), -1):
        word = clause.words[place]
        if word == FIGURE:
            return clause.labels.get(clause.places.index(place), "")
        if word in BORDERS or word in clause.grammar.stops:
            return _first_of(clause, place + 1, comma)
    return _first_of(clause, 0, comma)


def _subject(clause: Clause, verb: int) -> str:
    """Give the thing that a clause begins with, up to its verb; ``, however,`` does not part it."""
    start = verb
    while start > 0:
        if clause.is_border(start - 1):
            bare = all(clause.word(place) in VERBS for place in range(start, verb))
            comma = _opening(clause, start - 1) if bare else -1
            if comma < 0:
                break
            verb = start = comma
        else:
            start -= 1
    return _first_of(clause, start, verb)


def _opening(clause: Clause, comma: int) -> int:
    """Give the comma that opens what another one closes, where no verb stands between."""
    if clause.word(comma) == ",":
        for place in range(comma - 2, max(-1, comma - 10), -1):
            if clause.word(place) == ",":
                return place
            if clause.word(place) in VERBS or clause.is_move(place):
                break
    return -1


def _first_of(clause: Clause, start: int, stop: int) -> str:
    for place in range(max(start, stop - 24), stop):
        word = clause.words[place]
        follows = clause.word(place + 1)
        if clause.is_head(word) and (
            place + 1 >= stop
            or (not clause.is_head(follows) and follows not in clause.grammar.modifiers)
        ):
            return _phrase(clause, _begin(clause, place), place)
    return ""


def _begin(clause: Clause, place: int) -> int:
    """Go back to the first word of the phrase that ends in a thing: known words, and one that its article leads."""
    grammar = clause.grammar
    while place > 0 and (
        clause.words[place - 1] in grammar.modifiers or clause.is_head(clause.words[place - 1])
    ):
        place -= 1
    return place - _is_led(clause, place - 1)


def _is_led(clause: Clause, place: int) -> bool:
    """Tell a word between an article and a thing, or at the very beginning: ``the pump price``, ``Cotton prices``."""
    word = clause.word(place)
    if clause.language != "en" or not word.replace("-", "").isalpha() or len(word) < 4:
        return False
    before = clause.word(place - 1)
    led = before in clause.grammar.articles or before.endswith(("’s", "'s"))
    led = led if place else word not in OPENING
    return led and not (
        _is_known(clause, word) or clause.is_move(place) or word in clause.grammar.stops
    )


def _phrase(clause: Clause, start: int, last: int) -> str:
    """Give the words of a phrase as printed, with what belongs to its last word."""
    begin, end = clause.start(start), clause.end(last)
    for more in FOLLOWING.get(clause.words[last], ()):
        if clause.sentence.startswith(more, end + 1):
            end += 1 + len(more)
            break
    return clause.sentence[begin : max(end, _end_of_price(clause, last))].rstrip(".")


def _end_of_price(clause: Clause, last: int) -> int:
    """Give where ``the price of dried kelp`` ends: a verb must follow, so that nothing else is taken in."""
    if clause.word(last) not in _PRICES or clause.word(last + 1) != "of":
        return 0
    for place in range(last + 2, last + 5):
        word, follows = clause.word(place), clause.word(place + 1)
        if not word.isalpha() or word.endswith("ly") or word in clause.grammar.articles:
            return 0
        if follows in ("up", "down"):
            return 0  # ``the price of petrol went down``: the verb is taken for a thing already
        if follows == "to":
            follows = clause.word(place + 2)
        if follows in clause.grammar.moves or follows in VERBS:
            return clause.end(place)
    return 0


def _dense_label(clause: Clause, amount: Amount) -> str:
    heads = DENSE_HEADS[clause.language]
    start = max(0, amount.start - 40)
    for mark in "，。；、,;":
        start = max(start, clause.sentence.rfind(mark, 0, amount.start) + 1)
    found = list(heads.finditer(clause.sentence, start, amount.start))
    if found:
        return found[-1][0]
    following = DENSE_OF.match(clause.sentence, amount.end)
    later = heads.match(clause.sentence, following.end()) if following else None
    return later[0] if later else ""
