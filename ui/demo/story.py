"""The fictional visits as values: who came, what was answered, found and photographed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checklists.asking.checklist import Item, Measure
from checklists.delivering.places import Facility
from checklists.inspecting.inspection import (
    Answer,
    Conclusion,
    Finding,
    Person,
    Transfer,
    Visit,
)
from checklists.values import (
    Adequacy,
    DiversionRelevance,
    FacilityKind,
    Likelihood,
    MeasureKind,
    Result,
    Severity,
)
from ui.demo.telling import told

MAIN, FIRST = "story", "first"
_MEASURED = {
    MeasureKind.INTEGER: "4",
    MeasureKind.DECIMAL: "2.4",
    MeasureKind.DATE: "2026-10-12",
    MeasureKind.TEXT: "TEST-15",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A photo to draw and attach: the scene's name and its caption."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Story:
    """One visit in one language; `chapter` is MAIN or FIRST, which leaves some to MAIN."""

    language: str
    chapter: str = MAIN

    def visit(self) -> Visit:
        said = told(MAIN, self.language)["visit"] | told(self.chapter, self.language)["visit"]
        return Visit(
            title=said["title"],
            purpose=said["purpose"],
            facility=Facility(
                said["facility"],
                said["place"],
                said["country"],
                said["coordinates"],
                FacilityKind.WEAPONS_STORE,
            ),
            transfer=Transfer(
                said["authorization"],
                said["exporter"],
                said["importer"],
                said["end_user"],
                said["consignment"],
            ),
            team=tuple(Person(**one) for one in said["team"]),
            hosts=tuple(Person(**one) for one in said["hosts"]),
            began=said["began"],
            ended=said["ended"],
        )

    def answer(self, item: Item, turn: int) -> Answer:
        """The answer to an item; `turn` varies the remark beside those in order."""
        said = self._said(item)
        if not said:
            remarks = told(MAIN, self.language)["routine"][item.method]
            return Answer(Result.MET, remarks[turn % len(remarks)], "", self._measured(item))
        reason = said.get("reason", "")
        measured = self._measured(item) if not reason else {}
        return Answer(Result(said["result"]), said.get("remark", ""), reason, measured)

    def finding(self, item: Item) -> Finding | None:
        said = self._said(item)
        if "severity" not in said:
            return None
        return Finding(
            number=0,
            item=item.id,
            statement=f"{item.finding.to(self.language)} {said['remark']}",
            recommendation=item.recommendation.to(self.language),
            severity=Severity(said["severity"]),
            likelihood=Likelihood(said["likelihood"]),
            diversion=DiversionRelevance(said["diversion"]),
        )

    def scenes(self, item: Item) -> tuple[Scene, ...]:
        photos = self._said(item).get("photos", [])
        return tuple(Scene(photo["scene"], photo["caption"]) for photo in photos)

    def conclusion(self) -> Conclusion:
        summary = told(self.chapter, self.language)["conclusion"]
        return Conclusion(Adequacy.ADEQUATE_WITH_CONDITIONS, summary)

    def _said(self, item: Item) -> dict[str, Any]:
        said: dict[str, Any] = told(self.chapter, self.language)["item"].get(item.id, {})
        return said

    def _measured(self, item: Item) -> dict[str, str]:
        """What was read, or a plausible value within the limits of the measure."""
        plausible = {one.id: _within(one, _MEASURED[one.kind]) for one in item.measures}
        read: dict[str, str] = told(self.chapter, self.language)["measured"].get(item.id, {})
        return plausible | read


def _within(measure: Measure, value: str) -> str:
    if measure.minimum and Decimal(value) < Decimal(measure.minimum):
        return measure.minimum
    if measure.maximum and Decimal(value) > Decimal(measure.maximum):
        return measure.maximum
    return value
