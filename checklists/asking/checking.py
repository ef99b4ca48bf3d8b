"""Check what loads for all that loading tolerates: translations, units, items never asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path

from checklists import values
from checklists.asking.checklist import Checklist
from checklists.asking.conditions import where_asked
from checklists.asking.files import ChecklistRefused, Fault, FaultKind
from checklists.asking.loading import STRUCTURE_FILE, load_checklist
from checklists.asking.regions import load_region
from checklists.asking.shelf import LIBRARY, load_standards
from checklists.asking.standards import Standard
from checklists.asking.terms import read_terms
from checklists.asking.units import UNITS
from checklists.values import FALLBACK_LANGUAGE

_ENGLISH_FILE = f"{FALLBACK_LANGUAGE}.toml"


@dataclass(frozen=True, slots=True)
class Checked:
    """A folder and its faults; `checklist` is None where none was loaded, or none lies there."""

    folder: Path
    checklist: Checklist | None
    faults: tuple[Fault, ...]


def check_checklist(
    folder: Path, standards: Mapping[str, Standard], languages: Iterable[str] = ()
) -> Checked:
    """The checklist in this folder with every fault; a file for each of `languages` must lie there.

    What bars loading is named alone: the rest can be told of a checklist that loads.
    """
    try:
        checklist = load_checklist(folder, standards)
    except ChecklistRefused as refused:
        return Checked(folder, None, refused.faults)
    present = {path.stem for path in folder.glob("*.toml") if path.name != STRUCTURE_FILE}
    faults = chain(
        (_missing_file(folder, language) for language in languages if language not in present),
        _translations(checklist, present),
        _measures(checklist),
        _never_asked(checklist),
    )
    return Checked(folder, checklist, tuple(faults))


def check_together(
    folders: Iterable[Path], standards: Mapping[str, Standard], languages: Iterable[str] = ()
) -> tuple[Checked, ...]:
    """Each folder checked, and ids under which an earlier one asks something else."""
    taken: dict[str, tuple[str, str]] = {}
    found = []
    for folder in folders:
        checked = check_checklist(folder, standards, tuple(languages))
        found.append(replace(checked, faults=(*checked.faults, *_taken(checked, taken))))
    return tuple(found)


def check_library(
    named_words: Iterable[type[StrEnum]], library: Path = LIBRARY
) -> tuple[Checked, ...]:
    """Everything that ships: standards, terms, regions, and each checklist in every language.

    `named_words` are the vocabularies of other rooms that have names in the terms.
    """
    named = dict.fromkeys((*_vocabularies(), *named_words))
    terms = Checked(library / "terms", None, tuple(_terms(library / "terms", named)))
    standards, faults = _standards(library / "standards")
    languages = sorted(path.stem for path in (library / "terms").glob("*.toml"))
    folders = sorted(path.parent for path in library.glob(f"*/{STRUCTURE_FILE}"))
    checklists = check_together(folders, standards, languages)
    items = {item.id for one in checklists if one.checklist for item in one.checklist.items()}
    packs = Checked(library / "regions", None, tuple(_regions(library, standards, items)))
    return (Checked(library / "standards", None, faults), terms, packs, *checklists)


def _regions(
    library: Path, standards: Mapping[str, Standard], items: Collection[str]
) -> Iterable[Fault]:
    for path in sorted((library / "regions").glob("*.toml")):
        try:
            load_region(path, standards, items)
        except ChecklistRefused as refused:
            yield from refused.faults


def _taken(checked: Checked, taken: dict[str, tuple[str, str]]) -> Iterable[Fault]:
    """Ids with another meaning in another checklist; those of this one are taken from now on."""
    checklist = checked.checklist
    if checklist is None:
        return
    for item in checklist.items():
        mine = (checklist.id, item.meaning_digest())
        whose, meaning = taken.setdefault(item.id, mine)
        if whose != checklist.id and meaning != mine[1]:
            yield Fault(STRUCTURE_FILE, item.id, FaultKind.DUPLICATE_ID, item.id)


def _missing_file(folder: Path, language: str) -> Fault:
    return Fault(f"{language}.toml", "", FaultKind.MISSING_FILE, str(folder))


def _translations(checklist: Checklist, languages: Iterable[str]) -> Iterable[Fault]:
    for language in sorted(languages):
        for place, name, text in checklist.texts():
            if text.by_language and not text.has(language):
                yield Fault(f"{language}.toml", place, FaultKind.MISSING_TRANSLATION, name)


def _measures(checklist: Checklist) -> Iterable[Fault]:
    for item in checklist.items():
        seen: set[str] = set()
        for measure in item.measures:
            place = f"{item.id} {measure.id}"
            if measure.unit and measure.unit not in UNITS:
                yield Fault(STRUCTURE_FILE, place, FaultKind.UNKNOWN_UNIT, measure.unit)
            if measure.id in seen:
                yield Fault(STRUCTURE_FILE, place, FaultKind.DUPLICATE_ID, measure.id)
            seen.add(measure.id)


def _never_asked(checklist: Checklist) -> Iterable[Fault]:
    kinds = where_asked(checklist)
    for item in checklist.items():
        if item.is_critical and item.asked_if is not None and not kinds[item.id]:
            named = item.asked_if.item
            yield Fault(STRUCTURE_FILE, item.id, FaultKind.DEAD_CRITICAL_ITEM, named)


def _standards(folder: Path) -> tuple[dict[str, Standard], tuple[Fault, ...]]:
    """Every standard of the folder by its id; one that two files have is a fault."""
    found: dict[str, Standard] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            loaded = load_standards(path)
        except ChecklistRefused as refused:
            faults += refused.faults
            continue
        for one in loaded:
            if one.id in found:
                faults.append(Fault(path.name, one.id, FaultKind.DUPLICATE_ID, one.id))
            found[one.id] = one
    return found, tuple(faults)


def _terms(folder: Path, vocabularies: Iterable[type[StrEnum]]) -> Iterable[Fault]:
    """A name for each fixed word in each language, and none for any other."""
    words = {f"{kind.__name__}.{word.value}" for kind in vocabularies for word in kind}
    for path in sorted({*folder.glob("*.toml"), folder / _ENGLISH_FILE}):
        try:
            terms = read_terms(path)
        except ChecklistRefused as refused:
            yield from refused.faults
            continue
        is_english = path.name == _ENGLISH_FILE
        kind = FaultKind.MISSING_TEXT if is_english else FaultKind.MISSING_TRANSLATION
        named = {word for word, name in terms.items() if name}
        yield from (Fault(path.name, "", kind, word) for word in sorted(words - named))
        for word in sorted(terms.keys() - words):
            yield Fault(path.name, "", FaultKind.UNKNOWN_ID, word)


def _vocabularies() -> Iterable[type[StrEnum]]:
    for kind in vars(values).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            yield kind
