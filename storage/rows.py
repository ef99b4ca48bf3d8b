"""Values to rows and back, and the rows each change touches."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlite_utils import Database

from checklists.asking.checklist import Checklist
from checklists.delivering.places import Store
from checklists.delivering.sampling import SamplingPlan
from checklists.delivering.stocktake import Stocktake
from checklists.entries import EntryChange, ManyAdded
from checklists.inspecting.changes import (
    Change,
    ChecklistRevised,
    EvidenceChanged,
    FindingChanged,
    HeldAnswerSettled,
    InspectionStarted,
    ItemAnswered,
    StoresChanged,
    VisitMoved,
)
from checklists.inspecting.inspection import (
    Answer,
    Conclusion,
    EarlierVisit,
    Evidence,
    Finding,
    HeldAnswer,
    Inspection,
    IssuedReport,
    Superseded,
    Visit,
)
from checklists.inspecting.review import ReviewKept
from checklists.inspecting.trail import TrailRow
from checklists.records import canonical_json, from_record, to_record
from checklists.values import InspectionKind, State
from storage.entries import mappings_of, put_entries, read_entries, write_entries

T = TypeVar("T")

KEY = ("inspection", "id")


def write_change(database: Database, change: Change, after: Inspection) -> None:
    """Write the rows this change touched, and no others."""
    if isinstance(change, InspectionStarted):
        _write_whole(database, after)
    elif isinstance(change, ItemAnswered | HeldAnswerSettled):
        _write_answer(database, change, after)
    elif isinstance(change, ChecklistRevised | StoresChanged | VisitMoved):
        _rewrite_asked(database, after)
    elif isinstance(change, FindingChanged):
        _swap(database, "finding", after.id, KEY, change.finding, change.after)
    elif isinstance(change, EvidenceChanged):
        _swap(database, "evidence", after.id, KEY, change.evidence, change.after)
    elif isinstance(change, EntryChange | ManyAdded):
        write_entries(database, after.id, change)
    elif not isinstance(change, ReviewKept):  # the trail alone holds a note
        database.table("inspection").update(after.id, _head(after))


def _write_answer(
    database: Database, change: ItemAnswered | HeldAnswerSettled, after: Inspection
) -> None:
    _swap(database, "answer", after.id, ("inspection", "item"), change.item, change.after)
    if isinstance(change, HeldAnswerSettled) or after.decides_others(change.item):
        database.table("inspection").update(after.id, _head(after))


def read_inspection(database: Database, identity: str) -> Inspection | None:
    """The inspection as its rows say, or None."""
    found = list(database.query("SELECT * FROM inspection WHERE id = ?", [identity]))
    if not found:
        return None
    head = found[0]
    return Inspection(
        id=identity,
        kind=InspectionKind(head["kind"]),
        checklists=tuple(
            from_record(Checklist, json.loads(row["body"]))
            for row in _of(database, "checklist", identity, "position")
        ),
        visit=from_record(Visit, json.loads(head["visit"])),
        state=State(head["state"]),
        answers=_entries(database, "answer", identity, "item", Answer),
        findings=_entries(database, "finding", identity, "id", Finding),
        evidence=_entries(database, "evidence", identity, "id", Evidence),
        conclusion=_parsed(Conclusion, head["conclusion"]),
        report=_parsed(IssuedReport, head["report"]),
        to_confirm=_held(head["to_confirm"]),
        retired=_held(head["retired"]),
        case=head["case_id"],
        earlier=_parsed(EarlierVisit, head["earlier"]),
        sample=_parsed(SamplingPlan, head["sample"]),
        stocktake=Stocktake(**read_entries(database, identity, Stocktake)),
        stores=tuple(from_record(Store, one) for one in json.loads(head["stores"])),
        supersedes=_parsed(Superseded, head["supersedes"]),
    )


def trail_row_to_record(row: TrailRow) -> dict[str, Any]:
    body = canonical_json(row.body).decode()
    return {**to_record(replace(row, body=None)), "body": body}


def trail_row_from_record(record: Mapping[str, Any]) -> TrailRow:
    return from_record(TrailRow, {**record, "body": json.loads(record["body"])})


def _write_whole(database: Database, after: Inspection) -> None:
    insert_row(database, "inspection", {"id": after.id, **_head(after)})
    for part in mappings_of(Stocktake):
        put_entries(database, after.id, part, getattr(after.stocktake, part))
    _write_checklists(database, after)
    _write_answers(database, after)


def _rewrite_asked(database: Database, after: Inspection) -> None:
    """Another edition or store can touch every answer, so all are written anew."""
    for table in ("checklist", "answer"):
        database.table(table).delete_where("inspection = ?", [after.id])
    _write_checklists(database, after)
    # What was found at an item may have moved with it to the first store.
    _write_answers(database, after)
    database.table("inspection").update(after.id, _head(after))


def _write_answers(database: Database, after: Inspection) -> None:
    for item, answer in after.answers.items():
        _swap(database, "answer", after.id, ("inspection", "item"), item, answer)
    for identity, finding in after.findings.items():
        _swap(database, "finding", after.id, KEY, identity, finding)
    for identity, photo in after.evidence.items():
        _swap(database, "evidence", after.id, KEY, identity, photo)


def _write_checklists(database: Database, after: Inspection) -> None:
    for position, checklist in enumerate(after.checklists):
        row = {
            "inspection": after.id,
            "position": position,
            "digest": checklist.printed_digest(),
            "body": _json(checklist),
        }
        insert_row(database, "checklist", row)


def _head(after: Inspection) -> dict[str, Any]:
    return {
        "kind": str(after.kind),
        "state": str(after.state),
        "visit": _json(after.visit),
        "conclusion": None if after.conclusion is None else _json(after.conclusion),
        "report": None if after.report is None else _json(after.report),
        "to_confirm": _json(after.to_confirm),
        "retired": _json(after.retired),
        "stores": _json(after.stores),
        "asked": sum(1 for _ in after.asked_items()),
        "case_id": after.case,
        "earlier": None if after.earlier is None else _json(after.earlier),
        "supersedes": None if after.supersedes is None else _json(after.supersedes),
        "sample": None if after.sample is None else _json(after.sample),
    }


def _swap(
    database: Database,
    table: str,
    inspection: str,
    key: tuple[str, str],
    identity: str,
    after: Answer | Finding | Evidence | None,
) -> None:
    names = dict(zip(key, (inspection, identity), strict=True))
    if after is None:
        where = " AND ".join(f"{name} = ?" for name in key)
        database.table(table).delete_where(where, list(names.values()))
    else:
        insert_row(database, table, {**names, **_flat(to_record(after))}, "INSERT OR REPLACE")


def insert_row(
    database: Database, table: str, row: Mapping[str, Any], verb: str = "INSERT"
) -> None:
    """Insert one row by plain SQL.

    The library's own insert looks the table up again for each row, which doubles the time from
    an answer to its commit.
    """
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    sql = f"{verb} INTO {table} ({names}) VALUES ({marks})"
    database.execute(sql, list(row.values()))


def _of(database: Database, table: str, inspection: str, order: str) -> Any:
    sql = f"SELECT * FROM {table} WHERE inspection = ? ORDER BY {order}"  # noqa: S608 - our names
    return database.query(sql, [inspection])


def _entries(database: Database, table: str, inspection: str, key: str, kind: type) -> Any:
    entries: dict[str, Any] = {}
    for row in _of(database, table, inspection, key):
        identity = row.pop(key)
        del row["inspection"]
        if "measured" in row:
            row["measured"] = json.loads(row["measured"])
        entries[identity] = from_record(kind, row, f"{table} {identity}")
    return entries


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record as one row: what is nested becomes its JSON."""
    return {
        name: canonical_json(value).decode() if isinstance(value, dict) else value
        for name, value in record.items()
    }


def _json(value: object) -> str:
    return canonical_json(to_record(value)).decode()


def _held(text: str) -> dict[str, HeldAnswer]:
    return {
        item: from_record(HeldAnswer, record, item) for item, record in json.loads(text).items()
    }


def _parsed(kind: type[T], text: str | None) -> T | None:
    return None if text is None else from_record(kind, json.loads(text))
