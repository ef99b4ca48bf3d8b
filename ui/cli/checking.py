"""`checklists check`: every fault of the folders named, or of everything that ships."""

from argparse import Namespace

from checklists.asking.checking import Checked, check_library, check_together
from checklists.asking.shelf import standards
from checklists.delivering.named_words import NAMED_WORDS
from checklists.records import to_record
from ui.cli.checklists import summary
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.wording import fault_sentence


def check_checklists(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """One folder answers with its own fields; several, or all that ships, with one entry each."""
    folders = arguments.folders
    checked = check_together(folders, standards()) if folders else check_library(NAMED_WORDS)
    is_one = len(folders) == 1
    lines = [line for one in checked for line in _lines(terminal, one, named=not is_one)]
    terminal.result(_record(terminal, checked[0]) if is_one else _all(terminal, checked), lines)
    return FOUND_FAULTS if any(one.faults for one in checked) else DONE


def _all(terminal: Terminal, checked: tuple[Checked, ...]) -> dict[str, object]:
    entries = [{"folder": str(one.folder), **_record(terminal, one)} for one in checked]
    return {"ok": not any(one.faults for one in checked), "checked": entries}


def _record(terminal: Terminal, checked: Checked) -> dict[str, object]:
    faults = [
        {**to_record(fault), "sentence": fault_sentence(fault, terminal.language)}
        for fault in checked.faults
    ]
    loaded = summary(checked.checklist) if checked.checklist and not faults else {}
    return {"ok": not faults, "faults": faults, **loaded}


def _lines(terminal: Terminal, checked: Checked, *, named: bool) -> list[str]:
    """A line for each fault, with its folder where there are several, or that there is none."""
    folder = f"{checked.folder.name}/" if named else ""
    if checked.faults:
        return [f"{folder}{fault_sentence(one, terminal.language)}" for one in checked.faults]
    if checked.checklist is None:
        return [terminal._("{name}: no fault.").format(name=checked.folder.name)]
    items = len(list(checked.checklist.items()))
    said = terminal._("{name}: {items} items, no fault.")
    return [said.format(name=checked.checklist.id, items=items)]
