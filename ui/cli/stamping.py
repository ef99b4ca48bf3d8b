"""`timestamp`: ask an authority when a report existed, and keep what it is checked with later."""

from argparse import Namespace
from pathlib import Path

from checklists.records import to_record
from reports.checker import Checker
from reports.lasting import Lasting, Level, make_lasting
from reports.long_term import LongTerm
from reports.revocation_proof import read_crl, read_ocsp
from reports.time_servers import fetch
from reports.trust import TrustList
from reports.verdicts import Verification
from ui.cli.chosen_trust import chosen_trust
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import read_file
from ui.refusals import FileInTheWay
from ui.wording.verdicts import time_sentence


def time_stamp(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Check the report, ask the server, check what came of it, and only then write."""
    output: Path = arguments.output
    if output.exists() and not output.samefile(arguments.file):
        raise FileInTheWay(output)
    trust = chosen_trust(arguments)
    checked = _checked(terminal, trust, arguments.file)
    asked = Lasting(
        level=Level(arguments.level),
        server=arguments.server,
        known=_known(arguments),
        trust=trust,
        fetches=fetch if arguments.fetch else None,
    )
    doors.write_file(output, make_lasting(read_file(arguments.file), checked, asked))
    made = _checked(terminal, trust, output)
    language = terminal.language
    times = [{**to_record(one), "sentence": time_sentence(one, language)} for one in made.times]
    said = terminal._("The report with its time stamps is {path}.").format(path=output)
    lines = [said, *(time_sentence(one, language) for one in made.times)]
    terminal.result({"report": str(output), "sha256": made.sha256, "times": times}, lines)
    return DONE


def _checked(terminal: Terminal, trust: TrustList | None, file: Path) -> Verification:
    with Checker(trust) as checker:
        return checker.check(file, terminal)


def _known(arguments: Namespace) -> LongTerm:
    return LongTerm(
        crls=tuple(read_crl(read_file(file), str(file)) for file in arguments.crl),
        ocsps=tuple(read_ocsp(read_file(file), str(file)) for file in arguments.ocsp),
    )
