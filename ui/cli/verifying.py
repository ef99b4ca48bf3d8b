"""`verify`: the four verdicts on each report, each with its reason."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from checklists.records import to_record
from reports.checking import check_reports
from reports.trust import load_trust
from reports.verdicts import Standing, Verification
from ui.cli.exits import COULD_NOT_TELL, DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import signed_revision
from ui.refusals import FileInTheWay
from ui.speech import speech
from ui.wording import (
    overall_sentence,
    question_name,
    reason_sentence,
    signature_sentence,
    standing_name,
)
from ui.wording.sentence import told

EXITS = {
    Standing.HOLDS: DONE,
    Standing.FAILS: FOUND_FAULTS,
    Standing.UNKNOWN: COULD_NOT_TELL,
}


def verify_reports(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Exit code: 1 when anything fails, else 2 when anything is unknown, else 0."""
    output: Path | None = arguments.signed_revision
    if output is not None and (output.exists() or len(arguments.files) != 1):
        raise FileInTheWay(output)
    trust = None if arguments.trust is None else load_trust(arguments.trust)
    found: list[Verification] = []
    check_reports(arguments.files, trust, found.append, terminal)
    if output is not None:
        doors.write_file(output, signed_revision(arguments.files[0], found[0]))
    record = {"reports": [_record(one, terminal.language) for one in found]}
    terminal.result(record, [line for one in found for line in _lines(one, terminal.language)])
    return EXITS[_worst(found)]


def _worst(found: Sequence[Verification]) -> Standing:
    standings = {one.standing for one in found}
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
    record["signatures"] = [
        {**to_record(signature), "sentence": signature_sentence(signature, language)}
        for signature in one.signatures
    ]
    return record


def _lines(one: Verification, language: str) -> list[str]:
    lines = [one.file_name]
    for verdict in one.verdicts:
        name, stands = question_name(verdict.question, language), verdict.standing
        said = reason_sentence(verdict, language)
        standing = told(name, standing_name(stands, language), speech(language).gettext)
        lines.append(f"  {standing}. {said}")
    for signature in one.signatures:
        lines.append(f"  {signature_sentence(signature, language)}")
        lines.extend(f"    {line}" for line in signature.words.splitlines())
    return [*lines, f"  {overall_sentence(one, language)}"]
