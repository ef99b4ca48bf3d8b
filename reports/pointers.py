"""Places in a report's data as JSON pointers (RFC 6901): which are free text, and what is there."""

from collections.abc import Container, Iterator, Sequence
from typing import Any

# Words of these names are fixed, or ids and digests by which entries find one another.
_FIXED = frozenset(
    {
        "adequacy", "by_language", "case", "category", "confidence", "consent", "derived_sha256",
        "diversion", "drawn", "earlier", "finding", "id", "inspection", "item", "items", "keeping",
        "kind", "language", "likelihood", "marking", "media_type", "mitigates", "programme",
        "proof_sha256", "proposed_by", "report_sha256", "result", "seed", "severity", "sha256",
        "since", "stage", "state", "step", "stratify_by", "subject", "way", "whereabouts",
        "within",
    }
)  # fmt: skip
# A research step's result is what somebody wrote; that of an answer is a fixed word.
_RESULT_IN_WORDS = "/inspection/stocktake/research/"
_SKIPPED = frozenset({"checklists", "question", "guidance", "report"})
_FREE = ("inspection", "case", "place")


def pointer(*names: str | int) -> str:
    return "".join("/" + str(name).replace("~", "~0").replace("/", "~1") for name in names)


def names_in(place: str) -> list[str]:
    return [name.replace("~1", "/").replace("~0", "~") for name in place.split("/")[1:]]


def value_at(record: Any, place: str) -> Any:
    """What stands at a place; raises KeyError when there is no such place."""
    return _step(holder_of(record, place), names_in(place)[-1])


def holder_of(record: Any, place: str) -> Any:
    """The object or list in which a place lies; raises KeyError when there is none."""
    names = names_in(place)
    if not names:
        raise KeyError(place)
    for name in names[:-1]:
        record = _step(record, name)
    return record


def _step(record: Any, name: str) -> Any:
    try:
        return record[int(name)] if isinstance(record, list) else record[name]
    except (ValueError, IndexError, TypeError) as error:
        raise KeyError(name) from error


def is_within(place: str, places: Container[str]) -> bool:
    """Whether a place, or an entry in which it lies, is one of these."""
    while place:
        if place in places:
            return True
        place = place.rpartition("/")[0]
    return False


def free_texts(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text that a person wrote, with its place; checklists are public and left out."""
    for name in _FREE:
        yield from texts_in(record.get(name), (name,))


def texts_in(found: Any, way: Sequence[str | int]) -> Iterator[tuple[str, str]]:
    """Every text a person wrote inside a value that lies at the end of this way."""
    if isinstance(found, str):
        place = pointer(*way)
        in_words = way[-1] == "result" and place.startswith(_RESULT_IN_WORDS)
        if found.strip() and (in_words or way[-1] not in _FIXED):
            yield place, found
    elif isinstance(found, dict):
        for name, entry in found.items():
            if name not in _SKIPPED:
                yield from texts_in(entry, (*way, name))
    elif isinstance(found, list) and way[-1] not in _FIXED:
        for index, entry in enumerate(found):
            yield from texts_in(entry, (*way, index))
