"""One inspection as it stands: visit, answers, findings, evidence, conclusion and state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from checklists.asking.checklist import Checklist, Item
from checklists.delivering.places import Facility, Store
from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import Stocktake
from checklists.values import (
    Adequacy,
    DiversionRelevance,
    InspectionKind,
    Likelihood,
    Result,
    Severity,
    State,
    Texts,
)


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str
    organization: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """The delivery a verification is about; every text may be empty for a routine inspection."""

    authorization: str
    exporter: str
    importer: str
    end_user: str
    consignment: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came where, when and why. Times are aware; None means not yet."""

    title: str
    purpose: str
    facility: Facility
    transfer: Transfer
    team: tuple[Person, ...]
    hosts: tuple[Person, ...]
    began: datetime | None
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`reason` is why an item was not applicable or not verified; empty for other results.

    `measured` maps a measure's id to what was read, as typed.
    """

    result: Result
    remark: str
    reason: str
    measured: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """An answer given to an item as it was asked then; `store` names the store, if it had one."""

    question: Texts
    guidance: Texts
    answer: Answer
    store: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`item` is the id of the item it was found at, or empty. `number` is never used twice.

    `severity` is how bad its consequence would be. `earlier` is the id of the same finding at the
    visit before, or empty; `times` is at how many visits in a row it was found, this one included.
    """

    number: int
    item: str
    statement: str
    recommendation: str
    severity: Severity
    likelihood: Likelihood
    diversion: DiversionRelevance
    earlier: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attachment of a photo to an item or finding; the photo's identity is its SHA-256 (hex).

    `item` and `finding` may be empty. `taken` is what the camera claims, as written in the file,
    or empty. `derived_sha256` names the reduced copy without metadata that reports print;
    `width` and `height` are the original's, upright, in pixels.
    """

    number: int
    sha256: str
    derived_sha256: str
    file_name: str
    media_type: str
    size_bytes: int
    width: int
    height: int
    taken: str
    caption: str
    item: str
    finding: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    adequacy: Adequacy
    summary: str


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """What was handed out: digest of the signed file (hex), signer, language, time, trail head."""

    sha256: str
    signer: str
    language: str
    issued: datetime
    trail_sequence: int
    trail_hash: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """The issued report a correction takes the place of: its inspection, its file's SHA-256 (hex),
    when it was issued, and why it is corrected.
    """

    inspection: str
    report_sha256: str
    issued: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """What a follow-up visit remembers of the visit before: a copy, keyed as it was there.

    `inspection` is its id; `report_sha256` (hex) names its signed report, or is empty.
    """

    inspection: str
    title: str
    ended: datetime | None
    report_sha256: str
    answers: Mapping[str, Answer]
    findings: Mapping[str, Finding]
    evidence: Mapping[str, Evidence]


@dataclass(frozen=True, slots=True)
class Inspection:
    """Findings and evidence are keyed by their id (UUIDv7 text), answers by the item's id.

    The checklists are copies prepared for these `stores`.

    `to_confirm` holds answers whose item a later edition asks differently, `retired` those whose
    item it no longer asks, or whose store was taken away; neither counts. `case` is the id of the
    case this visit belongs to, or empty. `sample` is None while every declared item is to be seen.
    `supersedes` is None unless this corrects an issued inspection.
    """

    id: str
    kind: InspectionKind
    checklists: tuple[Checklist, ...]
    visit: Visit
    state: State = State.DRAFT
    answers: Mapping[str, Answer] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    conclusion: Conclusion | None = None
    report: IssuedReport | None = None
    to_confirm: Mapping[str, HeldAnswer] = field(default_factory=dict)
    retired: Mapping[str, HeldAnswer] = field(default_factory=dict)
    case: str = ""
    earlier: EarlierVisit | None = None
    stocktake: Stocktake = field(default_factory=Stocktake)
    sample: SamplingPlan | None = None
    stores: tuple[Store, ...] = ()
    supersedes: Superseded | None = None

    def items(self) -> Iterator[Item]:
        """Every item of every checklist, whether it is asked here or not."""
        for checklist in self.checklists:
            yield from checklist.items()

    def asked_items(self) -> Iterator[Item]:
        """The items that are asked here, given the kind of facility and the answers so far."""
        asked: set[str] = set()
        for item in self.items():
            if self._is_asked(item, asked):
                asked.add(item.id)
                yield item

    def _is_asked(self, item: Item, asked: set[str]) -> bool:
        kind = self.visit.facility.kind
        if kind is not None and item.facilities and kind not in item.facilities:
            return False
        if item.asked_if is None:
            return True
        earlier = self.answers.get(item.asked_if.item)
        return (
            item.asked_if.item in asked
            and earlier is not None
            and earlier.result in item.asked_if.results
        )

    # Plain loops in these two: each answer walks through every item before it is saved.

    def find_item(self, identity: str) -> Item | None:
        for checklist in self.checklists:
            for section in checklist.sections:
                for item in section.items:
                    if item.id == identity:
                        return item
        return None

    def decides_others(self, identity: str) -> bool:
        """Whether another item is asked or not by the answer to this one."""
        for checklist in self.checklists:
            for section in checklist.sections:
                for item in section.items:
                    if item.asked_if is not None and item.asked_if.item == identity:
                        return True
        return False

    def evidence_in_order(self) -> tuple[Evidence, ...]:
        return tuple(sorted(self.evidence.values(), key=lambda photo: photo.number))
