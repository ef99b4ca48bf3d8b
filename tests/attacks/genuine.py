"""Two hundred honest reports: of every size, language and layout, redacted and counter-signed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import count, cycle, islice, product

from checklists.inspecting.inspection import Inspection
from checklists.values import State, Unwatched
from reports.data import Layout, Material
from reports.issuing import IssueRequest, make_report
from reports.redacting import make_redacted, open_own
from reports.verdicts import Reason, Role, Stance, Standing, Verification
from reports.verify import verify_report
from reports.withholding import Choice, Part
from tests.attacks.trying import Outcome
from tests.reports.test_content_case import make_visit_of_case
from tests.support.countersigned import everybody, signed_by, signer
from tests.support.reports_samples import TRAIL, make_inspection, photos_of
from tests.support.signed_reports import PLACE, at_two_stores, material
from tests.support.signing import NOW, inspector

REPORTS = 200
LANGUAGES = ("en", "zh", "fr", "ar")
# Items, findings and photos.
SIZES = ((1, 0, 0), (3, 1, 1), (12, 2, 3), (25, 5, 6), (42, 8, 12), (90, 12, 20))
LATER: tuple[tuple[Role, ...], ...] = (
    (),
    (Role.HOST,),
    (),
    (Role.SECOND_INSPECTOR, Role.HOST),
    (Role.HOST, Role.REVIEWER),
    (),
    (Role.REVIEWER, Role.HOST, Role.SECOND_INSPECTOR),
)
WORDS = {
    "en": "Seen and agreed; page 3 needs another look.",
    "zh": "已阅并同意；第3页需要再看一次。",
    "fr": "Vu et approuvé ; la page 3 est à revoir.",
    "ar": "اطّلعت ووافقت؛ الصفحة 3 تحتاج إلى نظرة أخرى.",
}
Made = Callable[[], bytes]


def tasks() -> list[tuple[str, Callable[[], Outcome]]]:
    return [(kind, partial(accepted, kind, made)) for kind, made in islice(_all(), REPORTS)]


def accepted(kind: str, made: Made) -> Outcome:
    found = verify_report("report.pdf", made(), everybody())
    holds = found.standing is Standing.HOLDS
    if kind.startswith("genuine redacted"):
        holds = _as_far_as_it_can(found)
    if any(one.standing is not Standing.HOLDS for one in found.signatures):
        holds = False
    return Outcome(kind, "holds" if holds else why(found), "" if holds else "REFUSED")


def _all() -> Iterator[tuple[str, Made]]:
    kinds = cycle(product(LANGUAGES, (Layout.FULL, Layout.FULL, Layout.SUMMARY)))
    for number, (language, layout), roles in zip(count(), kinds, cycle(LATER), strict=False):
        second = LANGUAGES[number % 5] if number % 5 < 4 and number % 3 == 0 else ""
        known = number % 11
        request = (language, layout, second if second != language else "")
        redacted = number % 8 == 7
        kind = "redacted" if redacted else f"{layout}{', bilingual' if request[2] else ''}"
        later = f", {len(roles)} signed later" if roles else ""
        yield (
            f"genuine {kind}, {language}{later}",
            partial(made, number, known, request, roles, redacted=redacted),
        )


def made(
    number: int,
    known: int,
    request: tuple[str, Layout, str],
    roles: tuple[Role, ...],
    *,
    redacted: bool,
) -> bytes:
    language, layout, second = request
    asked = IssueRequest(language, PLACE, NOW, inspector(), layout, second)
    pdf = make_report(_material(known), asked, Unwatched()).pdf
    if redacted:
        first = next(iter(_material(known).inspection.answers))
        withheld = (Choice(Part.ANSWER, first, "Managed access"),)
        own = replace(asked, identity=signer(Role.HOST))
        opened = open_own(pdf)
        pdf = make_redacted(opened, withheld, own, Unwatched(), although_quoted=True).pdf
        roles = tuple(role for role in roles if role is not Role.HOST)
    for role in roles:
        stance = Stance.OBJECTS if number % 4 == 3 else Stance.AGREES
        pdf = signed_by(pdf, role, stance=stance, words=WORDS[language])
    return pdf


@cache
def _material(known: int) -> Material:
    """A size of every kind, a visit of a case, several stores, and none of it answered."""
    if known < len(SIZES):
        return _of(make_inspection(*SIZES[known]))
    if known == len(SIZES):
        visit = make_visit_of_case()
        return replace(_of(visit.inspection), case=visit.case)
    if known == len(SIZES) + 1:
        return replace(material("red", "blue"), inspection=at_two_stores())
    colours = ("red", "blue", "green")[: known % 4]
    return material(*colours)


def _of(inspection: Inspection) -> Material:
    closed = replace(inspection, state=State.CLOSED)
    return Material(closed, TRAIL, photos_of(closed))


def _as_far_as_it_can(found: Verification) -> bool:
    """Figures over what was withheld cannot be computed again, which is said and no fault."""
    doubts = {one.reason for one in found.verdicts if one.standing is not Standing.HOLDS}
    return found.standing is not Standing.FAILS and doubts <= {Reason.PARTS_WITHHELD}


def why(found: Verification) -> str:
    told = [(one.standing, one.reason, one.detail) for one in found.verdicts]
    told += [(one.standing, one.reason, one.detail) for one in found.signatures]
    return ", ".join(
        f"{reason} {detail}" for standing, reason, detail in told if standing is not Standing.HOLDS
    )
