"""An attack, what it is rightly called, and what the verifier said of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.trust import TrustList
from reports.verdicts import Question, Reason, Standing, Verification
from reports.verify import verify_report

Right = frozenset[tuple[Question, Reason]]


@dataclass(frozen=True)
class Attack:
    """`right` are the names the first verdict that does not hold may give to it.

    `detail`, where there is any, is what that verdict must say of the place. `standing` is that of
    the whole file: a signer nobody knows is no alarm, so nothing may fail there.
    """

    kind: str
    make: Callable[[], bytes]
    right: Right
    trust: TrustList | None
    detail: frozenset[str] = frozenset()
    standing: Standing = Standing.FAILS


@dataclass(frozen=True)
class Outcome:
    """`fault` is empty when the file was refused and named rightly."""

    kind: str
    named: str
    fault: str = ""


def named(question: Question, *reasons: Reason) -> Right:
    return frozenset((question, reason) for reason in reasons)


def attempt(attack: Attack) -> Outcome:
    """Verify what the attack makes, and judge the verifier."""
    found = verify_report("report.pdf", attack.make(), attack.trust)
    said = first_objection(found)
    if said is None:
        return Outcome(attack.kind, "holds", "ACCEPTED")
    question, reason, detail = said
    told = f"{question}: {reason}" + (f" ({detail})" if attack.detail else "")
    if found.standing is not attack.standing:
        return Outcome(attack.kind, told, f"stands as {found.standing}")
    if (question, reason) not in attack.right:
        return Outcome(attack.kind, told, f"named wrongly, {detail}")
    if attack.detail and detail not in attack.detail:
        return Outcome(attack.kind, told, "named at another place")
    fails = attack.standing is Standing.FAILS
    if fails and question is Question.INTACT and _holds_anything(found):
        return Outcome(attack.kind, told, "something holds in a file that is not intact")
    return Outcome(attack.kind, told)


def first_objection(found: Verification) -> tuple[Question, Reason, str] | None:
    """The first verdict or later signature that fails, else the first that is unknown."""
    for standing in (Standing.FAILS, Standing.UNKNOWN):
        for verdict in found.verdicts:
            if verdict.standing is standing:
                return verdict.question, verdict.reason, verdict.detail
        for signature in found.signatures:
            if standing is Standing.FAILS is signature.standing:
                return Question.WHO, signature.reason, signature.detail
    return None


def several(
    kind: str, makes: Iterable[Callable[[], bytes]], right: Right, trust: TrustList | None
) -> list[Attack]:
    return [Attack(kind, make, right, trust) for make in makes]


def _holds_anything(found: Verification) -> bool:
    return Standing.HOLDS in {one.standing for one in found.verdicts} or bool(found.signatures)
