"""Read one checklist folder: `checklist.toml` and a `<language>.toml` beside it per language.

`checklist.toml` holds what is the same in every language; `en.toml` must be complete, another
language may lack texts, which then fall back to English. Nothing is taken over after a fault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from checklists.asking.checklist import (
    MEASURE_TEXT,
    Checklist,
    Condition,
    Item,
    Measure,
    Section,
)
from checklists.asking.conditions import condition_faults
from checklists.asking.files import FaultKind, FaultList, Table, open_table
from checklists.asking.standards import Reference, Standard
from checklists.values import (
    FALLBACK_LANGUAGE,
    STORE_MARK,
    Domain,
    EvidenceKind,
    FacilityKind,
    InspectionKind,
    MeasureKind,
    Method,
    Result,
    Stage,
    Texts,
)

FORMAT = 1
STRUCTURE_FILE = "checklist.toml"
ITEM_TEXTS = ("question", "guidance", "finding", "recommendation", "critical")
HEAVIEST = 5


@dataclass(slots=True)
class _Words:
    """Every text of a folder's language files: place -> field -> language -> text."""

    by_place: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)

    def add(self, place: str, name: str, language: str, text: str) -> None:
        if text:
            self.by_place.setdefault(place, {}).setdefault(name, {})[language] = text

    def take(self, place: str, name: str) -> Texts:
        return Texts(self.by_place.get(place, {}).get(name, {}))


def load_checklist(folder: Path, standards: Mapping[str, Standard]) -> Checklist:
    """The checklist in this folder; raises ChecklistRefused naming every fault."""
    faults = FaultList()
    structure = open_table(folder / STRUCTURE_FILE, faults)
    words = _read_languages(folder, faults)
    faults.raise_if_any()
    assert structure is not None  # noqa: S101 - a missing structure is a fault raised above
    checklist = _read_structure(structure, words, standards)
    _check_texts(checklist, words, faults)
    faults.raise_if_any()
    return checklist


def cited(table: Table, named: str, standards: Mapping[str, Standard]) -> Reference | None:
    """What `standard` or `standard/clause` names; None after a fault."""
    standard, _, clause = named.partition("/")
    if standard not in standards:
        table.fault(FaultKind.UNKNOWN_REFERENCE, named)
        return None
    reference = standards[standard].cite(clause)
    if reference is None:
        is_known = clause in standards[standard].clauses
        table.fault(FaultKind.UNCITABLE_CLAUSE if is_known else FaultKind.UNKNOWN_CLAUSE, named)
    return reference


def _read_languages(folder: Path, faults: FaultList) -> _Words:
    words = _Words()
    files = sorted(path for path in folder.glob("*.toml") if path.name != STRUCTURE_FILE)
    if folder / f"{FALLBACK_LANGUAGE}.toml" not in files:
        faults.add(f"{FALLBACK_LANGUAGE}.toml", "", FaultKind.MISSING_FILE, str(folder))
    for path in files:
        table = open_table(path, faults)
        if table is not None:
            _read_language(table, path.stem, words)
    return words


def _read_language(table: Table, language: str, words: _Words) -> None:
    words.languages.append(language)
    if table.text("language") != language:
        table.fault(FaultKind.WRONG_LANGUAGE, language)
    for name in ("title", "about"):
        words.add("", name, language, table.text(name))
    titles = table.find_table("section")
    for section, title in (titles.rest_as_texts() if titles is not None else {}).items():
        words.add(section, "title", language, title)
    for item in table.named_tables("item"):
        for name, text in item.rest_as_texts().items():
            if name not in ITEM_TEXTS and not name.startswith(MEASURE_TEXT):
                item.fault(FaultKind.UNKNOWN_FIELD, name)
            words.add(item.place, name, language, text)
    table.done()


def _read_structure(table: Table, words: _Words, standards: Mapping[str, Standard]) -> Checklist:
    if table.integer("format") != FORMAT:
        table.fault(FaultKind.UNKNOWN_FORMAT, str(FORMAT))
    shares = table.texts("shares")
    prefixes = (table.text("prefix"), *shares)
    checklist = Checklist(
        id=table.text("id"),
        edition=table.text("edition"),
        kinds=table.words("kinds", InspectionKind),
        title=words.take("", "title"),
        about=words.take("", "about"),
        sections=tuple(
            _read_section(section, prefixes, words, standards)
            for section in table.tables("section", "section")
        ),
        shares=shares,
    )
    table.done()
    _check_ids(table, checklist)
    return checklist


