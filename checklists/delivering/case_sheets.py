"""What a case holds as sheets of text: its items, conditions, custody, actions and needs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case import Case

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")

# Per sheet: the part of the case, then (name of the column, attribute). The names of the items'
# columns are such that the list can be imported again.
_SHEETS: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "items": (
        "declared",
        (
            ("Line", "number"),
            ("Category", "category"),
            ("Type", "type"),
            ("Model", "model"),
            ("Calibre", "calibre"),
            ("Maker", "maker"),
            ("Serial number", "serial"),
            ("Lot", "lot"),
            ("Import mark", "import_mark"),
            ("Other marks", "other_marks"),
            ("Quantity", "quantity"),
            ("Unit", "unit"),
            ("Tolerance", "tolerance"),
            ("Store", "store"),
            ("Note", "note"),
            ("Doubt", "doubt"),
        ),
    ),
    "conditions": (
        "conditions",
        (
            ("Condition", "number"),
            ("Kind", "kind"),
            ("Text", "text"),
            ("Agreed by", "agreed_by"),
            ("Agreed on", "agreed_on"),
            ("Document", "document"),
            ("How verified", "how_verified"),
            ("Mitigates", "mitigates"),
            ("Proposed by", "proposed_by"),
        ),
    ),
    "custody": (
        "custody",
        (
            ("Event", "number"),
            ("Kind", "kind"),
            ("Happened", "happened"),
            ("Items concerned", "items"),
            ("Quantity concerned", "quantity"),
            ("Origin", "origin"),
            ("Destination", "destination"),
            ("Consent", "consent"),
            ("Document", "document"),
            ("Remark", "remark"),
        ),
    ),
    "actions": (
        "actions",
        (
            ("Action", "number"),
            ("Inspection", "inspection"),
            ("Finding", "finding"),
            ("Checklist item", "item"),
            ("Text", "text"),
            ("Owner", "owner"),
            ("Due", "due"),
            ("State", "state"),
            ("Closed", "closed"),
            ("Proof", "proof"),
            ("Proof (SHA-256)", "proof_sha256"),
        ),
    ),
    "needs": (
        "needs",
        (
            ("Need", "number"),
            ("Inspection", "inspection"),
            ("Finding", "finding"),
            ("Kind", "kind"),
            ("Text", "text"),
            ("Programme", "programme"),
        ),
    ),
}


def case_sheets(case: Case) -> Sheets:
    """A sheet per part, a row per entry in the order of their numbers, words as codes.

    Items concerned by a custody event are given by their numbers. Restricted notes are never
    part of it.
    """
    return Sheets(tuple(_sheet(case, name) for name in _SHEETS))


def as_sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet whose rows end with their last cell that is not empty, as one reads them back."""
    return Sheet(name, (tuple(head), *(_trimmed(row) for row in rows)))


def neutralised(sheet: Sheet) -> Sheet:
    """The sheet with an apostrophe before what a spreadsheet program would take for a formula."""
    rows = (tuple(_neutralised(cell) for cell in row) for row in sheet.rows)
    return Sheet(sheet.name, tuple(rows))


def _sheet(case: Case, name: str) -> Sheet:
    part, columns = _SHEETS[name]
    entries = sorted(getattr(case, part).values(), key=lambda entry: entry.number)
    rows = ([_cell(case, getattr(entry, field)) for _, field in columns] for entry in entries)
    return as_sheet(name, tuple(column for column, _ in columns), rows)


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return tuple(row[:end])


def _cell(case: Case, value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_named(case, one) for one in value)
    return str(value)


def _named(case: Case, identity: str) -> str:
    return str(case.declared[identity].number) if identity in case.declared else str(identity)


def _neutralised(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell
