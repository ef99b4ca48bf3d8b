"""Work of the heavy lane on trust: what files say, and which signers a person compared."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from ui.files import read_file

if TYPE_CHECKING:
    from reports.trusted import TrustedName, TrustNotes

TRUST_KEY = "trust"
SIGNERS_KEY = "trust_signers"
NUMBERS_KEY = "trust_numbers"
DIGITS = 64


@dataclass(frozen=True, slots=True)
class Known:
    """A certificate as two people compare it; `pem` is empty where only its signature was seen."""

    name: str
    fingerprint: str
    words: tuple[str, ...]
    modules: tuple[tuple[bool, ...], ...]
    pem: bytes = b""


@dataclass(frozen=True, slots=True)
class TrustShown:
    """What the trust in use says; `unconfirmed` is the signer one must compare before it counts."""

    path: Path
    names: "tuple[TrustedName, ...]" = ()
    numbers: tuple[tuple[str, int], ...] = ()
    notes: "TrustNotes | None" = None
    signers: tuple[Known, ...] = ()
    unconfirmed: Known | None = None


def kept_trust(settings: QSettings) -> Path | None:
    kept = str(settings.value(TRUST_KEY, "") or "")
    return Path(kept) if kept else None


def confirmed_signers(settings: QSettings) -> tuple[str, ...]:
    """The fingerprints (hex) of signers of lists that the person compared on this computer."""
    kept = str(settings.value(SIGNERS_KEY, "") or "").split()
    return tuple(digits for digits in kept if len(digits) == DIGITS)


def confirm_signer(settings: QSettings, fingerprint: str) -> None:
    known = dict.fromkeys((*confirmed_signers(settings), fingerprint))
    settings.setValue(SIGNERS_KEY, " ".join(known))


def used_numbers(settings: QSettings) -> dict[str, int]:
    """The highest number of each issuer's list that was used on this computer."""
    try:
        kept = json.loads(str(settings.value(NUMBERS_KEY, "") or "{}"))
    except ValueError:
        return {}
    known = kept.items() if isinstance(kept, dict) else ()
    return {issuer: number for issuer, number in known if isinstance(number, int)}


def keep_numbers(settings: QSettings, numbers: tuple[tuple[str, int], ...]) -> None:
    known = used_numbers(settings)
    for issuer, number in numbers:
        known[issuer] = max(number, known.get(issuer, 0))
    settings.setValue(NUMBERS_KEY, json.dumps(known))


def read_trust(path: Path, confirmed: tuple[str, ...], now: datetime) -> TrustShown:
    """What the file or folder says; a signer that is not confirmed is shown, not refused."""
    from reports.trust import load_trust, trusted_names
    from reports.trust_files import SignerUnconfirmed
    from reports.trusted import trust_notes

    try:
        trust = load_trust(path, confirmed=confirmed)
    except SignerUnconfirmed as unknown:
        return TrustShown(path, unconfirmed=_known(unknown.name, unknown.fingerprint))
    return TrustShown(
        path,
        names=trusted_names(trust),
        numbers=tuple((used.content.issuer, used.content.number) for used in trust.lists),
        notes=trust_notes(trust, now),
        signers=tuple(_known(used.content.issuer, used.signer) for used in trust.lists),
    )


def read_certificate(path: Path) -> Known:
    """The first certificate of a file; raises CertificateUnreadable."""
    from reports.certificates import common_name, fingerprint, read_certificates, to_pem
    from reports.identity import CertificateUnreadable

    try:
        certificate = read_certificates(read_file(path))[0]
    except (ValueError, IndexError) as error:
        raise CertificateUnreadable from error
    known = _known(common_name(certificate), fingerprint(certificate))
    return replace(known, pem=to_pem(certificate).encode("ascii"))


def write_certificate(
    known: Known, picture: bytes, path: Path, write: Callable[[Path, bytes], None]
) -> Path:
    """The certificate for the other side, and beside it a picture (PNG) of its words and code."""
    from ui.refusals import FileInTheWay

    beside = path.with_suffix(".png")
    for target in (path, beside):
        if target.exists():
            raise FileInTheWay(target)
    write(path, known.pem)
    write(beside, picture)
    return path


def _known(name: str, digits: str) -> Known:
    from reports.fingerprints import qr_modules, spoken

    return Known(name, digits, spoken(digits), qr_modules(digits))
