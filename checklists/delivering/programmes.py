"""The directory of assistance programmes, which one can edit, and which of them fit a need."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checklists.delivering.case import AssistanceNeed
from checklists.delivering.words import Assistance
from checklists.records import BadRecord, canonical_json, from_record, to_record

# Under this name a workspace remembers the directory of its office, as JSON.
PROGRAMMES = "programmes"


@dataclass(frozen=True, slots=True)
class Programme:
    """One source of help. `countries` are ISO 3166-1 alpha-2 codes; empty means everywhere.

    `source` says where it is known from, so that nobody relies on a rumour.
    """

    name: str
    kinds: tuple[Assistance, ...]
    countries: tuple[str, ...]
    contact: str
    note: str
    source: str


# What the treaty itself names; an office adds what it knows.
BEGINNING: Mapping[str, Programme] = {
    "att-voluntary-trust-fund": Programme(
        name="ATT Voluntary Trust Fund",
        kinds=tuple(Assistance),
        countries=(),
        contact="ATT Secretariat",
        note="",
        source="ATT Art 16(3)",
    ),
}


def write_programmes(programmes: Mapping[str, Programme]) -> str:
    """The directory as canonical JSON: an object with each programme's fields under its id."""
    return canonical_json(to_record(programmes)).decode("utf-8")


def read_programmes(kept: str) -> Mapping[str, Programme]:
    """The directory that was written; what nobody has kept yet is the BEGINNING.

    Raises BadRecord when it is not a directory of programmes.
    """
    if not kept:
        return BEGINNING
    try:
        record = json.loads(kept)
    except ValueError as error:
        raise BadRecord(PROGRAMMES, "JSON") from error
    if not isinstance(record, dict):
        raise BadRecord(PROGRAMMES, "an object")
    return {
        identity: from_record(Programme, one, f"{PROGRAMMES}.{identity}")
        for identity, one in record.items()
    }


def matching(
    need: AssistanceNeed, country: str, programmes: Mapping[str, Programme]
) -> tuple[str, ...]:
    """The ids of the programmes that give this kind of help in this country, by name."""
    fits = [
        identity
        for identity, programme in programmes.items()
        if need.kind in programme.kinds
        and (not programme.countries or country in programme.countries)
    ]
    return tuple(sorted(fits, key=lambda identity: programmes[identity].name))


def unmatched(needs: Iterable[AssistanceNeed]) -> int:
    """How many needs have no programme yet: the gaps that a fund could fill."""
    return sum(not need.programme for need in needs)
