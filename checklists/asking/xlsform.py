"""What an import from XLSForm gives back: the checklist, and row by row what was not taken."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.asking.checklist import Checklist
from checklists.values import Problem

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
MAX_DETAIL = 300


class NotTakenKind(StrEnum):
    """What could not be taken over as it stands; each has a sentence in `ui/wording`."""

    UNKNOWN_TYPE = "unknown_type"
    TYPE_NOT_TAKEN = "type_not_taken"
    TYPE_MISSING = "type_missing"
    TYPE_AS_TEXT = "type_as_text"
    CHOICES_AS_TEXT = "choices_as_text"
    CHOICES_TOO_LONG = "choices_too_long"
    CHOICES_MISSING = "choices_missing"
    CHOICES_UNUSED = "choices_unused"
    CHOICE_REPLACED = "choice_replaced"
    NOTE_NOT_TAKEN = "note_not_taken"
    PHOTO_JOINED = "photo_joined"
    GROUP_EMPTY = "group_empty"
    REPEAT_NOT_TAKEN = "repeat_not_taken"
    RELEVANT_NOT_TAKEN = "relevant_not_taken"
    CONSTRAINT_NOT_TAKEN = "constraint_not_taken"
    COLUMN_NOT_TAKEN = "column_not_taken"
    UNKNOWN_COLUMN = "unknown_column"
    SHEET_NOT_TAKEN = "sheet_not_taken"
    NAME_MISSING = "name_missing"
    NAME_TWICE = "name_twice"
    MEASURE_RENAMED = "measure_renamed"
    LABEL_MISSING = "label_missing"
    TITLE_SHORTENED = "title_shortened"
    PIPED_TEXT = "piped_text"
    SECOND_TEXT = "second_text"
    LANGUAGE_GUESSED = "language_guessed"
    TEXT_NOT_ENGLISH = "text_not_english"
    FORM_NOT_ENGLISH = "form_not_english"
    DOMAIN_TO_CHOOSE = "domain_to_choose"
    TEXTS_TO_WRITE = "texts_to_write"
    BAD_OWN_VALUE = "bad_own_value"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One thing not taken as it stands; `column` is empty when the whole row or sheet is meant.

    Rows count from 1 as a spreadsheet shows them; row 0 means the sheet as a whole.
    """

    sheet: str
    row: int
    column: str
    kind: NotTakenKind
    detail: str


@dataclass(frozen=True, slots=True)
class ImportedForm:
    checklist: Checklist
    not_taken: tuple[NotTaken, ...]


class XlsformFault(StrEnum):
    """Why nothing sensible can be made of a form."""

    NO_SURVEY = "no_survey"
    NO_TYPE_COLUMN = "no_type_column"
    NO_QUESTIONS = "no_questions"
    NOTHING_TAKEN = "nothing_taken"
    UNBALANCED_GROUP = "unbalanced_group"
    TOO_DEEP = "too_deep"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_LANGUAGES = "too_many_languages"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MUCH_TEXT = "too_much_text"


@dataclass(eq=False)
class XlsformRefused(Problem):
    """A form was not taken over at all."""

    sheet: str
    row: int
    kind: XlsformFault
    detail: str


class Ledger:
    """What was not taken so far, in the order it was met; what is said once is said once."""

    def __init__(self) -> None:
        self._entries: list[NotTaken] = []
        self._said: set[NotTakenKind] = set()

    def add(self, sheet: str, row: int, column: str, kind: NotTakenKind, detail: str = "") -> None:
        self._entries.append(NotTaken(sheet, row, column, kind, detail[:MAX_DETAIL]))

    def once(self, sheet: str, row: int, kind: NotTakenKind, detail: str = "") -> None:
        if kind not in self._said:
            self._said.add(kind)
            self.add(sheet, row, "", kind, detail)

    @property
    def entries(self) -> tuple[NotTaken, ...]:
        return tuple(self._entries)
