"""A made-up case in the middle of its life, for the pictures of the window."""

from checklists.delivering.case import (
    AgreedCondition,
    Agreement,
    Authorization,
    CaseHead,
    Consignment,
    CorrectiveAction,
    CustodyEvent,
    Party,
    RestrictedNote,
    Site,
)
from checklists.delivering.places import Facility, Store
from checklists.delivering.words import ActionState, ConditionKind, Consent, CustodyKind, Mitigation
from checklists.inspecting import casework
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.values import FacilityKind, Stage

HEAD = CaseHead(
    title="Rifles for the Sulmar Coast Guard",
    stage=Stage.POST_DELIVERY_STORAGE,
    exporter=Party("Federation of Arvenia", "XA"),
    importer=Party("Republic of Sulmar, Ministry of Defence", "XB"),
    end_user=Party("Sulmar Coast Guard", "XB"),
    authorization=Authorization(
        "EX-2025-0417", "2025-03-03", "2026-03-02", "No transfer to others without consent."
    ),
    consignment=Consignment("LOT-7", "180000", "EUR", "2025-05-30", "2025-06-12", ("XC", "XD")),
    keep_until="2036-03-02",
)
SITES = (
    Site(
        Facility("Alpha Depot", "Port Sulmar", "XB", "0.0000, 0.0000", FacilityKind.WEAPONS_STORE),
        (Store("s1", "Store 1"), Store("s2", "Store 2")),
    ),
    Site(
        Facility("Bravo Post", "North Cape", "XB", "", FacilityKind.SMALL_UNIT_STORE),
        (Store("s1", "Container"),),
    ),
)
CONDITIONS = (
    AgreedCondition(
        0, ConditionKind.SECURITY, "The store is guarded day and night by at least two persons.",
        "both sides", "2025-02-01", "Memorandum 4, point 2", "Duty roster, and a look at night",
        (Mitigation.DIVERSION,), "",
    ),
    AgreedCondition(
        0, ConditionKind.LOCATION, "The rifles stay at Alpha Depot and Bravo Post.",
        "both sides", "2025-02-01", "Memorandum 4, point 1", "Serial numbers counted on the spot",
        (Mitigation.EXPORT_RISK, Mitigation.DIVERSION), "",
    ),
)  # fmt: skip
EVENT = CustodyEvent(
    0, CustodyKind.CHANGE_OF_PLACE, "2025-11-20", (), "40", "Alpha Depot", "Bravo Post",
    Consent.GIVEN, "Note 12/2025", "",
)  # fmt: skip
ACTION = CorrectiveAction(
    0, "", "", "", "Close the gap in the fence.", "Depot commander", "2026-12-01",
    ActionState.OPEN, "", "", "",
)  # fmt: skip
NOTE = RestrictedNote(0, "A broker asked twice for part of the lot.", "Customs liaison")
AGREEMENT = Agreement("A. Keller", "O. Said", "2025-02-14", "Port Sulmar")


def begin_case(workspace: Workspace, visits: tuple[Inspection, ...]) -> str:
    """A case with a little of everything, to which copies of these visits belong; gives its id."""
    case = casework.open_case(workspace, HEAD).case.id
    for entry in (*SITES, *CONDITIONS, EVENT, ACTION, NOTE):
        casework.add(workspace, case, entry)
    casework.sign_conditions(workspace, case, AGREEMENT)
    for visit in visits:
        identity = workspace.new_id()
        copy = Inspection(identity, visit.kind, visit.checklists, visit.visit, case=case)
        workspace.commit(identity, InspectionStarted(copy))
    return case


def exporter_list() -> str:
    """A made-up delivery with the faults such lists have."""
    lines = ["Delivery under EX-2025-0417;;;;", "", "Line;Weapon no.;Model;Calibre;Crate"]
    odd = {7: "n/a", 19: "AR0003", 31: "1.23E+05", 44: "", 58: "ar-0011", 73: "---"}
    for number in range(1, 121):
        serial = odd.get(number, f"AR{number:04d}")
        lines.append(f"{number};{serial};AR-7;5.56 x 45 mm;C{number // 10 + 1}")
    return "\n".join([*lines, "Total;120;;;"])
