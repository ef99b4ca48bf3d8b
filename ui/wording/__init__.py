"""Every sentence the program says about a problem, a verdict, a gap or a fault."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from checklists.values import Problem
from ui.speech import speech
from ui.wording import checklist, inspecting, keeping, refusals
from ui.wording.changes import change_label
from ui.wording.checklist import fault_sentence
from ui.wording.inspecting import gap_sentence
from ui.wording.keeping import health_sentence
from ui.wording.sentence import Say, Sayings, Sentence
from ui.wording.verdicts import (
    overall_sentence,
    question_name,
    reason_sentence,
    role_name,
    signature_sentence,
    stance_name,
    standing_name,
)

__all__ = [
    "Sentence",
    "change_label",
    "fault_sentence",
    "gap_sentence",
    "health_sentence",
    "overall_sentence",
    "question_name",
    "reason_sentence",
    "role_name",
    "sentence",
    "signature_sentence",
    "stance_name",
    "standing_name",
]

_ROOMS: tuple[Sayings, ...] = (
    checklist.SAYINGS,
    inspecting.SAYINGS,
    keeping.SAYINGS,
    refusals.SAYINGS,
)
# Whoever holds one of their problems has paid for the imports of that room; a window at start has
# not, and need not.
_LATE_ROOMS = (
    "ui.wording.countersigning",
    "ui.wording.counting",
    "ui.wording.forms",
    "ui.wording.item_lists",
    "ui.wording.places",
    "ui.wording.redacting",
    "ui.wording.reporting",
    "ui.wording.reviewing",
    "ui.wording.sampling",
    "ui.wording.signing",
    "ui.wording.trusting",
)


def sentence(problem: Problem, language: str) -> Sentence:
    """What is wrong and what to do, for any problem of the program."""
    return saying(type(problem))(problem, speech(language).gettext, language)


def saying(kind: type[Problem]) -> Callable[[Any, Say, str], Sentence]:
    """How a kind of problem is said; a KeyError is a kind without a sentence, which a test bars."""
    for room in _ROOMS:
        if kind in room:
            return room[kind]
    for name in _LATE_ROOMS:
        late: Sayings = import_module(name).SAYINGS
        if kind in late:
            return late[kind]
    raise KeyError(kind)
