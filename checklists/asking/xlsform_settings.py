"""The settings of a form: what it is called, in which edition, and its main language."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.asking.spreadsheet import Sheet
from checklists.asking.tongues import private_tag, tag_of
from checklists.asking.xlsform import SETTINGS, Ledger, NotTakenKind
from checklists.asking.xlsform_kept import (
    FORMAT,
    FORMAT_COLUMN,
    KINDS_COLUMN,
    SHARES_COLUMN,
    KeptReader,
)
from checklists.asking.xlsform_table import Row, read_table
from checklists.asking.xlsform_words import word_of
from checklists.values import FALLBACK_LANGUAGE, InspectionKind

_READ = (
    "form_title",
    "form_id",
    "version",
    "default_language",
    FORMAT_COLUMN,
    KINDS_COLUMN,
    SHARES_COLUMN,
)
_NOBODYS = "default"


@dataclass(frozen=True, slots=True)
class Settings:
    row: int
    id: str
    edition: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    language: str
    kinds: tuple[InspectionKind, ...]
    shares: tuple[str, ...]


def read_settings(sheet: Sheet | None, ledger: Ledger) -> Settings:
    """The settings, with something sensible for each that is not given."""
    table = read_table(sheet, FALLBACK_LANGUAGE, ledger)
    row = table.rows[0] if table.rows else Row(0, {}, {})
    for one in table.rows:
        for column, text in one.cells.items():
            if column not in _READ or one is not row:
                kind = NotTakenKind.COLUMN_NOT_TAKEN
                ledger.add(SETTINGS, one.number, column, kind, text)
    language = _main_language(row, ledger)
    form_id = row.cell("form_id") or row.cell("form_title")
    is_ours = row.cell(FORMAT_COLUMN) == FORMAT
    title = row.cell("form_title") or form_id or "Form"
    return Settings(
        row=row.number,
        id=form_id if is_ours and form_id else word_of(form_id, "form"),
        edition=row.cell("version") or "1",
        title=row.text("pssm_title") or {language: title},
        about=row.text("pssm_about") or {language: f"{title} (XLSForm)"},
        language=language,
        kinds=_kinds(row, ledger) if is_ours else tuple(InspectionKind),
        shares=tuple(row.cell(SHARES_COLUMN).split()) if is_ours else (),
    )


def _kinds(row: Row, ledger: Ledger) -> tuple[InspectionKind, ...]:
    return KeptReader(SETTINGS, ledger).words(row, KINDS_COLUMN, InspectionKind)


def _main_language(row: Row, ledger: Ledger) -> str:
    named = row.cell("default_language")
    if not named or named.casefold() == _NOBODYS:
        return FALLBACK_LANGUAGE
    found = tag_of(named)
    if found is None:
        found = private_tag(named)
        kind = NotTakenKind.LANGUAGE_GUESSED
        ledger.add(SETTINGS, row.number, "default_language", kind, found)
    return found
