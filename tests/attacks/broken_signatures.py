"""A signature taken out, wrapped, exchanged, doubled, or made to cover something else."""

import hashlib
import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pikepdf
from asn1crypto import cms

from reports.identity import Identity
from reports.verdicts import Question, Reason, Role, Standing
from tests.attacks.trying import Attack, Right, named
from tests.support import attacks as support
from tests.support.countersigned import everybody, hosted, signer
from tests.support.signed_reports import signed_report
from tests.support.signing import inspector, stranger

INTACT = Question.INTACT
NOT_SIGNED = named(INTACT, Reason.NOT_SIGNED)
CHANGED = named(INTACT, Reason.BYTES_CHANGED, Reason.UNREADABLE)
RANGE = re.compile(rb"/ByteRange \[0 (\d+) (\d+) (\d+) *\]")
EVIL = b"/X (All items met) "


def attacks() -> list[Attack]:
    trust = everybody()
    found = []
    for pdf, owner in ((signed_report().pdf, inspector()), (hosted(), signer(Role.HOST))):
        for kind, made, right in _on(pdf, owner):
            found.append(Attack(kind, made, right, trust))
        other = partial(attached_to_another, pdf)
        foreign = named(INTACT, Reason.NOT_OURS)
        kind = "signed report inside another file"
        found.append(Attack(kind, other, foreign, trust, standing=Standing.UNKNOWN))
    return found


def _on(pdf: bytes, owner: Identity) -> Iterator[tuple[str, "partial[bytes]", Right]]:
    changed = CHANGED | named(INTACT, Reason.CHANGED_AFTER_SIGNING, Reason.NOT_SIGNED)
    moved = changed | named(
        INTACT, Reason.BYTES_OUTSIDE_SIGNATURE, Reason.TOO_MANY_SIGNATURES, Reason.WEAK_ALGORITHM
    )
    yield "signature removed", partial(support.first_revision, pdf), NOT_SIGNED
    yield "signature removed", partial(saved_without, pdf), NOT_SIGNED
    yield "signature removed", partial(blanked, pdf), changed
    yield "signature removed", partial(renamed, pdf), changed | moved
    inside = moved | named(INTACT, Reason.FORBIDDEN_CONTENT)
    yield "signature wrapped", partial(wrapped_in_its_gap, pdf), inside
    yield "signature wrapped", partial(wrapped_behind, pdf), moved
    replaced = changed | named(Question.WHO, Reason.SIGNER_NOT_NAMED)
    yield "signature replaced", partial(resigned, pdf), replaced
    yield "second signer info", partial(doubled, pdf), changed
    for skipped, left in ((0, 6), (9, 0), (0, 1), (1, 1)):
        yield "wrong byte range", partial(ranged, pdf, owner, skipped, left), moved
    for digest in (b"\0" * 32, hashlib.sha256(pdf).digest()):
        yield "signature over other bytes", partial(support.resigned, pdf, owner, digest), changed


def saved_without(pdf: bytes) -> bytes:
    """Written anew by another program, with the empty field it had."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        del opened.Root.Perms
        opened.save(target)
    return target.getvalue()


def blanked(pdf: bytes) -> bytes:
    begin, end = support.gap(pdf)
    return pdf[:begin] + b"0" * (end - begin) + pdf[end:]


def renamed(pdf: bytes) -> bytes:
    """No reader finds the range, so none finds fault with it."""
    return pdf.replace(b"/ByteRange", b"/BiteRange")


def wrapped_in_its_gap(pdf: bytes) -> bytes:
    """The padding of the signature closes it, and says something else in the dictionary."""
    begin, end = support.gap(pdf)
    digits = pdf[begin:end].rstrip(b"0")
    digits += b"0" * (len(digits) % 2)
    inside = digits + b"> " + EVIL + b"/Y <"
    return pdf[:begin] + inside.ljust(end - begin, b"0") + pdf[end:]


def wrapped_behind(pdf: bytes) -> bytes:
    """What was signed last goes behind something new, and a second range says where it lies."""
    begin, end = support.gap(pdf)
    before, after, rest = (int(n) for n in list(RANGE.finditer(pdf))[-1].groups())
    digits = pdf[begin:end].rstrip(b"0")
    digits += b"0" * (len(digits) % 2)
    new = b"\n99999 0 obj\n(All items met)\nendobj\n"
    said = b"> /ByteRange [0 %d %d %d] >>\nendobj\n" % (before, after + len(new), rest)
    opening = b"99998 0 obj\n<< /Z <"
    room = (end - begin) - len(digits) - len(said) - len(opening)
    inside = digits + said + new + opening + b"0" * room
    return pdf[:begin] + inside + pdf[end:]


def attached_to_another(pdf: bytes) -> bytes:
    """Inside a file that says something else; the report is whole, but it is not what is shown."""
    target = BytesIO()
    with pikepdf.new() as other:
        other.add_blank_page()
        other.attachments["report.pdf"] = pdf
        other.save(target)
    return target.getvalue()


def resigned(pdf: bytes) -> bytes:
    """A stranger signs the very bytes that the owner signed."""
    begin, end = support.gap(pdf)
    digest = hashlib.sha256(pdf[: begin - 1] + pdf[end + 1 :]).digest()
    return support.resigned(pdf, stranger(), digest)


def doubled(pdf: bytes) -> bytes:
    begin, end = support.gap(pdf)
    content = cms.ContentInfo.load(bytes.fromhex(pdf[begin:end].decode()))
    infos = content["content"]["signer_infos"]
    infos.append(infos[0].copy())
    digits = content.dump(force=True).hex().upper().encode().ljust(end - begin, b"0")
    return pdf[:begin] + digits + pdf[end:]


def ranged(pdf: bytes, owner: Identity, skipped: int, left: int) -> bytes:
    """The signer himself signs all but the file's first or last bytes."""
    found = list(RANGE.finditer(pdf))[-1]
    begin, after, rest = (int(number) for number in found.groups())
    said = b"/ByteRange [%d %d %d %d" % (skipped, begin - skipped, after, rest - left)
    forged = pdf[: found.start()] + said.ljust(len(found[0]) - 1) + b"]" + pdf[found.end() :]
    digest = hashlib.sha256(forged[skipped:begin] + forged[after : after + rest - left]).digest()
    return support.resigned(forged, owner, digest)
