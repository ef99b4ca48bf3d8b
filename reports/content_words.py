"""The small phrases that several parts of a report share."""

from collections.abc import Iterable

from checklists.asking.checklist import Item, Measure
from checklists.asking.regions import name_of
from checklists.asking.standards import Reference
from checklists.asking.terms import term
from checklists.delivering.case import AgreedCondition, CorrectiveAction, CustodyEvent
from checklists.delivering.places import find_store
from checklists.inspecting.inspection import Evidence, Finding, Inspection, Person
from checklists.values import Confidence, Result
from reports.data import ReportData
from reports.page_text import printable
from reports.pieces import Look, Para
from reports.wording import speech

LANGUAGE_NAMES = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}


def item_anchor(item: str) -> str:
    return f"item {item}"


def finding_anchor(finding: Finding) -> str:
    return f"finding {finding.number}"


def photo_anchor(photo: Evidence) -> str:
    return f"photo {photo.number}"


def finding_name(finding: Finding) -> str:
    return f"F-{finding.number:02d}"


def condition_name(condition: AgreedCondition) -> str:
    return f"C-{condition.number:02d}"


def event_name(event: CustodyEvent) -> str:
    return f"E-{event.number:02d}"


def action_name(action: CorrectiveAction) -> str:
    return f"A-{action.number:02d}"


def id_paras(item: str, data: ReportData, *, link: str = "") -> tuple[Para, ...]:
    """An item's id, and below it the store it is asked for."""
    store = find_store(item, data.inspection.stores)
    named = (Para(store.name, Look.SMALL),) if store else ()
    return (Para(item, Look.STRONG, link=link), *named)


def clipped(text: str, room: int) -> str:
    """The text, printable and in one line, as far as `room` narrow letters reach."""
    text = " ".join(printable(text).split())
    for index, character in enumerate(text):
        room -= 1 if character < "\u2e80" else 2
        if room < 0:
            return text[:index].rstrip() + "…"
    return text


def or_not_recorded(text: str, data: ReportData) -> str:
    _ = speech(data.language).gettext
    return text if text.strip() else _("Not recorded")


def result_para(result: Result | None, data: ReportData, look: Look = Look.BODY) -> Para:
    """The result with its symbol, or that there is none."""
    _ = speech(data.language).gettext
    if result is None:
        return Para(_("Not answered"), look, mark="no_answer")
    return Para(term(result, data.language), look, mark=result)


def result_of(inspection: Inspection, item: Item) -> Result | None:
    answer = inspection.answers.get(item.id)
    return None if answer is None else answer.result


def measured_words(measure: Measure, value: str, data: ReportData) -> str:
    """What was measured, with its unit and limits."""
    _ = speech(data.language).gettext
    text = _("{label}: {value} {unit}").format(
        label=measure.label.to(data.language), value=value, unit=measure.unit
    )
    if measure.minimum and measure.maximum:
        limits = _("{text} (limits {minimum} to {maximum})")
    elif measure.minimum:
        limits = _("{text} (at least {minimum})")
    elif measure.maximum:
        limits = _("{text} (at most {maximum})")
    else:
        limits = "{text}"
    return limits.format(
        text=text.strip(), minimum=measure.minimum, maximum=measure.maximum
    ).strip()


def reference_words(reference: Reference, data: ReportData) -> str:
    """The reference, with an honest mark when it is less than a clause that was read."""
    _ = speech(data.language).gettext
    if not reference.clause:
        words = _("{reference} (module as a whole; no clause cited)")
    elif reference.confidence is not Confidence.READ:
        words = _("{reference} (clause known from another document)")
    else:
        words = "{reference}"
    text = words.format(reference=reference.label)
    if not reference.added_by:
        return text
    author = name_of(reference.added_by, data.language)
    return _("{reference}, added by {author}").format(reference=text, author=author)


def references_words(references: Iterable[Reference], data: ReportData) -> str:
    _ = speech(data.language).gettext
    return _("; ").join(reference_words(reference, data) for reference in references)


def photo_para(photo: Evidence, data: ReportData) -> Para:
    """The photo's number and caption, leading to its plate."""
    return Para(photo_words(photo, data), Look.SMALL, link=photo_anchor(photo))


def photo_words(photo: Evidence, data: ReportData) -> str:
    """The photo's number and caption."""
    _ = speech(data.language).gettext
    words = _("Photo {number}: {caption}") if photo.caption.strip() else _("Photo {number}")
    return words.format(number=photo.number, caption=photo.caption)


def people_words(people: Iterable[Person], data: ReportData) -> tuple[Para, ...]:
    """One paragraph per person: name, role, organization, as far as given."""
    _ = speech(data.language).gettext
    lines = (
        _(", ").join(part for part in (person.name, person.role, person.organization) if part)
        for person in people
    )
    return tuple(Para(line, mixed=True) for line in lines) or (Para(_("Not recorded")),)


def score_words(percent: int | None, data: ReportData) -> str:
    _ = speech(data.language).gettext
    if percent is None:
        return _("No score: nothing counts")
    return _("{percent} of 100").format(percent=percent)
