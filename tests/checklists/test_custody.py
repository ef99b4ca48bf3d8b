from dataclasses import replace

import pytest

from checklists.asking.shelf import standards
from checklists.delivering.case import Agreement, AssistanceNeed, Case
from checklists.delivering.duties import (
    DUTIES,
    CustodyFault,
    consequence_of,
    fault_of,
)
from checklists.delivering.programmes import (
    BEGINNING,
    Programme,
    matching,
    read_programmes,
    unmatched,
    write_programmes,
)
from checklists.delivering.timeline import Moment, Visited, timeline
from checklists.delivering.words import ActionState, Assistance, Consent, CustodyKind
from checklists.records import BadRecord
from checklists.values import DiversionRelevance, Severity
from tests.support.cases import make_action, make_event, make_head


@pytest.mark.parametrize(
    ("kind", "consent", "document", "fault"),
    [
        (CustodyKind.LOSS, Consent.NOT_NEEDED, "Report 5", CustodyFault.LOST),
        (CustodyKind.THEFT, Consent.NOT_NEEDED, "", CustodyFault.LOST),
        (CustodyKind.CHANGE_OF_PLACE, Consent.GIVEN, "Note 3", None),
        (CustodyKind.CHANGE_OF_PLACE, Consent.GIVEN, "", CustodyFault.NO_DOCUMENT),
        (CustodyKind.CHANGE_OF_POSSESSION, Consent.NOT_ASKED, "Note", CustodyFault.WITHOUT_CONSENT),
        (CustodyKind.CHANGE_OF_CONTROL, Consent.REFUSED, "Note", CustodyFault.WITHOUT_CONSENT),
        (CustodyKind.CHANGE_OF_CONTROL, Consent.UNKNOWN, "Note", CustodyFault.CONSENT_UNCLEAR),
        (CustodyKind.DESTRUCTION, Consent.NOT_ASKED, "Certificate", None),
        (CustodyKind.EXPENDITURE, Consent.NOT_NEEDED, " ", CustodyFault.NO_DOCUMENT),
    ],
)
def test_an_event_bears_on_diversion_unless_it_is_agreed_and_documented(
    kind: CustodyKind, consent: Consent, document: str, fault: CustodyFault | None
) -> None:
    event = replace(make_event(), kind=kind, consent=consent, document=document)
    assert fault_of(event) == fault


def test_losses_and_moves_without_consent_are_critical() -> None:
    assert consequence_of(CustodyFault.LOST) == (Severity.CRITICAL, DiversionRelevance.DIRECT)
    assert consequence_of(CustodyFault.NO_DOCUMENT)[0] == Severity.HIGH


def test_every_duty_cites_a_clause_that_was_read() -> None:
    att = standards()["att"]
    labels = {f"{att.short} {clause.label}": clause for clause in att.clauses.values()}
    for _duty, reference in DUTIES:
        assert labels[reference].confidence == "read", reference


def test_the_time_line_is_in_order_and_what_has_no_day_stands_last() -> None:
    done = replace(make_action(), state=ActionState.DONE, closed="2026-05-01")
    case = Case(
        "c-1",
        make_head(),
        agreement=Agreement("Ana Keller", "Samir Haddad", "2025-02-01", "Port Sulmar"),
        custody={"e": make_event(), "lost": replace(make_event(), happened="")},
        actions={"open": make_action(), "done": done},
    )
    line = timeline(case, [Visited("i-1", "2025-11-17")])
    days = [entry.day for entry in line if entry.day]
    assert days == sorted(days)
    assert (line[-1].subject, line[-1].day) == ("lost", "")
    assert [entry.moment for entry in line][:4] == [
        Moment.CONDITIONS_AGREED,
        Moment.AUTHORIZED,
        Moment.SENT,
        Moment.DELIVERED,
    ]
    moments = {entry.subject: entry.moment for entry in line if entry.subject}
    assert moments["open"] == Moment.ACTION_DUE
    assert moments["done"] == Moment.ACTION_CLOSED
    assert moments["i-1"] == Moment.VISIT


def test_programmes_fit_by_kind_and_country() -> None:
    need = AssistanceNeed(1, "i", "f", Assistance.TECHNICAL, "Training of armourers", "")
    regional = Programme("Regional help", (Assistance.TECHNICAL,), ("XB",), "", "", "office")
    programmes = {**BEGINNING, "regional": regional}
    assert matching(need, "XB", programmes) == ("att-voluntary-trust-fund", "regional")
    assert matching(need, "XC", programmes) == ("att-voluntary-trust-fund",)
    assert unmatched([need, replace(need, programme="regional")]) == 1


def test_a_directory_of_programmes_is_written_and_read() -> None:
    assert read_programmes("") == BEGINNING
    own = Programme("Own", (Assistance.LEGAL,), ("XB",), "desk", "a note", "a letter")
    directory = {**BEGINNING, "own": own}
    assert read_programmes(write_programmes(directory)) == directory
    # What was emptied on purpose does not begin anew.
    assert read_programmes(write_programmes({})) == {}


@pytest.mark.parametrize("kept", ["no json", "[]", '{"own": {"name": "Own"}}'])
def test_what_is_no_directory_of_programmes_is_refused(kept: str) -> None:
    with pytest.raises(BadRecord):
        read_programmes(kept)
