"""`verify`: the five verdicts on each report, each with its reason."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from checklists.records import to_record
from reports.checking import check_reports
from reports.releasing import read_release
from reports.superseding import superseded_by
from reports.verdicts import Standing, Verification
from ui.cli.chosen_trust import chosen_trust, told_notes
from ui.cli.editions import check_editions, editions_lines, editions_record
from ui.cli.exits import COULD_NOT_TELL, DONE, FOUND_FAULTS
from ui.cli.original_photos import compare_originals, originals_record, standings_of
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import read_file, reports_among, signed_revision
from ui.refusals import FileInTheWay
from ui.speech import speech
from ui.wording import (
    overall_sentence,
    question_name,
    reason_sentence,
    signature_sentence,
    standing_name,
)
from ui.wording.originals import originals_sentences
from ui.wording.sentence import told
from ui.wording.superseding import superseding_sentences
from ui.wording.verdicts import time_sentence

EXITS = {
    Standing.HOLDS: DONE,
    Standing.FAILS: FOUND_FAULTS,
    Standing.UNKNOWN: COULD_NOT_TELL,
}


def verify_reports(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Exit code: 1 when anything fails, else 2 when anything is unknown or missing, else 0."""
    output: Path | None = arguments.signed_revision
    files = reports_among(arguments.files)
    if output is not None and (output.exists() or len(files) != 1):
        raise FileInTheWay(output)
    trust = chosen_trust(arguments)
    releases = [read_release(read_file(file)) for file in arguments.release]
    found: list[Verification] = []
    check_reports(files, trust, found.append, terminal)
    if output is not None:
        doors.write_file(output, signed_revision(files[0], found[0]))
    editions = check_editions(files, found, releases, terminal)
    originals = compare_originals(terminal, arguments.originals, found)
    reports = [
        {
            **_record(one, found, terminal.language),
            "originals": originals_record(originals.get(at)),
        }
        for at, one in enumerate(found)
    ]
    record = {
        "reports": reports,
        **editions_record(editions, terminal.language),
        "trust_notes": told_notes(terminal, trust),
    }
    lines: list[str] = []
    for at, one in enumerate(found):
        lines += _lines(one, found, terminal.language)
        if at in originals:
            lines += (f"  {said}" for said in originals_sentences(originals[at], terminal.language))
    terminal.result(record, [*lines, *editions_lines(editions, terminal.language)])
    standings = [one.standing for one in found]
    return exit_of([*standings, *editions.standings, *standings_of(originals)])


def exit_of(found: Sequence[Standing]) -> int:
    standings = set(found)
    for standing in (Standing.FAILS, Standing.UNKNOWN):
        if standing in standings:
            return EXITS[standing]
    return DONE


def _record(one: Verification, found: Sequence[Verification], language: str) -> dict[str, object]:
    record: dict[str, object] = to_record(one)
    record["standing"] = str(one.standing)
    record["superseded_by"] = [other.file_name for other in superseded_by(one, found)]
    record["verdicts"] = [
        {**to_record(verdict), "sentence": reason_sentence(verdict, language)}
        for verdict in one.verdicts
    ]
    record["times"] = [
        {**to_record(time), "sentence": time_sentence(time, language)} for time in one.times
    ]
    record["signatures"] = [
        {**to_record(signature), "sentence": signature_sentence(signature, language)}
        for signature in one.signatures
    ]
    return record


def _lines(one: Verification, found: Sequence[Verification], language: str) -> list[str]:
    lines = [one.file_name]
    for verdict in one.verdicts:
        name, stands = question_name(verdict.question, language), verdict.standing
        said = reason_sentence(verdict, language)
        standing = told(name, standing_name(stands, language), speech(language).gettext)
        lines.append(f"  {standing}. {said}")
    for signature in one.signatures:
        lines.append(f"  {signature_sentence(signature, language)}")
        lines.extend(f"    {line}" for line in signature.words.splitlines())
    lines += [f"  {time_sentence(time, language)}" for time in one.times]
    lines += [f"  {said}" for said in superseding_sentences(one, found, language)]
    return [*lines, f"  {overall_sentence(one, language)}"]
