"""Reports with time stamps and long-term data: honest ones, and what others do to them."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from random import Random

from reports.lasting import Level
from reports.verdicts import Question, Reason, Role, Standing
from reports.verify import verify_report
from tests.attacks.changed_bytes import CHANGED, one_byte
from tests.attacks.genuine import WORDS, why
from tests.attacks.trying import Attack, Outcome, named, several
from tests.reports import test_lasting as rules
from tests.support import attacks as support
from tests.support.countersigned import everybody, signed_by
from tests.support.signed_reports import signed_report
from tests.support.time_servers import clock

CHANGES = 100
TRUST = everybody().with_certificates([rules.OFFICE.certificate, clock().trusted])
FORGED = named(
    Question.INTACT,
    Reason.BYTES_CHANGED,
    Reason.BYTES_OUTSIDE_SIGNATURE,
    Reason.CHANGED_AFTER_SIGNING,
    Reason.TOO_MANY_SIGNATURES,
)


def attacks(random: Random) -> list[Attack]:
    whole = rules.archived()
    found = [
        Attack("one byte changed, stamped", one_byte(whole, random), CHANGED, TRUST)
        for _ in range(CHANGES)
    ]
    forgeries = (
        rules.with_another_time,
        rules.with_an_object_more,
        rules.with_a_note_in_the_store,
        rules.with_a_page_changed_before_a_stamp,
        rules.with_the_first_stamp_in_a_later_place,
        rules.with_a_second_signature_in_the_revision,
        rules.with_bytes_after_the_store,
    )
    forged = [partial(forge, whole) for forge in forgeries]
    found += several("time stamp forged", forged, FORGED, TRUST)
    changes = (support.overlay, support.sticky_note)
    changed = [partial(support.updated, whole, change) for change in changes]
    return [*found, *several("changed after a time stamp", changed, FORGED, TRUST)]


def genuine() -> Iterator[tuple[str, Callable[[], Outcome]]]:
    for language, level in product(WORDS, Level):
        for roles in ((), (Role.HOST,), (Role.HOST, Role.REVIEWER)):
            kind = f"genuine stamped {level}, {language}, {len(roles)} signed later"
            yield kind, partial(accepted, kind, language, level, roles)


def accepted(kind: str, language: str, level: Level, roles: tuple[Role, ...]) -> Outcome:
    found = verify_report("report.pdf", made(language, level, roles), TRUST)
    holds = found.standing is Standing.HOLDS and found.times != ()
    later = {one.standing for one in found.signatures} | {one.standing for one in found.times}
    if holds and later == {Standing.HOLDS}:
        return Outcome(kind, "holds")
    return Outcome(kind, why(found), "REFUSED")


def made(language: str, level: Level, roles: tuple[Role, ...]) -> bytes:
    """Stamped after the inspector and after the others, signed between."""
    pdf = rules.report_of_the_office() if language == "en" else signed_report(language).pdf
    asked = Level.TIME if language != "en" else level
    pdf = rules.lasting(pdf, rules.asking(asked))
    for role in roles:
        pdf = signed_by(pdf, role, words=WORDS[language])
    return rules.lasting(pdf, rules.asking(Level.TIME)) if roles else pdf
