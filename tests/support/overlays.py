"""An authority's overlay as the documentation shows it; no such authority exists."""

from pathlib import Path

AUTHORITY = "Arms Inspectorate of Arvenia"
OVERLAY = f'''\
format = 1
authority = "{AUTHORITY}"

[[standard]]                   # new clauses of a standard of the library, in exactly its edition
id = "iatg-09.10"
edition = "2015 (V.2)"

[standard.clause."7.2"]
label = "cl. 7.2"
title = "Locks and padlocks (in our own words)"
source = "p. 14 of our copy"
confidence = "read"

[standard.clause."7.3"]
label = "cl. 7.3"
title = "Keys (in our own words)"
source = "named by order 12"
confidence = "secondary"

[[standard]]                   # a standard that is not in the library
id = "xx-order-12"
edition = "2019"
short = "Order 12"
name = {{ en = "Order 12 on the keeping of arms" }}
source = "gazette of 1 March 2019"
confidence = "read"

[standard.clause."3"]
label = "s. 3"
title = "Custody of keys"
source = "gazette, p. 2"
confidence = "read"

[[reference]]
cite = "iatg-09.10/7.2"
items = ["WS-DOR-02", "AD-SEC-05"]

[[reference]]
cite = "xx-order-12/3"
items = ["WS-KEY-01"]

[[reference]]                  # one of ours may be cited at more items, too
cite = "att/12.4"
items = ["WS-REC-03"]
'''


def write_overlay(folder: Path, text: str = OVERLAY) -> Path:
    path = folder / "overlay.toml"
    path.write_text(text, "utf-8")
    return path


def documented_overlay() -> str:
    """The example of docs/checklist-format.md."""
    document = Path(__file__).resolve().parents[2] / "docs" / "checklist-format.md"
    _, _, rest = document.read_text("utf-8").partition("```toml\n# overlay.toml\n")
    return rest.partition("```")[0]
