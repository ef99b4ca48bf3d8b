"""Whether those a reviewer trusts vouch for a signer, in his role and at that time."""

import asyncio
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from reports.certificates import common_name, fingerprint, is_for_time_stamps, may_sign
from reports.trust_files import TrustUnreadable, load_trust
from reports.trust_list import Role
from reports.trusted import TrustList, trusted_names
from reports.verdicts import Question, Reason, Standing, Verdict

__all__ = ["Role", "TrustList", "TrustUnreadable", "judge_signer", "load_trust", "trusted_names"]

_STANDINGS = {
    Reason.TRUSTED_SIGNER: Standing.HOLDS,
    Reason.UNKNOWN_SIGNER: Standing.UNKNOWN,
    Reason.REVOKED_SINCE: Standing.UNKNOWN,
    Reason.NOT_VALID_THEN: Standing.FAILS,
    Reason.NOT_IN_THIS_ROLE: Standing.FAILS,
    Reason.REVOKED_BEFORE: Standing.FAILS,
}
_Path = tuple[x509.Certificate, ...]


def judge_signer(
    trust: TrustList | None,
    signer: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    claimed: datetime,
    proven: datetime | None = None,
    role: Role | None = None,
) -> Verdict:
    """The verdict on who signed. `claimed` is what the signer's clock said, and only a claim.

    `proven` is a time at which a trusted time stamp shows that the signature existed. `role` is
    what the signature is for; None accepts every role in which people sign.
    """
    known = trust or TrustList()
    detail = f"{common_name(signer)} ({fingerprint(signer)})"
    if not signer.not_valid_before_utc <= claimed <= signer.not_valid_after_utc:
        return _verdict(Reason.NOT_VALID_THEN, detail)
    # A key made for time stamps would otherwise sign reports at any time it likes to certify.
    if is_for_time_stamps(signer) and role is not Role.TIME_STAMP:
        return _verdict(Reason.NOT_IN_THIS_ROLE, detail)
    reason, path = _vouched(known, signer, chain, claimed, role)
    if reason is Reason.UNKNOWN_SIGNER:
        return _verdict(reason, detail)
    # A revocation is worth more than what is wrong besides: it is looked at first.
    return _revoked(known, path, claimed, proven) or _verdict(reason, detail)


def _vouched(
    trust: TrustList,
    signer: x509.Certificate,
    chain: _Path,
    claimed: datetime,
    role: Role | None,
) -> tuple[Reason, _Path]:
    """Whether somebody vouches for the signer then, and the certificates that rests on."""
    entries = trust.entries_of(signer)
    if entries:
        fit = [entry for entry in entries if _is_for(entry.role, role)]
        if not fit:
            return Reason.NOT_IN_THIS_ROLE, (signer,)
        is_valid = any(entry.covers(claimed) for entry in fit)
        return Reason.TRUSTED_SIGNER if is_valid else Reason.NOT_VALID_THEN, (signer,)
    if signer in trust.opened():
        return Reason.TRUSTED_SIGNER, (signer,)
    # Only an authority can vouch for others: a trusted inspector's own key must not.
    authorities = trust.authorities()
    if not authorities or not may_sign(signer):
        return Reason.UNKNOWN_SIGNER, (signer,)
    reason, path = _path_up(authorities, signer, chain, claimed)
    for above in path[1:]:
        said = [entry for entry in trust.entries_of(above) if entry.role is Role.AUTHORITY]
        if said and not any(entry.covers(claimed) for entry in said):
            return Reason.NOT_VALID_THEN, path
    return reason, path


def _is_for(role: Role, wanted: Role | None) -> bool:
    if wanted is None:
        return role not in (Role.AUTHORITY, Role.TIME_STAMP)
    return role is wanted


def _revoked(
    trust: TrustList, path: _Path, claimed: datetime, proven: datetime | None
) -> Verdict | None:
    """The verdict that a revocation of the signer or of anyone above gives, the worst first."""
    found = []
    for certificate in path:
        revoked = trust.revocation_of(certificate)
        if revoked is None or (claimed < revoked.since and proven and proven < revoked.since):
            continue
        reason = Reason.REVOKED_BEFORE if revoked.since <= claimed else Reason.REVOKED_SINCE
        said = [common_name(certificate), f"{revoked.since:%Y-%m-%d %H:%M} UTC", revoked.reason]
        found.append(_verdict(reason, ", ".join(part for part in said if part)))
    return min(found, key=lambda one: one.standing is not Standing.FAILS, default=None)


def _path_up(
    authorities: _Path, signer: x509.Certificate, chain: _Path, claimed: datetime
) -> tuple[Reason, _Path]:
    """Whether a path of valid certificates leads to an authority, and that path, signer first."""
    from asn1crypto import x509 as asn1_x509
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import (
        ExpiredError,
        NotYetValidError,
        PathError,
        ValidationError,
    )

    def asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))

    context = ValidationContext(
        trust_roots=[asn1(entry) for entry in authorities],
        other_certs=[asn1(entry) for entry in chain],
        moment=claimed,
        allow_fetching=False,
    )
    try:
        path = asyncio.run(
            CertificateValidator(asn1(signer), validation_context=context).async_validate_path()
        )
    except (ExpiredError, NotYetValidError):
        return Reason.NOT_VALID_THEN, (signer,)
    except (PathError, ValidationError):
        return Reason.UNKNOWN_SIGNER, (signer,)
    ders = [entry.dump() for entry in path]
    above = [x509.load_der_x509_certificate(der) for der in reversed(ders)]
    return Reason.TRUSTED_SIGNER, (signer, *(entry for entry in above if entry != signer))


def _verdict(reason: Reason, detail: str) -> Verdict:
    return Verdict(Question.WHO, _STANDINGS[reason], reason, detail)
