"""`checklists list`, `show` and `check`: what ships, one of them whole, a folder's faults."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from checklists.asking.checklist import Checklist, Item
from checklists.asking.files import ChecklistRefused
from checklists.asking.loading import load_checklist
from checklists.asking.shelf import shipped_checklists, standards
from checklists.asking.terms import term
from checklists.records import to_record
from checklists.values import Confidence
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.refusals import UnknownChecklist
from ui.wording import fault_sentence


def list_checklists(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    shipped = shipped_checklists()
    record = {"checklists": [summary(checklist) for checklist in shipped]}
    lines = [
        f"{checklist.id}  {checklist.edition}  {len(list(checklist.items()))}  "
        f"{','.join(checklist.languages)}  {checklist.title.to(arguments.language)}"
        for checklist in shipped
    ]
    terminal.result(record, lines)
    return DONE


def show_checklist(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    checklist = find_checklist(arguments.checklist)
    terminal.result(to_record(checklist), _lines(checklist, arguments.language, terminal))
    return DONE


def check_checklist(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Load a folder and name every fault of it."""
    try:
        checklist = load_checklist(arguments.folder, standards())
    except ChecklistRefused as refused:
        sentences = [fault_sentence(fault, terminal.language) for fault in refused.faults]
        faults = [
            {**to_record(fault), "sentence": said}
            for fault, said in zip(refused.faults, sentences, strict=True)
        ]
        terminal.result({"ok": False, "faults": faults}, sentences)
        return FOUND_FAULTS
    items = len(list(checklist.items()))
    text = terminal._("{name}: {items} items, no fault.").format(name=checklist.id, items=items)
    terminal.result({"ok": True, "faults": [], **summary(checklist)}, [text])
    return DONE


def find_checklist(name: str) -> Checklist:
    """A shipped checklist by its id, or the one in a folder."""
    for checklist in shipped_checklists():
        if checklist.id == name:
            return checklist
    if Path(name).is_dir():
        return load_checklist(Path(name), standards())
    raise UnknownChecklist(name)


def summary(checklist: Checklist) -> dict[str, object]:
    return {
        "id": checklist.id,
        "edition": checklist.edition,
        "title": dict(checklist.title.by_language),
        "languages": list(checklist.languages),
        "kinds": [str(kind) for kind in checklist.kinds],
        "items": len(list(checklist.items())),
        "critical_items": sum(item.is_critical for item in checklist.items()),
        "domains": _counts(item.domain for item in checklist.items()),
        "references": _counts(
            reference.confidence for item in checklist.items() for reference in item.references
        ),
        "complete_languages": [
            language for language in checklist.languages if checklist.is_complete_in(language)
        ],
        "digest": checklist.digest(),
    }


def _counts(words: Iterable[StrEnum]) -> dict[str, int]:
    return {str(word): number for word, number in sorted(Counter(words).items())}


def _lines(checklist: Checklist, language: str, terminal: Terminal) -> list[str]:
    lines = [checklist.title.to(language), checklist.about.to(language)]
    for section in checklist.sections:
        title = section.title.to(language)
        if section.per_store:
            title = terminal._("{section}, for each store").format(section=title)
        lines += ["", title]
        for item in section.items:
            lines += _item_lines(item, language)
    return lines


def _item_lines(item: Item, language: str) -> list[str]:
    about = [term(item.domain, language), term(item.method, language), f"{item.weight}/5"]
    lines = [f"{item.id}  {item.question.to(language)}", f"    {' · '.join(about)}"]
    lines.append(f"    {item.guidance.to(language)}")
    if item.is_critical:
        lines.append(f"    ! {item.critical_because.to(language)}")
    for reference in item.references:
        sure = (
            ""
            if reference.confidence == Confidence.READ
            else (f" ({term(reference.confidence, language)})")
        )
        lines.append(f"    → {reference.label}{sure}")
    return lines
