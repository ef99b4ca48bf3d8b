"""Signers who were not valid, not trusted, not the ones named: who signed, apart from the bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from checklists.values import Unwatched
from reports.certificates import to_pem
from reports.data import ReportData
from reports.identity import Identity
from reports.issuing import IssueRequest, make_report
from reports.revocations import RevocationList
from reports.seal import seal
from reports.trust import TrustList
from reports.trust_list import AuthorityList, Role, TrustEntry
from reports.trusted import ListUsed
from reports.verdicts import Question, Reason, Standing
from reports.verdicts import Role as Signing
from tests.attacks.trying import Attack, named
from tests.support import attacks as support
from tests.support.countersigned import everybody, hosted, signer
from tests.support.countersigned_forgeries import added
from tests.support.signed_reports import PLACE, drawn, material, report_data, signed_report
from tests.support.signing import (
    NOW,
    Authority,
    certificate,
    inspector,
    revocations,
    stranger,
)

DAY = timedelta(days=1)


def attacks() -> list[Attack]:
    return [*_unknown(), *_not_valid(), *_revoked(), *_others(), *_later()]


def _unknown() -> Iterator[Attack]:
    right = named(Question.WHO, Reason.UNKNOWN_SIGNER)
    root = Authority()
    issued = _issued(root.identity())
    strangers = TrustList().with_certificates([stranger().certificate])
    other = TrustList().with_certificates([Authority().certificate])
    for pdf, trust in (
        (signed_report().pdf, None),
        (signed_report().pdf, TrustList()),
        (signed_report("ar").pdf, strangers),
        (hosted(), strangers),
        (issued, other),
        (issued, everybody()),
    ):
        yield Attack("unknown signer", partial(bytes, pdf), right, trust, standing=Standing.UNKNOWN)


def _not_valid() -> Iterator[Attack]:
    right = named(Question.WHO, Reason.NOT_VALID_THEN)
    trust = everybody()
    for away in (timedelta(days=5000), timedelta(days=-30)):
        when = NOW + away
        data = replace(report_data(), issued=when)
        yield Attack("expired signer", partial(_sealed, data, when), right, trust)
    root = Authority()
    issuing = Authority("Issuing", root)
    issuing.certificate = certificate(
        "Issuing", issuing.key, root, is_authority=True, begins=NOW - 50 * DAY, days=30
    )
    pdf = _issued(issuing.identity())
    known = TrustList().with_certificates([root.certificate])
    yield Attack("expired signer", lambda: pdf, right, known)
    entry = TrustEntry(to_pem(inspector().certificate), Role.INSPECTOR, valid_until=NOW - DAY)
    yield Attack("expired signer", lambda: signed_report().pdf, right, _listing(entry))


def _revoked() -> Iterator[Attack]:
    root = Authority()
    identity = root.identity()
    pdf = _issued(identity)
    own = to_pem(inspector().certificate)
    for since, reason, standing in (
        (NOW - DAY, Reason.REVOKED_BEFORE, Standing.FAILS),
        (NOW + DAY, Reason.REVOKED_SINCE, Standing.UNKNOWN),
    ):
        entry = TrustEntry(own, Role.INSPECTOR, revoked=since, reason="laptop lost")
        crl = revocations(root, {identity.certificate: since}).public_bytes(Encoding.DER)
        above = root.certificate.public_bytes(Encoding.DER)
        known = TrustList((above,), crls=(RevocationList(crl, above),))
        right = named(Question.WHO, reason)
        yield Attack(
            "revoked signer",
            lambda: signed_report().pdf,
            right,
            _listing(entry),
            standing=standing,
        )
        yield Attack("revoked signer", lambda: pdf, right, known, standing=standing)


def _others() -> Iterator[Attack]:
    trust = everybody().with_certificates([stranger().certificate])
    named_else = named(Question.WHO, Reason.SIGNER_NOT_NAMED)
    yield Attack("re-signed by another key", _exchanged, named_else, trust)
    yield Attack(
        "re-signed by another key",
        lambda: seal(drawn(report_data(inspector())), stranger(), NOW),
        named_else,
        trust,
    )
    yield Attack(
        "re-signed by another key",
        lambda: seal(drawn(report_data(stranger())), stranger(), NOW),
        named(Question.WHO, Reason.UNKNOWN_SIGNER),
        everybody(),
        standing=Standing.UNKNOWN,
    )
    yield Attack(
        "another time than the data's",
        lambda: _sealed(report_data(), NOW - timedelta(hours=5)),
        named(Question.WHO, Reason.TIME_DIFFERS),
        trust,
    )
    role = TrustEntry(to_pem(inspector().certificate), Role.HOST)
    yield Attack(
        "signer of another role",
        lambda: signed_report().pdf,
        named(Question.WHO, Reason.NOT_IN_THIS_ROLE),
        _listing(role),
    )


def _later() -> Iterator[Attack]:
    """The signer of a counter-signature, of a report that holds by itself."""
    yield Attack(
        "counter-signed by the inspector himself",
        lambda: added(signed_report().pdf, inspector()),
        named(Question.WHO, Reason.SAME_SIGNER),
        everybody(),
    )
    own = TrustEntry(to_pem(inspector().certificate), Role.INSPECTOR)
    for entry, reason in (
        (_host(revoked=NOW - DAY, reason="lost"), Reason.REVOKED_BEFORE),
        (_host(valid_until=NOW - DAY), Reason.NOT_VALID_THEN),
        (_host(Role.REVIEWER), Reason.NOT_IN_THIS_ROLE),
    ):
        yield Attack(
            "counter-signer revoked, expired or of another role",
            hosted,
            named(Question.WHO, reason),
            _listing(own, entry),
        )


def _host(role: Role = Role.HOST, **said: Any) -> TrustEntry:
    return TrustEntry(to_pem(signer(Signing.HOST).certificate), role, **said)


def _listing(*entries: TrustEntry) -> TrustList:
    content = AuthorityList("Ministry", 1, NOW, NOW + DAY, entries)
    return TrustList(lists=(ListUsed(content, "f" * 64),))


def _issued(identity: Identity) -> bytes:
    request = IssueRequest("en", PLACE, NOW, identity)
    return make_report(material("red"), request, Unwatched()).pdf


def _sealed(data: ReportData, when: datetime) -> bytes:
    return seal(drawn(data), inspector(), when)


def _exchanged() -> bytes:
    pdf = signed_report().pdf
    begin, end = support.gap(pdf)
    digest = hashlib.sha256(pdf[: begin - 1] + pdf[end + 1 :]).digest()
    return support.resigned(pdf, stranger(), digest)
