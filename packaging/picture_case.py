"""The pages of a case, for the pictures of the window, with an exporter's list to be taken in."""

import tempfile
from pathlib import Path
from typing import cast

from ui.panels.declared_part import DeclaredPart
from ui.widgets.entry_editor import EntryEditor
from ui.windows.case_page import PARTS
from visiting import Shooting


def shoot_case(shot: Shooting, case: str) -> None:
    """The list of cases, a new one, and every part of the page of one."""
    window, session = shot.running.window, shot.running.desk.session
    window.act("show_cases")
    shot.take("24-cases")
    window.act("new_case")
    shot.take("25-new-case")
    session.show_case(case)
    shot.wait(lambda: window.pages.of_cases.is_seen)
    page = window.pages.of_cases.page
    for number, name in enumerate(PARTS, 26):
        page.go_to(name)
        for editor in page.findChildren(EntryEditor)[-1:]:
            editor.line.setChecked(editor.isVisible())
        shot.take(f"{number}-{name.replace('_', '-')}")
    _shoot_list(shot)


def _shoot_list(shot: Shooting) -> None:
    """An exporter's list before it is taken into the case."""
    page = shot.running.window.pages.of_cases.page
    page.go_to("case_items")
    part = cast("DeclaredPart", page.part_named("case_items"))
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "delivery.csv"
        listed.write_text(_exporter_list(), encoding="utf-8")
        part.take_file(listed)
        shot.wait(lambda: part.preview.is_ready)
    shot.take("35-item-list")
    part.preview.given_up.emit()


def _exporter_list() -> str:
    """A made-up delivery with the faults such lists have."""
    lines = ["Delivery under EX-2025-0417;;;;", "", "Line;Weapon no.;Model;Calibre;Crate"]
    odd = {7: "n/a", 19: "AR0003", 31: "1.23E+05", 44: "", 58: "ar-0011", 73: "---"}
    for number in range(1, 121):
        serial = odd.get(number, f"AR{number:04d}")
        lines.append(f"{number};{serial};AR-7;5.56 x 45 mm;C{number // 10 + 1}")
    return "\n".join([*lines, "Total;120;;;"])
