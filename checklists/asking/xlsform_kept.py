"""What XLSForm has no words for: our own columns, which its tools ignore, written and read."""

import json
import re
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from checklists.asking.checklist import Item
from checklists.asking.spreadsheet import Sheets
from checklists.asking.standards import Reference
from checklists.asking.xlsform import SETTINGS, Ledger, NotTakenKind
from checklists.asking.xlsform_table import Row
from checklists.records import BadRecord, canonical_json, from_record, to_record
from checklists.values import Domain, EvidenceKind, FacilityKind, Method, Stage, Texts

FORMAT = "1"
FORMAT_COLUMN, KINDS_COLUMN, SHARES_COLUMN = "pssm_format", "pssm_kinds", "pssm_shares"
PART_COLUMN, ID_COLUMN = "pssm_part", "pssm_id"
UNIT_COLUMN, MINIMUM_COLUMN, MAXIMUM_COLUMN = "pssm_unit", "pssm_minimum", "pssm_maximum"
ITEM_COLUMNS = (
    *("pssm_domain", "pssm_stage", "pssm_method", "pssm_weight", "pssm_evidence"),
    *("pssm_facilities", "pssm_references"),
)
COLUMNS = (
    PART_COLUMN,
    ID_COLUMN,
    *ITEM_COLUMNS,
    *(UNIT_COLUMN, MINIMUM_COLUMN, MAXIMUM_COLUMN),
)

Word = TypeVar("Word", bound=StrEnum)


class OwnPart(StrEnum):
    """What a row of our own export is."""

    SECTION = "section"
    EMPTY = "empty"
    ITEM = "item"
    REASON = "reason"
    REMARK = "remark"
    PHOTO = "photo"
    MEASURE = "measure"


# What XLSForm takes for a reference to an answer is parted by a sign that nobody sees.
_PARTING = "\N{WORD JOINER}"
_REFERENCE = re.compile(rf"\$({_PARTING}*)\{{")
_PARTED = re.compile(rf"\${_PARTING}({_PARTING}*)\{{")
FOLLOW_ONS = (OwnPart.EMPTY, OwnPart.REASON, OwnPart.REMARK, OwnPart.PHOTO)


def literal(text: str) -> str:
    """The text with no `${` in it, which XLSForm has no way to quote."""
    return _REFERENCE.sub(lambda found: f"${_PARTING}{found[1]}{{", text) if "$" in text else text


def as_written(sheets: Sheets) -> Sheets:
    """Our own export with every text as it was; a form of others as it is."""
    settings = sheets.find(SETTINGS)
    if settings is None or not any(FORMAT_COLUMN in row for row in settings.rows):
        return sheets
    return Sheets(
        tuple(
            replace(sheet, rows=tuple(tuple(map(_not_parted, row)) for row in sheet.rows))
            for sheet in sheets.sheets
        )
    )


def kept_cells(item: Item) -> dict[str, str]:
    """What an item needs to come back whole, by column."""
    references = [to_record(reference) for reference in item.references]
    cells = {
        PART_COLUMN: OwnPart.ITEM.value,
        ID_COLUMN: item.id,
        "pssm_domain": item.domain.value,
        "pssm_stage": item.stage.value,
        "pssm_method": item.method.value,
        "pssm_weight": str(item.weight),
        "pssm_evidence": " ".join(item.evidence),
        "pssm_facilities": " ".join(item.facilities),
        "pssm_references": canonical_json(references).decode() if references else "",
    }
    for name, texts in (
        ("pssm_critical_", item.critical_because),
        ("pssm_finding_", item.finding),
        ("pssm_recommendation_", item.recommendation),
    ):
        cells |= {f"{name}{language}": text for language, text in texts.by_language.items()}
    return cells


class KeptReader:
    """Reads our own columns; what a person spoiled there is listed and stays as it was."""

    def __init__(self, sheet: str, ledger: Ledger) -> None:
        self._sheet = sheet
        self._ledger = ledger

    def part(self, row: Row) -> OwnPart | None:
        return self._word(row, PART_COLUMN, OwnPart)

    def item(self, item: Item, row: Row) -> Item:
        """The item with everything our own columns say of it."""
        critical = row.text("pssm_critical")
        item = replace(
            item,
            domain=self._word(row, "pssm_domain", Domain) or item.domain,
            stage=self._word(row, "pssm_stage", Stage) or item.stage,
            method=self._word(row, "pssm_method", Method) or item.method,
            weight=self._weight(row) or item.weight,
            critical_because=Texts(critical) if critical else item.critical_because,
            facilities=self.words(row, "pssm_facilities", FacilityKind),
            references=self._references(row),
        )
        if row.cell("pssm_evidence") or row.cell(PART_COLUMN) == OwnPart.ITEM:
            return replace(item, evidence=self.words(row, "pssm_evidence", EvidenceKind))
        return item

    def words(self, row: Row, column: str, words: type[Word]) -> tuple[Word, ...]:
        found: list[Word] = []
        for name in row.cell(column).split():
            try:
                found.append(words(name))
            except ValueError:
                self._bad(row, column, name)
        return tuple(found)

    def _word(self, row: Row, column: str, words: type[Word]) -> Word | None:
        name = row.cell(column)
        try:
            return words(name) if name else None
        except ValueError:
            self._bad(row, column, name)
            return None

    def _weight(self, row: Row) -> int | None:
        written = row.cell("pssm_weight")
        if not written:
            return None
        if len(written) == 1 and written in "12345":
            return int(written)
        self._bad(row, "pssm_weight", written)
        return None

    def _references(self, row: Row) -> tuple[Reference, ...]:
        written = row.cell("pssm_references")
        if not written:
            return ()
        try:
            return tuple(from_record(Reference, entry) for entry in _as_list(json.loads(written)))
        except (BadRecord, ValueError, RecursionError):
            self._bad(row, "pssm_references", written)
            return ()

    def _bad(self, row: Row, column: str, written: str) -> None:
        self._ledger.add(self._sheet, row.number, column, NotTakenKind.BAD_OWN_VALUE, written)


def _not_parted(cell: str) -> str:
    return _PARTED.sub(r"$\1{", cell) if _PARTING in cell else cell


def _as_list(record: object) -> list[object]:
    if not isinstance(record, list):
        raise BadRecord("references", "a list")
    return record
