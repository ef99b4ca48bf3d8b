"""Which of several checked reports are superseded by another one among them."""

from collections.abc import Sequence

from reports.verdicts import Standing, Verification


def superseded_by(one: Verification, checked: Sequence[Verification]) -> tuple[Verification, ...]:
    """The reports among those checked that say they supersede this one, in their order.

    One that does not hold proves nothing. Counter-signatures change a file's digest, so the
    inspection counts as well: a report is issued once for each.
    """
    return tuple(
        other
        for other in checked
        if other is not one and other.standing is not Standing.FAILS and _supersedes(other, one)
    )


def _supersedes(later: Verification, earlier: Verification) -> bool:
    named = later.facts.supersedes if later.facts is not None else None
    if named is None or earlier.facts is None:
        return False
    same_file = named.report_sha256 in (earlier.sha256, earlier.report_sha256)
    return same_file or named.inspection == earlier.facts.inspection
