"""Many checked reports as one list: the same bytes once, and what took the place of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.superseding import superseded_by
from reports.verdicts import ReportFacts, Verification


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One report; `files` are the names of all files with these very bytes.

    `superseded_by` is the SHA-256 (hex) of a report in the list that takes its place, or empty.
    """

    verification: Verification
    files: tuple[str, ...]
    superseded_by: str = ""

    @property
    def facts(self) -> ReportFacts | None:
        return self.verification.facts

    @property
    def facility(self) -> tuple[str, str]:
        """By what reports of the same facility are known: its country and its name."""
        facts = self.facts
        return (facts.country, facts.facility.strip().casefold()) if facts else ("", "")

    @property
    def moment(self) -> float:
        """When the visit was, as seconds since 1970; 0 where the report does not say."""
        if self.facts is None:
            return 0.0
        return (self.facts.visited or self.facts.issued).timestamp()


def listed(found: Iterable[Verification]) -> tuple[ListedReport, ...]:
    """In the order in which each report was first found."""
    files: dict[str, list[str]] = {}
    first: dict[str, Verification] = {}
    for one in found:
        first.setdefault(one.sha256, one)
        files.setdefault(one.sha256, []).append(one.file_name)
    # Only a report that holds may take the place of another: anyone can write that it does.
    intact = [one for one in first.values() if one.bytes_hold]
    return tuple(
        ListedReport(one, tuple(dict.fromkeys(files[digest])), _later(one, intact))
        for digest, one in first.items()
    )


def _later(one: Verification, among: Sequence[Verification]) -> str:
    return next((other.sha256 for other in superseded_by(one, among)), "")


def last_before(report: ListedReport, among: Iterable[ListedReport]) -> ListedReport | None:
    """The latest earlier report of the same facility whose bytes hold, or None."""
    earlier = (
        one
        for one in among
        if one.facility == report.facility
        and one.facts is not None
        and one.verification.bytes_hold
        and one.moment < report.moment
    )
    return max(earlier, key=lambda one: one.moment, default=None)
