"""A visit of the demo's case in the middle of its count, for the pictures of its parts."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from checklists.delivering.words import EntryWay, Marking
from checklists.inspecting import doing, following, taking_stock
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.values import InspectionKind
from ui.desktop import Running
from ui.panels.count import CountPanel

COUNTED = 150


class Shooting(Protocol):
    """What a picture is taken with."""

    @property
    def running(self) -> Running: ...

    def wait(self, until: Callable[[], object]) -> None: ...

    def take(self, name: str) -> None: ...


def begin_visit(workspace: Workspace) -> str:
    """A third visit that follows up the last one: part of it counted, judged and followed up."""
    known = max(
        (workspace.load(each.id) for each in workspace.summaries() if each.case),
        key=lambda one: len(one.findings),
    )
    draft = doing.start_inspection(
        workspace, InspectionKind.FOLLOW_UP_VISIT, known.checklists, known.visit, known.stores,
        doing.CaseVisit(known.case, following.remembered(known)),
    ).inspection  # fmt: skip
    _count(workspace, draft.id, known)
    for condition, judgement in list(known.stocktake.judged.items())[:5]:
        taking_stock.judge(workspace, draft.id, condition, judgement)
    since = list(known.stocktake.followed.values())
    for identity, followed in zip(list(known.findings)[:4], since, strict=False):
        following.say_since(workspace, draft.id, identity, followed)
    return draft.id


def shoot_visit(shot: Shooting, identity: str) -> None:
    session, page = shot.running.desk.session, shot.running.window.pages.inspection
    session.show(identity)
    shot.wait(lambda: session.inspection is not None and session.inspection.id == identity)
    page.go_to("count")
    _shoot_count(shot, page.count)
    page.go_to("conditions")
    shot.take("41-conditions")
    page.go_to("follow_up")
    shot.take("42-follow-up")
    earlier = session.inspection.earlier if session.inspection is not None else None
    photos = {photo.item for photo in earlier.evidence.values()} if earlier else set()
    page.go_to_item(min(photos))
    shot.take("43-visit-before")
    page.go_to("overview")
    shot.take("44-overview-of-visit")


def _shoot_count(shot: Shooting, count: CountPanel) -> None:
    """The lines, filtered by a few digits, a mark that must be asked, and the sample."""
    shot.wait(lambda: count.tally.index is not None and count.tally.whole is not None)
    count.list.view.setCurrentIndex(count.lines.index(1, 0))
    count.entry.take_focus()
    shot.take("36-count")
    count.entry.line.setText("4002")
    count.list.narrow("4002")
    shot.take("37-count-filtered")
    count.list.narrow("")
    count.entry.enter("40022", EntryWay.TYPED)
    shot.take("38-count-asked")
    count.entry.choice.left.emit()
    count.entry.line.start_anew()
    unseen = [one for one in count.tally.declared.values() if one.serial][-20:]
    pasted = [*(one.serial for one in unseen), unseen[0].serial, "TEST 490007", "ELSE 1"]
    QGuiApplication.clipboard().setText("\n".join(pasted))
    count.paste()
    shot.wait(count.taking.take.isEnabled)
    shot.take("39-count-list")
    count.taking.given_up.emit()
    count.form.missing.setText("6")
    count.form.seed.setText("harbour lantern")
    count.form.draw.click()
    shot.wait(lambda: count.sample.sentences)
    count.sample.wanted.emit()
    shot.take("40-sample")


def _count(workspace: Workspace, draft: str, known: Inspection) -> None:
    marks = sorted(known.stocktake.seen.values(), key=lambda mark: mark.number)
    odd = [mark for mark in marks if not mark.item or mark.marking != Marking.CLEAR]
    wanted = [*marks[:COUNTED], *(mark for mark in odd if mark not in marks[:COUNTED])]
    taking_stock.see_marks(workspace, draft, "list.txt", wanted)
    for item, explained in known.stocktake.explained.items():
        taking_stock.explain(workspace, draft, item, explained)
    for item, counted in list(known.stocktake.counted.items())[:1]:
        taking_stock.count(workspace, draft, item, counted)