def _read_section(
    table: Table, prefixes: tuple[str, ...], words: _Words, standards: Mapping[str, Standard]
) -> Section:
    identity = table.text("id")
    per_store = table.flag("per_store")
    items = tuple(
        _read_item(item, prefixes, words, standards)
        for item in table.tables("item", f"item of {identity}")
    )
    table.done()
    return Section(identity, words.take(identity, "title"), items, per_store)


def _read_item(
    table: Table, prefixes: tuple[str, ...], words: _Words, standards: Mapping[str, Standard]
) -> Item:
    identity = table.text("id")
    if not identity.startswith(tuple(f"{prefix}-" for prefix in prefixes)):
        table.fault(FaultKind.FOREIGN_ID, prefixes[0])
    weight = table.integer("weight")
    if not 1 <= weight <= HEAVIEST:
        table.fault(FaultKind.WEIGHT_OUT_OF_RANGE, str(weight))
    critical = table.flag("critical")
    item = Item(
        id=identity,
        domain=table.word("domain", Domain),
        stage=table.word("stage", Stage),
        method=table.word("method", Method),
        weight=weight,
        question=words.take(identity, "question"),
        guidance=words.take(identity, "guidance"),
        critical_because=words.take(identity, "critical") if critical else Texts({}),
        finding=words.take(identity, "finding"),
        recommendation=words.take(identity, "recommendation"),
        evidence=table.words("evidence", EvidenceKind),
        references=tuple(_read_references(table, standards)),
        facilities=table.words("facilities", FacilityKind),
        asked_if=_read_condition(table),
        measures=tuple(
            _read_measure(measure, identity, words)
            for measure in table.tables("measured", "measure", inside=identity)
        ),
    )
    if critical and not item.is_critical:
        table.fault(FaultKind.MISSING_TEXT, "critical")
    if not critical and words.take(identity, "critical").by_language:
        table.fault(FaultKind.MISSING_FIELD, "critical")
    table.done()
    return item


def _read_condition(table: Table) -> Condition | None:
    condition = table.find_table("asked_if")
    if condition is None:
        return None
    found = Condition(condition.text("item"), condition.words("results", Result))
    if not found.results:
        condition.fault(FaultKind.MISSING_FIELD, "results")
    condition.done()
    return found


def _read_measure(table: Table, item: str, words: _Words) -> Measure:
    identity = table.text("id")
    measure = Measure(
        id=identity,
        label=words.take(item, f"{MEASURE_TEXT}{identity}"),
        unit=table.text("unit", ""),
        kind=table.word("kind", MeasureKind),
        minimum=table.text("minimum", ""),
        maximum=table.text("maximum", ""),
    )
    if not measure.label.has(FALLBACK_LANGUAGE):
        table.fault(FaultKind.MISSING_TEXT, f"{MEASURE_TEXT}{identity}")
    for limit in (measure.minimum, measure.maximum):
        if limit and not _is_number(limit):
            table.fault(FaultKind.UNKNOWN_WORD, limit)
    table.done()
    return measure


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _read_references(table: Table, standards: Mapping[str, Standard]) -> Iterable[Reference]:
    for named in table.texts("references"):
        reference = cited(table, named, standards)
        if reference is not None:
            yield reference


def _check_ids(table: Table, checklist: Checklist) -> None:
    seen: set[str] = set()
    for identity in _ids(checklist):
        if identity in seen:
            table.fault(FaultKind.DUPLICATE_ID, identity, place=identity)
        if STORE_MARK in identity:
            table.fault(FaultKind.STORE_MARK, identity, place=identity)
        seen.add(identity)
    for item, kind, detail in condition_faults(checklist):
        table.fault(kind, detail, place=item)
    if not any(True for _ in checklist.items()):
        table.fault(FaultKind.NO_ITEMS)


def _check_texts(checklist: Checklist, words: _Words, faults: FaultList) -> None:
    english = f"{FALLBACK_LANGUAGE}.toml"
    known = {"", *_ids(checklist)}
    for place in words.by_place.keys() - known:
        languages = {language for text in words.by_place[place].values() for language in text}
        for language in sorted(languages):
            faults.add(f"{language}.toml", place, FaultKind.UNKNOWN_ID, place)
    needed = [("", "title", checklist.title), ("", "about", checklist.about)]
    needed += [(section.id, "title", section.title) for section in checklist.sections]
    for item in checklist.items():
        needed += [(item.id, name, getattr(item, name)) for name in ITEM_TEXTS[:4]]
    for place, name, texts in needed:
        if not texts.has(FALLBACK_LANGUAGE):
            faults.add(english, place, FaultKind.MISSING_TEXT, name)


def _ids(checklist: Checklist) -> Iterable[str]:
    for section in checklist.sections:
        yield section.id
        yield from (item.id for item in section.items)
