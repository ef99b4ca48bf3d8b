"""Invented inspections and photos for the tests of reports; nothing in them exists."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from checklists.asking.checklist import Checklist, Condition, Item, Measure, Section
from checklists.asking.standards import Reference
from checklists.delivering.places import Facility
from checklists.inspecting.inspection import (
    Answer,
    Conclusion,
    Evidence,
    Finding,
    HeldAnswer,
    Inspection,
    Person,
    Transfer,
    Visit,
)
from checklists.values import (
    Adequacy,
    Confidence,
    DiversionRelevance,
    Domain,
    EvidenceKind,
    FacilityKind,
    InspectionKind,
    Likelihood,
    MeasureKind,
    Method,
    Result,
    Severity,
    Stage,
    State,
    Texts,
)
from reports.data import FORMAT, PROGRAM, ReportData, Signer, TrailHead, with_figures

BEGAN = datetime(2026, 11, 24, 8, 5, tzinfo=timezone(timedelta(hours=3)))
TRAIL = TrailHead(412, hashlib.sha256(b"trail").hexdigest())
SIGNER = Signer("Ana Keller", "Arvenia Arms Transfer Office", hashlib.sha256(b"cert").hexdigest())

REMARKS = (
    "Two of six keys are kept in the duty room without a log.",
    "Keller und Söhne — façade, œuvre, ﬁnal ﬂoor, \uff26\uff35\uff2c\uff2c\u3000\uff37\uff29, ½ ②.",
    "Ключи хранятся в сейфе дежурного; журнал ведётся ежедневно.",
    "مفاتيح المخزن (رقم AK-47/2231) محفوظة في الخزنة رقم 12-345 منذ 2019.",
    "钥匙存放在值班室保险柜内，每日登记；但第3号柜的备用钥匙没有记录（见照片）。",
    "<b>bold?</b> & <img src='file:///x'/> &lt; \x00\x07\x1b[31m \u202eevil\u202c \u200b end",
    "Serials_" + "AK4722310987654321" * 12 + "/and-more",
    "First line.\n\nThird,\ttab.\r\nFourth: e\u0301 a\u0323\u0301 \u0301loose x\u0301\u0301.",
    "Emoji 🔒, Hebrew שלום, rare 𠮷野家, ⟦brackets⟧ \u2013 and a hy-",
)


def texts(english: str, chinese: str = "") -> Texts:
    return Texts({"en": english, "zh": chinese or f"检查项目：{english}是否符合要求？"})


REFERENCES = (
    Reference(
        "MOSAIC 05.20", texts("Stockpile management", "库存管理"), "V2.0", "6.2", Confidence.READ
    ),
    Reference("ISACS 05.50", texts("Destruction", "销毁"), "V1.0", "", Confidence.CONTENTS_ONLY),
    Reference(
        "ATT", texts("Arms Trade Treaty", "《武器贸易条约》"), "2013", "Art. 11(2)", Confidence.READ
    ),
    Reference("IATG 09.10", texts("Security", "安保"), "2021", "7.1", Confidence.SECONDARY),
)


MEASURES = (
    Measure("humidity", texts("Humidity", "湿度"), "%", MeasureKind.INTEGER, "30", "60"),
    Measure("wall", texts("Thickness of the wall", "墙厚"), "mm", MeasureKind.DECIMAL, "200", ""),
    Measure("seen", texts("Last inspected", "上次检查"), "", MeasureKind.DATE, "", ""),
)


def make_item(number: int, domain: Domain) -> Item:
    critical = number % 7 == 0
    return Item(
        id=f"WS-{domain.value[:3].upper()}-{number:02d}",
        domain=domain,
        stage=Stage.POST_DELIVERY_STORAGE,
        method=Method.OBSERVE,
        weight=1 + number % 5,
        question=texts(
            f"Is key control {number} in force for every door of the store, day and night?",
            f"库房每一扇门的钥匙管制措施（第{number}项）是否昼夜有效？",
        ),
        guidance=texts("Look at the key log and count the keys."),
        critical_because=texts("Whoever holds a key holds the arms.", "持有钥匙即可取得武器。")
        if critical
        else Texts({}),
        finding=texts("Keys are not controlled."),
        recommendation=texts("Control the keys."),
        evidence=(EvidenceKind.PHOTO,),
        references=REFERENCES[: 1 + number % 4],
        facilities=(FacilityKind.AMMUNITION_DEPOT,) if number % 13 == 12 else (),
        asked_if=Condition("WS-STO-00", (Result.NOT_MET,)) if number % 13 == 11 else None,
        measures=MEASURES if number % 10 == 3 else (),
    )


def make_checklist(items: int) -> Checklist:
    domains = list(Domain)
    made = [make_item(number, domains[number % len(domains)]) for number in range(items)]
    step = max(1, items // 6)
    sections = tuple(
        Section(
            f"section-{start}",
            texts(f"Doors, walls and keys, part {start // step + 1}", "门、墙与钥匙"),
            tuple(made[start : start + step]),
        )
        for start in range(0, items, step)
    )
    return Checklist(
        id="weapons-store-sample",
        edition="2026.1",
        kinds=tuple(InspectionKind),
        title=texts("Weapons store, invented sample", "武器库（虚构样例）"),
        about=texts("For tests."),
        sections=sections,
    )


@cache
def photo(number: int, size: tuple[int, int] = (320, 240)) -> bytes:
    """A small JPEG; each number looks different."""
    image = Image.new("RGB", size, (40 + number * 37 % 180, 90, 60 + number * 53 % 180))
    draw = ImageDraw.Draw(image)
    for offset in range(0, size[0], 24):
        draw.line(
            (offset, 0, size[0] - offset, size[1]), fill=(220, 220, 200 - number % 90), width=3
        )
    stream = BytesIO()
    image.save(stream, "JPEG", quality=82)
    return stream.getvalue()


def make_evidence(
    number: int, item: str = "", finding: str = "", size: tuple[int, int] = (320, 240)
) -> Evidence:
    derived = photo(number, size)
    return Evidence(
        number=number,
        sha256=hashlib.sha256(b"original" + derived).hexdigest(),
        derived_sha256=hashlib.sha256(derived).hexdigest(),
        file_name=f"IMG_20261124_{number:06d}.jpg",
        media_type="image/jpeg",
        size_bytes=3_850_000 + number,
        width=size[0] * 12,
        height=size[1] * 12,
        taken="2026:11:24 09:12:00" if number % 3 else "",
        caption=REMARKS[number % 5] if number % 4 else "",
        item=item,
        finding=finding,
    )


def photos_of(inspection: Inspection) -> Mapping[str, bytes]:
    found = {}
    for evidence in inspection.evidence.values():
        size = (evidence.width // 12, evidence.height // 12)
        found[evidence.derived_sha256] = photo(evidence.number, size)
    return found


def make_visit() -> Visit:
    return Visit(
        title="Post-delivery verification of the Port Sereno coast guard depot",
        purpose="To verify on site that the storage agreed before export is adequate.",
        facility=Facility(
            "Depot Sereno <North> & Söhne",
            "Port Sereno",
            "XS",
            "12.3456, -65.4321",
            FacilityKind.WEAPONS_STORE,
        ),
        transfer=Transfer(
            "EX-2026-0042", "Arvenia", "Sulmar", "Coast guard of Sulmar", "240 rifles"
        ),
        team=(
            Person("Ana Keller", "Team leader", "Arvenia Arms Transfer Office"),
            Person("Li Wei 李伟", "Inspector", "Arvenia"),
        ),
        hosts=(Person("أحمد سالم", "Depot commander", "Coast guard"),),
        began=BEGAN,
        ended=BEGAN + timedelta(hours=6),
    )


def make_answer(number: int) -> Answer | None:
    if number % 17 == 16:
        return None
    results = [Result.MET] * 5 + list(Result)
    result = results[number % len(results)]
    reason = "Locked at the time; no key." if result in tuple(Result)[3:] else ""
    remark = REMARKS[number % len(REMARKS)] if number % 2 or result is not Result.MET else ""
    measured = {"humidity": "55", "wall": "240", "gone": "7"} if number % 10 == 3 else {}
    return Answer(result, remark, reason, measured)


def make_finding(number: int, item: str) -> Finding:
    return Finding(
        number,
        item,
        f"Spare keys of cabinet {number} are not logged and hang in an open box.",
        REMARKS[number % len(REMARKS)],
        list(Severity)[number % 4],
        list(Likelihood)[number % 3],
        list(DiversionRelevance)[number % 3],
    )


def make_inspection(items: int = 42, findings: int = 8, photos: int = 12) -> Inspection:
    """A rich one: every result, script, hostile text and kind of attachment."""
    checklist = make_checklist(items)
    ids = [item.id for item in checklist.items()]
    answers = {identity: make_answer(number) for number, identity in enumerate(ids)}
    found = {
        f"f{n}": make_finding(n, ids[n * 3 % items] if n % 5 else "")
        for n in range(1, findings + 1)
    }
    sizes = ((320, 240), (240, 320), (400, 120))
    evidence = {
        f"e{n}": make_evidence(
            n,
            ids[n * 2 % items],
            f"f{1 + n % findings}" if findings and n % 2 else "",
            sizes[n % 3],
        )
        for n in range(1, photos + 1)
    }
    held = HeldAnswer(texts("Is the log kept?"), texts("Look."), Answer(Result.MET, "Yes.", ""))
    return Inspection(
        id="01943f2a-7c1e-7a40-9b3e-5d1f00c0ffee",
        kind=InspectionKind.POST_DELIVERY_VERIFICATION,
        checklists=(checklist,),
        visit=make_visit(),
        state=State.CLOSED,
        answers={identity: answer for identity, answer in answers.items() if answer},
        findings=found,
        evidence=evidence,
        to_confirm={ids[16]: held} if items > 16 else {},
        retired={"WS-OLD-01": held, "WS-OLD-02": held},
        conclusion=Conclusion(
            Adequacy.ADEQUATE_WITH_CONDITIONS,
            "The walls and doors are sound. Keys are the weak point: until spare keys are logged "
            "and the second store is lit, no further delivery should be made.",
        ),
    )


def make_data(
    inspection: Inspection, language: str = "en", signer: Signer | None = SIGNER
) -> ReportData:
    data = ReportData(
        format=FORMAT,
        program=PROGRAM,
        language=language,
        issued=BEGAN + timedelta(hours=7),
        place="Port Sereno",
        signer=signer,
        trail=TRAIL,
        inspection=inspection,
    )
    return with_figures(data)


def with_remark(inspection: Inspection, remark: str) -> Inspection:
    """The inspection with this remark at its first item."""
    first = next(inspection.items()).id
    answers = dict(inspection.answers)
    answers[first] = Answer(Result.NOT_MET, remark, "")
    return replace(inspection, answers=answers)


AUTHOR = "武器 Inspectorate of Arvenia"


def with_additions(inspection: Inspection) -> Inspection:
    """The first item rests on more: by a region, by an authority, and on another edition."""
    name = Texts({"en": "Another edition", "zh": "另一版本"})
    regional = Reference(
        *("Regional Treaty", Texts({"en": "Treaty"}), "2004", "Art 7", Confidence.SECONDARY),
        added_by="sadc",
    )
    national = Reference("ISACS 05.50", name, "1999", "cl. 3", Confidence.READ, AUTHOR)
    newer = replace(national, edition="2031", added_by="")
    (first, *rest) = inspection.checklists
    (section, *others) = first.sections
    (item, *items) = section.items
    item = replace(item, references=(*item.references, newer, regional, national))
    section = replace(section, items=(item, *items))
    first = replace(first, sections=(section, *others))
    return replace(inspection, checklists=(first, *rest))
