"""Sentences about corrections: which report another takes the place of, and why."""

from collections.abc import Sequence

from checklists.inspecting.inspection import Superseded
from reports.superseding import superseded_by
from reports.verdicts import Verification
from ui.speech import speech


def superseding_sentences(
    one: Verification, checked: Sequence[Verification], language: str
) -> list[str]:
    """What a report says it supersedes, and which of those checked with it supersede it."""
    _ = speech(language).gettext
    before = one.facts.supersedes if one.facts is not None else None
    said = [] if before is None else [_before(before, language)]
    by_it = _("It is superseded by {file}, which was checked with it.")
    return said + [by_it.format(file=other.file_name) for other in superseded_by(one, checked)]


def _before(before: Superseded, language: str) -> str:
    _ = speech(language).gettext
    return _("It supersedes the report of {day}, SHA-256 {digest}, because: {reason}").format(
        day=before.issued.date().isoformat(), digest=before.report_sha256, reason=before.reason
    )
