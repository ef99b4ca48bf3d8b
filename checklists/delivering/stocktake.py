"""What was seen and counted at one visit, mark by mark, before anything is concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklists.delivering.words import (
    EntryWay,
    Keeping,
    Marking,
    Research,
    Since,
    Whereabouts,
)


@dataclass(frozen=True, slots=True)
class SeenMark:
    """One mark as it was read in a store. `item` is the declared item a person took it for.

    `item` is empty for a mark that is not declared. `text` may be empty for an unreadable mark.
    `store` is where it was seen, by name; `second_person` confirmed it, or is empty.
    """

    number: int
    text: str
    way: EntryWay
    marking: Marking
    item: str
    store: str
    second_person: str
    remark: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a declared item is not in the store, and the document that says so."""

    whereabouts: Whereabouts
    document: str
    remark: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a declared item without serials were counted, in its own unit."""

    quantity: int
    store: str
    second_person: str
    remark: str


@dataclass(frozen=True, slots=True)
class ResearchStep:
    """One step before a difference is taken as real; `subject` is the id of an item or mark."""

    number: int
    subject: str
    step: Research
    result: str
    person: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an agreed condition stands at this visit. `evidence` says what it rests on."""

    keeping: Keeping
    remark: str
    evidence: str


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What became of an earlier finding, as seen at this visit."""

    since: Since
    remark: str


@dataclass(frozen=True, slots=True)
class Stocktake:
    """What one visit says of its case.

    `seen` and `research` are keyed by ids of their own, `explained` and `counted` by those of
    declared items, `judged` by those of agreed conditions, `followed` by those of the findings
    of the visit before.
    """

    seen: Mapping[str, SeenMark] = field(default_factory=dict)
    explained: Mapping[str, Explained] = field(default_factory=dict)
    counted: Mapping[str, Counted] = field(default_factory=dict)
    research: Mapping[str, ResearchStep] = field(default_factory=dict)
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    followed: Mapping[str, FollowedUp] = field(default_factory=dict)
