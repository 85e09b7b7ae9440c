"""What a rule is: a small pure function with a name, a strength, and a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from digest.clean import plugged
from digest.clean.sheet import Sheet
from digest.model.verdict import Action

Strength = Literal["hard", "note", "harvest", "framed", "run"]
STRENGTHS: tuple[Strength, ...] = ("hard", "note", "harvest", "framed", "run")


class Finding(NamedTuple):
    """What a rule found: the class of the block, what to do with it, and what was seen."""

    class_: str
    evidence: str
    action: Action = "drop"
    review: bool = False


Judge = Callable[[Sheet, int], Finding | None]
RunJudge = Callable[[Sheet, Mapping[int, Finding]], Iterable[tuple[int, Finding]]]


class Rule(NamedTuple):
    """A named judgement.

    ``cues`` are the families of phrases one of which must be there (none: every block is asked).
    ``guards`` are the keep-guards that can stop it; ``spine`` tells whether it may touch the spine.
    ``takes`` are the first letters of classes of single blocks that a run claims for itself.
    """

    name: str
    code: str
    strength: Strength
    page: str
    cues: frozenset[str]
    guards: tuple[str, ...]
    spine: bool
    judge: Judge | None
    run: RunJudge | None
    takes: tuple[str, ...] = ()


_rules: dict[str, Rule] = {}


def rule(
    name: str,
    code: str,
    strength: Strength,
    *,
    cues: Iterable[str] = (),
    guards: tuple[str, ...] = (),
    spine: bool = False,
) -> Callable[[Judge], Judge]:
    """Register a function that judges one block as a rule."""

    def register(judge: Judge) -> Judge:
        _add(
            Rule(
                name,
                code,
                strength,
                judge.__doc__ or "",
                frozenset(cues),
                guards,
                spine,
                judge if plugged.is_own(judge) else plugged.watched(name, judge),
                None,
            )
        )
        return judge

    return register


def run_rule(
    name: str,
    code: str,
    *,
    guards: tuple[str, ...] = (),
    takes: tuple[str, ...] = (),
    spine: bool = False,
) -> Callable[[RunJudge], RunJudge]:
    """Register a function that judges stretches of blocks as a rule."""

    def register(judge: RunJudge) -> RunJudge:
        _add(
            Rule(
                name,
                code,
                "run",
                judge.__doc__ or "",
                frozenset(),
                guards,
                spine,
                None,
                judge if plugged.is_own(judge) else plugged.watched_run(name, judge),
                takes,
            )
        )
        return judge

    return register


def registered() -> tuple[Rule, ...]:
    """Return the rules registered so far, by strength, then in the order of registration."""
    return tuple(sorted(_rules.values(), key=lambda r: STRENGTHS.index(r.strength)))


def restore(rules: Iterable[Rule]) -> None:
    """Make these the registered rules again: what a plug-in has added goes with it."""
    _rules.clear()
    _rules.update((rule.name, rule) for rule in rules)


def _add(new: Rule) -> None:
    if new.name in _rules:
        raise ValueError(f"two rules are named {new.name}")
    _rules[new.name] = new
