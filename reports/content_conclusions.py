"""The first page: what the visit came to, named and counted, with the way to each chapter."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checklists.asking.terms import term
from checklists.delivering.case import CorrectiveAction
from checklists.delivering.words import ActionState, CountResult, Keeping, Since
from checklists.inspecting.rating import by_risk, grade
from checklists.inspecting.scoring import open_critical_items, score, score_by_domain
from checklists.values import Adequacy, InspectionKind, Result, Severity
from reports.content_sums import IN_HAND, counted_words, findings_words, reconciled
from reports.content_superseding import superseding
from reports.content_withheld import figures_are_withheld, not_counted
from reports.content_words import (
    action_name,
    clipped,
    condition_name,
    finding_anchor,
    finding_name,
    item_anchor,
    score_words,
)
from reports.data import ReportData
from reports.pieces import SWATCH, Bar, Edge, Look, Para, Piece, Role, Row, Space, fact, heading
from reports.wording import moment, speech

CONCLUSIONS = "conclusions"
# Narrow letters that one line of a value has room for.
LINE = 74
BODY_LINE = 66
IDS_NAMED = 8
TITLE = 88
_LEGEND = (14, 21, 15, 17, 16, 17)
_CHART = (32, 50, 18)


def conclusions(data: ReportData, limit: int) -> Iterator[Piece]:
    """At most `limit` things of a kind are named; the others are counted."""
    yield from _head(data)
    yield from _warnings(data)
    yield _adequacy(data, limit)
    if figures_are_withheld(data):
        yield not_counted(CONCLUSIONS, data)
        yield from _counted_apart(data, limit)
        return
    yield from _facts(data, limit)
    yield from _chart(data)


def _head(data: ReportData) -> Iterator[Row]:
    visit = data.inspection.visit
    facility = visit.facility
    yield Row(((Para(term(data.inspection.kind, data.language), Look.HEADING),),), CONCLUSIONS)
    title = Para(clipped(visit.title or facility.name, TITLE), Look.TITLE)
    yield Row(((title,),), CONCLUSIONS, outline=1, space_before=4)
    place = " · ".join(part for part in (facility.name, facility.place, facility.country) if part)
    told = (
        Para(clipped(place, TITLE), Look.STRONG, mixed=True),
        Para(clipped(_signed(data), TITLE), Look.SMALL, mixed=True),
    )
    yield Row((told,), CONCLUSIONS, space_before=4)


def _signed(data: ReportData) -> str:
    _ = speech(data.language).gettext
    if data.signer is None:
        return _("Nobody: this is a draft")
    return _("Signed by {signer}, {when}").format(signer=data.signer.name, when=moment(data.issued))


def _warnings(data: ReportData) -> Iterator[Row]:
    _ = speech(data.language).gettext
    if data.inspection.kind is InspectionKind.EXERCISE:
        yield _accented(
            Para(_("EXERCISE: training material. It reports on no real facility."), Look.BANNER)
        )
    if data.signer is None:
        yield _accented(
            Para(_("DRAFT: not signed, not final. Nothing in it can be relied on."), Look.BANNER)
        )
    yield from superseding(data, CONCLUSIONS)
    if data.withheld:
        told = _("REDACTED EDITION: parts of the report are withheld and listed in it.")
        yield _accented(Para(told, Look.BANNER))


def _adequacy(data: ReportData, limit: int) -> Row:
    _ = speech(data.language).gettext
    label = Para(_("The inspector's conclusion on the facility"), Look.SMALL)
    conclusion = data.inspection.conclusion
    if conclusion is None:
        return _accented(label, Para(_("No conclusion recorded"), Look.BANNER))
    paras = [
        label,
        Para(term(conclusion.adequacy, data.language), Look.BANNER, mark=conclusion.adequacy),
        Para(adequacy_words(conclusion.adequacy, data)),
    ]
    if conclusion.summary.strip() and limit:
        said = clipped(conclusion.summary, LINE * limit)
        paras.append(Para(said, Look.SMALL, link="summary"))
    return _accented(*paras)


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


def _facts(data: ReportData, limit: int) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    whole = score(data.inspection)
    answered = _("{count} of {total} items answered").format(
        count=whole.total - whole.unanswered, total=whole.total
    )
    told = f"{score_words(whole.percent, data)} · {answered}"
    yield Space(6)
    yield fact(_("Score"), (Para(told, link="scores"),), CONCLUSIONS)
    yield from _criticals(data, limit)
    yield from _counted_apart(data, limit)


def _counted_apart(data: ReportData, limit: int) -> Iterator[Piece]:
    """What is counted of other things than answers."""
    _ = speech(data.language).gettext
    yield fact(_("Findings"), (Para(findings_words(data), link="findings"),), CONCLUSIONS)
    yield from _conditions(data, limit)
    yield from _count(data)
    yield from _actions(data, limit)
    yield from _since(data)


def _criticals(data: ReportData, limit: int) -> Iterator[Row]:
    _ = speech(data.language).gettext
    still = open_critical_items(data.inspection)
    total = sum(item.is_critical for item in data.inspection.asked_items())
    told = Para(
        _("{count} of {total}").format(count=len(still), total=total),
        Look.STRONG,
        mark=Severity.CRITICAL if still else Result.MET,
        link="scores",
    )
    named = [
        _named(item.id, item.question.to(data.language), item_anchor(item.id)) for item in still
    ]
    ids = [item.id for item in still]
    paras = (told, *_cut(named, ids, limit, "scores", data))
    yield fact(_("Critical items open"), paras, CONCLUSIONS)


def _conditions(data: ReportData, limit: int) -> Iterator[Row]:
    if data.case is None or not data.case.conditions:
        return
    _ = speech(data.language).gettext
    judged = data.inspection.stocktake.judged
    standing = {key: judged[key].keeping for key in data.case.conditions if key in judged}
    found = Counter(standing.values())
    counted = [(term(one, data.language), found[one]) for one in Keeping]
    counted.append((_("Not judged"), len(data.case.conditions) - len(standing)))
    broken = (Keeping.NOT_KEPT, Keeping.PARTLY_KEPT)
    given = sorted(data.case.conditions.items(), key=lambda pair: pair[1].number)
    unkept = [one for key, one in given if standing.get(key) in broken]
    named = [_named(condition_name(one), one.text) for one in unkept]
    ids = [condition_name(one) for one in unkept]
    told = Para(counted_words(counted, data), link="conditions")
    paras = (told, *_cut(named, ids, limit, "conditions", data))
    yield fact(_("Conditions and assurances"), paras, CONCLUSIONS)


def _count(data: ReportData) -> Iterator[Row]:
    found = reconciled(data)
    if found is None:
        return
    _ = speech(data.language).gettext
    told = _(
        "{found} of {declared} in hand · {missing} not found · {extra} not declared · "
        "{differences} differences"
    ).format(
        found=sum(found.totals[one] for one in IN_HAND),
        declared=len(found.lines),
        missing=found.totals[CountResult.NOT_FOUND],
        extra=len(found.extras),
        differences=len(found.differences()),
    )
    yield fact(_("Declared items"), (Para(told, link="count"),), CONCLUSIONS)


def _actions(data: ReportData, limit: int) -> Iterator[Row]:
    if data.case is None or not data.case.actions:
        return
    _ = speech(data.language).gettext
    still = (ActionState.OPEN, ActionState.IN_PROGRESS)
    given = sorted(data.case.actions.values(), key=lambda one: one.number)
    is_open = [one for one in given if one.state in still]
    overdue = [one for one in is_open if one.due and one.due < data.issued.date().isoformat()]
    told = _("{open} of {total} open · {overdue} overdue").format(
        open=len(is_open), total=len(given), overdue=len(overdue)
    )
    named = [_action(one, data) for one in overdue]
    ids = [action_name(one) for one in overdue]
    paras = (Para(told, link="actions"), *_cut(named, ids, limit, "actions", data))
    yield fact(_("Corrective actions"), paras, CONCLUSIONS)


def _action(action: CorrectiveAction, data: ReportData) -> Para:
    _ = speech(data.language).gettext
    said = _("{name}, due {due}: {text}").format(
        name=action_name(action), due=action.due, text=action.text
    )
    return Para(clipped(said, LINE), Look.SMALL, mixed=True)


def _since(data: ReportData) -> Iterator[Row]:
    earlier = data.inspection.earlier
    if earlier is None:
        return
    _ = speech(data.language).gettext
    followed = data.inspection.stocktake.followed
    found = Counter(followed[key].since for key in earlier.findings if key in followed)
    counted = [(term(one, data.language), found[one]) for one in Since]
    counted.append((_("Nothing said"), len(earlier.findings) - sum(found.values())))
    new = sum(not one.earlier for one in data.inspection.findings.values())
    counted.append((_("New findings"), new))
    told = Para(counted_words(counted, data) or _("None"), link="follow_up")
    yield fact(_("Since the visit before"), (told,), CONCLUSIONS)


def _named(name: str, text: str, link: str = "") -> Para:
    return Para(clipped(f"{name} · {text}", LINE), Look.SMALL, link=link, mixed=True)


def _cut(
    named: Sequence[Para], ids: Sequence[str], limit: int, chapter: str, data: ReportData
) -> Iterator[Para]:
    """The first of these in a line each, or by their ids alone, and how many more there are."""
    _ = speech(data.language).gettext
    if not named:
        return
    yield from named[:limit] or [Para("  ".join(ids[:IDS_NAMED]), Look.SMALL, mixed=True)]
    rest = len(named) - (limit or IDS_NAMED)
    if rest > 0:
        yield Para(_("and {number} more").format(number=rest), Look.SMALL, link=chapter)


def finding_lines(data: ReportData, limit: int) -> Iterator[Piece]:
    """The findings in a line each, the gravest first; the others are counted."""
    _ = speech(data.language).gettext
    identities = by_risk(data.inspection.findings.items(), data.matrix)
    yield heading(_("Findings"), 1, CONCLUSIONS, anchor="findings")
    for identity in identities[:limit]:
        finding = data.inspection.findings[identity]
        severity = grade(finding, data.matrix)
        side = (Para(f"{finding_name(finding)} {term(severity, data.language)}", mark=severity),)
        main = (Para(clipped(finding.statement, BODY_LINE), Look.BODY),)
        yield Row((side, main), finding_anchor(finding), (27, 73), space_before=2.5)
    rest = len(identities) - limit
    if not identities:
        yield Row(((Para(_("No findings were recorded.")),),), CONCLUSIONS, space_before=2.5)
    if rest > 0:
        told = _("and {number} more in the attached data").format(number=rest)
        yield Row(((Para(told, Look.SMALL),),), CONCLUSIONS, space_before=2.5)


def _chart(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Score by domain"), 2, CONCLUSIONS)
    legend = tuple(
        (Para(term(result, data.language), Look.FINE, mark=SWATCH + result),) for result in Result
    )
    none = (Para(_("Not answered"), Look.FINE, mark=SWATCH + "no_answer"),)
    shown = (*legend, none)
    yield Row(shown, CONCLUSIONS, _LEGEND, space_before=2, keep_with_next=True, role=Role.LIST)
    for domain, part in score_by_domain(data.inspection):
        if part.total:
            name = (Para(term(domain, data.language)),)
            said = (Para(score_words(part.percent, data), Look.SMALL),)
            row = Row((name, (), said), CONCLUSIONS, _CHART, space_before=3, keep_with_next=True)
            yield row
            counts = dict(part.counts)
            shares = (*((result, counts[result]) for result in Result), (None, part.unanswered))
            named = [(term(one, data.language), counts[one]) for one in Result]
            named.append((_("Not answered"), part.unanswered))
            yield Bar(shares, _CHART, alt=counted_words(named, data))


def _accented(*paras: Para) -> Row:
    return Row((paras,), CONCLUSIONS, edge=Edge.ACCENT, space_before=8)
