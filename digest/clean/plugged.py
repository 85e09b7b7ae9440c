"""What the rules of plug-ins give is looked at before it is trusted; our own rules have tests for that."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sized
from types import TracebackType
from typing import Any, get_args

from digest.errors import DigestError, ExtractError
from digest.model.verdict import CLASSES, Action
from digest.text.nearest import did_you_mean

OWN = "digest.clean.rules."

_ACTIONS = get_args(Action)
_KNOWN = f"known are {', '.join(CLASSES)}"


def is_own(judge: Callable[..., Any]) -> bool:
    """Tell whether a rule's function is one of ours."""
    return str(getattr(judge, "__module__", "")).startswith(OWN)


def watched(name: str, judge: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap the function of a plug-in's rule for one block; the faults of what it gives raise ExtractError."""

    @functools.wraps(judge)
    def asked(sheet: object, i: int) -> object:
        with _Watch(name, judge):
            finding: object = judge(sheet, i)
            if finding is not None:
                _check(finding)
        return finding

    return asked


def watched_run(name: str, judge: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap the function of a plug-in's rule for stretches of blocks; it gives a list."""

    @functools.wraps(judge)
    def asked(sheet: Sized, findings: object) -> list[tuple[int, object]]:
        with _Watch(name, judge):
            found = list(judge(sheet, findings))
            for place, finding in found:
                if not isinstance(place, int) or not 0 <= place < len(sheet):
                    raise _PluginError(
                        f"names the block {place!r}, and there is none", "blocks count from 0"
                    )
                _check(finding)
        return found

    return asked


class _PluginError(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class _Watch:
    """Says of whatever goes wrong inside which rule it was, and where the rule stands."""

    def __init__(self, name: str, judge: Callable[..., Any]) -> None:
        self.name, self.judge = name, judge

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception) or isinstance(error, DigestError):
            return
        code = getattr(self.judge, "__code__", None)
        file = code.co_filename if code else ""
        line = code.co_firstlineno if code else 0
        while trace and not isinstance(error, _PluginError):
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == file else line
            trace = trace.tb_next
        place = f" ({os.path.basename(file)}:{line})" if file else ""
        said = (
            str(error)
            if isinstance(error, _PluginError)
            else f"fails: {type(error).__name__}: {error}"
        )
        hint = (
            error.hint
            if isinstance(error, _PluginError)
            else "mend the rule, or take its plug-in out"
        )
        raise ExtractError(
            f'the plug-in\'s rule "{self.name}"{place} {said}'[:300], hint=hint
        ) from error


def _check(finding: object) -> None:
    """Refuse what is no finding, and classes and actions that nothing downstream knows."""
    class_, action = getattr(finding, "class_", None), getattr(finding, "action", None)
    if class_ is None or action is None:
        kind = type(finding).__name__
        raise _PluginError(
            f"gives a {kind}, not a Finding", 'return Finding("C1", "what was seen"), or None'
        )
    if class_ not in CLASSES:
        raise _PluginError(f'gives the class "{class_}", which does not exist', _KNOWN)
    if action not in _ACTIONS:
        raise _PluginError(
            f'gives the action "{action}", which does not exist',
            did_you_mean(str(action), _ACTIONS),
        )
