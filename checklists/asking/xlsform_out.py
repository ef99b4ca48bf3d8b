"""XLSForm out: a checklist as a form for ODK and KoboToolbox that comes back without loss."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checklists.asking.checklist import Checklist, Item, Measure, Section
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.asking.terms import term
from checklists.asking.tongues import written_name
from checklists.asking.xlsform import CHOICES, SETTINGS, SURVEY
from checklists.asking.xlsform_expressions import (
    Limits,
    OneOf,
    written_condition,
    written_constraint,
)
from checklists.asking.xlsform_kept import (
    FORMAT,
    FORMAT_COLUMN,
    ID_COLUMN,
    KINDS_COLUMN,
    MAXIMUM_COLUMN,
    MINIMUM_COLUMN,
    PART_COLUMN,
    SHARES_COLUMN,
    UNIT_COLUMN,
    OwnPart,
    kept_cells,
    literal,
)
from checklists.values import FALLBACK_LANGUAGE, EvidenceKind, MeasureKind, Result, Texts

_LIST = "result"
_PHOTO = Texts({"en": "Photo", "zh": "照片", "fr": "Photo", "ar": "صورة"})
_REMARK = Texts({"en": "Remark", "zh": "备注", "fr": "Remarque", "ar": "ملاحظة"})
_REASON = Texts(
    {
        "en": "Why is this not applicable, or not verified?",
        "zh": "为何不适用或未核实？",
        "fr": "Pourquoi est-ce sans objet, ou non vérifié ?",
        "ar": "لماذا لا ينطبق هذا أو لم يتم التحقق منه؟",
    }
)
_NEEDS_REASON = (Result.NOT_APPLICABLE.value, Result.NOT_VERIFIED.value)
_NOTHING_ASKED = Texts(
    {
        "en": "Nothing is asked here.",
        "zh": "此处没有问题。",
        "fr": "Rien n'est demandé ici.",
        "ar": "لا يوجد سؤال هنا.",
    }
)
_NUMBERS = (MeasureKind.INTEGER, MeasureKind.DECIMAL)
# Names that forms keep for themselves.
_RESERVED = ("meta", "data", "instanceid", "instancename", "audit", _LIST)
_FIRST_COLUMNS = ("type", "name")
_EXPRESSIONS = ("relevant", "constraint")
_LAST_COLUMNS = ("required", *_EXPRESSIONS)


def to_xlsform(checklist: Checklist) -> Sheets:
    """The checklist as the sheets of a form; what XLSForm cannot say is in `pssm_` columns."""
    languages = _languages(checklist)
    survey = list(_Survey(checklist, languages).rows())
    return Sheets(
        (
            _sheet(SURVEY, survey, _survey_columns(survey)),
            _sheet(CHOICES, _choices(languages)),
            _sheet(SETTINGS, [_settings(checklist, languages)]),
        )
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """A name per id that a form accepts, each used once whatever its capitals."""

    used: set[str]
    counts: dict[str, int] = field(default_factory=dict)

    def take(self, wanted: str) -> str:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", wanted)
        plain = plain if re.match(r"[A-Za-z]", plain) else f"q_{plain}"
        found, key = plain, plain.casefold()
        while found.casefold() in self.used:
            self.counts[key] = self.counts.get(key, 1) + 1
            found = f"{plain}_{self.counts[key]}"
        self.used.add(found.casefold())
        return found


class _Survey:
    def __init__(self, checklist: Checklist, languages: tuple[str, ...]) -> None:
        self._checklist = checklist
        self._languages = languages
        self._names = _Names(set(_RESERVED))
        self._by_item: dict[str, str] = {}

    def rows(self) -> Iterable[dict[str, str]]:
        for section in self._checklist.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterable[dict[str, str]]:
        kind = "repeat" if section.per_store else "group"
        yield {
            "type": f"begin_{kind}",
            "name": self._names.take(section.id),
            **_said("label", section.title),
            PART_COLUMN: OwnPart.SECTION.value,
            ID_COLUMN: section.id,
        }
        if not section.items:
            yield self._follow_on("note", section.id, OwnPart.EMPTY, _NOTHING_ASKED)
        for item in section.items:
            yield from self._item(item)
        yield {"type": f"end_{kind}"}

    def _item(self, item: Item) -> Iterable[dict[str, str]]:
        name = self._by_item[item.id] = self._names.take(item.id)
        relevant = self._relevant(item)
        yield {
            "type": f"select_one {_LIST}",
            "name": name,
            **_said("label", item.question),
            **_said("hint", item.guidance),
            "relevant": relevant,
            **kept_cells(item),
        }
        for measure in item.measures:
            yield {**self._measure(name, measure), "relevant": relevant}
        reason = self._follow_on("text", name, OwnPart.REASON, _REASON)
        reason |= {"required": "yes", "relevant": written_condition(OneOf(name, _NEEDS_REASON))}
        yield reason
        yield self._follow_on("text", name, OwnPart.REMARK, _REMARK) | {"relevant": relevant}
        if EvidenceKind.PHOTO in item.evidence:
            yield self._follow_on("image", name, OwnPart.PHOTO, _PHOTO) | {"relevant": relevant}

    def _relevant(self, item: Item) -> str:
        condition = item.asked_if
        if condition is None or condition.item not in self._by_item:
            return ""
        values = tuple(result.value for result in condition.results)
        return written_condition(OneOf(self._by_item[condition.item], values))

    def _measure(self, item: str, measure: Measure) -> dict[str, str]:
        limits = Limits(measure.minimum, measure.maximum)
        return {
            "type": measure.kind.value,
            "name": self._names.take(f"{item}_{measure.id}"),
            **_said("label", measure.label),
            **{f"hint::{written_name(language)}": measure.unit for language in self._languages},
            "constraint": written_constraint(limits) if measure.kind in _NUMBERS else "",
            PART_COLUMN: OwnPart.MEASURE.value,
            ID_COLUMN: measure.id,
            UNIT_COLUMN: measure.unit,
            MINIMUM_COLUMN: measure.minimum,
            MAXIMUM_COLUMN: measure.maximum,
        }

    def _follow_on(self, kind: str, above: str, part: OwnPart, label: Texts) -> dict[str, str]:
        texts = Texts({language: label.to(language) for language in self._languages})
        return {
            "type": kind,
            "name": self._names.take(f"{above}_{part.value}"),
            **_said("label", texts),
            PART_COLUMN: part.value,
        }


def _said(column: str, texts: Texts) -> dict[str, str]:
    return {
        f"{column}::{written_name(language)}": text for language, text in texts.by_language.items()
    }


def _choices(languages: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {
            "list_name": _LIST,
            "name": result.value,
            **_said("label", Texts({language: term(result, language) for language in languages})),
        }
        for result in Result
    ]


def _settings(checklist: Checklist, languages: tuple[str, ...]) -> dict[str, str]:
    main = FALLBACK_LANGUAGE if FALLBACK_LANGUAGE in languages else languages[0]
    title, about = checklist.title.by_language, checklist.about.by_language
    return {
        "form_title": checklist.title.to(main),
        "form_id": checklist.id,
        "version": checklist.edition,
        "default_language": written_name(main),
        FORMAT_COLUMN: FORMAT,
        KINDS_COLUMN: " ".join(checklist.kinds),
        SHARES_COLUMN: " ".join(checklist.shares),
        **{f"pssm_title_{language}": text for language, text in title.items()},
        **{f"pssm_about_{language}": text for language, text in about.items()},
    }


def _languages(checklist: Checklist) -> tuple[str, ...]:
    """Every language any text is in, English first."""
    texts = [checklist.title, checklist.about]
    for section in checklist.sections:
        texts.append(section.title)
        for item in section.items:
            texts += [item.question, item.guidance, *(measure.label for measure in item.measures)]
    found = {language for text in texts for language in text.by_language}
    return tuple(sorted(found or {FALLBACK_LANGUAGE}, key=lambda tag: (tag != "en", tag)))


def _survey_columns(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Every column any row fills: XLSForm's own first, in the order its users expect."""
    used = list(dict.fromkeys(column for row in rows for column, text in row.items() if text))
    known = [*_FIRST_COLUMNS, *(column for column in used if "::" in column), *_LAST_COLUMNS]
    known.sort(key=lambda column: (column in _LAST_COLUMNS, column.startswith("hint::")))
    return [*known, *(column for column in used if column not in known)]


def _sheet(name: str, rows: list[dict[str, str]], columns: list[str] | None = None) -> Sheet:
    columns = columns or list(rows[0])
    lines = ([_cell(column, row.get(column, "")) for column in columns] for row in rows)
    return Sheet(name, (tuple(columns), *(_trimmed(line) for line in lines)))


def _cell(column: str, text: str) -> str:
    return text if column in _EXPRESSIONS else literal(text)


def _trimmed(line: list[str]) -> tuple[str, ...]:
    while line and not line[-1]:
        line.pop()
    return tuple(line)
