"""Redact a report: its data without what is withheld, each missing part committed to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checklists.delivering.matching import normal_form
from checklists.delivering.reconciliation import same_name
from checklists.records import from_record, to_record
from reports.data import ReportData, Signer
from reports.parts import places_of
from reports.pointers import free_texts, holder_of, is_within, names_in, texts_in, value_at
from reports.withholding import (
    Choice,
    Disclosure,
    NoSecret,
    NothingThere,
    Part,
    ReasonMissing,
    StillQuoted,
    Withheld,
    commitment_to,
    mark_of,
    salt_of,
)

# Shorter words stand in too many sentences to be taken for a quotation.
SHORTEST_QUOTED = 8
SHORTEST_NAMED = 2
_NAMES = frozenset({Part.PERSON, Part.SERIALS})
_NOT_SOUGHT = frozenset({"role", "organization", "file_name", "taken", "store", "unit"})
_WORD = re.compile(r"\w+")
_DIGESTS = ("sha256", "derived_sha256")
_ORDER = (Part.ANSWER, Part.PHOTO, Part.SERIALS, Part.FINDING, Part.PERSON, Part.TEXT)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a redacted edition says of itself: who made it when and where, and of which file.

    `full_edition` is the SHA-256 (hex) of the full edition's file.
    """

    program: str
    issued: datetime
    place: str
    signer: Signer
    full_edition: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """The data that is left, and what was taken out of it, in the order of `data.withheld`."""

    data: ReportData
    disclosures: tuple[Disclosure, ...]


def redact(full: ReportData, choices: Sequence[Choice], edition: Edition) -> Redacted:
    """The redacted edition of a full one.

    Raises NoSecret, ReasonMissing, or NothingThere for a part the full edition does not hold.
    """
    record = to_record(full)
    taken = _taken(full, record, choices)
    withheld = tuple(
        Withheld(number, one.part, one.subject, reason, commitment_to(one))
        for number, (one, reason) in enumerate(taken, 1)
    )
    disclosures = tuple(one for one, _reason in taken)
    for missing, one in zip(withheld, disclosures, strict=True):
        _cut(record, missing, one.values)
    record |= {
        "full_signer": record["signer"],
        "full_issued": record["issued"],
        "full_place": record["place"],
        # They would tell what is withheld, or be wrong.
        "figures": None,
        "secret": "",
        "withheld": to_record(withheld),
        **to_record(edition),
    }
    return Redacted(from_record(ReportData, record), disclosures)


def disclosures_of(full: ReportData, redacted: ReportData) -> tuple[Disclosure, ...]:
    """What this full edition holds of the parts that an edition of it withholds, in their order."""
    return tuple(one for one, _reason in _taken(full, to_record(full), _choices(redacted)))


def first_difference(full: ReportData, redacted: ReportData) -> str | None:
    """Where a redacted edition says something else than this full one, except for what it
    withholds; None when nowhere. Raises as `redact` when it withholds what the full one lacks.
    """
    if redacted.signer is None:
        return "/signer"
    edition = Edition(
        redacted.program,
        redacted.issued,
        redacted.place,
        redacted.signer,
        redacted.full_edition,
    )
    again = redact(full, _choices(redacted), edition)
    return _differs(to_record(again.data), to_record(redacted), "")


def check_nothing_quoted(redacted: Redacted) -> None:
    """Raises StillQuoted when a withheld text stands word for word in what is left."""
    sought: dict[str, set[str]] = {}
    for one in redacted.disclosures:
        shortest = SHORTEST_NAMED if one.part in _NAMES else SHORTEST_QUOTED
        for place, text in _told(one.values):
            first = _WORD.search(text.casefold())
            if first and names_in(place)[-1] not in _NOT_SOUGHT and len(text.strip()) >= shortest:
                quoted = text.casefold()[first.start() :].rstrip()
                sought.setdefault(first.group(), set()).add(quoted)
    places = tuple(
        place for place, text in _left(redacted.data) if _quotes(text.casefold(), sought)
    )
    if places:
        raise StillQuoted(places)


