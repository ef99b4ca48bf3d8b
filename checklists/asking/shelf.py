"""What ships with the program: the checklists, the standards and the field's words, loaded."""

from functools import cache
from pathlib import Path

from checklists.asking.checklist import Checklist
from checklists.asking.files import FaultKind, FaultList, Table, open_table
from checklists.asking.loading import STRUCTURE_FILE, load_checklist
from checklists.asking.standards import Clause, Standard
from checklists.values import Confidence, Texts

LIBRARY = Path(__file__).resolve().parent.parent / "library"


@cache
def standards() -> dict[str, Standard]:
    """Every shipped standard by its id, such as `att` or `mosaic-05.20`."""
    found: dict[str, Standard] = {}
    for path in sorted((LIBRARY / "standards").glob("*.toml")):
        found.update({standard.id: standard for standard in load_standards(path)})
    return found


@cache
def shipped_checklists() -> tuple[Checklist, ...]:
    """Every shipped checklist, in the order of their ids."""
    folders = sorted(path.parent for path in LIBRARY.glob(f"*/{STRUCTURE_FILE}"))
    return tuple(load_checklist(folder, standards()) for folder in folders)


def load_standards(path: Path) -> tuple[Standard, ...]:
    """The standards of one file; raises ChecklistRefused naming every fault."""
    faults = FaultList()
    table = open_table(path, faults)
    found: tuple[Standard, ...] = ()
    if table is not None:
        found = tuple(_read_standard(entry) for entry in table.tables("standard", "standard"))
        table.done()
    faults.raise_if_any()
    return found


def _read_standard(table: Table) -> Standard:
    name = table.find_table("name")
    standard = Standard(
        id=table.text("id"),
        short=table.text("short"),
        name=Texts(name.rest_as_texts() if name is not None else {}),
        edition=table.text("edition"),
        confidence=table.word("confidence", Confidence),
        source=table.text("source"),
        clauses={clause.place: _read_clause(clause) for clause in table.named_tables("clause")},
    )
    if not standard.name.has("en"):
        table.fault(FaultKind.MISSING_TEXT, "name")
    table.done()
    return standard


def _read_clause(table: Table) -> Clause:
    clause = Clause(table.text("label"), table.text("title"), table.word("confidence", Confidence))
    table.done()
    return clause
