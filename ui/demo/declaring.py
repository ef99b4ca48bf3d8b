"""The fictional declaration: 240 rifles by a fixed rule, and the exporter's file of them."""

import csv
import io

from checklists.delivering.case import DeclaredItem
from checklists.delivering.words import ArmsCategory
from ui.demo.telling import told

PART = 120
# The second part delivery has four series that a hurried eye takes for one another.
SERIES = ("0B", "08", "0O", "0I")
_EACH = PART // len(SERIES)
_COLUMNS = ("No.", "ATT cat.", "Type / Model", "Cal.", "Serial  No", "Import mark", "Where stored")


def serials() -> tuple[str, ...]:
    """Both part deliveries, in the order of the declaration."""
    first = [f"TEST {400101 + number}" for number in range(PART)]
    second = [f"{series}{number:04d}" for series in SERIES for number in range(1, _EACH + 1)]
    return (*first, *second)


def rifles(language: str) -> tuple[DeclaredItem, ...]:
    """One line per rifle; only the first part delivery has an import mark."""
    words, stores = told("case", language)["words"], told("case", language)["stores"]
    return tuple(
        DeclaredItem(
            number=0,
            category=ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS,
            type=words["rifle"],
            model="TEST-15",
            calibre="5.56 mm",
            maker=words["maker"],
            serial=serial,
            lot="",
            import_mark="SU 25" if line < PART else "",
            other_marks="",
            quantity=1,
            unit="",
            tolerance=0,
            store=stores["two"],
            note="",
            doubt="",
        )
        for line, serial in enumerate(serials())
    )


def quantities(language: str) -> tuple[DeclaredItem, ...]:
    """What was delivered with the rifles and is counted, not read."""
    said = told("case", language)
    return tuple(
        DeclaredItem(
            number=0,
            category=ArmsCategory(one["category"]),
            type=one["type"],
            model=one["model"],
            calibre=one["calibre"],
            maker=said["words"]["maker"],
            serial="",
            lot=one["lot"],
            import_mark="",
            other_marks="",
            quantity=one["quantity"],
            unit=one["unit"],
            tolerance=one["tolerance"],
            store=said["stores"][one["store"]],
            note="",
            doubt="",
        )
        for one in said["quantity"]
    )


def exporters_file(language: str) -> bytes:
    """The rifles as an exporter's office sends them: words above the header, gaps, and a sum."""
    head = told("case", language)["head"]
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow([f"  {head['title']}"])
    writer.writerow(["Lic.", head["number"], "", "", "", "", ""])
    writer.writerow([])
    writer.writerow(_COLUMNS)
    for number, rifle in enumerate(rifles(language), 1):
        if number == PART + 1:
            writer.writerow(["2nd part delivery"] + [""] * (len(_COLUMNS) - 1))
        kind = (
            f"{rifle.type} {rifle.model}" if number % 5 else f"{rifle.type.upper()} {rifle.model} "
        )
        serial = rifle.serial if number % 7 else f" {rifle.serial.replace(' ', '  ')}"
        row = [number, "(h)", kind, "5,56", serial, rifle.import_mark or "-", rifle.store]
        writer.writerow(row)
    writer.writerow(["", "", "", "TOTAL", 2 * PART, "", ""])
    return "\ufeff".encode() + lines.getvalue().encode()