def _quotes(text: str, sought: Mapping[str, set[str]]) -> bool:
    """Whether a text holds any of these, which are kept by their first words."""
    for word in _WORD.finditer(text):
        for quoted in sought.get(word.group(), ()):
            end = word.start() + len(quoted)
            if text.startswith(quoted, word.start()) and not _WORD.match(text, end):
                return True
    return False


def _choices(redacted: ReportData) -> list[Choice]:
    return [Choice(one.part, one.subject, one.reason) for one in redacted.withheld]


def _taken(
    full: ReportData, record: dict[str, Any], choices: Sequence[Choice]
) -> list[tuple[Disclosure, str]]:
    """Each part with its reason, in the order of the choices.

    Each place belongs to one part: entries go first, then words. A part of which the others leave
    nothing, such as an answer that goes with the one it depends on, is no part of its own.
    """
    if not full.secret:
        raise NoSecret
    gone: set[str] = set()
    found: dict[int, Disclosure] = {}
    for at in sorted(range(len(choices)), key=lambda at: _ORDER.index(choices[at].part)):
        one = choices[at]
        if not one.reason.strip():
            raise ReasonMissing(one.part, one.subject)
        every = places_of(one.part, one.subject, full, record)
        if not every:
            raise NothingThere(one.part, one.subject)
        places = [place for place in every if not is_within(place, gone)]
        if not places:
            continue
        gone.update(places)
        values = {place: value_at(record, place) for place in places}
        salt = salt_of(full.secret, one.part, one.subject, places)
        found[at] = Disclosure(one.part, one.subject, salt, values)
    return [(found[at], choices[at].reason.strip()) for at in sorted(found)]


def _cut(record: dict[str, Any], withheld: Withheld, values: Mapping[str, Any]) -> None:
    kinds: dict[str, int] = {}
    for place, value in values.items():
        if isinstance(value, str):
            kinds.setdefault(_kind(withheld.part, place, value), len(kinds) + 1)
    for place, value in values.items():
        holder, name = holder_of(record, place), names_in(place)[-1]
        if not isinstance(value, str):
            del holder[name]
            continue
        which = kinds[_kind(withheld.part, place, value)] if len(kinds) > 1 else 0
        mark = mark_of(withheld.number, which)
        if "/drawn/" in place:
            # The line in the declaration stays, so that the item is found again.
            mark = value.partition("/")[0] + "/" + mark
        holder[int(name) if isinstance(holder, list) else name] = mark


def _kind(part: Part, place: str, value: str) -> str:
    """Texts that are one to the count or to a reader get one mark, or the results would change."""
    if part is not Part.SERIALS:
        return same_name(value)
    if "/drawn/" in place:
        value = value.partition("/")[2]
    return normal_form(value) or value


def _told(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts and digests of a withheld part, with their places."""
    for place, value in values.items():
        if isinstance(value, str):
            yield place, value
            continue
        yield from texts_in(value, names_in(place))
        for name in _DIGESTS:
            if name in value:
                yield f"{place}/{name}", value[name]


def _left(data: ReportData) -> Iterator[tuple[str, str]]:
    """The texts a redacted edition shows, with their places."""
    record = to_record(data)
    yield from free_texts(record)
    yield "/full_place", data.full_place
    for name in ("signer", "full_signer"):
        for key, text in (record[name] or {}).items():
            yield f"/{name}/{key}", text
    for at, one in enumerate(data.withheld):
        yield f"/withheld/{at}/reason", one.reason
    for identity, photo in data.inspection.evidence.items():
        yield f"/inspection/evidence/{identity}/sha256", photo.sha256


def _differs(one: Any, other: Any, way: str) -> str | None:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            place = f"{way}/{name}"
            if name not in one or name not in other:
                return place
            found = _differs(one[name], other[name], place)
            if found is not None:
                return found
        return None
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        found_all = (_differs(mine, theirs, f"{way}/{at}") for at, (mine, theirs) in pairs)
        return next((found for found in found_all if found is not None), None)
    return None if one == other else way
