"""`redact` and `release`: withhold parts of a report with reasons, and tell them later."""

import tomllib
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from checklists.inspecting.mishaps import CannotOpen
from checklists.records import to_record
from reports.checker import Checker
from reports.data import ReportData
from reports.identity import Identity
from reports.issuing import IssueRequest
from reports.parts import person_subject, serials_subject
from reports.redacting import OpenedReport, make_redacted, open_report
from reports.releasing import make_release
from reports.withholdable import withholdable
from reports.withholding import Choice, Part
from ui.cli.exits import DONE
from ui.cli.signers import open_identity
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import now_here, read_file
from ui.refusals import FileInTheWay, NotGiven, WithholdUnreadable
from ui.wording.redacting import part_name

_KEYS = frozenset({"part", "which", "reason"})


def redact_report(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    full = _checked(terminal, arguments.file)
    if arguments.list:
        return _list(terminal, full.data)
    choices = [*_from_options(arguments, full.data), *_from_file(arguments.withhold, full.data)]
    if not choices:
        raise NotGiven("--answer, --photo, --serials, --finding, --person, --text, --withhold")
    for option, given in (("--output", arguments.output), ("--identity", arguments.identity)):
        if given is None:
            raise NotGiven(option)
    if arguments.output.exists():
        raise FileInTheWay(arguments.output)
    identity = _identity(terminal, arguments)
    request = IssueRequest(full.data.language, arguments.place, now_here(), identity)
    made = make_redacted(
        full, choices, request, terminal, although_quoted=arguments.although_quoted
    )
    doors.write_file(arguments.output, made.pdf)
    withheld = made.data.withheld
    listed = (
        f"  W-{one.number:02d} {part_name(one.part, one.subject, terminal.language)}: {one.reason}"
        for one in withheld
    )
    terminal.result(
        {
            "report": str(arguments.output),
            "sha256": made.sha256,
            "full_edition": full.sha256,
            "withheld": to_record(withheld),
        },
        [
            terminal._("The redacted edition is {path}.").format(path=arguments.output),
            *listed,
        ],
    )
    return DONE


def release_parts(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    if arguments.output.exists():
        raise FileInTheWay(arguments.output)
    full = _checked(terminal, arguments.file)
    redacted = _checked(terminal, arguments.redacted)
    identity = _identity(terminal, arguments)
    released = make_release(full.data, redacted.data, arguments.part, identity)
    doors.write_file(arguments.output, released)
    terminal.result(
        {"release": str(arguments.output), "parts": arguments.part},
        [terminal._("The released parts are in {path}.").format(path=arguments.output)],
    )
    return DONE


def _checked(terminal: Terminal, file: Path) -> OpenedReport:
    """The inside of a report, after a child process has checked it."""
    with Checker(None) as checker:
        verification = checker.check(file, terminal)
    return open_report(read_file(file), verification)


def _identity(terminal: Terminal, arguments: Namespace) -> Identity:
    return open_identity(terminal, arguments, now_here())


def _list(terminal: Terminal, full: ReportData) -> int:
    parts = withholdable(full)
    terminal.result(
        {"parts": to_record(parts)},
        [f"--{one.part} {one.subject}: {' '.join(one.says.split())}" for one in parts],
    )
    return DONE


def _from_options(arguments: Namespace, full: ReportData) -> Iterator[Choice]:
    for part in Part:
        for which, reason in getattr(arguments, part):
            yield Choice(part, _subject(part, which, full), reason)


def _from_file(file: Path | None, full: ReportData) -> Iterator[Choice]:
    """`[[withhold]]` tables with `part`, `which` and `reason`."""
    if file is None:
        return
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise CannotOpen(file) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WithholdUnreadable(file, str(error)) from error
    entries = table.pop("withhold", [])
    if table or not isinstance(entries, list):
        raise WithholdUnreadable(file, min(table, default="withhold"))
    for number, entry in enumerate(entries, 1):
        where = f"[[withhold]] {number}"
        if not isinstance(entry, dict) or entry.keys() != _KEYS or entry["part"] not in set(Part):
            raise WithholdUnreadable(file, where)
        part = Part(entry["part"])
        yield Choice(part, _subject(part, str(entry["which"]), full), str(entry["reason"]))


def _subject(part: Part, which: str, full: ReportData) -> str:
    """What a person typed, as the part is named without telling what is withheld."""
    if part is Part.PERSON:
        return person_subject(full, which) or which
    if part is Part.FINDING:
        return which.removeprefix("F-").lstrip("0") or which
    if part is Part.SERIALS:
        first, dots, last = which.partition("..")
        return serials_subject(full, first, last if dots else first) or which
    return which
