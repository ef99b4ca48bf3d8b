"""What follows from a change of custody: whether it is explained, and which duties it triggers.

Article 11(4) of the Arms Trade Treaty binds its Parties when a diversion is detected. The times
are other bodies' practice, for their own subjects: shown for comparison, never as law for a visit.
"""

from dataclasses import dataclass
from enum import StrEnum

from checklists.delivering.case import CustodyEvent
from checklists.delivering.words import Consent, CustodyKind
from checklists.values import DiversionRelevance, Severity

LOST = (CustodyKind.LOSS, CustodyKind.THEFT)
MOVED = (
    CustodyKind.CHANGE_OF_PLACE,
    CustodyKind.CHANGE_OF_POSSESSION,
    CustodyKind.CHANGE_OF_CONTROL,
)
ENDED = (CustodyKind.EXPENDITURE, CustodyKind.DEACTIVATION, CustodyKind.DESTRUCTION)


class CustodyFault(StrEnum):
    """Why an event bears on diversion; at most one, the gravest."""

    LOST = "lost"
    WITHOUT_CONSENT = "without_consent"
    CONSENT_UNCLEAR = "consent_unclear"
    NO_DOCUMENT = "no_document"


class Duty(StrEnum):
    """What a detected diversion asks of the Parties (ATT Article 11(4) and (5))."""

    TAKE_MEASURES = "take_measures"
    ALERT_STATES = "alert_states"
    EXAMINE_SHIPMENTS = "examine_shipments"
    INVESTIGATE = "investigate"
    SHARE_INFORMATION = "share_information"


@dataclass(frozen=True, slots=True)
class Practice:
    """Within how many hours a body has its own losses reported, and where that is written."""

    hours: int
    subject: str
    source: str


ATT_11_4 = "ATT Art 11(4)"
ATT_11_5 = "ATT Art 11(5)"
DUTIES = (
    (Duty.TAKE_MEASURES, ATT_11_4),
    (Duty.ALERT_STATES, ATT_11_4),
    (Duty.EXAMINE_SHIPMENTS, ATT_11_4),
    (Duty.INVESTIGATE, ATT_11_4),
    (Duty.SHARE_INFORMATION, ATT_11_5),
)
PRACTICE = (
    Practice(48, "firearms", "27 CFR 478.39a"),
    Practice(24, "explosives", "27 CFR 555.30"),
)


def fault_of(event: CustodyEvent) -> CustodyFault | None:
    """Why this event is relevant to diversion, or None when it is explained and agreed."""
    if event.kind in LOST:
        return CustodyFault.LOST
    if event.kind in MOVED and event.consent in (Consent.NOT_ASKED, Consent.REFUSED):
        return CustodyFault.WITHOUT_CONSENT
    if event.kind in MOVED and event.consent in (Consent.ASKED, Consent.UNKNOWN):
        return CustodyFault.CONSENT_UNCLEAR
    if not event.document.strip():
        return CustodyFault.NO_DOCUMENT
    return None


def consequence_of(fault: CustodyFault) -> tuple[Severity, DiversionRelevance]:
    """What a finding on such an event is rated as to begin with."""
    if fault in (CustodyFault.LOST, CustodyFault.WITHOUT_CONSENT):
        return Severity.CRITICAL, DiversionRelevance.DIRECT
    return Severity.HIGH, DiversionRelevance.INDIRECT
