"""The fictional visit as values: who came, what was answered, found and photographed."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
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

ZONE = timezone(timedelta(hours=3))
BEGAN = datetime(2026, 11, 17, 8, 40, tzinfo=ZONE)
ENDED = datetime(2026, 11, 18, 15, 20, tzinfo=ZONE)


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
    """The visit in one language."""

    language: str

    def visit(self) -> Visit:
        told = _told()["visit"]
        said = {name: text[self.language] for name, text in told.items() if isinstance(text, dict)}
        return Visit(
            title=said["title"],
            purpose=said["purpose"],
            facility=Facility(
                said["facility"],
                said["place"],
                told["country"],
                told["coordinates"],
                FacilityKind.WEAPONS_STORE,
            ),
            transfer=Transfer(
                told["authorization"],
                said["exporter"],
                said["importer"],
                said["end_user"],
                said["consignment"],
            ),
            team=self._people(told["team"]),
            hosts=self._people(told["hosts"]),
            began=BEGAN,
            ended=ENDED,
        )

    def answer(self, item: Item, turn: int) -> Answer:
        """The answer to an item; `turn` varies the remark beside those in order."""
        told = _told()["item"].get(item.id)
        if told is None:
            remarks = _told()["routine"][item.method][self.language]
            return Answer(Result.MET, remarks[turn % len(remarks)], "", _measured(item))
        result, reason = Result(told["result"]), self._text(told, "reason")
        measured = _measured(item) if not reason else {}
        return Answer(result, self._text(told, "remark"), reason, measured)

    def finding(self, item: Item) -> Finding | None:
        told = _told()["item"].get(item.id, {})
        if "severity" not in told:
            return None
        return Finding(
            number=0,
            item=item.id,
            statement=f"{item.finding.to(self.language)} {self._text(told, 'remark')}",
            recommendation=item.recommendation.to(self.language),
            severity=Severity(told["severity"]),
            likelihood=Likelihood(told["likelihood"]),
            diversion=DiversionRelevance(told["diversion"]),
        )

    def scenes(self, item: Item) -> tuple[Scene, ...]:
        told = _told()["item"].get(item.id, {})
        return tuple(
            Scene(photo["scene"], photo["caption"][self.language])
            for photo in told.get("photos", [])
        )

    def conclusion(self) -> Conclusion:
        summary = _told()["conclusion"][self.language]
        return Conclusion(Adequacy.ADEQUATE_WITH_CONDITIONS, summary)

    def _people(self, people: list[dict[str, Any]]) -> tuple[Person, ...]:
        return tuple(
            Person(one["name"], one["role"][self.language], one["organization"][self.language])
            for one in people
        )

    def _text(self, told: dict[str, Any], name: str) -> str:
        text: str = told.get(name, {}).get(self.language, "")
        return text


def _measured(item: Item) -> dict[str, str]:
    """A plausible value for everything an item asks to be measured, within its limits."""
    return {measure.id: _within(measure, _MEASURED[measure.kind]) for measure in item.measures}


def _within(measure: Measure, value: str) -> str:
    if measure.minimum and Decimal(value) < Decimal(measure.minimum):
        return measure.minimum
    if measure.maximum and Decimal(value) > Decimal(measure.maximum):
        return measure.maximum
    return value


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("story.toml").read_text("utf-8"))
