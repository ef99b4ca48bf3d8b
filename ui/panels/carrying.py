"""Work of the heavy lane: a checklist read from a form or folder, or written as one."""

from pathlib import Path

from checklists.asking.checklist import Checklist
from checklists.asking.loading import load_checklist
from checklists.asking.shelf import standards
from checklists.asking.writing import to_toml, without_unknown_references
from checklists.asking.xlsform_in import from_xlsform
from checklists.asking.xlsform_out import to_xlsform
from ui.doors import Doors, ReadSheets
from ui.files import read_file, write_folder
from ui.jobs import JobContext
from ui.panels.importing import Incoming

STEPS = 4


def read_form(path: Path, read_sheets: ReadSheets, context: JobContext) -> Incoming:
    context.at(0, STEPS, "read")
    content = read_file(path)
    context.at(1, STEPS, "unpack")
    sheets = read_sheets(path.name, content)
    context.at(2, STEPS, "understand")
    form = from_xlsform(sheets)
    context.at(3, STEPS, "references")
    checklist, left_out = without_unknown_references(form.checklist, standards())
    context.at(STEPS, STEPS, "references")
    return Incoming(path.name, checklist, form.not_taken, left_out)


def read_folder(path: Path) -> Incoming:
    return Incoming(path.name, load_checklist(path, standards()), (), ())


def write_form(checklist: Checklist, path: Path, doors: Doors) -> Path:
    target = path if path.suffix else path.with_suffix(".xlsx")
    doors.write_file(target, doors.write_sheets(to_xlsform(checklist)))
    return target


def write_paper(checklist: Checklist, path: Path, language: str, doors: Doors) -> Path:
    """The checklist to print and write on, as PDF."""
    from reports.papers import blank_checklist

    target = path if path.suffix else path.with_suffix(".pdf")
    doors.write_file(target, blank_checklist(checklist, language))
    return target


def write_texts(checklist: Checklist, folder: Path, doors: Doors) -> Path:
    """A new folder of the checklist's id, in this folder."""
    target = folder / checklist.id
    write_folder(target, to_toml(checklist, standards()), doors.write_file)
    return target
