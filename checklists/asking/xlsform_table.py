"""A sheet of a form as a table: columns by their names and languages, rows by their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checklists.asking.spreadsheet import MAX_CELL_CHARACTERS, MAX_ROWS, Sheet, Sheets
from checklists.asking.tongues import is_tag, private_tag, tag_of
from checklists.asking.xlsform import Ledger, NotTakenKind, XlsformFault, XlsformRefused
from checklists.values import FALLBACK_LANGUAGE

MAX_LANGUAGES = 100
MAX_CHARACTERS = 20_000_000

TRANSLATED = (
    *("label", "hint", "guidance_hint", "constraint_message", "required_message"),
    *("image", "big_image", "audio", "video"),
)
# Our own translated columns end with the tag itself: `pssm_finding_fr`.
OWN_TRANSLATED = ("pssm_critical_", "pssm_finding_", "pssm_recommendation_")
OWN_TRANSLATED_SETTINGS = ("pssm_title_", "pssm_about_")
_ALIASES = {
    "relevance": "relevant",
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "calculate": "calculation",
    "readonly": "read_only",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}
_WRAPPING = ("bind", "control", "media", "body")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `language` is empty where its texts are not said to be in any."""

    place: int
    written: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it says once, and what it says in languages; nothing empty is kept."""

    number: int
    cells: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]]

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")

    def text(self, name: str) -> Mapping[str, str]:
        return self.texts.get(name, {})


@dataclass(frozen=True, slots=True)
class Table:
    sheet: str
    header: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def languages(self) -> set[str]:
        """The languages of what people read, as far as any text is in them."""
        return {
            language
            for row in self.rows
            for name in ("label", "hint")
            for language in row.text(name)
        }


NO_TABLE = Table("", 0, (), ())


def check_size(sheets: Sheets) -> None:
    """Refuse what no form needs before anything is made of it."""
    characters = 0
    for sheet in sheets.sheets:
        if len(sheet.rows) > MAX_ROWS:
            raise XlsformRefused(
                sheet.name, MAX_ROWS + 1, XlsformFault.TOO_MANY_ROWS, str(MAX_ROWS)
            )
        for number, row in enumerate(sheet.rows, 1):
            for cell in row:
                characters += len(cell)
                if len(cell) > MAX_CELL_CHARACTERS:
                    fault, most = XlsformFault.CELL_TOO_LONG, MAX_CELL_CHARACTERS
                    raise XlsformRefused(sheet.name, number, fault, str(most))
            if characters > MAX_CHARACTERS:
                fault = XlsformFault.TOO_MUCH_TEXT
                raise XlsformRefused(sheet.name, number, fault, str(MAX_CHARACTERS))


def read_table(sheet: Sheet | None, main_language: str, ledger: Ledger) -> Table:
    """The sheet's table; texts of a column without a language are in the main language."""
    if sheet is None:
        return NO_TABLE
    numbered = [(n, row) for n, row in enumerate(sheet.rows, 1) if any(map(str.strip, row))]
    if not numbered:
        return Table(sheet.name, 0, (), ())
    header, names = numbered[0]
    columns = tuple(_read_columns(names, sheet.name, header, ledger))
    # English comes in where a form has none, and has to go out again.
    languages = {column.language for column in columns if column.language} | {FALLBACK_LANGUAGE}
    if len(languages) > MAX_LANGUAGES:
        fault = XlsformFault.TOO_MANY_LANGUAGES
        raise XlsformRefused(sheet.name, header, fault, str(MAX_LANGUAGES))
    # Columns that name their language come first: they know better than one that does not.
    in_order = sorted(columns, key=lambda column: not column.language)
    reader = _RowReader(sheet.name, in_order, main_language, ledger)
    return Table(sheet.name, header, columns, tuple(reader.read(n, row) for n, row in numbered[1:]))


class _RowReader:
    def __init__(
        self, sheet: str, columns: Iterable[Column], main_language: str, ledger: Ledger
    ) -> None:
        self._sheet = sheet
        self._columns = tuple(columns)
        self._main_language = main_language
        self._ledger = ledger

    def read(self, number: int, row: tuple[str, ...]) -> Row:
        cells: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for column in self._columns:
            text = row[column.place].strip() if column.place < len(row) else ""
            if not text:
                continue
            if _is_translated(column.name):
                kept = texts.setdefault(column.name, {})
                key = column.language or self._main_language
            else:
                kept, key = cells, column.name
            if kept.setdefault(key, text) != text:
                kind = NotTakenKind.SECOND_TEXT
                self._ledger.add(self._sheet, number, column.written, kind, text)
        return Row(number, cells, texts)


def _is_translated(name: str) -> bool:
    return name in TRANSLATED or f"{name}_" in (*OWN_TRANSLATED, *OWN_TRANSLATED_SETTINGS)


def _read_columns(
    names: tuple[str, ...], sheet: str, header: int, ledger: Ledger
) -> Iterable[Column]:
    for place, cell in enumerate(names):
        written = " ".join(cell.split())
        if not written:
            continue
        name, language = _name_and_language(written)
        if not language or name not in TRANSLATED:
            yield Column(place, written, name, language)
            continue
        tag = tag_of(language)
        if tag is None:
            tag = private_tag(language)
            ledger.add(sheet, header, written, NotTakenKind.LANGUAGE_GUESSED, tag)
        yield Column(place, written, name, tag)


def _name_and_language(written: str) -> tuple[str, str]:
    """The column's plain name, and its language as written (our own columns: the tag)."""
    for own in (*OWN_TRANSLATED, *OWN_TRANSLATED_SETTINGS):
        tag = written[len(own) :]
        if written.casefold().startswith(own) and is_tag(tag):
            return own[:-1], tag
    mark = "::" if "::" in written else ":"
    first, _, rest = (part.strip() for part in written.partition(mark))
    if _plain(first) in _WRAPPING and rest:
        written = rest
        first, _, rest = (part.strip() for part in written.partition(mark))
    whole = _plain(written)
    name = _ALIASES.get(_plain(first), _plain(first))
    if whole not in _ALIASES and rest and name in TRANSLATED:
        return name, rest
    return _ALIASES.get(whole, whole), ""


def _plain(written: str) -> str:
    return written.strip().casefold().replace(" ", "_").replace("-", "_")
