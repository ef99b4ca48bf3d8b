"""Trust as it lies on disk: certificates, signed lists and revocation lists."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography import x509

from checklists.values import Problem
from reports.certificates import common_name, fingerprint, read_certificates
from reports.envelope import LARGEST_BYTES
from reports.fingerprints import is_among, spoken
from reports.revocations import (
    LARGEST_CRL_BYTES,
    CrlFault,
    CrlRefused,
    RevocationList,
    read_crl,
    signed_by_one_of,
)
from reports.trust_list import (
    SUFFIX,
    ListFault,
    SignedList,
    TrustListRefused,
    read_list,
)
from reports.trusted import ListUsed, TrustList

CERTIFICATE_SUFFIXES = (".pem", ".crt", ".cer")
CRL_SUFFIX = ".crl"
LARGEST_FILE_BYTES = 1_000_000
# What systems leave in every folder they show; anything else is reported.
LITTER = ("thumbs.db", "desktop.ini")
_CRL_MARK = b"-----BEGIN X509 CRL-----"


@dataclass(eq=False)
class TrustUnreadable(Problem):
    """A file among the trusted certificates is none, or cannot be read."""

    path: Path


@dataclass(eq=False)
class SignerUnconfirmed(Problem):
    """A list is signed with a certificate nobody confirmed; `words` are its fingerprint's."""

    path: Path
    name: str
    fingerprint: str
    words: tuple[str, ...]


@dataclass(slots=True)
class _Read:
    """What was found in the files, before anything of it is relied on."""

    certificates: list[x509.Certificate] = field(default_factory=list)
    lists: list[tuple[Path, SignedList]] = field(default_factory=list)
    crls: list[tuple[str, x509.CertificateRevocationList]] = field(default_factory=list)


def load_trust(*paths: Path, confirmed: Collection[str] = ()) -> TrustList:
    """The trust that these files, and every file of these folders, give.

    A signed list counts when its signer is `confirmed` (as `read_fingerprint` gives it) or among
    the certificates. Raises TrustUnreadable, EnvelopeRefused, TrustListRefused, SignerUnconfirmed
    or CrlRefused: nothing is skipped silently.
    """
    read = _Read()
    for path in paths:
        for file in _files_in(path) if path.is_dir() else (path,):
            _read_file(file, read)
    for path, signed in read.lists:
        _check_signer(path, signed, read.certificates, confirmed)
    latest, older = _latest(read.lists)
    trust = replace(TrustList().with_certificates(read.certificates), lists=latest, older=older)
    trust = replace(trust, crls=_verified(trust, read))
    for path, signed in read.lists:
        if trust.revocation_of(signed.signer) is not None:
            where = fingerprint(signed.signer)
            raise TrustListRefused(ListFault.SIGNER_REVOKED, where, path)
    return trust


def _check_signer(
    path: Path,
    signed: SignedList,
    certificates: Collection[x509.Certificate],
    confirmed: Collection[str],
) -> None:
    known = fingerprint(signed.signer)
    # That an authority issued the certificate is not enough: any inspector of it could add others.
    if signed.signer not in certificates and not is_among(known, confirmed):
        raise SignerUnconfirmed(path, common_name(signed.signer), known, spoken(known))


def _latest(
    lists: Iterable[tuple[Path, SignedList]],
) -> tuple[tuple[ListUsed, ...], tuple[ListUsed, ...]]:
    """The list with the highest number of each issuer, and all others."""
    latest: dict[str, ListUsed] = {}
    older: list[ListUsed] = []
    for path, signed in lists:
        used = ListUsed(signed.content, fingerprint(signed.signer))
        other = latest.get(used.content.issuer)
        if other is None or used.content.number > other.content.number:
            older += [] if other is None else [other]
            latest[used.content.issuer] = used
        elif used.content.number < other.content.number:
            older.append(used)
        elif used != other:
            where = f"{used.content.issuer} {used.content.number}"
            raise TrustListRefused(ListFault.SAME_NUMBER, where, path)
    in_order = sorted(latest.values(), key=lambda used: used.content.issuer)
    return tuple(in_order), tuple(older)


def _verified(trust: TrustList, read: _Read) -> tuple[RevocationList, ...]:
    named = [
        (used.content.issuer, read_crl(crl.encode("ascii")))
        for used in trust.lists
        for crl in used.content.crls
    ]
    authorities = trust.authorities()
    found = []
    for name, crl in (*read.crls, *named):
        try:
            found.append(signed_by_one_of(crl, authorities))
        except CrlRefused as refused:
            raise CrlRefused(CrlFault.NOT_SIGNED_BY_AUTHORITY, name) from refused
    return tuple(sorted(set(found), key=lambda entry: entry.crl))


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise TrustUnreadable(folder) from error
    files = tuple(
        path for path in found if not path.name.startswith(".") and path.name.lower() not in LITTER
    )
    for path in files:
        if path.suffix.lower() not in (*CERTIFICATE_SUFFIXES, CRL_SUFFIX, SUFFIX):
            raise TrustUnreadable(path)
    return files


def _read_file(path: Path, read: _Read) -> None:
    suffix = path.suffix.lower()
    largest = {CRL_SUFFIX: LARGEST_CRL_BYTES, SUFFIX: LARGEST_BYTES}
    content = _bytes_of(path, largest.get(suffix, LARGEST_FILE_BYTES))
    if suffix == SUFFIX:
        read.lists.append((path, read_list(content, path)))
    elif suffix == CRL_SUFFIX or _CRL_MARK in content:
        try:
            read.crls.append((path.name, read_crl(content)))
        except CrlRefused as refused:
            refused.name = path.name
            raise
    else:
        try:
            read.certificates += read_certificates(content)
        except ValueError as error:
            raise TrustUnreadable(path) from error


def _bytes_of(path: Path, largest: int) -> bytes:
    try:
        if path.stat().st_size > largest:
            raise TrustUnreadable(path)
        return path.read_bytes()
    except OSError as error:
        raise TrustUnreadable(path) from error
