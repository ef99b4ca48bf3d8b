"""Check a whole workspace: pages, trail, rows against trail, every photo against its digest."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from checklists.delivering.case import Case
from checklists.entries import ChangeOutOfStep
from checklists.inspecting.inspection import Evidence, Inspection
from checklists.inspecting.keeping import HealthFault, HealthFaultKind, WorkspaceHealth
from checklists.inspecting.mishaps import EvidenceMissing, WorkspaceDamaged
from checklists.inspecting.preconditions import InspectionSealed, UnknownItem
from checklists.inspecting.trail import (
    GENESIS,
    TrailBroken,
    TrailRow,
    check_chain,
    clock_went_back,
    replay,
)
from checklists.records import BadRecord
from checklists.values import Progress
from storage import evidence
from storage.cases import read_case
from storage.connection import named_faults
from storage.rows import read_inspection
from storage.trail import read_rows


def check(
    records: tuple[Database, Path], photos: tuple[Database, Path], progress: Progress
) -> WorkspaceHealth:
    """Everything a workspace promises, checked from what lies on the disk."""
    faults = [*_damaged_pages(*records), *_damaged_pages(*photos)]
    rows = _readable_rows(*records)
    head, broken = _check_trail(rows)
    faults += broken
    inspections = list(_inspections(*records, rows, faults, progress))
    originals, total = _check_photos(*photos, inspections, faults, progress)
    return WorkspaceHealth(
        inspections=len(inspections),
        trail_rows=len(rows),
        trail_head=head,
        originals=originals,
        original_bytes=total,
        clock_set_back=clock_went_back(rows),
        faults=tuple(faults),
    )


def _readable_rows(database: Database, path: Path) -> tuple[TrailRow, ...]:
    """The rows up to the first that a damaged page hides; the damage itself is named before."""
    rows: list[TrailRow] = []
    with suppress(WorkspaceDamaged, BadRecord), named_faults(path):
        for row in read_rows(database):
            rows.append(row)  # noqa: PERF402 - what was read before a damaged page is kept
    return tuple(rows)


def _damaged_pages(database: Database, path: Path) -> Iterator[HealthFault]:
    """Every page carries a code that only the key can make; one wrong bit shows here."""
    try:
        with named_faults(path):
            damaged = database.execute("PRAGMA cipher_integrity_check").fetchall()
            result = database.execute("PRAGMA quick_check").fetchone()[0]
    except WorkspaceDamaged:
        damaged, result = [("page",)], "ok"
    if damaged or result != "ok":
        yield HealthFault(HealthFaultKind.FILE_DAMAGED, path.name)


def _check_trail(rows: tuple[TrailRow, ...]) -> tuple[str, list[HealthFault]]:
    try:
        return check_chain(rows), []
    except TrailBroken as broken:
        head = rows[-1].hash if rows else GENESIS
        return head, [HealthFault(HealthFaultKind.TRAIL_BROKEN, str(broken.sequence))]


def _inspections(
    records: Database,
    path: Path,
    rows: tuple[TrailRow, ...],
    faults: list[HealthFault],
    progress: Progress,
) -> Iterator[Inspection]:
    by_subject: dict[str, list[TrailRow]] = {}
    for row in rows:
        by_subject.setdefault(row.subject, []).append(row)
    identities = sorted(_stored(records, path) | by_subject.keys())
    for number, identity in enumerate(identities):
        progress.at(number, len(identities), "inspections")
        found = _read(records, path, identity)
        if found is None or found != _replayed(by_subject.get(identity, [])):
            faults.append(HealthFault(HealthFaultKind.ROWS_DIFFER, identity))
        if isinstance(found, Inspection):
            yield found


def _stored(records: Database, path: Path) -> set[str]:
    with suppress(WorkspaceDamaged), named_faults(path):
        return {row["id"] for row in records.query("SELECT id FROM inspection")}
    return set()


def _read(records: Database, path: Path, identity: str) -> Inspection | Case | None:
    try:
        with named_faults(path):
            return read_inspection(records, identity) or read_case(records, identity)
    except (BadRecord, ValueError, WorkspaceDamaged):
        return None


def _replayed(rows: list[TrailRow]) -> Inspection | Case | None:
    try:
        return replay(rows)
    except (BadRecord, ChangeOutOfStep, InspectionSealed, UnknownItem, TrailBroken):
        return None


def _check_photos(
    photos: Database,
    path: Path,
    inspections: list[Inspection],
    faults: list[HealthFault],
    progress: Progress,
) -> tuple[int, int]:
    digests: frozenset[str] = frozenset()
    with suppress(WorkspaceDamaged), named_faults(path):
        digests = evidence.every_digest(photos)
    total = 0
    for number, digest in enumerate(sorted(digests)):
        progress.at(number, len(digests), "photos")
        content = _content(evidence.original, photos, path, digest)
        total += len(content)
        if hashlib.sha256(content).hexdigest() != digest:
            faults.append(HealthFault(HealthFaultKind.PHOTO_CHANGED, digest))
    for inspection in inspections:
        for photo in inspection.evidence_in_order():
            faults += _photo_faults(photos, path, photo, digests)
    return len(digests), total


def _photo_faults(
    photos: Database, path: Path, photo: Evidence, digests: frozenset[str]
) -> Iterator[HealthFault]:
    if photo.sha256 not in digests:
        yield HealthFault(HealthFaultKind.PHOTO_MISSING, photo.sha256)
        return
    reduced = _content(evidence.derived, photos, path, photo.sha256)
    if hashlib.sha256(reduced).hexdigest() != photo.derived_sha256:
        yield HealthFault(HealthFaultKind.PHOTO_CHANGED, photo.derived_sha256)


def _content(
    read: Callable[[Database, str], bytes], photos: Database, path: Path, digest: str
) -> bytes:
    """What is kept under this digest; empty, which no photo is, when a damaged page hides it."""
    with suppress(WorkspaceDamaged, EvidenceMissing), named_faults(path):
        return read(photos, digest)
    return b""
