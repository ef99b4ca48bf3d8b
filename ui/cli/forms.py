"""`checklists import`, `export` and `new`: XLSForm in and out, and a checklist to begin from."""

from argparse import Namespace

from checklists.asking.loading import load_checklist
from checklists.asking.shelf import standards
from checklists.asking.starting import starter
from checklists.asking.writing import to_toml, without_unknown_references
from checklists.asking.xlsform_in import from_xlsform
from checklists.asking.xlsform_out import to_xlsform
from checklists.records import to_record
from ui.cli.checklists import find_checklist, summary
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import read_file, write_folder
from ui.refusals import FileInTheWay
from ui.wording.importing import left_out_sentence, not_taken_sentence


def import_form(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Write the folder of a checklist made of a form, and name all that was not taken."""
    sheets = doors.read_sheets(arguments.form.name, read_file(arguments.form))
    form = from_xlsform(sheets)
    checklist, left_out = without_unknown_references(form.checklist, standards())
    write_folder(arguments.output, to_toml(checklist, standards()), doors.write_file)
    checklist = load_checklist(arguments.output, standards())
    language = terminal.language
    not_taken = [(one, not_taken_sentence(one, language)) for one in form.not_taken]
    missing = [(one, left_out_sentence(one, language)) for one in left_out]
    items = len(list(checklist.items()))
    said = terminal._("{folder}: {items} items; {number} things were not taken as they stood.")
    number = len(not_taken) + len(missing)
    lines = [said.format(folder=arguments.output, items=items, number=number)]
    lines += [sentence for _, sentence in not_taken] + [sentence for _, sentence in missing]
    record = {
        "folder": str(arguments.output),
        "checklist": summary(checklist),
        "not_taken": [{**to_record(one), "sentence": text} for one, text in not_taken],
        "left_out": [{**to_record(one), "sentence": text} for one, text in missing],
    }
    terminal.result(record, lines)
    return DONE


def export_form(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    if arguments.output.exists():
        raise FileInTheWay(arguments.output)
    checklist = find_checklist(arguments.checklist)
    doors.write_file(arguments.output, doors.write_sheets(to_xlsform(checklist)))
    text = terminal._("The checklist {name} was written to {file}.")
    record = {"file": str(arguments.output), "checklist": summary(checklist)}
    terminal.result(record, [text.format(name=checklist.id, file=arguments.output)])
    return DONE


def new_checklist(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    files = starter(*arguments.also)
    write_folder(arguments.folder, files, doors.write_file)
    lines = [
        terminal._("A checklist to change lies in {folder}: {files}.").format(
            folder=arguments.folder, files=", ".join(files)
        ),
        terminal._("Look at the result with: checklists check {folder}").format(
            folder=arguments.folder
        ),
    ]
    terminal.result({"folder": str(arguments.folder), "files": list(files)}, lines)
    return DONE
