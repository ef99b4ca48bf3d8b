"""A text that the reader's language lacks is shown in English and marked."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from checklists.asking.checklist import Checklist
from checklists.inspecting import doing
from checklists.values import InspectionKind, Texts
from tests.support.samples import make_checklist, make_item, make_visit
from tests.support.window import Scene
from ui.speech import speech
from ui.wording.checklist import NOT_TRANSLATED


def half_translated() -> Checklist:
    """Its first item lacks the question in Chinese, its second the guidance, its third nothing."""
    first, second, third = (make_item(f"SA-{name}", critical=True) for name in "ABC")
    return make_checklist(
        replace(first, question=Texts({"en": "Is it shut?"})),
        replace(second, guidance=Texts({"en": "Push at it."})),
        third,
    )


def marks(part: QWidget) -> int:
    QApplication.processEvents()  # widgets made just now are shown by the next round of events
    said = speech("zh").gettext(NOT_TRANSLATED)
    return sum(one.isVisible() and one.text() == said for one in part.findChildren(QLabel))


def test_the_item_card_and_its_guidance_mark_what_is_not_translated(scene: Scene) -> None:
    kind = InspectionKind.ROUTINE_INSPECTION
    started = doing.start_inspection(scene.workspace, kind, (half_translated(),), make_visit())
    scene.unlock()
    scene.running.desk.session.show(started.inspection.id)
    scene.wait(scene.card.isVisible)
    guidance = scene.page.checklist.guidance
    assert not scene.card.untranslated.isVisible()
    scene.act("speak_zh")
    assert scene.card.question.text() == "Is it shut?"
    assert (marks(scene.card), marks(guidance)) == (1, 0)
    scene.press("n")
    assert guidance.text.text() == "Push at it."
    assert (marks(scene.card), marks(guidance)) == (0, 1)
    scene.press("n")
    assert (marks(scene.card), marks(guidance)) == (0, 0)


def test_the_reading_page_marks_each_text_that_is_not_translated(scene: Scene) -> None:
    checklist = replace(half_translated(), about=Texts({"en": "For tests."}))
    scene.workspace.checklists = {checklist.id: checklist}
    scene.unlock()
    scene.act("show_library")
    page = scene.window.pages.library
    scene.wait(lambda: bool(page.shelved))
    key = next(one.key for one in page.shelved if one.checklist == checklist)
    scene.act("speak_zh")
    page.reading.go((key, "", ""))
    assert marks(page) == 1
    page.reading.go((key, "only", ""))
    assert marks(page) == 2
    page.reading.go((key, "only", "SA-C"))
    assert marks(page) == 0
    scene.act("speak_en")
    page.reading.go((key, "only", ""))
    assert marks(page) == 0
