"""Whom a reviewer trusts, as one plain value: certificates, what authorities say, revocations."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from reports.certificates import common_name, fingerprint, is_authority, organization, to_pem
from reports.revocations import RevocationList, Revoked, find_revocation, outdated
from reports.trust_list import AuthorityList, Role, TrustEntry


@dataclass(frozen=True, slots=True)
class ListUsed:
    """A signed list in use, and the SHA-256 (hex) of the certificate that signed it."""

    content: AuthorityList
    signer: str


@dataclass(frozen=True, slots=True)
class TrustList:
    """Trusted certificates in DER: of single signers, and of authorities and all they issued.

    `lists` are those authorities signed, the latest of each issuer; `older` the ones they replace.
    """

    certificates: tuple[bytes, ...] = ()
    lists: tuple[ListUsed, ...] = ()
    older: tuple[ListUsed, ...] = ()
    crls: tuple[RevocationList, ...] = ()

    def with_certificates(self, added: Iterable[x509.Certificate]) -> "TrustList":
        ders = {entry.public_bytes(serialization.Encoding.DER) for entry in added}
        return replace(self, certificates=tuple(sorted(ders.union(self.certificates))))

    def opened(self) -> tuple[x509.Certificate, ...]:
        return tuple(x509.load_der_x509_certificate(entry) for entry in self.certificates)

    @property
    def entries(self) -> tuple[TrustEntry, ...]:
        return tuple(entry for used in self.lists for entry in used.content.entries)

    def entries_of(self, certificate: x509.Certificate) -> tuple[TrustEntry, ...]:
        """What the lists say of this certificate, in every role."""
        pem = to_pem(certificate)
        return tuple(entry for entry in self.entries if entry.certificate == pem)

    def authorities(self) -> tuple[x509.Certificate, ...]:
        """Those whose certificates may vouch for others, given as a file or by a list."""
        given = [entry for entry in self.opened() if is_authority(entry)]
        named = (entry.opened() for entry in self.entries if entry.role is Role.AUTHORITY)
        return (*given, *(entry for entry in named if entry not in given))

    def revocation_of(self, certificate: x509.Certificate) -> Revoked | None:
        """The earliest revocation that a list or a CRL knows of."""
        by_lists = [
            Revoked(entry.revoked, entry.reason)
            for entry in self.entries_of(certificate)
            if entry.revoked is not None
        ]
        by_crls = find_revocation(self.crls, certificate)
        found = [*by_lists, *([by_crls] if by_crls else [])]
        return min(found, key=lambda one: one.since, default=None)


@dataclass(frozen=True, slots=True)
class TrustedName:
    """One line of a trust list as shown to a person; `role` is None where any is trusted."""

    name: str
    organization: str
    fingerprint: str
    is_authority: bool
    not_before: datetime
    not_after: datetime
    role: Role | None = None
    revoked: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something in use that is past the day its issuer announced the next one for."""

    issuer: str
    due: datetime


@dataclass(frozen=True, slots=True)
class TrustNotes:
    """What a reviewer should know of the trust in use; none of it changes a verdict."""

    lists_out_of_date: tuple[Dated, ...] = ()
    crls_out_of_date: tuple[Dated, ...] = ()
    older_lists: tuple[ListUsed, ...] = ()


def trusted_names(trust: TrustList) -> tuple[TrustedName, ...]:
    """Every certificate with what is said of it, by name."""
    said = [_name(trust, entry.opened(), entry) for entry in trust.entries]
    known = {name.fingerprint for name in said}
    given = (_name(trust, entry) for entry in trust.opened() if fingerprint(entry) not in known)
    return tuple(
        sorted((*said, *given), key=lambda one: (one.name, one.fingerprint, one.role or ""))
    )


def trust_notes(trust: TrustList, now: datetime) -> TrustNotes:
    """What is out of date at this moment, and which lists were passed over for later ones."""
    return TrustNotes(
        lists_out_of_date=tuple(
            Dated(used.content.issuer, used.content.next_update)
            for used in trust.lists
            if used.content.next_update < now
        ),
        crls_out_of_date=tuple(Dated(*late) for late in outdated(trust.crls, now)),
        older_lists=trust.older,
    )


def _name(
    trust: TrustList, certificate: x509.Certificate, entry: TrustEntry | None = None
) -> TrustedName:
    revoked = trust.revocation_of(certificate)
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return TrustedName(
        name=common_name(certificate),
        organization=organization(certificate),
        fingerprint=fingerprint(certificate),
        is_authority=is_authority(certificate),
        not_before=max(begins, entry.valid_from or begins) if entry else begins,
        not_after=min(ends, entry.valid_until or ends) if entry else ends,
        role=entry.role if entry else None,
        revoked=revoked.since if revoked else None,
        reason=revoked.reason if revoked else "",
    )
