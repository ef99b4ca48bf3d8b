"""Whom a reviewer trusts: certificates from files, and whether they vouch for a signer."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from checklists.values import Problem
from reports.certificates import (
    common_name,
    fingerprint,
    is_authority,
    may_sign,
    organization,
    read_certificates,
)
from reports.verdicts import Question, Reason, Standing, Verdict

SUFFIXES = (".pem", ".crt", ".cer")
LARGEST_FILE_BYTES = 1_000_000
# What systems leave in every folder they show; anything else is reported.
LITTER = ("thumbs.db", "desktop.ini")


@dataclass(eq=False)
class TrustUnreadable(Problem):
    """A file among the trusted certificates is none, or cannot be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class TrustList:
    """Trusted certificates in DER: of single signers, and of authorities and all they issued."""

    certificates: tuple[bytes, ...] = ()

    def with_certificates(self, added: Iterable[x509.Certificate]) -> "TrustList":
        ders = {entry.public_bytes(serialization.Encoding.DER) for entry in added}
        return TrustList(tuple(sorted(ders.union(self.certificates))))

    def opened(self) -> tuple[x509.Certificate, ...]:
        return tuple(x509.load_der_x509_certificate(entry) for entry in self.certificates)


@dataclass(frozen=True, slots=True)
class TrustedName:
    """One line of a trust list as shown to a person."""

    name: str
    organization: str
    fingerprint: str
    is_authority: bool
    not_before: datetime
    not_after: datetime


def load_trust(path: Path) -> TrustList:
    """The certificates of a file, or of every file in a folder; raises TrustUnreadable."""
    files = _files_in(path) if path.is_dir() else (path,)
    trust = TrustList()
    for file in files:
        trust = trust.with_certificates(_read(file))
    return trust


def trusted_names(trust: TrustList) -> tuple[TrustedName, ...]:
    names = (
        TrustedName(
            name=common_name(entry),
            organization=organization(entry),
            fingerprint=fingerprint(entry),
            is_authority=is_authority(entry),
            not_before=entry.not_valid_before_utc,
            not_after=entry.not_valid_after_utc,
        )
        for entry in trust.opened()
    )
    return tuple(sorted(names, key=lambda entry: (entry.name, entry.fingerprint)))


def judge_signer(
    trust: TrustList | None,
    signer: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    claimed: datetime,
) -> Verdict:
    """The verdict on who signed. `claimed` is what the signer's clock said, and only a claim."""
    detail = f"{common_name(signer)} ({fingerprint(signer)})"
    if not signer.not_valid_before_utc <= claimed <= signer.not_valid_after_utc:
        return Verdict(Question.WHO, Standing.FAILS, Reason.NOT_VALID_THEN, detail)
    trusted = trust.opened() if trust is not None else ()
    if signer in trusted:
        return Verdict(Question.WHO, Standing.HOLDS, Reason.TRUSTED_SIGNER, detail)
    # Only an authority can vouch for others: a trusted inspector's own key must not.
    authorities = tuple(entry for entry in trusted if is_authority(entry))
    if authorities and may_sign(signer):
        return _judge_path(authorities, signer, chain, claimed)
    return Verdict(Question.WHO, Standing.UNKNOWN, Reason.UNKNOWN_SIGNER, detail)


def _judge_path(
    authorities: tuple[x509.Certificate, ...],
    signer: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    claimed: datetime,
) -> Verdict:
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

    detail = f"{common_name(signer)} ({fingerprint(signer)})"
    context = ValidationContext(
        trust_roots=[asn1(entry) for entry in authorities],
        other_certs=[asn1(entry) for entry in chain],
        moment=claimed,
        allow_fetching=False,
    )
    try:
        asyncio.run(
            CertificateValidator(asn1(signer), validation_context=context).async_validate_path()
        )
    except (ExpiredError, NotYetValidError):
        return Verdict(Question.WHO, Standing.FAILS, Reason.NOT_VALID_THEN, detail)
    except (PathError, ValidationError):
        return Verdict(Question.WHO, Standing.UNKNOWN, Reason.UNKNOWN_SIGNER, detail)
    return Verdict(Question.WHO, Standing.HOLDS, Reason.TRUSTED_SIGNER, detail)


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise TrustUnreadable(folder) from error
    files = tuple(
        path for path in found if not path.name.startswith(".") and path.name.lower() not in LITTER
    )
    for path in files:
        if path.suffix.lower() not in SUFFIXES:
            raise TrustUnreadable(path)
    return files


def _read(path: Path) -> tuple[x509.Certificate, ...]:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise TrustUnreadable(path)
        return read_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise TrustUnreadable(path) from error
