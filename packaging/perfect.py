"""Hold the listed files to full branch coverage, and name files that could join the list."""

import json
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "perfect_files.txt"


def main(coverage_data: Path) -> int:
    files: dict[str, Any] = json.loads(coverage_data.read_text(encoding="utf-8"))["files"]
    found = {name.replace("\\", "/"): entry["summary"] for name, entry in files.items()}
    patterns = read_list(LIST.read_text(encoding="utf-8"))
    faults = faults_in(found, patterns)
    for name in newly_perfect(found, patterns):
        print(f"{name} is perfect now: add it to {LIST.relative_to(ROOT).as_posix()}")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"All files of {LIST.relative_to(ROOT).as_posix()} are fully covered.")
    return 1 if faults else 0


def read_list(text: str) -> list[str]:
    """One path or pattern a line; a star crosses folders, a # begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def faults_in(found: dict[str, Any], patterns: list[str]) -> list[str]:
    faults = [
        f"{pattern} names no measured file"
        for pattern in patterns
        if not any(fnmatchcase(name, pattern) for name in found)
    ]
    for name, summary in sorted(found.items()):
        if _listed(name, patterns) and _holes(summary):
            lines, branches = summary["missing_lines"], summary.get("missing_branches", 0)
            faults.append(
                f"{name} must be fully covered; missing: {lines} lines, {branches} branches"
            )
    return faults


def newly_perfect(found: dict[str, Any], patterns: list[str]) -> list[str]:
    return [
        name
        for name, summary in sorted(found.items())
        if summary["num_statements"] and not _holes(summary) and not _listed(name, patterns)
    ]


def _holes(summary: dict[str, Any]) -> int:
    return int(summary["missing_lines"]) + int(summary.get("missing_branches", 0))


def _listed(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
