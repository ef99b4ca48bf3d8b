"""One case: a consignment or a facility relationship, from assessment to destruction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklists.delivering.places import Facility, Store
from checklists.delivering.words import (
    ActionState,
    ArmsCategory,
    Assistance,
    ConditionKind,
    Consent,
    CustodyKind,
    Mitigation,
)
from checklists.values import Stage


@dataclass(frozen=True, slots=True)
class Party:
    """`country` is an ISO 3166-1 alpha-2 code, or empty."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Authorization:
    """The export licence. Dates are ISO 8601 days, or empty."""

    number: str
    issued: str
    expires: str
    terms: str


@dataclass(frozen=True, slots=True)
class Consignment:
    """`value` is a decimal number as text in `currency` (ISO 4217). Dates as in Authorization."""

    reference: str
    value: str
    currency: str
    sent: str
    delivered: str
    transit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a case is about. `keep_until` is the day (ISO 8601) until which records are kept."""

    title: str
    stage: Stage
    exporter: Party
    importer: Party
    end_user: Party
    authorization: Authorization
    consignment: Consignment
    keep_until: str


@dataclass(frozen=True, slots=True)
class Site:
    """A facility of the case with its stores."""

    facility: Facility
    stores: tuple[Store, ...]


@dataclass(frozen=True, slots=True)
class DeclaredItem:
    """One line of what the exporter declared: one weapon by its serial, or a quantity by its lot.

    `number` is its line in the declaration, from 1. With a serial, `quantity` is 1. `tolerance` is
    how many units a count may differ. `store` is the name of the store it should be in, or empty.
    `doubt` says in the importer's words why its serial cannot be relied on, or is empty.
    """

    number: int
    category: ArmsCategory
    type: str
    model: str
    calibre: str
    maker: str
    serial: str
    lot: str
    import_mark: str
    other_marks: str
    quantity: int
    unit: str
    tolerance: int
    store: str
    note: str
    doubt: str

    @property
    def is_counted(self) -> bool:
        """Whether it is reconciled by quantity rather than by its serial."""
        return not self.serial and (self.quantity != 1 or bool(self.lot))


@dataclass(frozen=True, slots=True)
class AgreedCondition:
    """An assurance agreed before export. `agreed_on` is an ISO 8601 day, or empty.

    `proposed_by` names the finding it was proposed from, or is empty.
    """

    number: int
    kind: ConditionKind
    text: str
    agreed_by: str
    agreed_on: str
    document: str
    how_verified: str
    mitigates: tuple[Mitigation, ...]
    proposed_by: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Both sides' signatures under the list of conditions, as signed on paper or on screen."""

    exporter_name: str
    importer_name: str
    signed_on: str
    place: str


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """A change of place, possession or control, or an end. `happened` is an ISO 8601 day, or empty.

    `items` are ids of declared items; `quantity` is what was concerned when no item is named.
    An event with neither document nor consent is unexplained.
    """

    number: int
    kind: CustodyKind
    happened: str
    items: tuple[str, ...]
    quantity: str
    origin: str
    destination: str
    consent: Consent
    document: str
    remark: str


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """What is to be done about a finding. `due` and `closed` are ISO 8601 days, or empty.

    `inspection` and `finding` are the ids of what it answers to; `item` is the item's id.
    `proof` says what proves that it is done; `proof_sha256` names a photo (hex), or is empty.
    """

    number: int
    inspection: str
    finding: str
    item: str
    text: str
    owner: str
    due: str
    state: ActionState
    closed: str
    proof: str
    proof_sha256: str


@dataclass(frozen=True, slots=True)
class AssistanceNeed:
    """A gap that needs help. `programme` is the id of a programme it was matched with, or empty."""

    number: int
    inspection: str
    finding: str
    kind: Assistance
    text: str
    programme: str


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """A measure that works. Without `released` it is told without names and places."""

    number: int
    inspection: str
    item: str
    text: str
    released: bool


@dataclass(frozen=True, slots=True)
class RestrictedNote:
    """Information on illicit activity or actors; never part of a shared report."""

    number: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Case:
    """All mappings are keyed by ids (UUIDv7 text); numbers are given once, in order of entry."""

    id: str
    head: CaseHead
    sites: Mapping[str, Site] = field(default_factory=dict)
    declared: Mapping[str, DeclaredItem] = field(default_factory=dict)
    conditions: Mapping[str, AgreedCondition] = field(default_factory=dict)
    agreement: Agreement | None = None
    custody: Mapping[str, CustodyEvent] = field(default_factory=dict)
    actions: Mapping[str, CorrectiveAction] = field(default_factory=dict)
    needs: Mapping[str, AssistanceNeed] = field(default_factory=dict)
    practices: Mapping[str, GoodPractice] = field(default_factory=dict)
    restricted: Mapping[str, RestrictedNote] = field(default_factory=dict)
