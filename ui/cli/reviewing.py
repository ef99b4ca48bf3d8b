"""`reports accept` and `return`, `note show` and `attach`: a reviewer's answer, there and back."""

from argparse import Namespace
from typing import Any

from checklists.inspecting.doing import keep_review
from checklists.inspecting.review import Review
from checklists.records import to_record
from reports.checker import Checker
from reports.review_note import ReadNote, question_of, read_note, write_note
from reports.verdicts import Standing
from ui.cli.chosen_trust import chosen_trust
from ui.cli.exits import COULD_NOT_TELL, DONE, FOUND_FAULTS
from ui.cli.signers import open_identity
from ui.cli.terminal import Terminal
from ui.cli.workspaces import find_inspection, open_workspace
from ui.doors import Doors
from ui.files import check_free, now_here, read_file
from ui.wording import reason_sentence
from ui.wording.reviewing import decision_sentence

EXITS = {
    Standing.HOLDS: DONE,
    Standing.FAILS: FOUND_FAULTS,
    Standing.UNKNOWN: COULD_NOT_TELL,
}


def accept_report(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    return _answer(terminal, doors, arguments, Review.ACCEPTED)


def return_report(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    return _answer(terminal, doors, arguments, Review.RETURNED)


def show_note(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The exit code is that of `verify` for its signer."""
    read = _read(arguments)
    terminal.result(_record(read, terminal), _lines(read, terminal))
    return EXITS[read.who.standing]


def attach_note(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Keep the note with the inspection whose report it answers."""
    read, untrusted = _read(arguments), read_file(arguments.file)
    workspace = open_workspace(terminal, doors, arguments)
    try:
        inspection = find_inspection(workspace, arguments.inspection)
        keep_review(workspace, inspection, untrusted, read.note)
    finally:
        workspace.close()
    kept = terminal._("The note is kept with the inspection.")
    terminal.result(_record(read, terminal), [*_lines(read, terminal), kept])
    return EXITS[read.who.standing]


def _answer(terminal: Terminal, doors: Doors, arguments: Namespace, decision: Review) -> int:
    target = check_free(arguments.output)
    trust = chosen_trust(arguments)
    with Checker(trust) as checker:
        opened = checker.open(arguments.file, terminal)
    typed = getattr(arguments, "question", ())
    questions = [question_of(one, opened.contents) for one in typed]
    now = now_here()
    identity = open_identity(terminal, arguments, now)
    note = write_note(opened.verification, decision, questions, identity, now)
    doors.write_file(target, note)
    read = read_note(note, None)
    said = terminal._("The signed note is {path}.").format(path=target)
    record = {"path": str(target), "note": to_record(read.note)}
    terminal.result(record, [decision_sentence(read.note, terminal.language), said])
    return DONE


def _read(arguments: Namespace) -> ReadNote:
    trust = chosen_trust(arguments)
    return read_note(read_file(arguments.file), trust)


def _record(read: ReadNote, terminal: Terminal) -> dict[str, Any]:
    sentence = reason_sentence(read.who, terminal.language)
    return {"note": to_record(read.note), "who": {**to_record(read.who), "sentence": sentence}}


def _lines(read: ReadNote, terminal: Terminal) -> list[str]:
    note, language = read.note, terminal.language
    asked = [f"  {one.about} {one.subject}".rstrip() + f": {one.text}" for one in note.questions]
    report = terminal._("Report {digits}, inspection {id}.").format(
        digits=note.report_sha256, id=note.inspection
    )
    return [decision_sentence(note, language), report, reason_sentence(read.who, language), *asked]
