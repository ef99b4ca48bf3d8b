"""What a sentence is: what is wrong and where, and the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from checklists.values import Problem

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`next_step` is what the person can do now; it may be empty."""

    text: str
    next_step: str = ""

    def __str__(self) -> str:
        return f"{self.text} {self.next_step}".strip()


# Each takes the problem, the translating function and the language.
Sayings = Mapping[type[Problem], Callable[[Any, Say, str], Sentence]]


def megabytes(size: int, _: Say) -> str:
    return _("{number} MB").format(number=max(1, round(size / 1_000_000)))


def told(what: str, said: str, _: Say) -> str:
    """One thing and what is said of it; French has a space before the colon."""
    return _("{what}: {said}").format(what=what, said=said)
