"""`checklists list` and `show`: what ships, and one of them whole."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from checklists.asking.checklist import Checklist, Item
from checklists.asking.loading import load_checklist
from checklists.asking.shelf import shipped_checklists, standards
from checklists.asking.terms import term
from checklists.records import to_record
from checklists.values import Confidence, Texts
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.refusals import UnknownChecklist
from ui.speech import speech
from ui.wording.checklist import NOT_TRANSLATED


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
    """Print it whole; a text in English that another language lacks is marked."""
    checklist = find_checklist(arguments.checklist)
    mark = f"[{terminal._(NOT_TRANSLATED)}] "
    language = arguments.language

    def say(text: Texts) -> str:
        return f"{mark if text.falls_back_in(language) else ''}{text.to(language)}"

    terminal.result(to_record(checklist), _lines(checklist, language, say))
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


def _lines(checklist: Checklist, language: str, say: Callable[[Texts], str]) -> list[str]:
    lines = [say(checklist.title), say(checklist.about)]
    for section in checklist.sections:
        title = say(section.title)
        if section.per_store:
            title = speech(language).gettext("{section}, for each store").format(section=title)
        lines += ["", title]
        for item in section.items:
            lines += _item_lines(item, language, say)
    return lines


def _item_lines(item: Item, language: str, say: Callable[[Texts], str]) -> list[str]:
    about = [term(item.domain, language), term(item.method, language), f"{item.weight}/5"]
    lines = [f"{item.id}  {say(item.question)}", f"    {' · '.join(about)}"]
    lines.append(f"    {say(item.guidance)}")
    if item.is_critical:
        lines.append(f"    ! {say(item.critical_because)}")
    for measure in item.measures:
        unit = f" ({measure.unit})" if measure.unit else ""
        lines.append(f"    = {say(measure.label)}{unit}")
    lines += [f"    - {say(item.finding)}", f"    + {say(item.recommendation)}"]
    for reference in item.references:
        sure = (
            ""
            if reference.confidence == Confidence.READ
            else (f" ({term(reference.confidence, language)})")
        )
        lines.append(f"    → {reference.label}{sure}")
    return lines
