"""Sentences for spreadsheets and forms that were refused, and checklists that cannot be written."""

from collections.abc import Mapping
from enum import StrEnum

from checklists.asking.spreadsheet import SpreadsheetFault, SpreadsheetRefused
from checklists.asking.writing import ChecklistUnwritable, UnwritableKind
from checklists.asking.xlsform import XlsformFault, XlsformRefused
from ui.speech import N_
from ui.wording.sentence import Say, Sayings, Sentence

_SAVE_ANEW = N_("Open it in a spreadsheet program, save it as .xlsx, and choose that file.")
_MAKE_SMALLER = N_("Leave only the sheets that are needed in it, and try again.")
_FIX_FORM = N_("Correct this in the form and import it again; nothing of it was taken over.")

# Each fault with what is wrong and the next step.
_Pairs = Mapping[StrEnum, tuple[str, str]]

_SPREADSHEET: _Pairs = {
    SpreadsheetFault.OLD_FORMAT: (
        N_("{file} is in the old format .xls, which is not read."),
        _SAVE_ANEW,
    ),
    SpreadsheetFault.ENCRYPTED: (
        N_("{file} is protected with a password."),
        N_("Save it without a password and choose that file."),
    ),
    SpreadsheetFault.NOT_A_SPREADSHEET: (N_("{file} is not a spreadsheet (.xlsx)."), _SAVE_ANEW),
    SpreadsheetFault.BROKEN: (N_("{file} is damaged ({detail})."), _SAVE_ANEW),
    SpreadsheetFault.TOO_LARGE: (N_("{file} is too large ({detail})."), _MAKE_SMALLER),
    SpreadsheetFault.TOO_MANY_PARTS: (
        N_("{file} is made of more than {detail} parts."),
        _SAVE_ANEW,
    ),
    SpreadsheetFault.TOO_COMPRESSED: (
        N_("{file} would unpack to far more than it seems ({detail}) and was not opened."),
        N_("Do not trust this file; ask whoever sent it for another."),
    ),
    SpreadsheetFault.HOSTILE_XML: (
        N_("{file} holds constructs that no spreadsheet needs ({detail}) and was not opened."),
        N_("Do not trust this file; ask whoever sent it for another."),
    ),
    SpreadsheetFault.TOO_MANY_SHEETS: (
        N_("{file} has more than {detail} sheets."),
        _MAKE_SMALLER,
    ),
    SpreadsheetFault.TOO_MANY_ROWS: (
        N_("A sheet of {file} has too many rows ({detail})."),
        _MAKE_SMALLER,
    ),
    SpreadsheetFault.TOO_MANY_COLUMNS: (
        N_("A sheet of {file} has too many columns ({detail})."),
        _MAKE_SMALLER,
    ),
    SpreadsheetFault.CELL_TOO_LONG: (
        N_("A text is too long for a cell of a spreadsheet ({detail})."),
        N_("Shorten the text, or export into a folder instead."),
    ),
    SpreadsheetFault.TOO_MANY_TO_WRITE: (
        N_("A sheet would have more rows than are ever read ({detail})."),
        N_("Divide the checklist into two, or export it as a TOML folder."),
    ),
    SpreadsheetFault.BAD_SHEET_NAME: (
        N_("“{detail}” cannot be the name of a sheet."),
        N_("Report this as a fault of the program."),
    ),
}
_FORM: _Pairs = {
    XlsformFault.NO_SURVEY: (
        N_("The file has no sheet “survey”; it has: {detail}."),
        N_("Choose an XLSForm, or name the sheet with the questions “survey”."),
    ),
    XlsformFault.NO_TYPE_COLUMN: (N_("{where}: the column “type” is missing."), _FIX_FORM),
    XlsformFault.NO_QUESTIONS: (N_("{where}: nothing is asked."), _FIX_FORM),
    XlsformFault.NOTHING_TAKEN: (
        N_("{where}: neither “{detail}” nor any row below it asks what a checklist can ask."),
        _FIX_FORM,
    ),
    XlsformFault.UNBALANCED_GROUP: (
        N_("{where}: a “{detail}” is begun and not ended, or ended and not begun."),
        _FIX_FORM,
    ),
    XlsformFault.TOO_DEEP: (
        N_("{where}: groups lie inside each other more than {detail} deep."),
        _FIX_FORM,
    ),
    XlsformFault.TOO_MANY_ROWS: (N_("{where}: there are more than {detail} rows."), _FIX_FORM),
    XlsformFault.TOO_MANY_LANGUAGES: (
        N_("{where}: there are more than {detail} languages."),
        _FIX_FORM,
    ),
    XlsformFault.CELL_TOO_LONG: (
        N_("{where}: a cell holds more than {detail} characters."),
        _FIX_FORM,
    ),
    XlsformFault.TOO_MUCH_TEXT: (
        N_("{where}: the form holds more than {detail} characters up to here."),
        _FIX_FORM,
    ),
}
_UNWRITABLE: _Pairs = {
    UnwritableKind.NO_COMMON_PREFIX: (
        N_("Its items have ids that begin differently ({detail}); in files all begin the same."),
        N_("Export it as an XLSForm instead."),
    ),
    UnwritableKind.UNKNOWN_REFERENCE: (
        N_("The item {place} rests on “{detail}”, which is not in the library."),
        N_("Leave this reference out, or install the program that has this standard."),
    ),
    UnwritableKind.BAD_LANGUAGE: (
        N_("“{detail}” is not the short name of a language."),
        N_("Use a tag such as en, zh or pt-BR."),
    ),
    UnwritableKind.TOO_LARGE: (
        N_("The file {place} would be larger than {detail} bytes, more than is ever read."),
        N_("Divide the checklist into two."),
    ),
}


def _spreadsheet(problem: SpreadsheetRefused, _: Say, language: str) -> Sentence:
    text, next_step = _SPREADSHEET[problem.kind]
    file = problem.file or _("The spreadsheet")
    return Sentence(_(text).format(file=file, detail=problem.detail), _(next_step))


def _form(problem: XlsformRefused, _: Say, language: str) -> Sentence:
    text, next_step = _FORM[problem.kind]
    where = _("Sheet “{sheet}”").format(sheet=problem.sheet)
    if problem.row:
        where = _("Sheet “{sheet}”, row {row}").format(sheet=problem.sheet, row=problem.row)
    return Sentence(_(text).format(where=where, detail=problem.detail), _(next_step))


def _unwritable(problem: ChecklistUnwritable, _: Say, language: str) -> Sentence:
    text, next_step = _UNWRITABLE[problem.kind]
    said = _(text).format(place=problem.place, detail=problem.detail)
    return Sentence(_("The checklist was not written. {why}").format(why=said), _(next_step))


SAYINGS: Sayings = {
    ChecklistUnwritable: _unwritable,
    SpreadsheetRefused: _spreadsheet,
    XlsformRefused: _form,
}
