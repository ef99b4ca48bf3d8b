"""One fictional visit carried out: followed up, answered, counted, judged and concluded."""

from dataclasses import dataclass, replace
from datetime import timedelta

from checklists.asking.checklist import Item
from checklists.asking.shelf import shipped_checklists
from checklists.delivering.case import Case
from checklists.inspecting import doing, following, taking_stock
from checklists.inspecting.beginning import Beginning, begin
from checklists.inspecting.inspection import Finding
from checklists.inspecting.keeping import Workspace
from checklists.values import InspectionKind, Progress
from ui.demo.count_story import CountStory
from ui.demo.making_case import declared_ids, quantity_ids
from ui.demo.photos import draw_photo
from ui.demo.story import FIRST, MAIN, Story
from ui.doors import Doors

_KIND = {
    FIRST: InspectionKind.POST_DELIVERY_VERIFICATION,
    MAIN: InspectionKind.FOLLOW_UP_VISIT,
}
_CHECKLISTS = {
    FIRST: ("post-delivery-verification",),
    MAIN: ("post-delivery-verification", "weapons-store"),
}


@dataclass(frozen=True, slots=True)
class VisitMaker:
    """Who makes a visit, and where it is kept."""

    doors: Doors
    workspace: Workspace
    story: Story
    progress: Progress

    def make(self, case: str, earlier: str) -> str:
        """The id of the visit, closed; `earlier` is the visit before, or empty."""
        inspection = self._start(case, earlier)
        self._follow_up(inspection)
        self._walk(inspection)
        self._count(inspection, self.workspace.load_case(case))
        self._judge(inspection, self.workspace.load_case(case))
        doing.conclude(self.workspace, inspection, self.story.conclusion())
        doing.close_inspection(self.workspace, inspection)
        return inspection

    def _start(self, case: str, earlier: str) -> str:
        chapter = self.story.chapter
        chosen = tuple(one for one in shipped_checklists() if one.id in _CHECKLISTS[chapter])
        wanted = Beginning(_KIND[chapter], chosen, self.story.visit(), (), case, earlier)
        return begin(self.workspace, wanted).inspection.id

    def _follow_up(self, inspection: str) -> None:
        earlier = self.workspace.load(inspection).earlier
        if earlier is None:
            return
        since = CountStory(self.story.language).since()
        for identity, finding in earlier.findings.items():
            following.say_since(self.workspace, inspection, identity, since[finding.item])

    def _walk(self, inspection: str) -> None:
        items = tuple(self.workspace.load(inspection).items())
        for turn, item in enumerate(items):
            self.progress.at(turn, len(items), "items")
            if item in self.workspace.load(inspection).asked_items():
                self._answer(inspection, item, turn)
        self.progress.at(len(items), len(items), "items")

    def _answer(self, inspection: str, item: Item, turn: int) -> None:
        doing.answer_item(self.workspace, inspection, item.id, self.story.answer(item, turn))
        finding = self.story.finding(item)
        if finding is not None:
            self._record(inspection, finding)
        began = self.story.visit().began
        for scene in self.story.scenes(item):
            number = len(self.workspace.load(inspection).evidence) + 1
            assert began is not None  # noqa: S101 - every story says when it began
            content = draw_photo(scene.name, number, began + timedelta(minutes=2 * turn))
            photo = self.doors.read_photo(f"IMG_{number:04d}.jpg", content)
            self.workspace.keep_photo(photo)
            attached = photo.as_evidence(scene.caption, item.id)
            doing.attach_photo(self.workspace, inspection, attached)

    def _record(self, inspection: str, finding: Finding) -> None:
        """A finding that came over from the visit before is reworded, not found twice."""
        for identity, known in self.workspace.load(inspection).findings.items():
            if known.earlier and known.item == finding.item:
                again = replace(
                    finding, number=known.number, earlier=known.earlier, times=known.times
                )
                doing.reword_finding(self.workspace, inspection, identity, again)
                return
        doing.record_finding(self.workspace, inspection, finding)

    def _count(self, inspection: str, case: Case) -> None:
        told, ids, store = CountStory(self.story.language), declared_ids(case), self.workspace
        person = self.story.visit().team[1].name
        if self.story.chapter == FIRST:
            taking_stock.see_marks(store, inspection, "", told.whole_list(ids))
        else:
            self._count_mark_by_mark(inspection, case)
        for item, counted in told.counted(self.story.chapter, quantity_ids(case), person).items():
            taking_stock.count(store, inspection, item, counted)

    def _count_mark_by_mark(self, inspection: str, case: Case) -> None:
        told, ids, store = CountStory(self.story.language), declared_ids(case), self.workspace
        for way, marks in told.lists_of_marks(ids).items():
            taking_stock.see_marks(store, inspection, str(way), marks)
        for mark in told.single_marks(ids):
            taking_stock.see_mark(store, inspection, mark)
        for item, explained in told.explained(ids).items():
            taking_stock.explain(store, inspection, item, explained)
        seen = store.load(inspection).stocktake.seen
        undeclared = {mark.text: identity for identity, mark in seen.items() if not mark.item}
        for step in told.research({**ids, **undeclared}, self.story.visit().team[1].name):
            taking_stock.research(store, inspection, step)

    def _judge(self, inspection: str, case: Case) -> None:
        told = CountStory(self.story.language)
        for condition, judgement in told.judgements(self.story.chapter, case.conditions).items():
            taking_stock.judge(self.workspace, inspection, condition, judgement)
