"""Begin a visit: what regions and an authority add to its items, its case, and the visit before."""

from dataclasses import dataclass, replace

from checklists.asking.adding import with_added_references
from checklists.asking.checklist import Checklist
from checklists.asking.overlays import additions
from checklists.delivering.case import CaseHead
from checklists.delivering.places import Store
from checklists.inspecting import doing
from checklists.inspecting.following import remembered
from checklists.inspecting.inspection import Transfer, Visit
from checklists.inspecting.keeping import Outcome, Workspace
from checklists.values import InspectionKind

NO_TRANSFER = Transfer("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Beginning:
    """`case` and `earlier` are ids, of the case and of the visit that is followed up, or empty."""

    kind: InspectionKind
    checklists: tuple[Checklist, ...]
    visit: Visit
    stores: tuple[Store, ...] = ()
    case: str = ""
    earlier: str = ""


def begin(workspace: Workspace, wanted: Beginning) -> Outcome:
    """Begin this visit; what the case says of the transfer is said of a visit that says nothing."""
    visit = wanted.visit
    if wanted.case and visit.transfer == NO_TRANSFER:
        visit = replace(visit, transfer=transfer_of(workspace.load_case(wanted.case).head))
    added = additions(visit.facility.country, workspace.overlay())
    whole = with_added_references(wanted.checklists, added)
    earlier = remembered(workspace.load(wanted.earlier)) if wanted.earlier else None
    of = doing.CaseVisit(wanted.case, earlier)
    return doing.start_inspection(workspace, wanted.kind, whole, visit, wanted.stores, of)


def transfer_of(head: CaseHead) -> Transfer:
    """The delivery as a visit names it."""
    return Transfer(
        authorization=head.authorization.number,
        exporter=head.exporter.name,
        importer=head.importer.name,
        end_user=head.end_user.name,
        consignment=head.consignment.reference,
    )
