"""The entries of a value's mappings as rows: owner, part, id and the entry itself."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_type_hints

from sqlite_utils import Database

from checklists.entries import EntryChange, ManyAdded
from checklists.records import canonical_json, from_record, to_record

T = TypeVar("T")


def write_entries(database: Database, owner: str, change: EntryChange | ManyAdded) -> None:
    """Write the rows of the entries this change touched, and no others."""
    if isinstance(change, EntryChange):
        touched = {change.id: change.after}
    else:
        touched = {key: None if change.taken_out else one for key, one in change.items.items()}
    put_entries(database, owner, change.part, touched)


def put_entries(database: Database, owner: str, part: str, entries: Mapping[str, Any]) -> None:
    """Each entry takes its place; None takes it away."""
    gone = [(owner, part, key) for key, one in entries.items() if one is None]
    kept = [(owner, part, key, _json(one)) for key, one in entries.items() if one is not None]
    if gone:
        sql = "DELETE FROM entry WHERE owner = ? AND part = ? AND id = ?"
        database.conn.executemany(sql, gone)
    if kept:
        database.conn.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", kept)


def read_entries(database: Database, owner: str, kind: type) -> dict[str, dict[str, Any]]:
    """Every mapping of a dataclass by its field's name, as its rows say."""
    kinds = {name: get_args(hint)[1] for name, hint in mappings_of(kind).items()}
    found: dict[str, dict[str, Any]] = {part: {} for part in kinds}
    for row in database.query("SELECT * FROM entry WHERE owner = ?", [owner]):
        part, identity = row["part"], row["id"]
        if part in kinds:
            entry = from_record(kinds[part], json.loads(row["body"]), f"{part} {identity}")
            found[part][identity] = entry
    return found


def mappings_of(kind: type) -> dict[str, Any]:
    """The fields of a dataclass that are mappings, with their types."""
    hints = get_type_hints(kind)
    return {
        name: hint for name, hint in hints.items() if getattr(hint, "__origin__", None) is Mapping
    }


def _json(value: object) -> str:
    return canonical_json(to_record(value)).decode()
