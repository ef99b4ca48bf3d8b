"""Keep ARCHITECTURE.md's table of rooms the same as the modules' own first sentences."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- rooms -->", "<!-- /rooms -->"
PACKAGES = ("ui", "reports", "storage", "checklists")
HEAD = "| room | says |\n|---|---|"

# Folders without a module of their own say nothing, so their sentence stands here.
DATA_ROOMS = {
    "checklists/library/": "Data only: the checklists and standards that ship.",
    "reports/fonts/": "Data only: the typefaces that ship, with their licence.",
    "ui/languages/": "Data only: the translations of the program's own words.",
}


def main(arguments: list[str]) -> int:
    if arguments == ["--write"]:
        document = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(written_into(document, table()), encoding="utf-8")
        return 0
    if arguments:
        print("usage: rooms.py [--write]", file=sys.stderr)
        return 2
    print(table())
    return 0


def table() -> str:
    return "\n".join([HEAD, *(f"| `{name}` | {says} |" for name, says in rooms())])


def rooms() -> list[tuple[str, str]]:
    """Every room with its sentence: main.py, then the packages from the top down."""
    found = [("main.py", first_sentence(ROOT / "main.py"))]
    for package in PACKAGES:
        names = {_room(path): first_sentence(path) for path in (ROOT / package).rglob("*.py")}
        data_rooms = {
            folder: sentence
            for folder, sentence in DATA_ROOMS.items()
            if folder.startswith(f"{package}/") and (ROOT / folder).is_dir()
        }
        found += sorted((names | data_rooms).items())
    scripts = sorted((ROOT / "packaging").glob("*.py"))
    return found + [(_room(path), first_sentence(path)) for path in scripts]


def first_sentence(module: Path) -> str:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    return re.split(r"(?<=[.!?]) (?=[A-Z])", paragraph)[0].replace("|", "\\|")


def table_in(document: str) -> str:
    """What stands between the markers; empty when they are not there."""
    after = document.partition(BEGIN)[2]
    return after.partition(END)[0].strip()


def written_into(document: str, new_table: str) -> str:
    before, begin, rest = document.partition(BEGIN)
    end, after = rest.partition(END)[1:]
    if not begin or not end:
        message = f"{DOCUMENT.name} needs the markers {BEGIN} and {END}"
        raise SystemExit(message)
    return f"{before}{BEGIN}\n{new_table}\n{END}{after}"


def _room(path: Path) -> str:
    name = path.relative_to(ROOT).as_posix()
    return name.removesuffix("__init__.py")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
