"""`sample`: how many items to check, what that shows and cannot show, and the draw itself."""

import csv
from argparse import Namespace
from collections.abc import Mapping
from fractions import Fraction
from io import StringIO
from pathlib import Path

from checklists.delivering.drawing import drawn, new_seed
from checklists.delivering.sampling import (
    SamplingFault,
    SamplingPlan,
    SamplingRefused,
    Statement,
    StratifyBy,
    Stratum,
    Within,
    enlarged,
    plan_sample,
    smallest_noticed,
    statement,
)
from checklists.inspecting.mishaps import CannotOpen
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.doors import Doors
from ui.files import read_file
from ui.wording.sampling import statement_sentences

_DIGITS = 12

Keys = Mapping[str, list[str]]


def plan_a_sample(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Compute the plan, draw it when there is something to draw from, and say what it shows."""
    declared = _declared(arguments)
    keys = _listed(arguments) if arguments.items else None
    lots = declared or {name: len(some) for name, some in (keys or {}).items()}
    plan = plan_sample(
        lots,
        arguments.missing,
        arguments.confidence,
        Within(arguments.within or Within.WHOLE),
        StratifyBy.NOTHING if set(lots) == {""} else StratifyBy.OTHER,
    )
    plan = enlarged(plan, arguments.discrepancy)
    if keys is not None or arguments.seed is not None:
        seed = new_seed() if arguments.seed is None else arguments.seed
        plan = drawn(plan, seed, _positions(lots) if keys is None else keys)
    facts = statement(plan)
    sentences = statement_sentences(facts, terminal.language)
    terminal.result(_record(plan, facts, sentences), _lines(terminal, plan, sentences))
    return DONE


def _declared(arguments: Namespace) -> dict[str, int]:
    """The lots as typed, empty when only a list is given."""
    lots: dict[str, int] = {}
    for name, lot in arguments.stratum:
        # Typed twice is most likely two different lots: neither may vanish.
        if name in lots:
            raise SamplingRefused(SamplingFault.STRATUM_TWICE, name)
        lots[name] = lot
    if arguments.lot is None:
        return lots
    if lots and sum(lots.values()) != arguments.lot:
        raise SamplingRefused(SamplingFault.LIST_DIFFERS, f"{sum(lots.values())}, {arguments.lot}")
    return lots or {"": arguments.lot}


def _listed(arguments: Namespace) -> Keys:
    """The items of the file by stratum; raises CannotOpen when it is no text in UTF-8."""
    by_stratum = bool(arguments.stratum or arguments.within)
    keys: dict[str, list[str]] = {}
    for row in _rows(arguments.items, has_header=arguments.header):
        name = row[1].strip() if by_stratum and len(row) > 1 else ""
        keys.setdefault(name, []).append(row[0].strip())
    return keys


def _rows(path: Path, *, has_header: bool) -> list[list[str]]:
    """One row per item: the columns of a CSV file, or the whole line of any other."""
    try:
        # Spreadsheet programs put a byte order mark before the first key.
        text = read_file(path).decode("utf-8-sig")
        if path.suffix.lower() == ".csv":
            first = text.partition("\n")[0]
            comma = ";" if ";" in first and "," not in first else ","
            rows = list(csv.reader(StringIO(text, newline=""), delimiter=comma))
        else:
            rows = [[line] for line in text.split("\n")]
    except (UnicodeDecodeError, csv.Error) as error:
        raise CannotOpen(path) from error
    return [row for row in rows[1 if has_header else 0 :] if any(cell.strip() for cell in row)]


def _positions(lots: Mapping[str, int]) -> Keys:
    """Without a list the items are numbered: `1` to `N`, or `NAME/1` to `NAME/N`."""
    return {
        name: [f"{name}/{n}" if name else str(n) for n in range(1, lot + 1)]
        for name, lot in lots.items()
    }


def _record(plan: SamplingPlan, facts: Statement, sentences: tuple[str, ...]) -> dict[str, object]:
    return {
        "lot": plan.lot,
        "missing": plan.missing,
        "confidence": plan.confidence,
        "within": str(plan.within),
        "stratify_by": str(plan.stratify_by),
        "n": plan.size,
        "probability": _decimal(facts.probability),
        "smallest_noticed": facts.smallest_noticed,
        "one_missing": _decimal(facts.one_missing),
        "seed": plan.seed or None,
        "strata": [
            {
                "name": one.name,
                "lot": one.lot,
                "planned": one.planned,
                "size": one.size,
                "smallest_noticed": smallest_noticed(one, plan.confidence) if one.lot else None,
                "drawn": list(one.drawn),
            }
            for one in plan.strata
        ],
        "sentences": list(sentences),
    }


def _decimal(probability: Fraction) -> str:
    """Twelve decimals, rounded down; the exact fraction may have thousands of digits."""
    whole, rest = divmod(int(probability * 10**_DIGITS), 10**_DIGITS)
    return f"{whole}.{rest:0{_DIGITS}}"


def _lines(terminal: Terminal, plan: SamplingPlan, sentences: tuple[str, ...]) -> list[str]:
    lines = list(sentences)
    if any(one.size > one.planned for one in plan.strata):
        said = terminal._(
            "Enlarged after a discrepancy: its stratum is counted in full, every other one twice "
            "as planned. How much is missing, only a full count can tell."
        )
        lines.append(said)
    if plan.seed:
        lines.append(terminal._("Seed: {seed}").format(seed=plan.seed))
    for one in plan.strata:
        lines += _stratum_lines(terminal, one)
    return lines


def _stratum_lines(terminal: Terminal, one: Stratum) -> list[str]:
    said = terminal._("{name}: {size} of {lot}")
    lines = ["", said.format(name=one.name, size=one.size, lot=one.lot)] if one.name else []
    return lines + list(one.drawn)
