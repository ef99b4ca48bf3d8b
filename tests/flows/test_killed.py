import random
import subprocess
import sys
from pathlib import Path

from checklists.inspecting import doing
from checklists.values import InspectionKind, Unwatched
from storage.workspace import create_workspace, open_workspace
from tests.support.samples import make_checklist, make_item, make_visit

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "correct horse battery"
ITEMS = 20
KILLS = 6


def test_what_was_shown_as_saved_survives_being_killed(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    workspace, _ = create_workspace(folder, PASSPHRASE, "Ana")
    checklist = make_checklist(*(make_item(f"SA-{n}") for n in range(ITEMS)))
    kind = InspectionKind.ROUTINE_INSPECTION
    inspection = doing.start_inspection(workspace, kind, (checklist,), make_visit()).inspection.id
    workspace.close()
    chance = random.Random(5)  # noqa: S311 - when to kill
    last = 0
    for _ in range(KILLS):
        last = answer_until_killed(folder, inspection, last + 1, chance.randint(1, 150))
        workspace = open_workspace(folder, PASSPHRASE)
        found = workspace.load(inspection)
        remarks = {answer.remark for answer in found.answers.values()}
        # Each item holds its latest number; a commit whose word was still on its way may be there.
        expected = {f"number {number}" for number in range(max(1, last - ITEMS + 2), last + 1)}
        assert expected <= remarks
        health = workspace.check(Unwatched())
        assert health.faults == ()
        assert health.trail_rows >= last + 1
        last = max(last, *(int(remark.split()[1]) for remark in remarks))
        workspace.close()


def answer_until_killed(folder: Path, inspection: str, first: int, after: int) -> int:
    """Kill the answering process after so many saved answers; the last number it called saved."""
    module = "tests.flows.answering_child"
    child = subprocess.Popen(
        [sys.executable, "-m", module, str(folder), PASSPHRASE, inspection, str(first)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdout is not None
    last = first - 1
    for line in child.stdout:
        if line.startswith("saved"):
            last = int(line.split()[1])
            if last >= first + after:
                child.kill()
    child.wait()
    child.stdout.close()
    return last
