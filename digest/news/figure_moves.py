"""Whether a figure rose or fell, by the verbs and nouns of its own clause."""

from __future__ import annotations

from digest.model.news import SHARES
from digest.news.figure_clause import BORDERS, FIGURE, REACH, TEMPORAL, Clause
from digest.news.figure_words import DENSE_AFTER, DENSE_BEFORE, DENSE_HEADS
from digest.text.amounts import Amount

_OBJECT = 8
"""Words between a verb and the "to" or "by" of its figure."""


def direction(clause: Clause, number: int) -> str:
    """Tell whether a figure rose ("up"), fell ("down") or neither as far as is said ("")."""
    amount = clause.amounts[number]
    if amount.unit in SHARES and amount.text[0] in "+-−–mM":
        return "up" if amount.text[0] == "+" else "down"
    if clause.language in DENSE_HEADS:
        return _dense(clause, amount)
    at = clause.places[number]
    found = _before(clause, at, amount)
    return _after(clause, at) if found is None else found


def _before(clause: Clause, at: int, amount: Amount) -> str | None:
    """Walk back to the verb or noun of a move; None where nothing is said before the figure.

    Next to a figure stand only words that tell how near it is; before its "to" or "by" there may be an object.
    """
    grammar, loose, objects = clause.grammar, False, 0
    for place in range(at - 1, max(-1, at - REACH), -1):
        word = clause.word(place)
        if word in grammar.by or clause.is_other_way(place):
            loose = loose or not clause.is_limit(place)
        elif clause.is_of(place, loose=loose):
            return _named(clause, place)
        elif clause.is_since(place) and not (loose and clause.word(place + 1) == FIGURE):
            return None if loose else ""  # what stands between "from 31%" and "to" moves the latter
        elif (found := _verb(clause, place, amount, loose=loose)) is not None:
            return _unless_denied(clause, place, found)
        elif word in grammar.parted:
            return _particle(clause, at, grammar.parted[word])
        elif (word in grammar.fillers or word in grammar.of) and not loose:
            continue
        elif not loose and clause.is_head_at(place) and clause.is_share(at):
            return _taken(clause, place)
        elif not loose or clause.is_border(place) or objects > _OBJECT:
            break
        else:
            objects += word not in TEMPORAL and word not in grammar.fillers
    return _participle(clause, at) if loose and clause.language == "de" else None


def _taken(clause: Clause, thing: int) -> str | None:
    """Read ``lifted its dividend 10%``: the verb stands before the thing."""
    for place in range(thing - 1, max(-1, thing - 5), -1):
        word = clause.word(place)
        if word in clause.grammar.takers:
            return _unless_denied(clause, place, clause.grammar.takers[word])
        if clause.is_border(place):
            break
    return None


def _named(clause: Clause, of: int) -> str | None:
    """Read ``a fall of 3%``; any other thing of so much is no move."""
    found = clause.grammar.nouns.get(clause.word(of - 1))
    return found and _unless_denied(clause, of - 1, found)


def _verb(clause: Clause, place: int, amount: Amount, *, loose: bool) -> str | None:
    """Give the direction that a verb tells of its figure."""
    grammar, word = clause.grammar, clause.word(place)
    if loose and word in grammar.takers:
        return grammar.takers[word]
    if clause.is_move(place):
        return grammar.moves[word]
    if word in grammar.shares and not loose and amount.unit in SHARES:
        follows = clause.word(clause.places[clause.amounts.index(amount)] + 1)
        return "" if follows == "of" else grammar.shares[word]
    return None


def _unless_denied(clause: Clause, place: int, found: str) -> str:
    before = (clause.word(place - step) for step in (1, 2, 3))
    return "" if any(word in clause.grammar.negations for word in before) else found


def _particle(clause: Clause, at: int, particles: dict[str, str]) -> str:
    """Find the word that ends a parted verb: ``legte um 3 Prozent zu``."""
    for place in range(at + 1, min(at + 14, len(clause.words))):
        word = clause.words[place]
        if word in particles:
            return particles[word]
        if word in BORDERS or word in clause.grammar.stops:
            break
    return ""


def _participle(clause: Clause, at: int) -> str | None:
    """Find the verb at the end of a German clause: ``um 3 Prozent gestiegen``."""
    for place in range(at + 1, min(at + 12, len(clause.words))):
        word = clause.words[place]
        if word in BORDERS or word in clause.grammar.stops:
            return None
        if word in clause.grammar.moves and word not in clause.grammar.nouns:
            return clause.grammar.moves[word]
    return None


def _after(clause: Clause, at: int) -> str:
    """Look behind a figure: ``3% higher``, ``a 3% pay rise``."""
    grammar = clause.grammar
    introduced = clause.word(at - 1) in grammar.articles or clause.word(at - 1).endswith(
        ("’s", "'s")
    )
    for place in range(at + 1, min(at + 4, len(clause.words))):
        word = clause.words[place]
        if place == at + 1 and word in grammar.after:
            return _unless_denied(clause, at, grammar.after[word])
        if word in grammar.nouns and (introduced or place == at + 1):
            return grammar.nouns[word]
        if word in BORDERS or word in grammar.stops or word in grammar.by or word in grammar.inside:
            break
        if word in grammar.links or word in grammar.moves or word == FIGURE:
            break
    return ""


def _dense(clause: Clause, amount: Amount) -> str:
    """Tell the direction in languages whose words are not parted by spaces, or whose verbs come last."""
    before = DENSE_BEFORE.get(clause.language)
    found = (
        before.search(clause.sentence, max(0, amount.start - 22), amount.start) if before else None
    )
    found = found or DENSE_AFTER[clause.language].match(clause.sentence, amount.end)
    return found.lastgroup or "" if found else ""
