"""Nothing that changes at run time stands inside `_()`: a catalogue could never match it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for room in ("ui", "reports") for path in (ROOT / room).rglob("*.py"))
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext", "npgettext", "say", "tr"}


def faults_in(source: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and _called(node) in TRANSLATORS
        and any(_changes_at_run_time(argument) for argument in node.args)
    ]


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _changes_at_run_time(argument: ast.expr) -> bool:
    if isinstance(argument, ast.JoinedStr):
        return True
    formatted = (
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Attribute)
        and argument.func.attr == "format"
    )
    percent = isinstance(argument, ast.BinOp) and any(
        isinstance(side, ast.Constant) and isinstance(side.value, str)
        for side in (argument.left, argument.right)
    )
    return formatted or percent


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_translated_words_are_fixed(module: Path) -> None:
    assert faults_in(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "is_fault"),
    [
        ('_("Saved")', False),
        ('_("Saved {name}").format(name=name)', False),
        ("_(variable)", False),
        ('_(f"Saved {name}")', True),
        ('_("Saved {name}".format(name=name))', True),
        ('_("Saved %s" % name)', True),
        ('_("Saved " + name)', True),
        ('words.ngettext(f"{n} photo", "{n} photos", n)', True),
    ],
)
def test_the_check_itself(source: str, is_fault: bool) -> None:
    assert bool(faults_in(source)) is is_fault
