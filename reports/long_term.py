"""What keeps signatures provable for long: certificates and word on their revocation, in the file.

The document security store (DSS) of PAdES, as a revision that is the same bytes each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import core
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name

from reports.refusal import Refused
from reports.revision_writer import QuietWriter
from reports.verdicts import Reason

MOST_ENTRIES = 200
# The key of each list in the PDF, in the order in which they are written.
KEYS = ("/Certs", "/CRLs", "/OCSPs")
_KINDS = (asn1_x509.Certificate, asn1_crl.CertificateList, asn1_ocsp.OCSPResponse)


@dataclass(frozen=True, slots=True)
class LongTerm:
    """Certificates, revocation lists and answers about single certificates (OCSP), in DER."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    @property
    def lists(self) -> tuple[tuple[bytes, ...], ...]:
        return (self.certificates, self.crls, self.ocsps)

    def without(self, known: "LongTerm") -> "LongTerm":
        """What is not yet in the other, each entry once."""
        pairs = zip(self.lists, known.lists, strict=True)
        new = (dict.fromkeys(entry for entry in own if entry not in old) for own, old in pairs)
        return LongTerm(*(tuple(entries) for entries in new))

    def __bool__(self) -> bool:
        return any(self.lists)


def add_long_term(pdf: bytes, added: LongTerm) -> bytes:
    """The file with these behind what it holds already; nothing is written for nothing."""
    if not added:
        return pdf
    writer = QuietWriter(BytesIO(pdf))
    known = _found(writer.root, "/DSS") or {}
    store = _dictionary({"/Type": pdf_name("/DSS")})
    for key, entries in zip(KEYS, added.lists, strict=True):
        listed = _references(_found(known, key))
        listed += [writer.add_object(_stream(entry)) for entry in entries]
        if listed:
            store[pdf_name(key)] = generic.ArrayObject(listed)
    writer.root[pdf_name("/DSS")] = writer.add_object(store)
    writer.update_root()  # type: ignore[no-untyped-call]
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def read_long_term(pdf: pikepdf.Pdf) -> LongTerm:
    """What a file holds; raises Refused for anything that is not what its list says."""
    store = pdf.Root.get("/DSS")
    if store is None:
        return LongTerm()
    if not isinstance(store, pikepdf.Dictionary):
        raise Refused(Reason.FORBIDDEN_CONTENT, "/DSS")
    return LongTerm(*(_entries(store, key, kind) for key, kind in zip(KEYS, _KINDS, strict=True)))


def added_since(before: LongTerm, after: LongTerm) -> LongTerm:
    """What a later state of a file holds more; raises Refused when it lost or moved anything."""
    added = []
    for old, new, key in zip(before.lists, after.lists, KEYS, strict=True):
        if new[: len(old)] != old:
            raise Refused(Reason.BYTES_CHANGED, key)
        added.append(new[len(old) :])
    return LongTerm(*added)


def with_its_store(before: bytes, whole: bytes) -> bytes:
    """What stood before the last signature of `whole`: `before`, and data added just before it.

    Made again from what `whole` holds, so that comparing shows whether anything else was added.
    """
    with pikepdf.open(BytesIO(before)) as old, pikepdf.open(BytesIO(whole)) as new:
        added = added_since(read_long_term(old), read_long_term(new))
    return add_long_term(before, added)


def _dictionary(entries: dict[str, generic.PdfObject]) -> generic.DictionaryObject:
    named = {pdf_name(key): entry for key, entry in entries.items()}
    return generic.DictionaryObject(named)  # type: ignore[no-untyped-call]


def _found(holder: Mapping[str, object], key: str) -> Any:
    """What lies under the key; pyHanko's own `get` gives the reference to it."""
    try:
        return holder[key]
    except KeyError:
        return None


def _references(listed: object) -> list[generic.PdfObject]:
    """What an array refers to, not read: that stays where it was written first."""
    if not isinstance(listed, generic.ArrayObject):
        return []
    return [listed.raw_get(number) for number in range(len(listed))]


def _stream(entry: bytes) -> generic.StreamObject:
    # Not deflated: compressors differ from version to version, and these bytes are made again.
    if not entry.endswith(b"\r"):
        return generic.StreamObject(stream_data=entry)
    # With the line feed before `endstream` a last CR reads as the end of a line, and the length
    # seems wrong.
    digits = entry.hex().upper().encode() + b">"
    hexadecimal = {pdf_name("/Filter"): pdf_name("/ASCIIHexDecode")}
    return generic.StreamObject(dict_data=hexadecimal, encoded_data=digits)


def _entries(store: pikepdf.Dictionary, key: str, kind: type[core.Asn1Value]) -> tuple[bytes, ...]:
    listed = store.get(key)
    if listed is None:
        return ()
    if not isinstance(listed, pikepdf.Array) or len(listed) > MOST_ENTRIES:
        raise Refused(Reason.FORBIDDEN_CONTENT, key)
    return tuple(_entry(found, key, kind) for found in listed)


def _entry(found: object, key: str, kind: type[core.Asn1Value]) -> bytes:
    if not isinstance(found, pikepdf.Stream):
        raise Refused(Reason.FORBIDDEN_CONTENT, key)
    der = found.read_bytes()
    try:
        kind.load(der, strict=True).native  # noqa: B018 - parsed to its depth, or it raises
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(Reason.FORBIDDEN_CONTENT, key) from error
    return der
