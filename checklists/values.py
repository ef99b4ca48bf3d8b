"""Words every room shares: texts in languages, the fixed vocabularies, and what a problem is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

FALLBACK_LANGUAGE = "en"
# Between an id and the store it is asked for, in an inspection's copy of a checklist.
STORE_MARK = "@"


class Problem(Exception):
    """A failure we expect. Subclasses carry facts; the sentence for each is in `ui/wording.py`.

    Each subclass is `@dataclass(eq=False)`: a frozen dataclass cannot take the traceback that
    Python sets on an exception.
    """


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in several languages; a language is a BCP 47 tag such as `en` or `zh`."""

    by_language: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_language", MappingProxyType(dict(self.by_language)))

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))

    def has(self, language: str) -> bool:
        return language in self.by_language

    def falls_back_in(self, language: str) -> bool:
        """Whether a reader of this language is shown English instead."""
        return bool(self.by_language) and not self.by_language.get(language)

    def to(self, language: str) -> str:
        """The text in this language, else in English, else empty."""
        return self.by_language.get(language) or self.by_language.get(FALLBACK_LANGUAGE, "")


class Domain(StrEnum):
    """The six domains of stockpile management named by the source paper (P1)."""

    STORAGE = "storage"
    PHYSICAL_SECURITY = "physical_security"
    INTERNAL_TRANSFERS = "internal_transfers"
    TRAINING = "training"
    DOCUMENTATION = "documentation"
    RECORD_KEEPING = "record_keeping"


class Stage(StrEnum):
    """The five stages of the supply chain at which arms can be diverted (P12)."""

    MANUFACTURE = "manufacture"
    BEFORE_TRANSFER = "before_transfer"
    DURING_TRANSFER = "during_transfer"
    POST_DELIVERY_STORAGE = "post_delivery_storage"
    END_USE_OR_DISPOSAL = "end_use_or_disposal"


class Method(StrEnum):
    """How an inspector comes to an answer."""

    OBSERVE = "observe"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    MEASURE = "measure"
    TEST = "test"


class EvidenceKind(StrEnum):
    """What an item expects to be kept as evidence."""

    PHOTO = "photo"
    DOCUMENT = "document"
    MEASUREMENT = "measurement"


class FacilityKind(StrEnum):
    """What is inspected; an item may apply to some kinds only."""

    WEAPONS_STORE = "weapons_store"
    AMMUNITION_DEPOT = "ammunition_depot"
    SMALL_UNIT_STORE = "small_unit_store"
    HEADQUARTERS = "headquarters"
    MOVEMENT = "movement"


class MeasureKind(StrEnum):
    """What a measured value is."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TEXT = "text"


class InspectionKind(StrEnum):
    PRE_TRANSFER_ASSESSMENT = "pre_transfer_assessment"
    POST_DELIVERY_VERIFICATION = "post_delivery_verification"
    ROUTINE_INSPECTION = "routine_inspection"
    FOLLOW_UP_VISIT = "follow_up_visit"
    EXERCISE = "exercise"


class Result(StrEnum):
    """What an item was found to be. No answer at all is `None`, never one of these."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_VERIFIED = "not_verified"


class Severity(StrEnum):
    """How bad the consequence of a finding would be, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Likelihood(StrEnum):
    """How likely the consequence of a finding is, most likely first."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


class DiversionRelevance(StrEnum):
    """Whether a finding bears on the risk that arms are diverted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


class Adequacy(StrEnum):
    """The inspector's conclusion on the facility."""

    ADEQUATE = "adequate"
    ADEQUATE_WITH_CONDITIONS = "adequate_with_conditions"
    NOT_ADEQUATE = "not_adequate"
    NOT_DETERMINED = "not_determined"


class State(StrEnum):
    """draft -> closed -> issued; an issued inspection accepts no change."""

    DRAFT = "draft"
    CLOSED = "closed"
    ISSUED = "issued"


class Confidence(StrEnum):
    """How sure a reference to a standard is; only the first two may carry a requirement."""

    READ = "read"
    SECONDARY = "secondary"
    CONTENTS_ONLY = "contents_only"
    NAMED_ONLY = "named_only"


class Progress(Protocol):
    """What long work tells whoever waits, and how it learns that it should stop."""

    def at(self, done: int, total: int, step: str) -> None:
        """Report `done` of `total` in the named step; raises `Cancelled` when asked to stop."""


@dataclass(eq=False)
class Cancelled(Problem):
    """The person asked the running work to stop; nothing was changed."""


@dataclass(eq=False)
class PassphraseTooShort(Problem):
    """A new passphrase has fewer characters than the minimum."""

    minimum: int


class Unwatched:
    """The progress of work nobody watches."""

    def at(self, done: int, total: int, step: str) -> None:
        """Say nothing, never stop."""
