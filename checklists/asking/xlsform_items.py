"""One question of a form as an item: what it asks, when, in which limits, with what evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checklists.asking.checklist import Condition, Item, Measure
from checklists.asking.xlsform import SURVEY, Ledger, NotTakenKind
from checklists.asking.xlsform_choices import Choices
from checklists.asking.xlsform_expressions import (
    Limits,
    read_condition,
    read_constraint,
    same_number,
)
from checklists.asking.xlsform_kept import (
    ID_COLUMN,
    MAXIMUM_COLUMN,
    MINIMUM_COLUMN,
    UNIT_COLUMN,
    KeptReader,
)
from checklists.asking.xlsform_table import Row
from checklists.asking.xlsform_types import Asked, Part
from checklists.asking.xlsform_words import English, Ids
from checklists.values import (
    Domain,
    EvidenceKind,
    MeasureKind,
    Method,
    Result,
    Stage,
    Texts,
)

TO_WRITE = Texts({"en": "(to be written)"})
_METHODS = {
    MeasureKind.INTEGER: Method.MEASURE,
    MeasureKind.DECIMAL: Method.MEASURE,
    MeasureKind.DATE: Method.DOCUMENT,
    MeasureKind.TEXT: Method.DOCUMENT,
}
_NUMBERS = (MeasureKind.INTEGER, MeasureKind.DECIMAL)
_VALUE = "value"


@dataclass(frozen=True, slots=True)
class Taken:
    """A question that became an item: its id, and what its choices stand for if that is known."""

    item: str
    scale: Mapping[str, Result]


class Questions:
    """Makes items of rows, and knows which question became which item."""

    def __init__(
        self, choices: Choices, kept: KeptReader, english: English, ids: Ids, ledger: Ledger
    ) -> None:
        self._choices = choices
        self._kept = kept
        self._english = english
        self._ids = ids
        self._ledger = ledger
        self._taken: dict[str, Taken] = {}

    def item(
        self, row: Row, asked: Asked, prefixes: tuple[str, ...], notes: Mapping[str, str]
    ) -> Item:
        """The item a row asks for, with the notes before it as guidance."""
        name = self._name(row)
        identity = self._ids.unique(self._own_id(row, prefixes) or f"{prefixes[0]}-{name}")
        scale = self._choices.scale(asked.word) if asked.part is Part.CHOICE else None
        question = self._label(row, name)
        measured = scale is None and asked.part is not Part.PHOTO
        guidance = below_each_other(notes, row.text("hint"), row.text("guidance_hint"))
        if scale is None and asked.part in (Part.CHOICE, Part.CHOICES):
            guidance = below_each_other(guidance, self._said_choices(row, asked))
        item = Item(
            id=identity,
            domain=Domain.DOCUMENTATION,
            stage=Stage.POST_DELIVERY_STORAGE,
            method=_METHODS[asked.measure] if measured else Method.OBSERVE,
            weight=1,
            question=question,
            guidance=self._english.of(guidance, row.number, "hint") if guidance else TO_WRITE,
            critical_because=Texts({}),
            finding=self._kept_text(row, "pssm_finding"),
            recommendation=self._kept_text(row, "pssm_recommendation"),
            evidence=(EvidenceKind.PHOTO,) if asked.part is Part.PHOTO else (),
            references=(),
            measures=(self._measure(row, asked, _VALUE, question),) if measured else (),
        )
        self._taken.setdefault(name, Taken(identity, scale or {}))
        self._mention_open_ends(row, item, asked)
        return self._kept.item(item, row)

    def own_measure(self, row: Row, asked: Asked, before: Sequence[Measure]) -> Measure:
        """A value our own export asks for below its item, which has those `before` already."""
        written = row.cell(ID_COLUMN)
        used = {measure.id for measure in before}
        identity = written or row.cell("name") or _VALUE
        if identity in used:
            identity = f"{identity}-{row.number}"
        if identity != written:
            kind = NotTakenKind.MEASURE_RENAMED
            self._ledger.add(SURVEY, row.number, ID_COLUMN, kind, identity)
        label = self._english.of(row.text("label") or {"en": identity}, row.number, "label")
        return self._measure(row, asked, identity, label)

    def condition(self, row: Row) -> Condition | None:
        """The row's condition on an earlier item; listed when it is anything else."""
        expression = row.cell("relevant")
        if not expression:
            return None
        found = read_condition(expression)
        taken = self._taken.get(found.question) if found else None
        if found and taken:
            results = tuple(taken.scale[value] for value in found.values if value in taken.scale)
            meant = {value for value, result in taken.scale.items() if result in results}
            # Two choices may stand for one result: then it cannot tell them apart.
            if meant == set(found.values):
                return Condition(taken.item, results)
        kind = NotTakenKind.RELEVANT_NOT_TAKEN
        self._ledger.add(SURVEY, row.number, "relevant", kind, expression)
        return None

    def _name(self, row: Row) -> str:
        name = row.cell("name")
        if not name:
            name = f"row-{row.number}"
            self._ledger.add(SURVEY, row.number, "name", NotTakenKind.NAME_MISSING, name)
        if name in self._taken:
            self._ledger.add(SURVEY, row.number, "name", NotTakenKind.NAME_TWICE, name)
        return name

    def _own_id(self, row: Row, prefixes: tuple[str, ...]) -> str:
        """The id an item had in our own export, as long as it begins as it may."""
        identity = row.cell(ID_COLUMN)
        if not identity or identity.startswith(tuple(f"{prefix}-" for prefix in prefixes)):
            return identity
        self._ledger.add(SURVEY, row.number, ID_COLUMN, NotTakenKind.BAD_OWN_VALUE, identity)
        return ""

    def _label(self, row: Row, name: str) -> Texts:
        if not row.text("label"):
            self._ledger.add(SURVEY, row.number, "label", NotTakenKind.LABEL_MISSING, name)
        return self._english.of(row.text("label") or {"en": name}, row.number, "label")

    def _kept_text(self, row: Row, column: str) -> Texts:
        texts = row.text(column)
        return self._english.of(texts, row.number, column) if texts else TO_WRITE

    def _said_choices(self, row: Row, asked: Asked) -> Mapping[str, str]:
        kind = NotTakenKind.CHOICES_AS_TEXT
        said = self._choices.as_texts(asked.word)
        if not self._choices.has(asked.word):
            kind = NotTakenKind.CHOICES_MISSING
        elif not said:
            kind = NotTakenKind.CHOICES_TOO_LONG
        self._ledger.add(SURVEY, row.number, "type", kind, asked.word)
        return said

    def _measure(self, row: Row, asked: Asked, identity: str, label: Texts) -> Measure:
        limits = self._limits(row, asked.measure)
        return Measure(
            id=identity,
            label=label,
            unit=row.cell(UNIT_COLUMN),
            kind=asked.measure,
            minimum=_exact(limits.minimum, row.cell(MINIMUM_COLUMN)),
            maximum=_exact(limits.maximum, row.cell(MAXIMUM_COLUMN)),
        )

    def _limits(self, row: Row, kind: MeasureKind) -> Limits:
        expression = row.cell("constraint")
        if not expression:
            return Limits("", "")
        found = None
        if kind in _NUMBERS:
            found = read_constraint(expression, whole=kind is MeasureKind.INTEGER)
        if found is None:
            unread = NotTakenKind.CONSTRAINT_NOT_TAKEN
            self._ledger.add(SURVEY, row.number, "constraint", unread, expression)
        return found or Limits("", "")

    def _mention_open_ends(self, row: Row, item: Item, asked: Asked) -> None:
        """List what a person has to fill in, once, and what this row says that we cannot."""
        if not row.cell("pssm_domain"):
            self._ledger.once(SURVEY, row.number, NotTakenKind.DOMAIN_TO_CHOOSE)
        if TO_WRITE in (item.guidance, item.finding, item.recommendation):
            self._ledger.once(SURVEY, row.number, NotTakenKind.TEXTS_TO_WRITE)
        # In a form of ours such a text stands as it was written; elsewhere it pipes an answer in.
        foreign = () if row.cell(ID_COLUMN) else ("label", "hint")
        for name in foreign:
            if any("${" in text for text in row.text(name).values()):
                kind, detail = NotTakenKind.PIPED_TEXT, item.question.to("en")
                self._ledger.add(SURVEY, row.number, name, kind, detail)
        if not item.measures and row.cell("constraint"):
            kind, detail = NotTakenKind.CONSTRAINT_NOT_TAKEN, row.cell("constraint")
            self._ledger.add(SURVEY, row.number, "constraint", kind, detail)
        if not asked.is_exact:
            kind = NotTakenKind.TYPE_AS_TEXT
            self._ledger.add(SURVEY, row.number, "type", kind, row.cell("type"))
        if asked.extra:
            kind = NotTakenKind.COLUMN_NOT_TAKEN
            self._ledger.add(SURVEY, row.number, "type", kind, asked.extra)


def with_photo(item: Item) -> Item:
    if EvidenceKind.PHOTO in item.evidence:
        return item
    return replace(item, evidence=(*item.evidence, EvidenceKind.PHOTO))


def below_each_other(*texts: Mapping[str, str]) -> dict[str, str]:
    """Texts put below each other, language by language."""
    languages = dict.fromkeys(language for text in texts for language in text)
    return {
        language: "\n".join(text[language] for text in texts if language in text)
        for language in languages
    }


def _exact(read: str, kept: str) -> str:
    """The limit as it was first written, unless somebody changed the constraint since."""
    return kept if not read or same_number(read, kept) else read
