"""From an answer to its commit, against a bare commit of the same bytes by the same SQLCipher."""

import itertools
import tempfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from checklists.inspecting import doing
from checklists.inspecting.inspection import Answer
from checklists.values import InspectionKind, Result
from storage.connection import SETTINGS
from storage.workspace import create_workspace
from tests.benchmarks.measuring import Comparison, in_turn
from tests.support.samples import make_checklist, make_item, make_visit

ITEMS = 400
REMARK = "A remark of about eighty characters, as an inspector types it beside an answer."


def measure() -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder))


def _measure(folder: Path) -> Comparison:
    workspace, _ = create_workspace(folder / "w", "correct horse battery", "Ana")
    checklist = make_checklist(*(make_item(f"SA-{n:03d}") for n in range(ITEMS)))
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(workspace, kind, (checklist,), make_visit()).inspection.id
    turn = itertools.cycle(range(ITEMS))

    def ours() -> None:
        doing.answer_item(
            workspace, inspection, f"SA-{next(turn):03d}", Answer(Result.MET, REMARK, "")
        )

    bare = _bare(folder / "bare.db")
    body = "x" * 600

    def floor() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", [next(turn), REMARK])
        bare.execute("INSERT INTO trail (body) VALUES (?)", [body])
        bare.execute("COMMIT")

    taken = in_turn(ours, floor, 400)
    workspace.close()
    bare.close()
    return Comparison("answer to committed", *taken, aim=1.5, note=f"{ITEMS} items")


def _bare(path: Path) -> "sqlcipher.Connection":
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{'11' * 32}'\"")
    for name, value, _ in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchone()
    connection.execute("CREATE TABLE answer (item INTEGER PRIMARY KEY, remark TEXT)")
    connection.execute("CREATE TABLE trail (sequence INTEGER PRIMARY KEY, body TEXT)")
    return connection
