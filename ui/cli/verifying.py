"""`verify`: the five verdicts on each report, each with its reason."""

from argparse import Namespace
from collections.abc import Sequence

from checklists.records import to_record
from reports.checking import check_reports
from reports.superseding import superseded_by
from reports.trust import load_trust
from reports.verdicts import Standing, Verification
from ui.cli.exits import COULD_NOT_TELL, DONE, FOUND_FAULTS
from ui.cli.original_photos import compare_originals, originals_record, standings_of
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.speech import speech
from ui.wording import overall_sentence, question_name, reason_sentence, standing_name
from ui.wording.originals import originals_sentences
from ui.wording.sentence import told
from ui.wording.superseding import superseding_sentences

EXITS = {
    Standing.HOLDS: DONE,
    Standing.FAILS: FOUND_FAULTS,
    Standing.UNKNOWN: COULD_NOT_TELL,
}


def verify_reports(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Exit code: 1 when anything fails, else 2 when anything is unknown or missing, else 0."""
    trust = None if arguments.trust is None else load_trust(arguments.trust)
    found: list[Verification] = []
    check_reports(arguments.files, trust, found.append, terminal)
    originals = compare_originals(terminal, arguments.originals, found)
    record = {
        "reports": [
            {
                **_record(one, found, terminal.language),
                "originals": originals_record(originals.get(at)),
            }
            for at, one in enumerate(found)
        ]
    }
    lines: list[str] = []
    for at, one in enumerate(found):
        lines += _lines(one, found, terminal.language)
        if at in originals:
            lines += (f"  {said}" for said in originals_sentences(originals[at], terminal.language))
    terminal.result(record, lines)
    return EXITS[_worst([*(one.standing for one in found), *standings_of(originals)])]


def _worst(found: Sequence[Standing]) -> Standing:
    standings = set(found)
    for standing in (Standing.FAILS, Standing.UNKNOWN):
        if standing in standings:
            return standing
    return Standing.HOLDS


def _record(one: Verification, found: Sequence[Verification], language: str) -> dict[str, object]:
    record: dict[str, object] = to_record(one)
    record["standing"] = str(one.standing)
    record["superseded_by"] = [other.file_name for other in superseded_by(one, found)]
    record["verdicts"] = [
        {**to_record(verdict), "sentence": reason_sentence(verdict, language)}
        for verdict in one.verdicts
    ]
    return record


def _lines(one: Verification, found: Sequence[Verification], language: str) -> list[str]:
    lines = [one.file_name]
    for verdict in one.verdicts:
        name, stands = question_name(verdict.question, language), verdict.standing
        said = reason_sentence(verdict, language)
        standing = told(name, standing_name(stands, language), speech(language).gettext)
        lines.append(f"  {standing}. {said}")
    lines += [f"  {said}" for said in superseding_sentences(one, found, language)]
    return [*lines, f"  {overall_sentence(one, language)}"]
