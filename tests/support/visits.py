"""A visit of a case in a window: declared rifles, conditions and a visit before, all made up."""

from dataclasses import replace

from checklists.delivering.case import Case, DeclaredItem
from checklists.delivering.matching import MarkIndex
from checklists.inspecting import casework, doing
from checklists.inspecting.inspection import EarlierVisit, Inspection
from checklists.inspecting.keeping import NewPhoto
from checklists.values import InspectionKind, Result
from tests.support.cases import (
    make_action,
    make_condition,
    make_declared,
    make_head,
    make_quantity,
    make_site,
)
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.samples import NOON, answer, make_evidence, make_finding, make_visit, three_items
from tests.support.window import Scene, tiny_jpeg
from ui.windows.inspection_page import InspectionPage

SERIALS = tuple(f"TEST 40{number:04d}" for number in range(1, 31))


def declare(workspace: MemoryWorkspace, serials: tuple[str, ...] = SERIALS) -> Case:
    """A case with these rifles and 5,000 rounds, two conditions and one open action."""
    case = casework.open_case(workspace, make_head()).case.id
    casework.add(workspace, case, make_site())
    items: list[DeclaredItem] = [make_declared(serial) for serial in serials]
    casework.declare_items(workspace, case, "list.csv", [*items, make_quantity()])
    for text in ("The store is guarded.", "Keys are signed for."):
        casework.add(workspace, case, replace(make_condition(), text=text))
    return casework.add(workspace, case, make_action()).case


def visit_before() -> EarlierVisit:
    """It found two things at the first item and has a photo of it."""
    evidence = replace(make_evidence(), sha256="a" * 64)
    findings = {"f-1": make_finding(1), "f-2": replace(make_finding(2), item="")}
    return EarlierVisit(
        inspection="i-0",
        title="The visit before",
        ended=NOON,
        report_sha256="",
        answers={"SA-A-01": answer(Result.NOT_MET, remark="The gate was open.")},
        findings=findings,
        evidence={"e-1": evidence},
    )


def begin_visit(scene: Scene, serials: tuple[str, ...] = SERIALS) -> Inspection:
    """The draft of a follow-up visit, open in the window, with its marks indexed."""
    case = declare(scene.workspace, serials)
    photo = scene.workspace
    photo.bytes_by_digest["a" * 64] = _photo()
    draft = doing.start_inspection(
        scene.workspace,
        InspectionKind.FOLLOW_UP_VISIT,
        (three_items(),),
        make_visit(),
        of=doing.CaseVisit(case.id, visit_before()),
    ).inspection
    scene.unlock()
    session = scene.running.desk.session
    session.show(draft.id)
    scene.wait(lambda: session.inspection is not None)
    return draft


def begin_count(scene: Scene, serials: tuple[str, ...] = SERIALS) -> InspectionPage:
    begin_visit(scene, serials)
    scene.act("show_count")
    tally = scene.page.count.tally
    scene.wait(lambda: isinstance(tally.index, MarkIndex) and tally.whole is not None)
    return scene.page


def _photo() -> NewPhoto:
    content = tiny_jpeg()
    return NewPhoto("then.jpg", "image/jpeg", content, content, content, 16, 12, "")
