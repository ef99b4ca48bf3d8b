"""`reports table`: many reports checked and written as one table, a row to each report."""

from argparse import Namespace

from checklists.records import to_record
from reports.checking import check_reports
from reports.listed import listed
from reports.verdicts import Verification
from ui.cli.chosen_trust import chosen_trust, told_notes
from ui.cli.terminal import Terminal
from ui.cli.verifying import exit_of
from ui.doors import Doors
from ui.files import check_free, reports_among, write_table
from ui.wording.report_table import report_sheet


def tabulate(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The exit code is that of `verify` on the same files."""
    output = check_free(arguments.output)
    files = reports_among(arguments.files)
    trust = chosen_trust(arguments)
    found: list[Verification] = []
    check_reports(files, trust, found.append, terminal)
    reports = listed(found)
    sheet = report_sheet(reports, terminal.language)
    write_table(doors, output, sheet)
    record = {"path": str(output), "files": len(files), "reports": [
        {**to_record(one), "standing": str(one.verification.standing)} for one in reports
    ]}  # fmt: skip
    record["trust_notes"] = told_notes(terminal, trust)
    said = terminal._("{path}: {reports} reports in {files} files.")
    line = said.format(path=output, reports=len(reports), files=len(files))
    terminal.result(record, [line])
    return exit_of([one.standing for one in found])
