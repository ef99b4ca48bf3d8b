"""The cover and the executive summary."""

from collections.abc import Iterator

from checklists.asking.terms import term
from checklists.inspecting.rating import grade
from checklists.inspecting.scoring import open_critical_items, score, score_by_domain
from checklists.values import Adequacy, Domain, InspectionKind, Result, Severity
from reports.content_sums import case_facts
from reports.content_superseding import superseding
from reports.content_words import LANGUAGE_NAMES, or_not_recorded, score_words
from reports.data import ReportData
from reports.pieces import (
    SWATCH,
    Bar,
    Edge,
    Look,
    NewPage,
    Para,
    Piece,
    Row,
    Space,
    fact,
    heading,
    words,
)
from reports.wording import grouped, moment, speech

COVER = "cover"
SUMMARY = "summary"
SHORT_HEAD = 16
_LEGEND = (14, 21, 15, 17, 16, 17)


def cover(data: ReportData) -> Iterator[Piece]:
    inspection = data.inspection
    facility = inspection.visit.facility
    yield Space(96)
    yield words(term(inspection.kind, data.language), COVER, Look.HEADING)
    yield Row(
        ((Para(inspection.visit.title or facility.name, Look.TITLE),),),
        COVER,
        outline=1,
        space_before=6,
    )
    place = (part for part in (facility.name, facility.place, facility.country) if part)
    yield Row(((Para(" · ".join(place), Look.BANNER, mixed=True),),), COVER, space_before=6)
    yield from _warnings(data)
    yield _adequacy(data)
    yield from _cover_facts(data)


