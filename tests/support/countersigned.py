"""Reports that somebody signed after their inspector; nobody in them exists."""

from functools import cache

from reports.countersigning import CounterSigning, counter_sign
from reports.identity import Identity
from reports.trust import TrustList
from reports.verdicts import Role, Stance
from reports.verify import verify_report
from tests.support.signed_reports import signed_report
from tests.support.signing import LATER, inspector, somebody

SIGNERS = {
    Role.HOST: "Hana Host",
    Role.REVIEWER: "Remy Reviewer",
    Role.SECOND_INSPECTOR: "Sam Second",
}
WORDS = "The safe was closed on the same day.\nSee the photo."


def signer(role: Role) -> Identity:
    return somebody(SIGNERS[role])


def everybody() -> TrustList:
    known = (inspector(), *(signer(role) for role in Role))
    return TrustList().with_certificates(identity.certificate for identity in known)


def signed_by(
    report: bytes,
    role: Role,
    identity: Identity | None = None,
    stance: Stance = Stance.AGREES,
    words: str = WORDS,
) -> bytes:
    asked = CounterSigning(role, stance, words, LATER)
    checked = verify_report("", report, None)
    signed, _ = counter_sign(report, checked, asked, identity or signer(role))
    return signed


@cache
def hosted(language: str = "en") -> bytes:
    """Signed by the inspector, then by the host."""
    report = signed_report() if language == "en" else signed_report(language)
    return signed_by(report.pdf, Role.HOST)


@cache
def reviewed() -> bytes:
    """Signed by the inspector, the host, then the reviewer."""
    return signed_by(hosted(), Role.REVIEWER, stance=Stance.OBJECTS, words="Page 3 is wrong.")
