"""Write a checklist as the files of its folder, exactly as loading reads them, or a new one."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from checklists.asking.checklist import Checklist, Item, Measure, Section
from checklists.asking.files import MAX_FILE_BYTES
from checklists.asking.loading import FORMAT, STRUCTURE_FILE
from checklists.asking.standards import Reference, Standard
from checklists.asking.tongues import is_tag
from checklists.values import FALLBACK_LANGUAGE, Problem

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class UnwritableKind(StrEnum):
    """Why a checklist has no form as files."""

    NO_COMMON_PREFIX = "no_common_prefix"
    UNKNOWN_REFERENCE = "unknown_reference"
    BAD_LANGUAGE = "bad_language"
    TOO_LARGE = "too_large"


@dataclass(eq=False)
class ChecklistUnwritable(Problem):
    """A checklist was not written: its files would not load as what it is."""

    place: str
    kind: UnwritableKind
    detail: str


@dataclass(frozen=True, slots=True)
class UnknownReference:
    item: str
    label: str


def to_toml(checklist: Checklist, standards: Mapping[str, Standard]) -> Mapping[str, str]:
    """File name -> text; raises ChecklistUnwritable when loading could not give it back."""
    cited = _by_reference(standards)
    files = {STRUCTURE_FILE: "\n".join(_structure(checklist, cited))}
    for language in _languages(checklist):
        if not is_tag(language):
            raise ChecklistUnwritable("", UnwritableKind.BAD_LANGUAGE, language)
        files[f"{language}.toml"] = "\n".join(_words(checklist, language))
    for name, text in files.items():
        if len(text.encode("utf-8", "replace")) > MAX_FILE_BYTES:
            raise ChecklistUnwritable(name, UnwritableKind.TOO_LARGE, str(MAX_FILE_BYTES))
    return files


def without_unknown_references(
    checklist: Checklist, standards: Mapping[str, Standard]
) -> tuple[Checklist, tuple[UnknownReference, ...]]:
    """The checklist without references to standards not at hand, and what was left out."""
    cited = _by_reference(standards)
    missing: list[UnknownReference] = []

    def known(item: Item) -> Item:
        missing.extend(
            UnknownReference(item.id, one.label) for one in item.references if one not in cited
        )
        return replace(item, references=tuple(one for one in item.references if one in cited))

    sections = tuple(
        replace(section, items=tuple(known(item) for item in section.items))
        for section in checklist.sections
    )
    return replace(checklist, sections=sections), tuple(missing)


def _by_reference(standards: Mapping[str, Standard]) -> dict[Reference, str]:
    """How each reference that may be made is written: the first of several that are the same."""
    found: dict[Reference, str] = {}
    for key, standard in standards.items():
        for clause in ("", *standard.clauses):
            reference = standard.cite(clause)
            if reference is not None:
                found.setdefault(reference, f"{key}/{clause}" if clause else key)
    return found


def _structure(checklist: Checklist, cited: Mapping[Reference, str]) -> Iterable[str]:
    yield f"format = {FORMAT}"
    yield f"id = {_text(checklist.id)}"
    yield f"edition = {_text(checklist.edition)}"
    yield f"prefix = {_text(_prefix(checklist))}"
    if checklist.shares:
        yield f"shares = {_list(checklist.shares)}"
    yield f"kinds = {_list(checklist.kinds)}"
    for section in checklist.sections:
        yield from ("", "[[section]]", f"id = {_text(section.id)}")
        if section.per_store:
            yield "per_store = true"
        yield from _section(section, cited)


def _section(section: Section, cited: Mapping[Reference, str]) -> Iterable[str]:
    if not section.items:
        yield "item = []"
    for item in section.items:
        yield from ("", "[[section.item]]")
        yield from _item(item, cited)


def _item(item: Item, cited: Mapping[Reference, str]) -> Iterable[str]:
    for name in ("id", "domain", "stage", "method"):
        yield f"{name} = {_text(getattr(item, name))}"
    yield f"weight = {item.weight}"
    if item.is_critical:
        yield "critical = true"
    references = tuple(_cited(item, cited))
    for name, words in (
        ("evidence", item.evidence),
        ("references", references),
        ("facilities", item.facilities),
    ):
        if words:
            yield f"{name} = {_list(words)}"
    if item.asked_if is not None:
        results = _list(item.asked_if.results)
        yield f"asked_if = {{ item = {_text(item.asked_if.item)}, results = {results} }}"
    for measure in item.measures:
        yield from _measure(measure)


def _measure(measure: Measure) -> Iterable[str]:
    yield from ("", "[[section.item.measured]]", f"id = {_text(measure.id)}")
    yield f"kind = {_text(measure.kind)}"
    for name in ("unit", "minimum", "maximum"):
        if value := getattr(measure, name):
            yield f"{name} = {_text(value)}"


def _cited(item: Item, cited: Mapping[Reference, str]) -> Iterable[str]:
    for reference in item.references:
        if reference not in cited:
            kind = UnwritableKind.UNKNOWN_REFERENCE
            raise ChecklistUnwritable(item.id, kind, reference.label)
        yield cited[reference]


def _prefix(checklist: Checklist) -> str:
    """What every id begins with but those of shared items; a checklist does not keep it."""
    others = tuple(f"{prefix}-" for prefix in checklist.shares)
    own = [item.id for item in checklist.items() if not item.id.startswith(others)]
    prefixes = {identity.partition("-")[0] for identity in own} or set(checklist.shares[:1])
    if len(prefixes) != 1 or not all("-" in item.id for item in checklist.items()):
        detail = ", ".join(sorted(prefixes)[:5])
        raise ChecklistUnwritable("", UnwritableKind.NO_COMMON_PREFIX, detail)
    return prefixes.pop()


def _words(checklist: Checklist, language: str) -> Iterable[str]:
    yield f"language = {_text(language)}"
    yield f"title = {_text(checklist.title.by_language.get(language, ''))}"
    yield f"about = {_text(checklist.about.by_language.get(language, ''))}"
    titles = [
        f"{_key(section.id)} = {_text(section.title.by_language[language])}"
        for section in checklist.sections
        if section.title.has(language)
    ]
    if titles:
        yield from ("", "[section]", *titles)
    for item in checklist.items():
        lines = [
            f"{_key(name)} = {_text(texts.by_language[language])}"
            for name, texts in item.texts()
            if texts.has(language)
        ]
        if lines:
            yield from ("", f"[item.{_key(item.id)}]", *lines)
    yield ""


def _languages(checklist: Checklist) -> list[str]:
    found = {language for _, _, text in checklist.texts() for language in text.by_language}
    return sorted(found | {FALLBACK_LANGUAGE})


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(_text(word) for word in words)}]"


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    # A JSON string is a TOML one, but for the one control character that JSON leaves as it is.
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007F")
