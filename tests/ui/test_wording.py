import importlib
import pkgutil
from collections.abc import Iterator
from fractions import Fraction

import pytest

import checklists
import reports
import storage
import ui
from checklists.asking.files import Fault, FaultKind
from checklists.asking.spreadsheet import SpreadsheetFault, SpreadsheetRefused
from checklists.asking.writing import ChecklistUnwritable, UnknownReference, UnwritableKind
from checklists.asking.xlsform import NotTaken, NotTakenKind, XlsformFault, XlsformRefused
from checklists.delivering.proposing import Decision
from checklists.delivering.sampling import (
    SamplingFault,
    SamplingRefused,
    Within,
    percent,
    plan_sample,
    statement,
)
from checklists.delivering.seen_lists import SeenListFault, SeenListRefused
from checklists.inspecting.completeness import Gap, GapKind
from checklists.inspecting.keeping import HealthFault, HealthFaultKind
from checklists.values import Problem
from reports.verdicts import Change, Question, Reason, Role, Stance, Standing, Verdict
from ui.speech import PSEUDO, SHIPPED
from ui.wording import (
    fault_sentence,
    gap_sentence,
    health_sentence,
    question_name,
    reason_sentence,
    role_name,
    saying,
    sentence,
    stance_name,
    standing_name,
)
from ui.wording.counting import decision_name
from ui.wording.importing import left_out_sentence, not_taken_sentence
from ui.wording.sampling import statement_sentences
from ui.wording.verdicts import change_name

LANGUAGES = [*SHIPPED, PSEUDO]


def every_problem() -> Iterator[type[Problem]]:
    for package in (checklists, storage, reports, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    kinds = [Problem]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    return (kind for kind in kinds[1:] if not kind.__module__.startswith("tests"))


def test_every_problem_has_a_sentence() -> None:
    problems = list(every_problem())
    assert len(problems) > 30
    lacking = []
    for problem in problems:
        try:
            saying(problem)
        except KeyError:
            lacking.append(problem.__qualname__)
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_fault_and_gap_has_a_sentence(language: str) -> None:
    said = [
        *(
            reason_sentence(Verdict(Question.WHO, Standing.FAILS, one, "it", 7), language)
            for one in Reason
        ),
        *(fault_sentence(Fault("f.toml", "X-1", one, "it"), language) for one in FaultKind),
        *(gap_sentence(Gap(one, "X-1"), language) for one in GapKind),
        *(health_sentence(HealthFault(one, "it"), language) for one in HealthFaultKind),
        *(question_name(one, language) for one in Question),
        *(standing_name(one, language) for one in Standing),
        *(role_name(one, language) for one in Role),
        *(stance_name(one, language) for one in Stance),
        *(change_name(one, language) for one in Change),
    ]
    assert all(said)
    assert not any("{" in one for one in said)


def test_what_was_changed_after_signing_is_said_in_words() -> None:
    verdict = Verdict(
        Question.INTACT, Standing.FAILS, Reason.CHANGED_AFTER_SIGNING, Change.DRAWING, 3
    )
    said = reason_sentence(verdict, "en")
    assert "what is drawn on a page" in said
    assert "page 3" in said


def test_a_reason_names_its_page() -> None:
    verdict = Verdict(Question.DATA_EQUALS_PAGE, Standing.FAILS, Reason.FORBIDDEN_CONTENT, "x", 3)
    assert "page 3" in reason_sentence(verdict, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_of_a_form_says_what_where_and_what_to_do(language: str) -> None:
    refused: list[Problem] = [
        *(SpreadsheetRefused("visits.xlsx", one, "it") for one in SpreadsheetFault),
        *(XlsformRefused("survey", 7, one, "it") for one in XlsformFault),
        *(ChecklistUnwritable("X-1", one, "it") for one in UnwritableKind),
    ]
    for problem in refused:
        said = sentence(problem, language)
        assert said.text
        assert said.next_step
        assert "{" not in str(said)
    no_questions = XlsformRefused("survey", 0, XlsformFault.NO_QUESTIONS, "")
    assert "survey" in sentence(no_questions, language).text
    old = SpreadsheetRefused("visits.xlsx", SpreadsheetFault.OLD_FORMAT, "")
    assert "visits.xlsx" in sentence(old, language).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(NotTakenKind))
def test_what_was_not_taken_names_its_sheet_and_row(language: str, kind: NotTakenKind) -> None:
    said = not_taken_sentence(NotTaken("survey", 12, "label", kind, "it"), language)
    assert "survey" in said
    assert "12" in said
    assert "{" not in said
    whole = not_taken_sentence(NotTaken("extra", 0, "", kind, "it"), language)
    assert "extra" in whole
    assert "0" not in whole


def test_a_reference_left_out_is_named_with_its_item() -> None:
    said = left_out_sentence(UnknownReference("X-1", "NORM 5"), "en")
    assert said.startswith("X-1: ")
    assert "NORM 5" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", list(SamplingFault))
def test_every_refused_sample_says_what_was_given_and_what_to_do(
    language: str, fault: SamplingFault
) -> None:
    said = sentence(SamplingRefused(fault, "it-7"), language)
    assert "it-7" in said.text
    assert said.next_step
    assert "{" not in str(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("within", list(Within))
def test_a_sample_says_what_it_shows_and_what_it_cannot(language: str, within: Within) -> None:
    said = statement_sentences(statement(plan_sample({"": 300}, 6, "0.95", within)), language)
    whole = " ".join(said)
    assert all(fact in whole for fact in ("117", "300", "6", "0.95", "95.01 %", "39.00 %"))
    assert "{" not in whole


def test_a_full_count_leaves_nothing_unsaid() -> None:
    said = statement_sentences(statement(plan_sample({"": 7}, 1, "0.95")), "en")
    assert said[0] == "Check 7 of 7 items."
    assert "100.00 %" in said[1]
    assert len(said) == 2


def test_a_percentage_never_says_more_than_is_true() -> None:
    assert percent(Fraction(999_999, 1_000_000)) == "99.99 %"
    assert percent(Fraction(1, 20_000)) == "0.00 %"
    assert percent(Fraction(1, 30)) == "3.33 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_decision_on_a_mark_has_a_name_of_its_own(language: str) -> None:
    decisions = [decision_name(one, language) for one in Decision]
    assert all(decisions)
    assert len(set(decisions)) == len(Decision)


@pytest.mark.parametrize("fault", list(SeenListFault))
def test_a_refused_list_is_named_with_what_to_do(fault: SeenListFault) -> None:
    said = sentence(SeenListRefused("seen.csv", fault), "en")
    assert "seen.csv" in said.text
    assert said.next_step
    assert "{" not in str(said)
