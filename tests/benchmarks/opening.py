"""An inspection of 5,000 items opened from its rows, against reading the same rows and JSON once.

The items are those that ship, in four languages, again and again under new ids. The note says how
long an answer takes in it, until it is committed.
"""

import itertools
import json
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from checklists.asking.checklist import Checklist
from checklists.asking.shelf import shipped_checklists
from checklists.inspecting import doing
from checklists.inspecting.inspection import Answer
from checklists.values import InspectionKind, Result
from storage.rows import read_inspection
from storage.workspace import OpenWorkspace, create_workspace
from tests.benchmarks.measuring import Comparison, in_turn, peak_megabytes
from tests.support.samples import make_checklist, make_visit

ITEMS, ANSWERS = 5_000, 200
TABLES = ("inspection", "checklist", "answer", "finding", "evidence")
JSON = ("body", "visit", "measured", "to_confirm", "retired")


def measure() -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        workspace, _ = create_workspace(Path(folder) / "w", "correct horse battery", "Ana")
        found = _measure(workspace)
        workspace.close()
    return found


def _measure(workspace: OpenWorkspace) -> Comparison:
    kind = InspectionKind.ROUTINE_INSPECTION
    checklist = _large()
    inspection = doing.start_inspection(workspace, kind, (checklist,), make_visit()).inspection.id
    answering = _answer_some(workspace, inspection, checklist)

    def ours() -> None:
        read_inspection(workspace._records, inspection)

    def floor() -> None:
        for table in TABLES:
            for row in workspace._records.query(f"SELECT * FROM {table}"):  # noqa: S608 - our names
                for name in JSON:
                    json.loads(row.get(name) or "null")

    taken = in_turn(ours, floor, 7)
    note = (
        f"{ITEMS} items, {ANSWERS} answers; an answer committed in {answering:.1f} ms; "
        f"{peak_megabytes():.0f} MB at most"
    )
    return Comparison("5,000 items opened", *taken, aim=5.0, note=note)


def _large() -> Checklist:
    """The items that ship, without their conditions, over and over."""
    shipped = itertools.cycle(item for one in shipped_checklists() for item in one.items())
    return make_checklist(
        *(
            replace(item, id=f"SA-{n:04d}", asked_if=None, facilities=())
            for n, item in enumerate(itertools.islice(shipped, ITEMS))
        )
    )


def _answer_some(workspace: OpenWorkspace, inspection: str, checklist: Checklist) -> float:
    """The median of milliseconds from an answer to its commit, over items spread evenly."""
    taken = []
    items = list(checklist.items())
    for item in items[:: ITEMS // ANSWERS]:
        answer = Answer(Result.MET, "A remark as an inspector types it.", "")
        began = time.perf_counter()
        doing.answer_item(workspace, inspection, item.id, answer)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
