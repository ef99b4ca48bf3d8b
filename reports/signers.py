"""Who gave the later signatures of a report: by the trust list, and each somebody else."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

from reports.certificates import common_name, fingerprint
from reports.integrity import Intact
from reports.later_revisions import LaterSignature
from reports.trust import Role as TrustedRole
from reports.trust import TrustList, judge_signer
from reports.verdicts import Question, Reason, Role, SignatureVerdict, Standing, Verdict

_TRUSTED_AS = {
    Role.SECOND_INSPECTOR: TrustedRole.INSPECTOR,
    Role.HOST: TrustedRole.HOST,
    Role.REVIEWER: TrustedRole.REVIEWER,
}


def judged_signatures(
    trust: TrustList | None, intact: Intact, proven: tuple[datetime | None, ...]
) -> tuple[SignatureVerdict, ...]:
    """In the order they were given; `proven` is by when each is shown to have existed."""
    keys: list[CertificatePublicKeyTypes] = [intact.found.signer.public_key()]
    judged = []
    for later, existed in zip(intact.later, proven, strict=True):
        judged.append(_judged(later, _who(trust, later, existed, keys)))
        keys.append(later.signer.public_key())
    return tuple(judged)


def _who(
    trust: TrustList | None,
    later: LaterSignature,
    existed: datetime | None,
    before: list[CertificatePublicKeyTypes],
) -> Verdict:
    if later.signer.public_key() in before:
        named = f"{common_name(later.signer)} ({fingerprint(later.signer)})"
        return Verdict(Question.WHO, Standing.FAILS, Reason.SAME_SIGNER, named)
    role = _TRUSTED_AS[later.role]
    return judge_signer(trust, later.signer, later.chain, later.claimed, existed, role)


def _judged(later: LaterSignature, who: Verdict) -> SignatureVerdict:
    return SignatureVerdict(
        role=later.role,
        name=common_name(later.signer),
        fingerprint=fingerprint(later.signer),
        claimed=later.claimed,
        stance=later.stance,
        words=later.words,
        standing=who.standing,
        reason=who.reason,
        detail=who.detail,
    )
