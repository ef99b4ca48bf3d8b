"""One small signed file: a kind, its content as canonical JSON, and who signed it.

The file is the RFC 8785 form of
`{"content": {...}, "format": 1, "kind": ..., "signature": {"algorithm", "certificate", "chain",
"value"}}` with certificates in PEM, nearest issuer first in the chain, and the signature in
base64. It covers the same record with an empty `value`.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from cryptography import x509

from checklists.records import BadRecord, canonical_json, from_record, to_record
from checklists.values import Problem
from reports.certificates import find_certificate, may_sign, to_pem, weakness
from reports.identity import Identity
from reports.signature_container import is_signed, mechanism_for, sign_bytes

FORMAT = 1
LARGEST_BYTES = 4 * 1024 * 1024
LONGEST_CHAIN = 8


class EnvelopeFault(StrEnum):
    """Why a file is no envelope of the kind that was asked for."""

    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    NOT_CANONICAL = "not_canonical"
    BAD_FIELD = "bad_field"
    OTHER_FORMAT = "other_format"
    OTHER_KIND = "other_kind"
    BAD_CERTIFICATE = "bad_certificate"
    WEAK_KEY = "weak_key"
    WRONG_SIGNATURE = "wrong_signature"


@dataclass(eq=False)
class EnvelopeRefused(Problem):
    """A signed file is not as its signer wrote it; `where` is the place of the fault, or a fact."""

    kind: str
    fault: EnvelopeFault
    where: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What somebody signed, and with which certificate; whether to trust it is for the caller."""

    content: Mapping[str, Any]
    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class _Signature:
    certificate: str
    chain: tuple[str, ...]
    algorithm: str
    value: str


@dataclass(frozen=True, slots=True)
class _Envelope:
    format: int
    kind: str
    content: Mapping[str, Any]
    signature: _Signature

    def signed_bytes(self) -> bytes:
        return _written(replace(self, signature=replace(self.signature, value="")))


def seal_envelope(kind: str, content: Mapping[str, Any], identity: Identity) -> bytes:
    """The file that says this content, signed; `content` is plain JSON data without floats."""
    certificates = [to_pem(entry) for entry in (identity.certificate, *identity.chain)]
    algorithm = mechanism_for(identity.key)
    signature = _Signature(certificates[0], tuple(certificates[1:]), algorithm, "")
    envelope = _Envelope(FORMAT, kind, content, signature)
    value = sign_bytes(identity.key, envelope.signed_bytes())
    encoded = base64.b64encode(value).decode("ascii")
    return _written(replace(envelope, signature=replace(signature, value=encoded)))


def open_envelope(kind: str, untrusted: bytes, largest_bytes: int = LARGEST_BYTES) -> Opened:
    """The content of a file of this kind and who signed it; raises EnvelopeRefused."""
    if len(untrusted) > largest_bytes:
        raise EnvelopeRefused(kind, EnvelopeFault.TOO_LARGE, str(largest_bytes))
    envelope = _read(kind, untrusted)
    if envelope.format != FORMAT:
        raise EnvelopeRefused(kind, EnvelopeFault.OTHER_FORMAT, str(envelope.format))
    if envelope.kind != kind:
        raise EnvelopeRefused(kind, EnvelopeFault.OTHER_KIND, envelope.kind)
    signer, *chain = _certificates(envelope)
    weak = weakness(signer) or ("" if may_sign(signer) else "keyUsage")
    if weak:
        raise EnvelopeRefused(kind, EnvelopeFault.WEAK_KEY, weak)
    if not _is_signed(envelope, signer):
        raise EnvelopeRefused(kind, EnvelopeFault.WRONG_SIGNATURE)
    return Opened(envelope.content, signer, tuple(chain))


def _read(kind: str, untrusted: bytes) -> _Envelope:
    try:
        record = json.loads(untrusted.decode("utf-8"), object_pairs_hook=_without_twins)
        is_canonical = canonical_json(record) == untrusted
        envelope = from_record(_Envelope, record, kind)
    except BadRecord as bad:
        raise EnvelopeRefused(
            kind, EnvelopeFault.BAD_FIELD, f"{bad.where}: {bad.expected}"
        ) from bad
    except (ValueError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise EnvelopeRefused(kind, EnvelopeFault.NOT_JSON, where) from error
    # One record has one spelling, so that nobody can hand out two files with one signature.
    if not is_canonical:
        raise EnvelopeRefused(kind, EnvelopeFault.NOT_CANONICAL)
    return envelope


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, entry in pairs:
        if key in record:
            raise BadRecord(f".{key}", "the key only once")
        record[key] = entry
    return record


def _certificates(envelope: _Envelope) -> tuple[x509.Certificate, ...]:
    signature = envelope.signature
    places = {"signature.certificate": signature.certificate}
    places |= {f"signature.chain[{at}]": pem for at, pem in enumerate(signature.chain)}
    if len(signature.chain) > LONGEST_CHAIN:
        raise EnvelopeRefused(envelope.kind, EnvelopeFault.BAD_CERTIFICATE, "signature.chain")
    found = []
    for place, pem in places.items():
        certificate = find_certificate(pem)
        if certificate is None:
            raise EnvelopeRefused(envelope.kind, EnvelopeFault.BAD_CERTIFICATE, place)
        found.append(certificate)
    return tuple(found)


def _is_signed(envelope: _Envelope, signer: x509.Certificate) -> bool:
    try:
        value = base64.b64decode(envelope.signature.value, validate=True)
    except ValueError:
        return False
    if base64.b64encode(value).decode("ascii") != envelope.signature.value:
        return False
    return is_signed(signer, envelope.signature.algorithm, envelope.signed_bytes(), value)


def _written(envelope: _Envelope) -> bytes:
    return canonical_json(to_record(envelope))
