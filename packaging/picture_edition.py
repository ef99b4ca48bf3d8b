"""A made-up next edition of a checklist, and a form that does not fit, for the pictures."""

from dataclasses import replace

from checklists.asking.checklist import Checklist
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.values import Texts


def newer(checklist: Checklist) -> Checklist:
    """A made-up next edition: its first item asks something else, its last one is gone."""
    first, *others = checklist.sections
    asked, *rest = first.items
    words = Texts({
        "en": "Is the risk assessment of this site signed, and less than a year old?",
        "zh": "本场地的风险评估是否已签字，且未满一年？",
    })  # fmt: skip
    changed = replace(asked, question=words)
    last = replace(others[-1], items=others[-1].items[:-1])
    sections = (replace(first, items=(changed, *rest)), *others[:-1], last)
    return replace(checklist, edition="1.1", sections=sections)


def foreign(form: Sheets) -> Sheets:
    """The form with rows that have no counterpart in a checklist."""
    survey, *others = form.sheets
    at = survey.rows[0].index("type"), survey.rows[0].index("name")
    rows: list[tuple[str, ...]] = []
    for kind, name in (("geopoint", "where"), ("barcode", "tag"), ("range", "level")):
        cells = [""] * len(survey.rows[0])
        cells[at[0]], cells[at[1]] = kind, name
        rows.append(tuple(cells))
    return Sheets((Sheet(survey.name, (*survey.rows, *rows)), *others))
