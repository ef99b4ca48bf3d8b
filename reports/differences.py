"""How a report differs from the last one of the same facility: answers, findings, score, count."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklists.values import Result
from reports.contents import AskedItem, ReportContents, ReportedFinding
from reports.verdicts import ReportFacts


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An item whose result differs; None is no answer, or an item that was not asked."""

    item: str
    question: str
    before: Result | None
    after: Result | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """One number of both reports; None where a report has none."""

    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Differences:
    """`found_again` are findings of the later report that name one of the visit before."""

    answers: tuple[ChangedAnswer, ...]
    new: tuple[ReportedFinding, ...]
    found_again: tuple[ReportedFinding, ...]
    gone: tuple[ReportedFinding, ...]
    score: Numbers
    discrepancies: Numbers


def differences(
    before: tuple[ReportFacts, ReportContents], after: tuple[ReportFacts, ReportContents]
) -> Differences:
    (facts_then, then), (facts_now, now) = before, after
    known = {finding.id for finding in then.findings}
    again = tuple(one for one in now.findings if one.earlier in known or one.id in known)
    named = {one.earlier for one in again} | {one.id for one in again}
    return Differences(
        answers=tuple(_changed(then, now)),
        new=tuple(one for one in now.findings if one not in again),
        found_again=again,
        gone=tuple(one for one in then.findings if one.id not in named),
        score=Numbers(facts_then.percent, facts_now.percent),
        discrepancies=Numbers(facts_then.discrepancies, facts_now.discrepancies),
    )


def _changed(then: ReportContents, now: ReportContents) -> Iterator[ChangedAnswer]:
    """In the order of the later report, then what only the earlier one asked."""
    before: dict[str, AskedItem] = {item.id: item for item in then.items}
    for item in now.items:
        earlier = before.pop(item.id, None)
        was = earlier.result if earlier else None
        if was != item.result:
            yield ChangedAnswer(item.id, item.question, was, item.result)
    for item in before.values():
        if item.result is not None:
            yield ChangedAnswer(item.id, item.question, item.result, None)