def _warnings(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    if data.inspection.kind is InspectionKind.EXERCISE:
        text = _("EXERCISE: training material. It reports on no real facility.")
        yield _accented(COVER, Para(text, Look.BANNER))
    if data.signer is None:
        text = _("DRAFT: not signed, not final. Nothing in it can be relied on.")
        yield _accented(COVER, Para(text, Look.BANNER))
    yield from superseding(data, COVER)


def _adequacy(data: ReportData) -> Row:
    _ = speech(data.language).gettext
    label = Para(_("The inspector's conclusion on the facility"), Look.SMALL)
    conclusion = data.inspection.conclusion
    if conclusion is None:
        return _accented(COVER, label, Para(_("No conclusion recorded"), Look.BANNER))
    word = term(conclusion.adequacy, data.language)
    return _accented(
        COVER,
        label,
        Para(word, Look.BANNER, mark=conclusion.adequacy),
        Para(adequacy_words(conclusion.adequacy, data)),
    )


def adequacy_words(adequacy: Adequacy, data: ReportData) -> str:
    """What a conclusion means, in a sentence."""
    _ = speech(data.language).gettext
    return {
        Adequacy.ADEQUATE: _("The facility can hold the arms safely and securely as it is."),
        Adequacy.ADEQUATE_WITH_CONDITIONS: _(
            "The facility can hold the arms safely and securely once the conditions named in this "
            "report are met."
        ),
        Adequacy.NOT_ADEQUATE: _("The facility cannot hold the arms safely and securely today."),
        Adequacy.NOT_DETERMINED: _("What was seen does not allow a conclusion."),
    }[adequacy]


def _cover_facts(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    visit = data.inspection.visit
    transfer = visit.transfer
    facts: list[tuple[str, str | tuple[Para, ...]]] = [
        (_("Visit"), _period(data)),
        (_("Authorization"), or_not_recorded(transfer.authorization, data)),
        (_("Exporter"), or_not_recorded(transfer.exporter, data)),
        (_("Importer"), or_not_recorded(transfer.importer, data)),
        (_("End user"), or_not_recorded(transfer.end_user, data)),
        (_("Signed by"), (Para(_signer(data), mixed=True),)),
        (_("Issued (the laptop's clock claims)"), moment(data.issued)),
        (_("Place of issue"), or_not_recorded(data.place, data)),
        (_("Report language"), LANGUAGE_NAMES.get(data.language, data.language)),
        (_("Inspection id"), data.inspection.id),
        (_("Trail head"), (Para(_short_head(data), mixed=True),)),
    ]
    yield Space(16)
    for label, value in facts:
        yield fact(label, value, COVER)


def _period(data: ReportData) -> str:
    _ = speech(data.language).gettext
    visit = data.inspection.visit
    began, ended = moment(visit.began), moment(visit.ended)
    if began and ended:
        return _("{began} to {ended}").format(began=began, ended=ended)
    return began or ended or _("Not recorded")


def _signer(data: ReportData) -> str:
    _ = speech(data.language).gettext
    if data.signer is None:
        return _("Nobody: this is a draft")
    return _(", ").join(part for part in (data.signer.name, data.signer.organization) if part)


def _short_head(data: ReportData) -> str:
    _ = speech(data.language).gettext
    return _("{hash} … (change {sequence})").format(
        hash=grouped(data.trail.hash[:SHORT_HEAD], 4), sequence=data.trail.sequence
    )


def summary(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield NewPage()
    yield heading(_("Executive summary"), 1, SUMMARY)
    conclusion = data.inspection.conclusion
    if conclusion is None:
        yield _accented(SUMMARY, Para(_("No conclusion recorded"), Look.BANNER))
    else:
        word = term(conclusion.adequacy, data.language)
        yield _accented(SUMMARY, Para(word, Look.BANNER, mark=conclusion.adequacy))
        if conclusion.summary.strip():
            yield words(conclusion.summary, SUMMARY)
    yield from _summary_facts(data)
    yield from _chart(data)


def _summary_facts(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    whole = score(data.inspection)
    answered = whole.total - whole.unanswered
    seen = sum(whole.count(result) for result in (Result.MET, Result.PARTLY_MET, Result.NOT_MET))
    of_all = _("{count} of {total}")
    criticals = sum(item.is_critical for item in data.inspection.asked_items())
    open_criticals = len(open_critical_items(data.inspection))
    facts = [
        (_("Score"), score_words(whole.percent, data)),
        (_("Items answered"), of_all.format(count=answered, total=whole.total)),
        (_("Items verified"), of_all.format(count=seen, total=whole.total)),
        (_("Critical items open"), of_all.format(count=open_criticals, total=criticals)),
        (_("Results"), counts_words(dict(whole.counts), whole.unanswered, data)),
        (_("Findings"), _findings_words(data)),
    ]
    yield Space(8)
    for label, value in facts:
        yield fact(label, value, SUMMARY)
    yield from case_facts(data, SUMMARY)
    note = _(
        "The score weighs each item from 1 to 5. Items that do not apply or could not be verified "
        "do not count; an item partly met counts half. A high score does not outweigh an open "
        "critical item."
    )
    yield words(note, SUMMARY, Look.SMALL)


def counts_words(counts: dict[Result, int], no_answer: int, data: ReportData) -> str:
    """The numbers of a chart in words; results nobody gave are left out."""
    _ = speech(data.language).gettext
    named = [(term(result, data.language), counts[result]) for result in Result]
    named.append((_("Not answered"), no_answer))
    return " · ".join(
        _("{name} {count}").format(name=name, count=count) for name, count in named if count
    )


def _findings_words(data: ReportData) -> str:
    _ = speech(data.language).gettext
    found = [grade(one, data.matrix) for one in data.inspection.findings.values()]
    if not found:
        return _("None")
    return " · ".join(
        _("{name} {count}").format(name=term(severity, data.language), count=found.count(severity))
        for severity in Severity
        if severity in found
    )


def _chart(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Results by domain"), 2, SUMMARY)
    legend = tuple(
        (Para(term(result, data.language), Look.SMALL, mark=SWATCH + result),) for result in Result
    )
    none = (Para(_("Not answered"), Look.SMALL, mark=SWATCH + "no_answer"),)
    yield Row((*legend, none), SUMMARY, _LEGEND, space_before=4, keep_with_next=True)
    for domain, _score in score_by_domain(data.inspection):
        if _score.total:
            counts = dict(_score.counts)
            yield _chart_row(domain, counts_words(counts, _score.unanswered, data), data)
            yield Bar((*((result, counts[result]) for result in Result), (None, _score.unanswered)))


def _chart_row(domain: Domain, counts: str, data: ReportData) -> Row:
    name = Para(term(domain, data.language), Look.STRONG)
    cells = ((name,), (Para(counts, Look.SMALL),))
    return Row(cells, SUMMARY, (36, 64), space_before=7, keep_with_next=True)


def _accented(subject: str, *paras: Para) -> Row:
    return Row((paras,), subject, edge=Edge.ACCENT, space_before=16)
