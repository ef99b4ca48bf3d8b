"""From an XLSForm file to a checklist, against pyxform making a form of the same file."""

from collections.abc import Callable

from pyxform.xls2xform import convert

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.asking.xlsform_in import from_xlsform
from storage.spreadsheets import read_sheets, write_sheets
from tests.benchmarks.measuring import Comparison, in_turn, peak_megabytes

ROWS, MANY_ROWS = 1_000, 5_000
GROUP = 25


def measure() -> Comparison:
    few, many = _bytes(ROWS), _bytes(MANY_ROWS)
    taken = in_turn(_import(few), _judge(few), 7)
    larger = in_turn(_import(many), _judge(many), 3)
    note = (
        f"{ROWS} rows; {MANY_ROWS} rows: {larger[0]:.0f} ms against {larger[1]:.0f} ms, "
        f"ratio {larger[0] / larger[1]:.2f}; {peak_megabytes():.0f} MB at most"
    )
    return Comparison("XLSForm to checklist", *taken, aim=1.0, note=note)


def _import(content: bytes) -> Callable[[], object]:
    return lambda: from_xlsform(read_sheets("form.xlsx", content))


def _judge(content: bytes) -> Callable[[], object]:
    return lambda: convert(content, file_type=".xlsx", warnings=[])


def _bytes(rows: int) -> bytes:
    header = ("type", "name", "label::English (en)", "label::French (fr)", "relevant", "constraint")
    survey = [header]
    while len(survey) <= rows:
        number = len(survey)
        survey.append(("begin group", f"g{number}", f"Group {number}", f"Groupe {number}"))
        survey += [_question(number + n) for n in range(GROUP)]
        survey.append(("end group",))
    choices = (
        ("list_name", "name", "label::English (en)", "label::French (fr)"),
        ("yn", "yes", "Yes", "Oui"),
        ("yn", "no", "No", "Non"),
    )
    settings = (("form_title", "form_id"), ("Benchmark", "benchmark"))
    names = (("survey", tuple(survey)), ("choices", choices), ("settings", settings))
    return write_sheets(Sheets(tuple(Sheet(name, rows) for name, rows in names)))


def _question(number: int) -> tuple[str, ...]:
    name = f"q{number}"
    label = (f"Is lock {number} closed and in order?", f"La serrure {number} est-elle fermée ?")
    if number % 5:
        return ("select_one yn", name, *label)
    return ("integer", name, *label, "", ". >= 0 and . <= 100")
