"""A report says of its case what was agreed, counted and moved, and nothing that is restricted."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from checklists.delivering.case import Agreement, AssistanceNeed, Case, GoodPractice, RestrictedNote
from checklists.delivering.reconciling import reconcile
from checklists.delivering.sampled import drawn_ids, sample_of
from checklists.delivering.sampling import StratifyBy, Within
from checklists.delivering.stocktake import (
    Counted,
    Explained,
    FollowedUp,
    Judgement,
    ResearchStep,
    Stocktake,
)
from checklists.delivering.words import (
    ActionState,
    Assistance,
    Consent,
    CountResult,
    Keeping,
    Research,
    Since,
    Whereabouts,
)
from checklists.inspecting import casework
from checklists.inspecting.changes import InspectionStarted
from checklists.inspecting.following import remembered
from checklists.inspecting.inspection import Inspection
from checklists.values import Result
from reports.compose import compose
from reports.content import expected_text, report_content
from reports.data import ReportData, report_data_from_json
from reports.issuing import gather
from reports.page_check import check_words
from reports.pieces import MOMENT, UNEXPLAINED, VISITED, Para, Row
from reports.typesetting import set_lines
from tests.support.cases import (
    make_action,
    make_condition,
    make_declared,
    make_event,
    make_head,
    make_mark,
    make_quantity,
    make_site,
)
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.reports_samples import make_data, make_finding, make_inspection, photos_of

LANGUAGES = ("en", "zh", "fr", "ar")


def make_case() -> Case:
    return Case(
        "c-1",
        make_head(),
        sites={"s": make_site()},
        declared={
            **{f"d-{n}": make_declared(f"A{n:04}", number=n) for n in range(1, 41)},
            "lot": replace(make_quantity(), number=41),
        },
        conditions={"k": make_condition(), "l": replace(make_condition(), number=2)},
        agreement=Agreement("Ana Keller", "Samir Haddad", "2025-02-01", "Port Sulmar"),
        custody={
            "e": make_event(("d-1",)),
            "f": replace(make_event(), number=2, consent=Consent.GIVEN, document="Note 3"),
        },
        actions={
            "a": make_action(),
            "b": replace(
                make_action(),
                number=2,
                state=ActionState.DONE,
                closed="2026-05-01",
                proof="Photo 4",
            ),
        },
        needs={"n": AssistanceNeed(1, "", "", Assistance.MATERIAL, "Padlocks for two stores", "")},
        practices={"p": GoodPractice(1, "", "", "Keys are kept in two boxes.", True)},
    )


def make_stocktake() -> Stocktake:
    seen = {f"m-{n}": replace(make_mark(f"A{n:04}", f"d-{n}"), number=n) for n in range(1, 37)}
    seen["m-36"] = replace(seen["m-36"], store="Store 2")
    seen["extra"] = replace(make_mark("B9999"), number=99)
    return Stocktake(
        seen=seen,
        explained={"d-37": Explained(Whereabouts.ISSUED, "Order 7", "")},
        counted={"lot": Counted(4990, "Store 2", "", "")},
        research={"r": ResearchStep(1, "d-40", Research.RECOUNT, "Again not there", "Tomas Ruiz")},
        judged={"k": Judgement(Keeping.PARTLY_KEPT, "Alone at night", "Duty roster")},
        followed={"old": FollowedUp(Since.PERSISTS, "Seen again")},
    )


def make_visit_of_case(language: str = "en") -> ReportData:
    inspection = make_inspection(items=12, findings=2, photos=0)
    before = replace(inspection, id="before", findings={"old": make_finding(1, "")})
    again = replace(make_finding(3, ""), earlier="old", times=2)
    inspection = replace(
        inspection,
        case="c-1",
        earlier=remembered(before),
        findings={**inspection.findings, "new": again},
        stocktake=make_stocktake(),
    )
    return replace(make_data(inspection, language), case=make_case())


def told(data: ReportData) -> str:
    return "\n".join(block.text for block in expected_text(report_content(data)))


def drawn(data: ReportData, text: str) -> str:
    """The one line of the paragraph with this text, from left to right."""
    content = report_content(data)
    rows = [piece for piece in content.pieces if isinstance(piece, Row)]
    paras: list[Para] = [para for row in rows for cell in row.cells for para in cell]
    found = next(para for para in paras if text in para.text)
    (line,) = set_lines(found, 2000, content.language)
    return "".join(part for _, part in line.runs)


def said(data: ReportData, subject: str) -> str:
    blocks = expected_text(report_content(data))
    return "\n".join(block.text for block in blocks if block.subject == subject)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pages_say_exactly_what_its_data_says(language: str) -> None:
    data = make_visit_of_case(language)
    made = compose(data, photos_of(data.inspection))
    check_words(made.pdf, data)


def test_its_data_is_read_back_whole() -> None:
    data = make_visit_of_case()
    assert report_data_from_json(json.loads(data.to_json())) == data


def test_each_condition_is_judged_by_itself() -> None:
    data = make_visit_of_case()
    assert "Partly kept" in said(data, "C-01")
    assert "Duty roster" in said(data, "C-01")
    assert "Not judged" in said(data, "C-02")
    assert "Conditions kept\n0 of 2" in told(data)


def test_the_figures_of_the_count_add_up() -> None:
    data = make_visit_of_case()
    assert data.case is not None
    found = reconcile(data.case.declared, data.inspection.stocktake)
    assert sum(found.totals.values()) == len(data.case.declared) + 1
    assert found.totals[CountResult.FOUND] == 35
    text = told(data)
    assert "Declared items in hand\n36 of 41" in text
    assert "lines declared and the marks beyond them: 42." in text
    listed = said(data, "count")
    for item in data.case.declared.values():
        assert (item.serial or item.lot) in listed
    assert "Recount: Again not there (Tomas Ruiz)" in said(data, "count 40")
    assert "Order 7" in said(data, "count 37")
    assert "declared in Store 1, seen in Store 2" in said(data, "count 36")
    assert "B9999" in said(data, "count + 99")
    assert "declared 5000, counted 4990 rounds, tolerance 0" in text


def test_a_sample_tells_its_seed_its_draw_and_what_it_cannot_show() -> None:
    data = make_visit_of_case()
    assert data.case is not None
    declared = data.case.declared
    plan = sample_of(declared.values(), 4, "0.95", Within.WHOLE, StratifyBy.NOTHING, "two words")
    sampled = replace(data, inspection=replace(data.inspection, sample=plan))
    text = said(sampled, "sample")
    assert "two words" in text
    for stratum in plan.strata:
        for key in stratum.drawn:
            assert key in text
    assert "only a full count can exclude it" in text
    assert "No instrument prescribes" in text
    unseen = {f"d-{n}" for n in range(38, 41)} - drawn_ids(plan, declared)
    assert unseen
    assert f"Not in the sample\n{len(unseen)}" in told(sampled)
    assert "Full count" in said(data, "sample")


def test_an_unconsented_move_names_duties_and_other_bodies_times_as_no_law() -> None:
    data = make_visit_of_case()
    text = said(data, "custody")
    assert "ATT Art 11(4)" in text
    assert "not law for this visit" in text
    assert "A0001" in said(data, "E-01")
    assert data.case is not None
    calm = replace(data.case, custody={"f": data.case.custody["f"]})
    assert "ATT Art 11(4)" not in said(replace(data, case=calm), "custody")


def test_the_time_line_marks_visits_and_faults_and_says_how_many_days_passed() -> None:
    data = make_visit_of_case()
    rows = [
        piece
        for piece in report_content(data).pieces
        if isinstance(piece, Row) and piece.subject == "custody" and len(piece.cells) == 3
    ]
    days = [row.cells[0][0].text for row in rows]
    known = [date.fromisoformat(day) for day in days if day != "No date"]
    assert known == sorted(known)
    marks = [row.cells[1][0].mark for row in rows]
    assert {MOMENT, VISITED, UNEXPLAINED} == set(marks)
    passed = [row.cells[2][0].text for row in rows]
    expected = [(later - earlier).days for earlier, later in pairwise(known)]
    assert passed[0] == ""
    assert passed[1 : len(known)] == [f"+{one} days" if one else "" for one in expected]


def test_the_visit_before_its_findings_and_what_became_of_them() -> None:
    data = make_visit_of_case()
    text = said(data, "earlier F-01")
    assert "Persists" in text
    assert "Found again as F-03, at 2 visits in a row" in text
    assert "Photo 4" in said(data, "A-02")
    assert "Corrective actions open\n1 of 2" in told(data)


def test_an_answer_that_changed_stands_under_the_visit_that_gave_it() -> None:
    data = make_visit_of_case()
    inspection = data.inspection
    assert inspection.earlier is not None
    item, now = next((i, a) for i, a in inspection.answers.items() if a.result == Result.MET)
    before = replace(inspection.earlier, answers={item: replace(now, result=Result.NOT_MET)})
    changed = replace(data, inspection=replace(inspection, earlier=before))
    assert f"Visit before\nThis visit\n{item}\nNot met\nMet" in told(changed)
    same = replace(before, answers={item: now})
    assert "This visit" not in told(replace(data, inspection=replace(inspection, earlier=same)))


def test_restricted_notes_never_leave_in_a_report() -> None:
    store = MemoryWorkspace()
    case = casework.open_case(store, make_head()).case.id
    casework.add(store, case, RestrictedNote(1, "A broker was named.", "host"))
    inspection = replace(make_inspection(items=3, findings=0, photos=0), case=case)
    store.commit(inspection.id, InspectionStarted(inspection))
    material = gather(store, inspection.id)
    assert material.case is not None
    assert material.case == replace(store.load_case(case), restricted={})


def test_without_a_case_nothing_of_it_is_said() -> None:
    inspection: Inspection = make_inspection(items=12, findings=2, photos=0)
    subjects = {block.subject for block in expected_text(report_content(make_data(inspection)))}
    assert not subjects & {
        "case",
        "conditions",
        "count",
        "sample",
        "custody",
        "follow_up",
        "actions",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Federation of Arvenia، XA",
        "EX-2025-0417؛",
        "both sides، 2025-02-01، Memorandum 4",
        "E-01 · ",
    ],
)
def test_a_line_of_several_parts_runs_with_an_arabic_report(text: str) -> None:
    first = text.split("؛")[0].split("،")[0].split(" ·")[0]
    assert drawn(make_visit_of_case("ar"), text).endswith(first)


def test_several_serials_run_with_an_arabic_report() -> None:
    data = make_visit_of_case("ar")
    assert data.case is not None
    moved = make_event(("d-1", "d-2"))
    case = replace(data.case, custody={"e": moved})
    assert drawn(replace(data, case=case), "A0001، ") == "A0002 ،A0001"


def test_an_arabic_name_does_not_turn_a_line_of_an_english_report() -> None:
    data = make_visit_of_case()
    assert data.case is not None
    head = replace(data.case.head, exporter=replace(data.case.head.exporter, name="دولة"))
    assert drawn(replace(data, case=replace(data.case, head=head)), "دولة").endswith(", XA")
