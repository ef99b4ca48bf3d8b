"""Visit, conclusion and overview."""

from checklists.values import Adequacy, FacilityKind, Result
from tests.support.window import Scene
from ui.panels.conclusion import ConclusionPanel
from ui.panels.overview import TARGET, Overview
from ui.panels.visit import VisitPanel


def visit_of(walk: Scene) -> VisitPanel:
    walk.act("show_visit")
    part = walk.page._part("visit")
    assert isinstance(part, VisitPanel)
    return part


def test_visit_details_are_one_change_when_focus_leaves(walk: Scene) -> None:
    part = visit_of(walk)
    before = len(walk.workspace.rows)
    part.facility["name"].setFocus()
    part.facility["name"].selectAll()
    walk.press("Depot Beta")
    part.title.setFocus()
    walk.settled()
    assert len(walk.workspace.rows) == before + 1
    assert walk.stored.visit.facility.name == "Depot Beta"
    assert walk.stored.visit.transfer.consignment == "240 rifles"


def test_people_are_added_and_removed(walk: Scene) -> None:
    part = visit_of(walk)
    walk.click(part.hosts.add)
    walk.press("Omar Said")
    part.title.setFocus()
    walk.settled()
    assert [person.name for person in walk.stored.visit.hosts] == ["Omar Said"]
    part.hosts.lines[0].remove.click()
    walk.settled()
    assert walk.stored.visit.hosts == ()


def test_times_and_the_kind_of_facility(walk: Scene) -> None:
    part = visit_of(walk)
    assert part.ended.field.isHidden()
    part.ended.now.click()
    walk.settled()
    assert walk.stored.visit.ended is not None
    part.ended.never.click()
    walk.settled()
    assert walk.stored.visit.ended is None
    part.kind.box.setCurrentIndex(1)
    part.kind.box.activated.emit(1)
    walk.settled()
    assert walk.stored.visit.facility.kind == next(iter(FacilityKind))


def test_the_conclusion_is_chosen_then_explained(walk: Scene) -> None:
    walk.act("show_conclusion")
    part = walk.page._part("conclusion")
    assert isinstance(part, ConclusionPanel)
    assert not part.summary.isEnabled()
    part.choices[Adequacy.NOT_ADEQUATE].click()
    walk.settled()
    part.summary.setFocus()
    walk.press("The doors are open.")
    part.choices[Adequacy.NOT_ADEQUATE].setFocus()
    walk.settled()
    conclusion = walk.stored.conclusion
    assert conclusion is not None
    assert (conclusion.adequacy, conclusion.summary) == (
        Adequacy.NOT_ADEQUATE,
        "The doors are open.",
    )


def test_a_gap_leads_to_its_item(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.act("show_overview")
    part = walk.page._part("overview")
    assert isinstance(part, Overview)
    entry = part.gaps.item(0)
    assert entry.data(TARGET) == "SA-B-01"
    part.gaps.itemActivated.emit(entry)
    assert walk.page.part == "checklist"
    assert walk.card.item is not None
    assert walk.card.item.id == "SA-B-01"
    walk.act("show_overview")
    targets = [part.gaps.item(at).data(TARGET) for at in range(part.gaps.count())]
    part.gaps.itemActivated.emit(part.gaps.item(targets.index("conclusion")))
    assert walk.page.part == "conclusion"


def test_the_score_counts_only_what_counts(walk: Scene) -> None:
    walk.answer(Result.MET)
    walk.act("show_overview")
    part = walk.page._part("overview")
    assert isinstance(part, Overview)
    assert part.percent.text() == "100 %"
    assert "1 of 3" in part.answered.text()
