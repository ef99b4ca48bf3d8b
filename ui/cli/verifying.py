"""`verify`: the four verdicts on each report, each with its reason."""

from argparse import Namespace
from collections.abc import Sequence

from checklists.records import to_record
from reports.checking import check_reports
from reports.releasing import read_release
from reports.trust import load_trust
from reports.verdicts import Standing, Verification
from ui.cli.editions import check_editions, editions_lines, editions_record
from ui.cli.exits import COULD_NOT_TELL, DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import read_file
from ui.speech import speech
from ui.wording import overall_sentence, question_name, reason_sentence, standing_name
from ui.wording.sentence import told
from ui.wording.verdicts import time_sentence

EXITS = {
    Standing.HOLDS: DONE,
    Standing.FAILS: FOUND_FAULTS,
    Standing.UNKNOWN: COULD_NOT_TELL,
}


def verify_reports(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Exit code: 1 when anything fails, else 2 when anything is unknown, else 0."""
    trust = None if arguments.trust is None else load_trust(arguments.trust)
    releases = [read_release(read_file(file)) for file in arguments.release]
    found: list[Verification] = []
    check_reports(arguments.files, trust, found.append, terminal)
    editions = check_editions(arguments.files, found, releases, terminal)
    record = {
        "reports": [_record(one, terminal.language) for one in found],
        **editions_record(editions, terminal.language),
    }
    lines = [line for one in found for line in _lines(one, terminal.language)]
    terminal.result(record, [*lines, *editions_lines(editions, terminal.language)])
    return EXITS[_worst([*(one.standing for one in found), *editions.standings])]


def _worst(found: Sequence[Standing]) -> Standing:
    standings = set(found)
    for standing in (Standing.FAILS, Standing.UNKNOWN):
        if standing in standings:
            return standing
    return Standing.HOLDS


def _record(one: Verification, language: str) -> dict[str, object]:
    record: dict[str, object] = to_record(one)
    record["standing"] = str(one.standing)
    record["verdicts"] = [
        {**to_record(verdict), "sentence": reason_sentence(verdict, language)}
        for verdict in one.verdicts
    ]
    record["times"] = [
        {**to_record(time), "sentence": time_sentence(time, language)} for time in one.times
    ]
    return record


def _lines(one: Verification, language: str) -> list[str]:
    lines = [one.file_name]
    for verdict in one.verdicts:
        name, stands = question_name(verdict.question, language), verdict.standing
        said = reason_sentence(verdict, language)
        standing = told(name, standing_name(stands, language), speech(language).gettext)
        lines.append(f"  {standing}. {said}")
    lines += [f"  {time_sentence(time, language)}" for time in one.times]
    return [*lines, f"  {overall_sentence(one, language)}"]
