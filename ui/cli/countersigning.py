"""`countersign`: one signature more on a report that was verified, written to a file."""

from argparse import Namespace
from pathlib import Path

from checklists.inspecting.mishaps import CannotOpen
from checklists.records import to_record
from reports.countersigning import CounterSigning, counter_sign_file
from reports.verdicts import Role, Stance
from ui.cli.exits import DONE
from ui.cli.signers import open_identity
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import now_here, read_file
from ui.refusals import FileInTheWay


def countersign(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Verify in a child process, sign, verify what was signed, write it.

    An existing file is written over only when it is the very one that was signed.
    """
    file: Path = arguments.file
    output: Path = arguments.output
    if output.exists() and not (file.exists() and output.samefile(file)):
        raise FileInTheWay(output)
    asked = CounterSigning(
        role=Role(arguments.role.replace("-", "_")),
        stance=Stance.OBJECTS if arguments.objects else Stance.AGREES,
        words=_words(arguments),
        signed=now_here(),
    )
    identity = open_identity(terminal, arguments, asked.signed)
    signed, added = counter_sign_file(file, asked, identity, terminal)
    doors.write_file(output, signed)
    terminal.result(
        {"report": str(output), "signature": to_record(added)},
        [terminal._("The report with this signature is {path}.").format(path=output)],
    )
    return DONE


def _words(arguments: Namespace) -> str:
    file: Path | None = arguments.words_file
    if file is None:
        return str(arguments.words)
    try:
        return read_file(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotOpen(file) from error
