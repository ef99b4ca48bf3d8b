"""`verify --originals`: the full-size photos in a folder against each report's digests."""

from collections.abc import Mapping
from pathlib import Path

from checklists.records import to_record
from reports.originals import Originals, compared, digests_in
from reports.verdicts import Standing, Verification
from ui.cli.terminal import Terminal

Compared = Mapping[int, Originals]


def compare_originals(
    terminal: Terminal, folder: Path | None, found: list[Verification]
) -> Compared:
    """By the place of each report in the run; nothing for a report that could not be read."""
    if folder is None:
        return {}
    digests = digests_in(folder, terminal)
    return {
        at: compared(one.facts.originals, digests)
        for at, one in enumerate(found)
        if one.facts is not None
    }


def originals_record(originals: Originals | None) -> object:
    return None if originals is None else to_record(originals)


def standings_of(originals: Compared) -> list[Standing]:
    """A missing photo proves nothing against the report, and leaves something open."""
    return [Standing.UNKNOWN for one in originals.values() if one.missing]
