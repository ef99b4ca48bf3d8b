"""What somebody with a key of his own signs after the inspector, against the rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reports.seal import seal
from reports.verdicts import Question, Reason, Role, Standing
from tests.attacks.trying import Attack, Right, named
from tests.reports import test_countersigning as rules
from tests.reports.test_verify import counter_signed
from tests.support import attacks as support
from tests.support.countersigned import everybody, hosted, reviewed, signer
from tests.support.countersigned_forgeries import added
from tests.support.signed_reports import drawn, report_data, signed_report
from tests.support.signing import NOW, inspector

CHANGED = named(Question.INTACT, Reason.CHANGED_AFTER_SIGNING)


def attacks() -> list[Attack]:
    trust = everybody()
    found = [Attack(kind, make, right, trust) for kind, make, right in _all()]
    version = partial(added, signed_report().pdf, signer(Role.HOST), version="9.9.9")
    other = named(Question.INTACT, Reason.OTHER_PROGRAM_ADDED)
    kind = "counter-signed by another version"
    return [*found, Attack(kind, version, other, trust, standing=Standing.UNKNOWN)]


def _all() -> Iterator[tuple[str, Callable[[], bytes], Right]]:
    signed, host, reviewer = signed_report().pdf, signer(Role.HOST), signer(Role.REVIEWER)
    for change in (support.overlay, support.sticky_note, rules.extra_object, rules.extra_key):
        yield "counter-signer adds more", partial(added, signed, host, change), CHANGED
        excused = partial(added, signed, host, change, version="9.9.9")
        if change in (support.overlay, support.sticky_note):
            yield "counter-signer adds more", excused, CHANGED | _otherwise()
        between = support.updated(hosted(), change)
        again = partial(added, between, reviewer, role=Role.REVIEWER)
        yield "changed between two signatures", again, CHANGED
    for change in (rules.other_field, rules.other_look, rules.other_words):
        moved = partial(support.updated, hosted(), change)
        yield "counter-signature moved, redrawn, reworded", moved, CHANGED
    yield "words shown are not those signed", partial(added, signed, host, shown="Never."), CHANGED
    for reason in ("", "approves", "agrees:Fine.", "agrees: " + "x" * 4001):
        odd = partial(added, signed, host, reason=reason)
        yield "counter-signature without our words", odd, CHANGED | _otherwise()
    yield "field signed again", signed_again, CHANGED
    yield (
        "signed before the inspector",
        signed_before,
        _otherwise() | named(Question.INTACT, Reason.BYTES_CHANGED),
    )
    yield "revision cut out of the middle", cut_out, _otherwise() | CHANGED
    yield "second signature of another form", partial(counter_signed, signed), CHANGED
    yield (
        "second signature of another form",
        partial(counter_signed, support.first_revision(signed)),
        _otherwise(),
    )


def _otherwise() -> Right:
    return named(
        Question.INTACT,
        Reason.FORBIDDEN_CONTENT,
        Reason.NOT_SIGNED,
        Reason.TOO_MANY_SIGNATURES,
        Reason.BYTES_CHANGED,
        Reason.BYTES_OUTSIDE_SIGNATURE,
        Reason.UNREADABLE,
    )


def signed_again() -> bytes:
    def emptied(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][2]
        del field["/V"]
        writer.update_container(field)

    return added(support.updated(hosted(), emptied), signer(Role.REVIEWER))


def signed_before() -> bytes:
    composed = drawn(report_data())
    first = replace(composed, pdf=added(composed.pdf, signer(Role.HOST)))
    return seal(first, inspector(), NOW)


def cut_out() -> bytes:
    return signed_report().pdf + reviewed()[len(hosted()) :]
