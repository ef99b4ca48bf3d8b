"""`trust`: make, change and show signed lists of whom to trust; show a fingerprint."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from checklists.records import to_record
from reports.certificates import common_name, fingerprint, read_certificates, to_pem
from reports.fingerprints import (
    grouped,
    is_among,
    qr_lines,
    qr_modules,
    read_fingerprint,
    spoken,
)
from reports.identity import CertificateUnreadable, Identity
from reports.revocations import CrlRefused, read_crl
from reports.trust_files import SignerUnconfirmed
from reports.trust_list import (
    AuthorityList,
    Role,
    SignedList,
    TrustEntry,
    read_list,
    renumbered,
    to_the_second,
    with_entries,
    with_revoked,
    write_list,
)
from reports.trusted import ListUsed, TrustedName, TrustList, trusted_names
from ui.cli.exits import DONE
from ui.cli.signers import open_identity
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import now_here, read_file
from ui.refusals import FileInTheWay
from ui.wording.trusting import role_name


def new_list(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """A list without entries, number 1."""
    target = arguments.output or arguments.file
    if target.exists():
        raise FileInTheWay(target)
    now = to_the_second(now_here())
    content = AuthorityList(arguments.issuer, 1, now, now + timedelta(days=arguments.days))
    return _write(terminal, doors, target, write_list(content, _identity(terminal, arguments)))


def add_to_list(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The next list, with the certificates in their role, and with the revocation lists."""
    added = [
        TrustEntry(
            to_pem(certificate),
            Role(arguments.role),
            _second(arguments.begins),
            _second(arguments.ends),
        )
        for path in arguments.certificates
        for certificate in _certificates(path)
    ]
    crls = tuple(_crl_pem(path) for path in arguments.crl)

    def changed(before: AuthorityList) -> AuthorityList:
        all_crls = tuple(dict.fromkeys((*before.crls, *crls)))
        return replace(with_entries(before, added), crls=all_crls)

    return _write_next(terminal, doors, arguments, changed)


def revoke_on_list(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The next list, in which every entry of the certificate is revoked."""
    certificate = _certificates(arguments.certificate)[0]
    since, reason = arguments.on, arguments.reason
    return _write_next(
        terminal, doors, arguments, lambda before: with_revoked(before, certificate, since, reason)
    )


def show_list(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """What a list says and who signed it, whether that is confirmed or not."""
    signed = read_list(read_file(arguments.file), arguments.file)
    known = fingerprint(signed.signer)
    is_confirmed = is_among(known, _confirmed(arguments))
    names = trusted_names(TrustList(lists=(ListUsed(signed.content, known),)))
    record = {
        "issuer": signed.content.issuer,
        "number": signed.content.number,
        "issued": signed.content.issued.isoformat(),
        "next_update": signed.content.next_update.isoformat(),
        "signer": {**_fingerprint_record(signed.signer), "confirmed": is_confirmed},
        "entries": [to_record(name) for name in names],
        "crls": len(signed.content.crls),
    }
    terminal.result(record, _list_lines(terminal, signed, names, is_confirmed=is_confirmed))
    return DONE


def show_fingerprint(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The digits, the words and the QR code of a certificate."""
    certificate = _certificates(arguments.certificate)[0]
    digits = fingerprint(certificate)
    lines = [
        common_name(certificate),
        grouped(digits),
        *_word_lines(digits),
        *qr_lines(qr_modules(digits)),
    ]
    terminal.result(_fingerprint_record(certificate), lines)
    return DONE


def _write_next(
    terminal: Terminal,
    doors: Doors,
    arguments: Namespace,
    changed: Callable[[AuthorityList], AuthorityList],
) -> int:
    """The list that follows one signed by the same identity, or by a signer that was confirmed."""
    signed = read_list(read_file(arguments.file), arguments.file)
    identity = _identity(terminal, arguments)
    known = fingerprint(signed.signer)
    if signed.signer != identity.certificate and not is_among(known, _confirmed(arguments)):
        raise SignerUnconfirmed(arguments.file, common_name(signed.signer), known, spoken(known))
    now = now_here()
    content = renumbered(changed(signed.content), now, now + timedelta(days=arguments.days))
    target = arguments.output or arguments.file
    return _write(terminal, doors, target, write_list(content, identity))


def _write(terminal: Terminal, doors: Doors, target: Path, signed: bytes) -> int:
    doors.write_file(target, signed)
    written = read_list(signed, target)
    digits = fingerprint(written.signer)
    said = terminal._("List {number} of {issuer} was written to {file}; entries: {entries}.")
    lines = [
        said.format(
            number=written.content.number,
            issuer=written.content.issuer,
            file=target,
            entries=len(written.content.entries),
        ),
        terminal._("Read these words to those who receive it:"),
        *_word_lines(digits),
    ]
    record = {
        "file": str(target),
        "number": written.content.number,
        "entries": len(written.content.entries),
        "signer": _fingerprint_record(written.signer),
    }
    terminal.result(record, lines)
    return DONE


def _identity(terminal: Terminal, arguments: Namespace) -> Identity:
    return open_identity(terminal, arguments, now_here())


def _confirmed(arguments: Namespace) -> list[str]:
    return [read_fingerprint(text) for text in arguments.signed_by]


def _certificates(path: Path) -> tuple[x509.Certificate, ...]:
    try:
        found = read_certificates(read_file(path))
    except ValueError as error:
        raise CertificateUnreadable from error
    if not found:
        raise CertificateUnreadable
    return found


def _crl_pem(path: Path) -> str:
    try:
        crl = read_crl(read_file(path))
    except CrlRefused as refused:
        refused.name = path.name
        raise
    return crl.public_bytes(serialization.Encoding.PEM).decode("ascii")


def _second(moment: datetime | None) -> datetime | None:
    return None if moment is None else to_the_second(moment)


def _fingerprint_record(certificate: x509.Certificate) -> dict[str, object]:
    digits = fingerprint(certificate)
    return {
        "name": common_name(certificate),
        "fingerprint": digits,
        "words": list(spoken(digits)),
    }


def _word_lines(digits: str) -> list[str]:
    words = spoken(digits)
    return [f"  {' '.join(words[at : at + 4])}" for at in range(0, len(words), 4)]


def _list_lines(
    terminal: Terminal, signed: SignedList, names: tuple[TrustedName, ...], *, is_confirmed: bool
) -> list[str]:
    content = signed.content
    head = terminal._("List {number} of {issuer}, issued {issued}, the next one due {due}.")
    signer = terminal._("Signed by {name}, which you confirmed.")
    unknown = terminal._("Signed by {name}, which is not confirmed. Compare these words:")
    lines = [
        head.format(
            number=content.number,
            issuer=content.issuer,
            issued=content.issued.date(),
            due=content.next_update.date(),
        ),
        (signer if is_confirmed else unknown).format(name=common_name(signed.signer)),
        *_word_lines(fingerprint(signed.signer)),
    ]
    return [*lines, *(_name_line(terminal, name) for name in names)]


def _name_line(terminal: Terminal, name: TrustedName) -> str:
    role = role_name(name.role, terminal.language) if name.role else ""
    says = terminal._("{name} ({organization}), {role}, {begins} to {ends}, {digits}")
    line = says.format(
        name=name.name,
        organization=name.organization,
        role=role,
        begins=name.not_before.date(),
        ends=name.not_after.date(),
        digits=name.fingerprint[:16],
    )
    if name.revoked is None:
        return f"- {line}"
    revoked = terminal._("revoked on {day}: {reason}")
    return f"- {line}; " + revoked.format(day=name.revoked.date(), reason=name.reason or "-")
