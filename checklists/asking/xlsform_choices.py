"""The lists of choices of a form, and which of them are scales that our results can stand for."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.asking.xlsform import Ledger, NotTakenKind
from checklists.asking.xlsform_table import Row, Table
from checklists.asking.xlsform_types import as_scale, result_of
from checklists.values import FALLBACK_LANGUAGE, Result

_MOST_SAID = 2_000
_READ = ("list_name", "name", "label")
_MEDIA = ("image", "big_image", "audio", "video")


@dataclass(frozen=True, slots=True)
class _Choice:
    row: int
    name: str
    labels: Mapping[str, str]
    result: Result | None


class Choices:
    """Every list by its name; a list is reported once, when a question first uses it."""

    def __init__(self, table: Table, ledger: Ledger) -> None:
        self._table = table
        self._ledger = ledger
        self._lists: dict[str, list[_Choice]] = {}
        self._scales: dict[str, dict[str, Result] | None] = {}
        self._lines: dict[str, dict[str, str]] = {}
        for row in table.rows:
            self._add(row)
        for column in table.columns:
            if column.name not in (*_READ, *_MEDIA) and any(
                column.name in row.cells for row in table.rows
            ):
                kind = NotTakenKind.UNKNOWN_COLUMN
                ledger.add(table.sheet, table.header, column.written, kind)

    def has(self, name: str) -> bool:
        return name in self._lists

    def scale(self, name: str) -> Mapping[str, Result] | None:
        """What each choice of the list stands for; None when the list is no scale."""
        if name not in self._scales:
            choices = self._lists.get(name, [])
            found = {choice.name: choice.result for choice in choices}
            self._scales[name] = as_scale(found)
            if self._scales[name] is not None:
                self._report_replaced(choices)
        return self._scales[name]

    def as_texts(self, name: str) -> Mapping[str, str]:
        """The choices as one line per language; empty when that would be too long to read."""
        if name not in self._lines:
            choices = self._lists.get(name, [])
            languages = {language for choice in choices for language in choice.labels}
            if choices and not languages:
                languages = {FALLBACK_LANGUAGE}
            lines = {
                language: " / ".join(choice.labels.get(language, choice.name) for choice in choices)
                for language in sorted(languages)
            }
            is_short = all(len(line) <= _MOST_SAID for line in lines.values())
            self._lines[name] = lines if is_short else {}
        return self._lines[name]

    def report_unused(self) -> None:
        for name, choices in self._lists.items():
            if name not in self._scales and name not in self._lines:
                kind = NotTakenKind.CHOICES_UNUSED
                self._ledger.add(self._table.sheet, choices[0].row, "", kind, name)

    def _add(self, row: Row) -> None:
        name, listed = row.cell("name"), row.cell("list_name")
        if not name or not listed:
            self._ledger.add(self._table.sheet, row.number, "", NotTakenKind.NAME_MISSING)
            return
        labels = row.text("label")
        choice = _Choice(row.number, name, labels, result_of(name, labels.values()))
        self._lists.setdefault(listed, []).append(choice)
        for column in _MEDIA:
            for text in row.text(column).values():
                kind = NotTakenKind.COLUMN_NOT_TAKEN
                self._ledger.add(self._table.sheet, row.number, column, kind, text)

    def _report_replaced(self, choices: list[_Choice]) -> None:
        for choice in choices:
            if choice.name != choice.result:
                kind = NotTakenKind.CHOICE_REPLACED
                detail = f"{choice.name} = {choice.result}"
                self._ledger.add(self._table.sheet, choice.row, "name", kind, detail)
