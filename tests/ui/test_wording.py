import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import checklists
import reports
import storage
import ui
from checklists.asking.files import Fault, FaultKind
from checklists.inspecting.completeness import Gap, GapKind
from checklists.inspecting.keeping import HealthFault, HealthFaultKind
from checklists.values import Problem
from reports.verdicts import Question, Reason, Standing, Verdict
from ui.speech import PSEUDO, SHIPPED
from ui.wording import (
    fault_sentence,
    gap_sentence,
    health_sentence,
    question_name,
    reason_sentence,
    saying,
    standing_name,
)

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
    ]
    assert all(said)
    assert not any("{" in one for one in said)


def test_a_reason_names_its_page() -> None:
    verdict = Verdict(Question.DATA_EQUALS_PAGE, Standing.FAILS, Reason.FORBIDDEN_CONTENT, "x", 3)
    assert "page 3" in reason_sentence(verdict, "en")
