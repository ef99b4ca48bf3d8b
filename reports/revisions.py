"""A file cut into its revisions: each ends where the range of one signature ends."""

import re
from dataclasses import dataclass

import pikepdf

from reports.refusal import Refused
from reports.signature_fields import ALL, INSPECTOR
from reports.verdicts import Reason

_RANGE = re.compile(rb"/ByteRange ?\[ ?0 +(\d{1,12}) +(\d{1,12}) +(\d{1,12}) *\]")


@dataclass(frozen=True, slots=True)
class Revision:
    """What one signature added: the bytes from the end of the one before up to `end`."""

    field: str
    signature: pikepdf.Dictionary
    end: int


def revisions_of(pdf: pikepdf.Pdf, size: int) -> tuple[Revision, ...]:
    """The revisions of a file of `size` bytes, the inspector's first.

    Raises Refused unless each signature is the value of one of our fields and ends in the file.
    What a revision holds, and what follows the last, is for others to check.
    """
    signed = {
        found.objgen: found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and "/ByteRange" in found
    }
    filled = _filled_fields(pdf)
    if INSPECTOR not in filled or filled.keys() - set(ALL):
        reason = Reason.TOO_MANY_SIGNATURES if INSPECTOR in filled else Reason.NOT_SIGNED
        raise Refused(reason, str(len(signed)) if signed else "")
    odd = set(_field_names(pdf)) ^ set(ALL)
    if odd:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(odd))
    if len(filled) != len(signed) or set(filled.values()) != set(signed):
        raise Refused(Reason.TOO_MANY_SIGNATURES, str(len(signed)))
    found = (Revision(name, signed[key], _end(signed[key])) for name, key in filled.items())
    revisions = tuple(sorted(found, key=lambda revision: revision.end))
    if revisions[0].field != INSPECTOR:
        raise Refused(Reason.NOT_SIGNED, revisions[0].field)
    if revisions[-1].end > size:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(size - revisions[-1].end))
    return revisions


def signed_ends(untrusted_pdf: bytes) -> tuple[int, ...]:
    """Where the ranges that a file's bytes speak of end inside it, the last of them first.

    Read from the bytes rather than the objects, which whatever follows a signature can replace.
    """
    size = len(untrusted_pdf)
    ends = {int(found[2]) + int(found[3]) for found in _RANGE.finditer(untrusted_pdf)}
    return tuple(sorted((end for end in ends if end < size), reverse=True))


def _fields(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    form = pdf.Root.get("/AcroForm")
    return list(form.get("/Fields", [])) if isinstance(form, pikepdf.Dictionary) else []


def _field_names(pdf: pikepdf.Pdf) -> list[str]:
    return [str(field.get("/T")) for field in _fields(pdf)]


def _filled_fields(pdf: pikepdf.Pdf) -> dict[str, tuple[int, int]]:
    filled: dict[str, tuple[int, int]] = {}
    for field in _fields(pdf):
        value = field.get("/V")
        if isinstance(value, pikepdf.Dictionary):
            name = str(field.get("/T"))
            if name in filled:
                raise Refused(Reason.TOO_MANY_SIGNATURES, name)
            filled[name] = value.objgen
    return filled


def _end(signature: pikepdf.Dictionary) -> int:
    _, _, after_gap, rest = (int(number) for number in signature.ByteRange)
    return after_gap + rest
