"""The executive summary in the inspector's own words, and the facts about the report itself."""

from collections.abc import Iterator

from checklists.asking.terms import term
from checklists.inspecting.scoring import open_critical_items, score
from checklists.values import Result
from reports.content_sums import case_facts, counted_words, findings_words
from reports.content_withheld import figures_are_withheld, not_counted
from reports.content_words import LANGUAGE_NAMES, or_not_recorded, score_words
from reports.data import ReportData
from reports.pieces import Edge, Look, NewPage, Para, Piece, Row, Space, fact, heading, words
from reports.wording import grouped, moment, speech

ABOUT = "about"
SUMMARY = "summary"
SHORT_HEAD = 16


def summary(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield NewPage()
    yield heading(_("Executive summary"), 1, SUMMARY, anchor=SUMMARY)
    conclusion = data.inspection.conclusion
    if conclusion is None:
        nothing = (Para(_("No conclusion recorded"), Look.BANNER),)
        yield Row((nothing,), SUMMARY, edge=Edge.ACCENT, space_before=16)
    else:
        word = term(conclusion.adequacy, data.language)
        yield words(word, SUMMARY, Look.BANNER, mark=conclusion.adequacy, keep=True)
        if conclusion.summary.strip():
            yield words(conclusion.summary, SUMMARY)
    if figures_are_withheld(data):
        yield not_counted(SUMMARY, data)
        yield fact(_("Findings"), findings_words(data), SUMMARY)
        yield from case_facts(data, SUMMARY)
        return
    yield from _summary_facts(data)


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
        (_("Findings"), findings_words(data)),
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
    return counted_words(named, data)


def about(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    visit = data.inspection.visit
    transfer = visit.transfer
    facts: list[tuple[str, str | tuple[Para, ...]]] = [
        (_("Title"), or_not_recorded(visit.title, data)),
        (_("Visit"), _period(data)),
        (_("Authorization"), or_not_recorded(transfer.authorization, data)),
        (_("Exporter"), or_not_recorded(transfer.exporter, data)),
        (_("Importer"), or_not_recorded(transfer.importer, data)),
        (_("End user"), or_not_recorded(transfer.end_user, data)),
        (_("Signed by"), (Para(_signer(data), mixed=True),)),
        (_("Issued (the laptop's clock claims)"), moment(data.issued)),
        (_("Place of issue"), or_not_recorded(data.place, data)),
        (_("Report language"), languages_words(data)),
        (_("Inspection id"), data.inspection.id),
        (_("Trail head"), (Para(_short_head(data), mixed=True),)),
    ]
    yield heading(_("About this report"), 1, ABOUT)
    for label, value in facts:
        yield fact(label, value, ABOUT)


def languages_words(data: ReportData) -> str:
    """The report's languages, each by its own name."""
    return " · ".join(
        dict.fromkeys(
            LANGUAGE_NAMES.get(one, one) for one in (data.language, data.second_language) if one
        )
    )


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
