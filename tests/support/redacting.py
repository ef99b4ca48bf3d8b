"""A report of a case in which every text is one of a kind, and what can be withheld of it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import count
from typing import Any

from checklists.delivering.case import Case
from checklists.delivering.sampled import sample_of
from checklists.delivering.sampling import StratifyBy, Within
from checklists.delivering.stocktake import Explained
from checklists.delivering.words import Whereabouts
from checklists.inspecting.inspection import Answer, HeldAnswer, Person
from checklists.values import Result, Texts
from reports.data import ReportData
from reports.redaction import Edition
from reports.withholding import Choice, Part
from tests.reports.test_content_case import make_visit_of_case
from tests.support.reports_samples import BEGAN, SIGNER, make_evidence, make_inspection

SECRET = hashlib.sha256(b"secret of a test").hexdigest()
EDITION = Edition(
    program="PSSM Inspector 0.1.0",
    issued=BEGAN,
    place="Capital",
    signer=replace(SIGNER, name="Halima Osei", organization="Host Ministry"),
    full_edition=hashlib.sha256(b"full edition").hexdigest(),
)
PLANTED = re.compile("Zq[0-9]{4}w")
# Ids, digests and measures' names: what entries are found by, and nothing that anyone wrote.
IDS = frozenset(
    {
        "case", "confidence", "derived_sha256", "earlier", "finding", "id", "inspection", "item",
        "media_type", "programme", "proof_sha256", "proposed_by", "report_sha256", "sha256",
        "subject", "seed",
    }
)  # fmt: skip
# What is said of the same thing or person in several places.
NAMES = frozenset({"name", "serial", "text", "store", "person", "second_person", "lot"})


def planted(language: str = "en") -> ReportData:
    """Every text of its inspection and case is a word of its own; equal names stay equal."""
    data = _rich(language)
    words: dict[str, str] = {}
    numbers = count(1)

    def word(text: str, name: str) -> str:
        new = f"Zq{next(numbers):04}w"
        return words.setdefault(text, new) if name in NAMES else new

    inspection = _replanted(data.inspection, word)
    case = _replanted(data.case, word)
    # The sample names items by what their serials are called here.
    sample = _sampled(case)
    inspection = replace(inspection, sample=sample)
    return replace(data, inspection=inspection, case=case, place=word(data.place, "place"))


def words_in(text: str) -> set[str]:
    """The planted words in a text."""
    return set(PLANTED.findall(text))


def everything(data: ReportData) -> list[Choice]:
    """One part for each answer, photo, finding and person, and one for all the serials."""
    inspection = data.inspection
    earlier = inspection.earlier
    kept = {*inspection.answers, *inspection.to_confirm, *inspection.retired}
    parts = [
        (Part.ANSWER, item)
        for item in sorted(kept | (earlier.answers.keys() if earlier else set()))
    ]
    parts += [(Part.PHOTO, str(photo.number)) for photo in inspection.evidence.values()]
    parts += [(Part.FINDING, str(finding.number)) for finding in inspection.findings.values()]
    parts += [(Part.PERSON, f"team {n}") for n in range(1, len(inspection.visit.team) + 1)]
    parts += [(Part.PERSON, f"hosts {n}") for n in range(1, len(inspection.visit.hosts) + 1)]
    parts.append((Part.SERIALS, "1..41"))
    return [Choice(part, subject, "Agreed with the host") for part, subject in parts]


@cache
def _rich(language: str) -> ReportData:
    data = make_visit_of_case(language)
    inspection, case = data.inspection, data.case
    assert case is not None
    assert inspection.earlier is not None
    held = HeldAnswer(Texts({"en": "Old?"}), Texts({}), Answer(Result.MET, "held remark", ""))
    photo = make_evidence(1, "", "")
    earlier = replace(
        inspection.earlier,
        title="the visit before this",
        answers={"WS-STO-00": Answer(Result.MET, "earlier remark", "earlier reason")},
        evidence={"e-0": photo},
    )
    stock = inspection.stocktake
    marked = {
        **stock.seen,
        "m-1": replace(stock.seen["m-1"], second_person="Second Person", remark="scratched"),
        "extra": replace(stock.seen["extra"], remark="lay on the floor"),
    }
    explained = {"d-37": Explained(Whereabouts.ISSUED, "Order 7", "signed for by somebody")}
    action = replace(case.actions["b"], proof_sha256=photo.sha256)
    with_doubt = replace(case.declared["d-2"], note="noted", doubt="doubted", other_marks="other")
    return replace(
        data,
        inspection=replace(
            inspection,
            visit=replace(
                inspection.visit, hosts=(Person("Second Person", "Keeper", "Brigade of Nowhere"),)
            ),
            evidence=make_inspection(items=12, findings=2, photos=3).evidence,
            to_confirm={"WS-STO-06": held},
            earlier=earlier,
            stocktake=replace(stock, seen=marked, explained=explained),
        ),
        case=replace(
            case,
            declared={**case.declared, "d-2": with_doubt},
            actions={**case.actions, "b": action},
        ),
        secret=SECRET,
    )


def _sampled(case: Case) -> Any:
    return sample_of(
        case.declared.values(), 5, "0.95", Within.WHOLE, StratifyBy.NOTHING, "a seed of the test"
    )


def _replanted(value: Any, word: Any, name: str = "") -> Any:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return word(value, name) if value.strip() and name not in IDS else value
    if is_dataclass(value) and not isinstance(value, Texts):
        kept = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(
            value,
            **{
                key: entry if key in ("checklists", "sample") else _replanted(entry, word, key)
                for key, entry in kept.items()
            },
        )
    if isinstance(value, tuple):
        return tuple(_replanted(entry, word, name) for entry in value if name != "items") or value
    if isinstance(value, Mapping):
        return {key: _replanted(entry, word, name) for key, entry in value.items()}
    return value
