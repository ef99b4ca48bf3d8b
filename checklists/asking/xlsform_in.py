"""XLSForm in: a checklist made of a form anyone wrote, and a list of what was not taken over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checklists.asking.checklist import Checklist, Condition, Item
from checklists.asking.spreadsheet import Sheets
from checklists.asking.xlsform import (
    CHOICES,
    MAX_DETAIL,
    SETTINGS,
    SURVEY,
    ImportedForm,
    Ledger,
    NotTakenKind,
    XlsformFault,
    XlsformRefused,
)
from checklists.asking.xlsform_choices import Choices
from checklists.asking.xlsform_items import Questions, below_each_other, with_photo
from checklists.asking.xlsform_kept import (
    COLUMNS,
    FOLLOW_ONS,
    ID_COLUMN,
    PART_COLUMN,
    KeptReader,
    OwnPart,
    as_written,
)
from checklists.asking.xlsform_sections import REPEAT, Sections, Wrapper
from checklists.asking.xlsform_settings import Settings, read_settings
from checklists.asking.xlsform_table import Row, Table, check_size, read_table
from checklists.asking.xlsform_types import Asked, Part, read_type
from checklists.asking.xlsform_words import English, Ids, prefix_of
from checklists.values import FALLBACK_LANGUAGE

_CHOICE_SHEETS = (CHOICES, "columns", "choices and columns")
_LOOP = "loop"
_FLAGS = ("required", "read_only", "disabled", "autoplay")
_NO = ("no", "false", "false()")
_TEXTS = ("label", "hint", "guidance_hint")
# Columns of XLSForm that have no counterpart here: listed row by row, unlike unknown ones.
_WITHOUT_COUNTERPART = (
    *(*_FLAGS, "appearance", "default", "calculation", "repeat_count", "choice_filter"),
    *("parameters", "trigger", "rows", "save_to", "intent"),
)
_KNOWN = ("type", "name", "relevant", "constraint", *_WITHOUT_COUNTERPART, *COLUMNS)


def from_xlsform(sheets: Sheets) -> ImportedForm:
    """The form as a checklist; raises XlsformRefused when nothing sensible can be made of it."""
    check_size(sheets)
    sheets = as_written(sheets)
    ledger = Ledger()
    settings = read_settings(sheets.find(SETTINGS), ledger)
    survey = _read_survey(sheets, settings.language, ledger)
    choices = Choices(read_table(sheets.find(*_CHOICE_SHEETS), settings.language, ledger), ledger)
    form = _Form(survey, choices, settings, ledger)
    for row in survey.rows:
        form.take(row)
    checklist = form.finish()
    _list_leftovers(sheets, survey, ledger)
    choices.report_unused()
    return ImportedForm(checklist, ledger.entries)


def _read_survey(sheets: Sheets, language: str, ledger: Ledger) -> Table:
    sheet = sheets.find(SURVEY)
    if sheet is None:
        names = ", ".join(one.name for one in sheets.sheets)
        raise XlsformRefused("", 0, XlsformFault.NO_SURVEY, names[:200])
    survey = read_table(sheet, language, ledger)
    if survey.columns and not any(column.name == "type" for column in survey.columns):
        raise XlsformRefused(sheet.name, survey.header, XlsformFault.NO_TYPE_COLUMN, "")
    if not survey.rows:
        raise XlsformRefused(sheet.name, survey.header, XlsformFault.NO_QUESTIONS, "")
    return survey


def _list_leftovers(sheets: Sheets, survey: Table, ledger: Ledger) -> None:
    used = {row_name for row in survey.rows for row_name in row.cells}
    for column in survey.columns:
        if column.name in used and column.name not in _KNOWN:
            kind = NotTakenKind.UNKNOWN_COLUMN
            ledger.add(SURVEY, survey.header, column.written, kind)
    read = [sheets.find(SURVEY), sheets.find(*_CHOICE_SHEETS), sheets.find(SETTINGS)]
    for sheet in sheets.sheets:
        if not any(sheet is one for one in read) and any(map(any, sheet.rows)):
            ledger.add(sheet.name, 0, "", NotTakenKind.SHEET_NOT_TAKEN, sheet.name)


class _Form:
    """Takes the survey row by row."""

    def __init__(self, survey: Table, choices: Choices, settings: Settings, ledger: Ledger) -> None:
        self._first = survey.rows[0]
        self._settings = settings
        self._ledger = ledger
        self._kept = KeptReader(SURVEY, ledger)
        self._english = English(
            form_has_it=FALLBACK_LANGUAGE in survey.languages,
            main_language=settings.language,
            ledger=ledger,
        )
        self._ids = Ids()
        own = _own_prefix(survey.rows, settings.shares) or prefix_of(settings.id)
        self._prefixes = (own, *settings.shares)
        self._questions = Questions(choices, self._kept, self._english, self._ids, ledger)
        self._sections = Sections(settings.title, ledger)
        self._notes: list[Row] = []
        self._last: Item | None = None
        self._previous = ""
        self._of_stores: set[str] = set()

    def take(self, row: Row) -> None:
        """One row: an item, a part of one, the edge of a section, or something to list."""
        asked = read_type(row.cell("type"))
        previous, self._previous = self._previous, ""
        if self._is_no_question(row) or self._took_as_own(row, asked):
            return
        match asked.part:
            case Part.OPENS:
                self._open(row, asked)
            case Part.CLOSES:
                self._list_notes()
                self._list_rest(row, ())
                self._sections.close(asked.word, row.number)
            case Part.NOTE:
                self._notes.append(row)
                self._list_rest(row, ("label",))
            case Part.PHOTO if self._last is not None and _belongs(row, previous):
                self._join_photo(row, self._last, previous)
            case Part.NOT_TAKEN:
                self._list(row, "type", NotTakenKind.TYPE_NOT_TAKEN, row.cell("type"))
            case Part.UNKNOWN:
                self._list(row, "type", NotTakenKind.UNKNOWN_TYPE, row.cell("type"))
            case _:
                self._ask(row, asked)

    def finish(self) -> Checklist:
        """The checklist; raises XlsformRefused when no row asks what a checklist can ask."""
        if self._last is None:
            kind = (self._first.cell("type") or self._first.cell("name"))[:MAX_DETAIL]
            raise XlsformRefused(SURVEY, self._first.number, XlsformFault.NOTHING_TAKEN, kind)
        self._list_notes()
        sections = self._sections.finish(self._ids, self._english)
        settings = self._settings
        return Checklist(
            id=settings.id,
            edition=settings.edition,
            kinds=settings.kinds,
            title=self._english.of(settings.title, settings.row, "form_title", SETTINGS),
            about=self._english.of(settings.about, settings.row, "form_title", SETTINGS),
            sections=sections,
            shares=settings.shares,
        )

    def _is_no_question(self, row: Row) -> bool:
        if row.cell("disabled") and row.cell("disabled").casefold() not in _NO:
            self._list(row, "disabled", NotTakenKind.TYPE_NOT_TAKEN, row.cell("type"))
            return True
        if not row.cell("type"):
            detail = next((text for one in row.texts.values() for text in one.values()), "")
            self._list(row, "type", NotTakenKind.TYPE_MISSING, row.cell("name") or detail)
            return True
        return False

    def _took_as_own(self, row: Row, asked: Asked) -> bool:
        """Whether the row only follows an item in our own export."""
        part = self._kept.part(row)
        if part in FOLLOW_ONS:
            return True
        if part is OwnPart.MEASURE and self._last is not None and asked.part is Part.MEASURED:
            before = self._last.measures
            measure = self._questions.own_measure(row, asked, before)
            self._change_last(replace(self._last, measures=(*before, measure)))
            return True
        return False

    def _open(self, row: Row, asked: Asked) -> None:
        is_repeat = asked.word == REPEAT
        if asked.word == _LOOP or (is_repeat and self._sections.repeats):
            self._list(row, "type", NotTakenKind.REPEAT_NOT_TAKEN, row.cell("name"))
        elif asked.word not in ("group", REPEAT):
            self._list(row, "type", NotTakenKind.TYPE_NOT_TAKEN, row.cell("type"))
        self._list_rest(row, ("label", "relevant"))
        is_own = row.cell(PART_COLUMN) == OwnPart.SECTION
        self._sections.open(
            Wrapper(
                kind=asked.word,
                row=row.number,
                name=row.cell("name") or "section",
                title=row.text("label"),
                own_id=row.cell(ID_COLUMN) if is_own else "",
                relevant=row.cell("relevant"),
                condition=self._condition(row, per_store=is_repeat or self._sections.repeats),
            )
        )

    def _condition(self, row: Row, *, per_store: bool) -> Condition | None:
        """What is asked once cannot wait for what is asked for each store."""
        found = self._questions.condition(row)
        if found is None or per_store or found.item not in self._of_stores:
            return found
        self._list(row, "relevant", NotTakenKind.RELEVANT_NOT_TAKEN, row.cell("relevant"))
        return None

    def _ask(self, row: Row, asked: Asked) -> None:
        condition = self._condition(row, per_store=self._sections.repeats)
        outer = self._sections.conditional
        if outer is not None and condition is not None:
            self._list(row, "relevant", NotTakenKind.RELEVANT_NOT_TAKEN, outer.relevant)
        elif outer is not None:
            condition = outer.condition
        notes = below_each_other(*(note.text("label") for note in self._notes))
        self._notes = []
        item = self._questions.item(row, asked, self._prefixes, notes)
        self._list_rest(row, (*_TEXTS, "relevant", "constraint"))
        self._last = replace(item, asked_if=condition)
        self._sections.add(self._last)
        if self._sections.repeats:
            self._of_stores.add(item.id)
        self._previous = row.cell("name")

    def _join_photo(self, row: Row, last: Item, previous: str) -> None:
        self._change_last(with_photo(last))
        label = _in_every_language(row.text("label")) or row.cell("name")
        self._list(row, "label", NotTakenKind.PHOTO_JOINED, label)
        self._list_rest(row, ("label",))
        self._previous = previous

    def _change_last(self, item: Item) -> None:
        self._last = item
        self._sections.change_last(item)

    def _list_notes(self) -> None:
        for note in self._notes:
            label = _in_every_language(note.text("label")) or note.cell("name")
            self._list(note, "label", NotTakenKind.NOTE_NOT_TAKEN, label)
        self._notes = []

    def _list_rest(self, row: Row, taken: tuple[str, ...]) -> None:
        """List what the row says beside what was taken."""
        kinds = {
            "relevant": NotTakenKind.RELEVANT_NOT_TAKEN,
            "constraint": NotTakenKind.CONSTRAINT_NOT_TAKEN,
            **dict.fromkeys(_WITHOUT_COUNTERPART, NotTakenKind.COLUMN_NOT_TAKEN),
        }
        for column, text in row.cells.items():
            is_no = column in _FLAGS and text.casefold() in _NO
            if column in kinds and column not in taken and not is_no:
                self._list(row, column, kinds[column], text)
        for column, texts in row.texts.items():
            if column not in taken and not column.startswith("pssm_"):
                text = _in_every_language(texts)
                self._list(row, column, NotTakenKind.COLUMN_NOT_TAKEN, text)

    def _list(self, row: Row, column: str, kind: NotTakenKind, detail: str) -> None:
        self._ledger.add(SURVEY, row.number, column, kind, detail)


def _own_prefix(rows: Iterable[Row], shares: tuple[str, ...]) -> str:
    """The beginning of the ids in our own export; empty in a form of others."""
    shared = tuple(f"{prefix}-" for prefix in shares)
    for row in rows:
        identity = row.cell(ID_COLUMN)
        is_own = row.cell(PART_COLUMN) == OwnPart.ITEM and not identity.startswith(shared)
        if is_own and "-" in identity:
            return identity.partition("-")[0]
    return ""


def _in_every_language(texts: Mapping[str, str]) -> str:
    return " / ".join(dict.fromkeys(texts.values()))


def _belongs(row: Row, previous: str) -> bool:
    """Whether a photo's name or condition ties it to the question before it."""
    if not previous:
        return False
    asked_about = f"${{{previous}}}" in "".join(row.cell("relevant").split())
    return asked_about or row.cell("name").startswith(previous)
