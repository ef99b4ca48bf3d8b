"""`workspace matrix`: by which table findings are graded, and an authority's own in its place."""

import tomllib
from argparse import Namespace

from checklists.asking.terms import term
from checklists.inspecting.keeping import matrix_of
from checklists.inspecting.rating import MATRIX, MatrixRefused, RiskMatrix, read_matrix
from checklists.records import canonical_json, to_record
from checklists.values import Likelihood, Severity
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.cli.workspaces import open_workspace
from ui.doors import Doors
from ui.files import read_file


def show_matrix(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Show the matrix of a workspace, after an authority's own or the default took its place."""
    own = None if arguments.set is None else _read(read_file(arguments.set))
    workspace = open_workspace(terminal, doors, arguments)
    try:
        if own is not None:
            workspace.remember(MATRIX, canonical_json({"name": own.name, **own.grades}).decode())
        elif arguments.default:
            workspace.remember(MATRIX, "")
        matrix = matrix_of(workspace)
    finally:
        workspace.close()
    terminal.result({"matrix": to_record(matrix)}, _lines(terminal, matrix))
    return DONE


def _read(untrusted_content: bytes) -> RiskMatrix:
    try:
        record = tomllib.loads(untrusted_content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MatrixRefused("") from error
    return read_matrix(record)


def _lines(terminal: Terminal, matrix: RiskMatrix) -> list[str]:
    language = terminal.language
    lines = [matrix.name or terminal._("The default matrix of this program.")]
    for consequence in Severity:
        grades = ", ".join(
            f"{term(one, language)} → {term(matrix.grade(consequence, one), language)}"
            for one in Likelihood
        )
        lines.append(f"{term(consequence, language)}: {grades}")
    return lines
