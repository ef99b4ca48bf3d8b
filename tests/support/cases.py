"""Small cases for tests; nothing in them exists."""

from checklists.delivering.case import (
    AgreedCondition,
    Authorization,
    CaseHead,
    Consignment,
    CorrectiveAction,
    CustodyEvent,
    DeclaredItem,
    Party,
    Site,
)
from checklists.delivering.places import Facility, Store
from checklists.delivering.stocktake import SeenMark
from checklists.delivering.words import (
    ActionState,
    ArmsCategory,
    ConditionKind,
    Consent,
    CustodyKind,
    EntryWay,
    Marking,
    Mitigation,
)
from checklists.values import FacilityKind, Stage


def make_head(title: str = "Rifles for the Coast Guard") -> CaseHead:
    return CaseHead(
        title=title,
        stage=Stage.POST_DELIVERY_STORAGE,
        exporter=Party("Federation of Arvenia", "XA"),
        importer=Party("Republic of Sulmar", "XB"),
        end_user=Party("Sulmar Coast Guard", "XB"),
        authorization=Authorization("EX-2025-0417", "2025-03-03", "2026-03-02", "No re-transfer."),
        consignment=Consignment("LOT-7", "180000", "EUR", "2025-05-30", "2025-06-12", ("XC",)),
        keep_until="2036-03-02",
    )


def make_site() -> Site:
    facility = Facility("Alpha Depot", "Port Sulmar", "XB", "0, 0", FacilityKind.WEAPONS_STORE)
    return Site(facility, (Store("s1", "Store 1"), Store("s2", "Store 2")))


def make_declared(serial: str = "A0001", store: str = "Store 1", number: int = 1) -> DeclaredItem:
    return DeclaredItem(
        number=number,
        category=ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS,
        type="rifle",
        model="TEST-15",
        calibre="5.56 mm",
        maker="Fictional Arms",
        serial=serial,
        lot="",
        import_mark="",
        other_marks="",
        quantity=1,
        unit="",
        tolerance=0,
        store=store,
        note="",
        doubt="",
    )


def make_quantity(lot: str = "AM-1", quantity: int = 5000, tolerance: int = 0) -> DeclaredItem:
    return DeclaredItem(
        number=1,
        category=ArmsCategory.AMMUNITION,
        type="cartridges",
        model="ball",
        calibre="5.56 mm",
        maker="Fictional Arms",
        serial="",
        lot=lot,
        import_mark="",
        other_marks="",
        quantity=quantity,
        unit="rounds",
        tolerance=tolerance,
        store="Store 2",
        note="",
        doubt="",
    )


def make_condition() -> AgreedCondition:
    return AgreedCondition(
        number=1,
        kind=ConditionKind.SECURITY,
        text="The store is guarded day and night.",
        agreed_by="both sides",
        agreed_on="2025-02-01",
        document="Memorandum 4",
        how_verified="Duty roster and a look at night",
        mitigates=(Mitigation.DIVERSION,),
        proposed_by="",
    )


def make_event(items: tuple[str, ...] = (), consent: Consent = Consent.NOT_ASKED) -> CustodyEvent:
    return CustodyEvent(
        number=1,
        kind=CustodyKind.CHANGE_OF_PLACE,
        happened="2026-02-01",
        items=items,
        quantity="",
        origin="Alpha Depot",
        destination="Bravo Post",
        consent=consent,
        document="",
        remark="",
    )


def make_action() -> CorrectiveAction:
    return CorrectiveAction(
        number=1,
        inspection="i-1",
        finding="f-1",
        item="SA-A-01",
        text="Close the fence.",
        owner="Depot commander",
        due="2026-12-01",
        state=ActionState.OPEN,
        closed="",
        proof="",
        proof_sha256="",
    )


def make_mark(text: str = "A0001", item: str = "", store: str = "Store 1") -> SeenMark:
    return SeenMark(
        number=1,
        text=text,
        way=EntryWay.TYPED,
        marking=Marking.CLEAR,
        item=item,
        store=store,
        second_person="",
        remark="",
    )
