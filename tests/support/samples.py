"""Small checklists, visits and inspections for tests; nothing in them exists."""

from datetime import UTC, datetime

from checklists.asking.checklist import Checklist, Item, Section
from checklists.asking.standards import Reference
from checklists.delivering.places import Facility
from checklists.inspecting.inspection import (
    Answer,
    Evidence,
    Finding,
    Inspection,
    Person,
    Transfer,
    Visit,
)
from checklists.values import (
    Confidence,
    DiversionRelevance,
    Domain,
    EvidenceKind,
    InspectionKind,
    Likelihood,
    Method,
    Result,
    Severity,
    Stage,
    Texts,
)

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def texts(english: str) -> Texts:
    return Texts({"en": english, "zh": f"中文 {english}"})


def make_item(
    identity: str,
    domain: Domain = Domain.STORAGE,
    weight: int = 2,
    *,
    critical: bool = False,
    evidence: tuple[EvidenceKind, ...] = (),
) -> Item:
    return Item(
        id=identity,
        domain=domain,
        stage=Stage.POST_DELIVERY_STORAGE,
        method=Method.OBSERVE,
        weight=weight,
        question=texts(f"Is {identity} in order?"),
        guidance=texts("Look at it from both sides."),
        critical_because=texts("It guards everything else.") if critical else Texts({}),
        finding=texts(f"{identity} is not in order."),
        recommendation=texts(f"Put {identity} in order."),
        evidence=evidence,
        references=(
            Reference("ATT", texts("Arms Trade Treaty"), "2013", "Art 11(1)", Confidence.READ),
        ),
    )


def make_checklist(*items: Item, identity: str = "sample") -> Checklist:
    return Checklist(
        id=identity,
        edition="1.0",
        kinds=tuple(InspectionKind),
        title=texts("Sample checklist"),
        about=texts("For tests."),
        sections=(Section("only", texts("Only section"), items),),
    )


def three_items() -> Checklist:
    return make_checklist(
        make_item("SA-A-01", Domain.STORAGE, 1),
        make_item("SA-B-01", Domain.TRAINING, 3, critical=True),
        make_item("SA-C-01", Domain.TRAINING, 5, evidence=(EvidenceKind.PHOTO,)),
    )


def make_visit(title: str = "A visit") -> Visit:
    return Visit(
        title=title,
        purpose="To see.",
        facility=Facility("Depot Null", "Nowhere", "XX", ""),
        transfer=Transfer("EX-1", "Arvenia", "Sulmar", "Coast guard", "240 rifles"),
        team=(Person("Ana Keller", "Head", "Office"),),
        hosts=(),
        began=NOON,
        ended=None,
    )


def make_inspection(checklist: Checklist | None = None, identity: str = "i-1") -> Inspection:
    return Inspection(
        identity,
        InspectionKind.ROUTINE_INSPECTION,
        (checklist or three_items(),),
        make_visit(),
    )


def answer(result: Result = Result.MET, remark: str = "", reason: str = "") -> Answer:
    return Answer(result, remark, reason)


def make_finding(number: int = 1, item: str = "SA-A-01") -> Finding:
    return Finding(
        number,
        item,
        "It is open.",
        "Close it.",
        Severity.HIGH,
        Likelihood.POSSIBLE,
        DiversionRelevance.DIRECT,
    )


def make_evidence(number: int = 1, item: str = "SA-A-01") -> Evidence:
    return Evidence(
        number=number,
        sha256="a" * 64,
        derived_sha256="b" * 64,
        file_name="IMG_0001.jpg",
        media_type="image/jpeg",
        size_bytes=10,
        width=4000,
        height=3000,
        taken="",
        caption="Seen",
        item=item,
        finding="",
    )
