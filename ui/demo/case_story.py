"""The fictional case as values: what was declared, agreed and moved, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklists.delivering.case import (
    AgreedCondition,
    Agreement,
    AssistanceNeed,
    Authorization,
    CaseHead,
    Consignment,
    CorrectiveAction,
    CustodyEvent,
    DeclaredItem,
    GoodPractice,
    Party,
    RestrictedNote,
    Site,
)
from checklists.delivering.places import Facility, Store
from checklists.delivering.words import (
    ActionState,
    Assistance,
    ConditionKind,
    Consent,
    CustodyKind,
    Mitigation,
)
from checklists.values import FacilityKind, Stage
from ui.demo.declaring import quantities, rifles
from ui.demo.story import FIRST, MAIN
from ui.demo.telling import told


@dataclass(frozen=True, slots=True)
class VisitIds:
    """The id of one visit; by item, the ids of its findings and the digests of its photos."""

    inspection: str
    findings: Mapping[str, str]
    photos: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CaseStory:
    """The case in one language. Every number is 0: it is given when the entry is recorded."""

    language: str

    def head(self) -> CaseHead:
        said, visit = self._told("head"), told(MAIN, self.language)["visit"]
        exporter, importer = said["exporter_country"], said["importer_country"]
        return CaseHead(
            title=said["title"],
            stage=Stage.POST_DELIVERY_STORAGE,
            exporter=Party(visit["exporter"], exporter),
            importer=Party(visit["importer"], importer),
            end_user=Party(visit["end_user"], importer),
            authorization=Authorization(
                said["number"], said["issued"], said["expires"], said["terms"]
            ),
            consignment=Consignment(
                said["reference"],
                said["value"],
                said["currency"],
                said["sent"],
                said["delivered"],
                tuple(said["transit"]),
            ),
            keep_until=said["keep_until"],
        )

    def sites(self) -> tuple[Site, ...]:
        country = self._told("head")["importer_country"]
        return tuple(
            Site(
                Facility(
                    one["name"], one["place"], country, "0.0000, 0.0000", FacilityKind(one["kind"])
                ),
                tuple(Store(store, self._told("stores")[store]) for store in one["stores"]),
            )
            for one in self._told("site")
        )

    def declared(self) -> tuple[DeclaredItem, ...]:
        return rifles(self.language) + quantities(self.language)

    def conditions(self) -> tuple[AgreedCondition, ...]:
        agreement = self._told("agreement")
        return tuple(
            AgreedCondition(
                number=0,
                kind=ConditionKind(one["kind"]),
                text=one["text"],
                agreed_by=agreement["by"],
                agreed_on=agreement["signed_on"],
                document=one["document"],
                how_verified=one["how"],
                mitigates=tuple(Mitigation(risk) for risk in one["mitigates"]),
                proposed_by="",
            )
            for one in self._told("condition")
        )

    def agreement(self) -> Agreement:
        said = self._told("agreement")
        return Agreement(said["exporter"], said["importer"], said["signed_on"], said["place"])

    def custody(self, ids: Mapping[str, str]) -> tuple[CustodyEvent, ...]:
        """The events in order; `ids` are those of the declared items by their serials."""
        return tuple(
            CustodyEvent(
                number=0,
                kind=CustodyKind(one["kind"]),
                happened=one["happened"],
                items=tuple(ids[serial] for serial in one["serials"]),
                quantity=one["quantity"],
                origin=one["origin"],
                destination=one["destination"],
                consent=Consent(one["consent"]),
                document=one["document"],
                remark=one["remark"],
            )
            for one in self._told("custody")
        )

    def actions(self, first: VisitIds, main: VisitIds) -> tuple[CorrectiveAction, ...]:
        visits = {FIRST: first, "main": main}
        return tuple(
            CorrectiveAction(
                number=0,
                inspection=visits[one["visit"]].inspection,
                finding=visits[one["visit"]].findings[one["item"]],
                item=one["item"],
                text=one["text"],
                owner=one["owner"],
                due=one["due"],
                state=ActionState(one["state"]),
                closed=one["closed"],
                proof=one["proof"],
                proof_sha256=main.photos[one["proved_at"]] if "proved_at" in one else "",
            )
            for one in self._told("action")
        )

    def needs(self, main: VisitIds) -> tuple[AssistanceNeed, ...]:
        return tuple(
            AssistanceNeed(
                number=0,
                inspection=main.inspection,
                finding=main.findings[one["item"]],
                kind=Assistance(one["kind"]),
                text=one["text"],
                programme=one["programme"],
            )
            for one in self._told("need")
        )

    def practices(self, main: VisitIds) -> tuple[GoodPractice, ...]:
        return tuple(
            GoodPractice(0, main.inspection, one["item"], one["text"], one["released"])
            for one in self._told("practice")
        )

    def restricted(self) -> tuple[RestrictedNote, ...]:
        return tuple(
            RestrictedNote(0, one["text"], one["source"]) for one in self._told("restricted")
        )

    def _told(self, part: str) -> Any:
        return told("case", self.language)[part]
