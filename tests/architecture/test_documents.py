"""What the documents and lock files say of the code is true."""

import ast
import importlib.metadata
import re
import sys
from pathlib import Path

import pytest

import rooms

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = sorted(ROOT.glob("requirements*"))


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def test_the_table_of_rooms_is_what_the_modules_say() -> None:
    document = rooms.DOCUMENT.read_text(encoding="utf-8")
    expected = rooms.table()
    assert rooms.table_in(document).splitlines() == expected.splitlines(), (
        "run: python packaging/rooms.py --write"
    )


def test_the_table_is_written_between_its_markers() -> None:
    document = "above\n<!-- rooms -->\nold\n<!-- /rooms -->\nbelow\n"
    assert rooms.written_into(document, "new") == document.replace("old", "new")
    with pytest.raises(SystemExit):
        rooms.written_into("no markers", "new")


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_locks_hold_no_address(path: Path) -> None:
    assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_the_check_lock_holds_everything_the_program_needs() -> None:
    program, checks = pins("requirements.txt"), pins("requirements-dev.txt")
    assert program
    assert {name: checks.get(name) for name in program} == program


def test_every_direct_dependency_is_explained() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {_canonical(name) for name in re.findall(r"^\| (\S+) \|", text, re.MULTILINE)}
    assert (_direct("requirements.in") | _direct("requirements-dev.in")) - explained == set()


def _direct(requirements: str) -> set[str]:
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    return {_canonical(re.split(r"[\[<>=~! ]", line)[0]) for line in lines if line[:1].isalpha()}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_of_a_package_we_name() -> None:
    """A package that only comes along with another may go when that one changes."""
    named = _direct("requirements.in")
    providers = importlib.metadata.packages_distributions()
    ours = {"checklists", "storage", "reports", "ui"}
    foreign = {
        module
        for room in (*ours, "main.py")
        for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
        for module in _imported(path)
    }
    foreign -= ours | sys.stdlib_module_names
    unnamed = [
        module
        for module in sorted(foreign)
        if not {_canonical(name) for name in providers.get(module, [])} & named
    ]
    assert unnamed == []


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_every_installed_package_is_in_the_notices() -> None:
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| ([a-z0-9._-]+)", notice, re.MULTILINE))
    assert set(pins("requirements.txt")) - named == set()
