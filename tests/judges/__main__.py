"""`python -m tests.judges`: 20 reports before the judges, and again after each signature and stamp.

Exits with 1 when a judge finds fault.
"""

import sys
import tempfile
from pathlib import Path

from reports.data import Layout
from reports.lasting import Level
from reports.verdicts import Role, Stance
from tests.attacks.genuine import WORDS, made
from tests.reports.test_lasting import asking, lasting
from tests.support.countersigned import signed_by
from tests.support.judges import Judgement, judge

LANGUAGES = ("en", "zh", "fr", "ar")
ORDERS = (
    (Role.HOST, Role.REVIEWER),
    (Role.SECOND_INSPECTOR, Role.HOST, Role.REVIEWER),
    (Role.REVIEWER,),
)
REPORTS = 20


def main() -> int:
    faults = judged = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        for number in range(REPORTS):
            for told, pdf, signatures, stamps in steps(number):
                path.write_bytes(pdf)
                found = judge(path, signatures, stamps)
                judged += 1
                faults += bool(found.faults)
                print(_line(number, told, len(pdf), found), flush=True)
    print(f"{REPORTS} reports, {judged} files judged, {faults} with faults")
    return 1 if faults else 0


def steps(number: int) -> list[tuple[str, bytes, int, int]]:
    """A report as its inspector signs it, and after each signature and time stamp that follows."""
    language = LANGUAGES[number % 4]
    layout = Layout.SUMMARY if number % 5 == 4 else Layout.FULL
    second = LANGUAGES[(number + 1) % 4] if number % 3 == 2 else ""
    redacted = number == 10
    pdf = made(number, number % 11, (language, layout, second), (), redacted=redacted)
    told = f"{layout} {language} {second}".strip()
    found = [(told, pdf, 1, 0)]
    # A redacted edition is the host's own: nobody signs twice.
    roles = [role for role in ORDERS[number % 3] if not (redacted and role is Role.HOST)]
    for count, role in enumerate(roles, 2):
        pdf = signed_by(pdf, role, stance=Stance.OBJECTS, words=WORDS[language])
        found.append((f"{told} + {role}", pdf, count, 0))
    for stamps in (1, 2):
        pdf = lasting(pdf, asking(Level.ARCHIVE if stamps == 2 else Level.TIME))
        found.append((f"{told} + {stamps} time stamps", pdf, len(roles) + 1, stamps))
    return found


def _line(number: int, told: str, size: int, found: Judgement) -> str:
    stands = "FAULT" if found.faults else "ok"
    allowed = f"; {found.allowed} x the rule on earlier ranges" if found.allowed else ""
    lines = [f"{stands:5} {number + 1:2} {told}, {size // 1000} kB{allowed}"]
    return "\n      ".join([*lines, *found.faults])


if __name__ == "__main__":
    sys.exit(main())
