"""All that ships in its four languages, loaded and checked, against parsing the same TOML once."""

import tomllib

from checklists.asking.loading import STRUCTURE_FILE, load_checklist
from checklists.asking.shelf import LIBRARY, standards
from tests.benchmarks.measuring import Comparison, in_turn


def measure() -> Comparison:
    folders = sorted(path.parent for path in LIBRARY.glob(f"*/{STRUCTURE_FILE}"))
    files = [path for folder in folders for path in folder.glob("*.toml")]
    known = standards()

    def ours() -> None:
        for folder in folders:
            load_checklist(folder, known)

    def floor() -> None:
        for path in files:
            tomllib.loads(path.read_text("utf-8"))

    note = f"{len(folders)} checklists, {len(files)} files"
    return Comparison("checklists loaded", *in_turn(ours, floor, 9), aim=2.0, note=note)
