"""Which keys do something in which part of an inspection, and what they do there."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from checklists.values import Result
from ui.panels.checklist import ChecklistPanel
from ui.panels.count import CountPanel
from ui.panels.follow_up import FollowUpPanel
from ui.panels.judging import JudgingPanel
from ui.windows.inspection_page import InspectionPage
from ui.windows.menus import ANSWERS, INSPECTION

_ONE_BY_ONE = ("next_unanswered", "write_remark")
Deeds = dict[str, Callable[[], object]]


def choices_in(page: InspectionPage) -> Sequence[StrEnum]:
    """The words that the number keys choose in the part that is seen."""
    part = page.seen
    if isinstance(part, JudgingPanel | FollowUpPanel):
        return part.card.choices.words
    return tuple(Result)


def keys_in(page: InspectionPage) -> Sequence[str]:
    """The actions that can be carried out in the part that is seen."""
    part = page.seen
    if isinstance(part, ChecklistPanel):
        return (*INSPECTION, *ANSWERS)
    if isinstance(part, JudgingPanel | FollowUpPanel):
        return (*_ONE_BY_ONE, *list(ANSWERS)[: len(choices_in(page))])
    if isinstance(part, CountPanel):
        return ("search_items", "paste_marks")
    return ()


def choose(page: InspectionPage, result: Result) -> None:
    """The number key of this result: it chooses the word of the same place where one is asked."""
    part = page.seen
    if isinstance(part, JudgingPanel | FollowUpPanel):
        part.choose_at(list(Result).index(result))
    else:
        page.checklist.card.choose(result)


def deeds_in(page: InspectionPage) -> Deeds:
    part = page.seen
    if isinstance(part, JudgingPanel | FollowUpPanel):
        remark = part.card.remark
        return {"next_unanswered": part.go_to_next_open, "write_remark": lambda: _focus(remark)}
    if isinstance(part, CountPanel):
        return {"search_items": part.entry.take_focus, "paste_marks": part.paste}
    walk = page.checklist
    return {
        "next_unanswered": walk.rail.go_to_next_unanswered,
        "next_item": lambda: walk.rail.step(1),
        "previous_item": lambda: walk.rail.step(-1),
        "next_critical": walk.rail.go_to_next_critical,
        "search_items": lambda: _focus(walk.rail.search),
        "write_remark": lambda: _focus(walk.card.remark),
        "clear_answer": walk.card.clear_answer,
        "add_finding": walk.card.findings.record,
        "add_photo": walk.card.photos.choose,
        "paste_photo": walk.card.photos.paste,
    }


def _focus(target: QWidget) -> None:
    target.setFocus(Qt.FocusReason.OtherFocusReason)
