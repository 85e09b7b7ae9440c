"""What is computed once, when it is first asked for, and kept on its owner."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
Owner = TypeVar("Owner")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator
    """Compute an attribute on first use and keep it on the object; no lock, unlike ``cached_property``."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> T | lazy[T]:
        if owner is None:
            return self
        value = self.compute(owner)
        owner.__dict__[self.name] = value
        return value


def remembered(measure: Callable[[Owner], T]) -> Callable[[Owner], T]:
    """Keep what a pure function says of an object on that object: passes ask the same again and again."""
    name = f"{measure.__module__}.{measure.__name__}"

    @functools.wraps(measure)
    def ask(owner: Owner) -> T:
        kept = owner.__dict__
        if name in kept:
            return kept[name]  # type: ignore[no-any-return]
        value = kept[name] = measure(owner)
        return value

    return ask
