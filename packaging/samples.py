"""Write small sample reports and papers into `docs/samples/`: always the same bytes.

Their key is made from a published word: whoever wants can sign with it, so it proves nothing.
"""

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from checklists.asking.checklist import Checklist, Item
from checklists.asking.shelf import shipped_checklists
from checklists.inspecting.keeping import Workspace
from checklists.values import Unwatched
from reports.data import Layout, Material
from reports.identity import Identity
from reports.issuing import IssueRequest, gather, make_report
from reports.papers import blank_checklist, host_slip
from storage import entrances
from storage.places import is_workspace
from storage.trail import Moment
from storage.workspace import create_workspace
from ui.demo.case_story import CaseStory
from ui.demo.making_case import add_custody, make_case
from ui.demo.making_visit import VisitMaker
from ui.demo.story import FIRST, Scene, Story
from ui.doors import Doors

SAMPLES = ROOT / "docs" / "samples"
LARGEST_BYTES = 300_000
NAME = "SAMPLE KEY, PROVES NOTHING"
ISSUED = datetime(2025, 12, 9, 17, 30, tzinfo=UTC)
DEVICE = "5a3b1e00"
CHECKLIST = "post-delivery-verification"
# So much of it is asked, so that the files stay small.
SECTIONS = ("training",)
PRIME_BITS = 1536
ROUNDS = 24
DOORS = Doors(
    create=entrances.create_workspace,
    open=entrances.open_workspace,
    is_workspace=is_workspace,
    read_photo=entrances.read_photo,
    write_file=entrances.write_file,
    read_sheets=entrances.read_sheets,
    write_sheets=entrances.write_sheets,
    read_codes=entrances.read_codes,
)


@dataclass(frozen=True, slots=True)
class SampleStory(Story):
    """The first visit of the demo with one photo or none, so that the files stay small."""

    def scenes(self, item: Item) -> tuple[Scene, ...]:
        return Story.scenes(self, item)[:1] if self.language == "en" else ()


def main() -> int:
    SAMPLES.mkdir(exist_ok=True)
    identity = _identity()
    made = {language: _visit(language) for language in ("en", "ar", "zh", "fr")}
    files = {
        "report-en.pdf": _report(made["en"], identity, "en"),
        "report-ar.pdf": _report(made["ar"], identity, "ar"),
        "summary-zh.pdf": _report(made["zh"], identity, "zh", layout=Layout.SUMMARY),
        "report-fr-en.pdf": _report(made["fr"], identity, "fr", "en"),
        "summary-ar-en.pdf": _report(made["ar"], identity, "ar", "en", Layout.SUMMARY),
        "slip-en.pdf": host_slip(made["en"], ISSUED, "en"),
        "checklist-fr.pdf": blank_checklist(_smallest(), "fr"),
        "sample-certificate.pem": identity.certificate_pem,
    }
    for name, content in files.items():
        (SAMPLES / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
    return max(map(len, files.values())) > LARGEST_BYTES


def _report(
    material: Material,
    identity: Identity,
    language: str,
    second: str = "",
    layout: Layout = Layout.FULL,
) -> bytes:
    place = material.inspection.visit.facility.place
    # What a redacted edition would be salted with is random in a real report.
    with patch("secrets.token_hex", _fixed):
        request = IssueRequest(language, place, ISSUED, identity, layout, second)
        return make_report(material, request, Unwatched()).pdf


def _shortened() -> Checklist:
    (whole,) = (one for one in shipped_checklists() if one.id == CHECKLIST)
    kept = tuple(section for section in whole.sections if section.id in SECTIONS)
    return replace(whole, sections=kept)


def _smallest() -> Checklist:
    return min(shipped_checklists(), key=lambda one: sum(1 for _item in one.items()))


def _visit(language: str) -> Material:
    """The demo's case and its first visit, carried out at one fixed moment with numbered ids."""
    story, told = SampleStory(language, FIRST), CaseStory(language)
    numbers = count(1)

    def numbered(_: Workspace) -> str:
        return f"00000000-0000-7000-8000-{next(numbers):012d}"

    with (
        tempfile.TemporaryDirectory() as folder,
        patch("storage.ledger.Ledger.new_id", numbered),
        patch("ui.demo.making_visit.shipped_checklists", lambda: (_shortened(),)),
        patch("secrets.token_hex", _fixed),
    ):
        actor = story.visit().team[0].name
        clock = _ticking()
        workspace, _ = create_workspace(Path(folder) / "w", NAME, actor, lambda: next(clock))
        case = make_case(workspace, told)
        add_custody(workspace, case, told, "", "2025-12-09")
        visit = VisitMaker(DOORS, workspace, story, Unwatched()).make(case, "")
        material = gather(workspace, visit)
        workspace.close()
    return material


def _fixed(size: int) -> str:
    """In the place of random digits."""
    return DEVICE * (size // 4)


def _ticking() -> Iterator[Moment]:
    for second in count():
        yield Moment(ISSUED - timedelta(hours=8) + timedelta(seconds=second), 1000 * second)


def _identity() -> Identity:
    primes = [_prime(f"{NAME} {number}") for number in (1, 2)]
    p, q = sorted(primes, reverse=True)
    e = 65_537
    d = pow(e, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(e, p * q)
    key = rsa.RSAPrivateNumbers(
        p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public
    ).private_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    begins, ends = ISSUED - timedelta(days=1), ISSUED + timedelta(days=3650)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1)
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Identity(
        name=NAME,
        organization="",
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        not_before=begins,
        not_after=ends,
        certificate_pem=certificate.public_bytes(serialization.Encoding.PEM),
        certificate=certificate,
        chain=(),
        key=key,
    )


def _prime(word: str) -> int:
    """The first prime at or after the number that the hashes of a word make."""
    blocks = (hashlib.sha256(f"{word} {block}".encode()).digest() for block in range(6))
    candidate = int.from_bytes(b"".join(blocks)) | (3 << (PRIME_BITS - 2)) | 1
    while not _is_prime(candidate):
        candidate += 2
    return candidate


def _is_prime(candidate: int) -> bool:
    """Miller and Rabin's test with the first bases, which is plenty for a key of nobody."""
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in range(2, 2 + ROUNDS):
        power = pow(base, odd, candidate)
        if power in (1, candidate - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % candidate
            if power == candidate - 1:
                break
        else:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
