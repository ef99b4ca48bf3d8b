"""Where arms are kept: facilities and the stores in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from checklists.values import STORE_MARK, FacilityKind


@dataclass(frozen=True, slots=True)
class Store:
    """One building or room of a facility; `id` is a short word, unique in its facility."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Facility:
    """`country` is an ISO 3166-1 alpha-2 code; `coordinates` are decimal degrees as typed.

    `kind` is None when nobody said what it is; then every item is asked.
    """

    name: str
    place: str
    country: str
    coordinates: str
    kind: FacilityKind | None = None


def find_store(item: str, stores: Iterable[Store]) -> Store | None:
    """The store for which an item of this id is asked; None for an item of the whole facility."""
    _, mark, store = item.rpartition(STORE_MARK)
    return next((one for one in stores if mark and one.id == store), None)


def item_name(item: str, stores: Iterable[Store]) -> str:
    """An item's id, and the name of the store it is asked for."""
    store = find_store(item, stores)
    return f"{item} ({store.name})" if store else item
