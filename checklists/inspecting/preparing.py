"""Checklists as one inspection asks them: a copy for each store, and what two share asked once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checklists.asking.checklist import Checklist, Item, Section, SharedItem
from checklists.asking.xlsform_items import TO_WRITE
from checklists.delivering.places import Store
from checklists.values import STORE_MARK, Problem


@dataclass(eq=False)
class ChecklistsClash(Problem):
    """Two checklists ask different things under one id: an answer could not tell them apart."""

    one: Checklist
    other: Checklist
    item: str


def prepared(checklists: Sequence[Checklist], stores: Sequence[Store]) -> tuple[Checklist, ...]:
    """The checklists as they are asked at these stores; raises ChecklistsClash.

    Copies made before are taken back first, so that what was prepared may be prepared again. The
    copies for stores stand where the last such section stood, store by store; without a store
    those sections are asked once, like all others.
    """
    plain = tuple(as_loaded(one) for one in checklists)
    sharing = _Sharing(has_stores=bool(stores))
    shared = tuple(sharing.take(one) for one in plain)
    return tuple(_at_stores(one, stores) for one in shared) if stores else shared


def find_clash(checklists: Sequence[Checklist]) -> ChecklistsClash | None:
    """What keeps these checklists from being used together, if anything does."""
    try:
        prepared(checklists, ())
    except ChecklistsClash as clash:
        return clash
    return None


def as_loaded(copy: Checklist) -> Checklist:
    """The checklist of which this is an inspection's copy; references added to it remain."""
    first = next((section.store for section in copy.sections if section.store), "")
    sections = [
        _without_store(section) if section.store else section
        for section in copy.sections
        if section.store in ("", first)
    ]
    if copy.order:
        sections.sort(key=lambda section: copy.order.index(section.id))
    left_out = {one.answered_as: one.item.id for one in copy.shared}
    return replace(
        copy,
        sections=tuple(_whole(section, copy.shared, left_out) for section in sections),
        shared=(),
        order=(),
    )


def shared_in(checklist: Checklist, section: Section) -> tuple[SharedItem, ...]:
    """What was left out of this section, with the ids that hold for its store."""
    mark = f"{STORE_MARK}{section.store}" if section.store else ""
    return tuple(
        replace(
            one,
            item=replace(one.item, id=f"{one.item.id}{mark}"),
            answered_as=f"{one.answered_as}{mark}",
        )
        for one in checklist.shared
        if f"{one.section}{mark}" == section.id
    )


def section_name(section: Section, stores: Iterable[Store], language: str) -> str:
    """The section's title, with the name of the store it is asked for."""
    title = section.title.to(language)
    store = next((one for one in stores if one.id == section.store), None)
    return f"{title} — {store.name}" if store else title


@dataclass(frozen=True, slots=True)
class _Kept:
    item: Item
    checklist: Checklist


@dataclass(slots=True)
class _Sharing:
    """Takes checklist after checklist, and leaves out what an earlier one asks alike."""

    has_stores: bool
    _by_id: dict[tuple[str, bool], _Kept] = field(default_factory=dict)
    _by_meaning: dict[tuple[str, bool], _Kept] = field(default_factory=dict)

    def take(self, checklist: Checklist) -> Checklist:
        self._refuse_twice(checklist)
        alone = _stand_alone(checklist)
        left_out: list[SharedItem] = []
        ids: dict[str, str] = {}
        sections = []
        for section in checklist.sections:
            items = []
            for position, item in enumerate(section.items):
                asked = _waiting_for(item, ids)
                kept = self._find(asked, alone, checklist, section)
                if kept is None:
                    items.append(asked)
                    continue
                ids[item.id] = kept.item.id
                left_out.append(SharedItem(item, section.id, position, kept.item.id))
            sections.append(replace(section, items=tuple(items)))
        taken = replace(
            checklist,
            sections=tuple(sections),
            shared=tuple(left_out),
            edition_digest=checklist.printed_digest(),
        )
        self._remember(taken, alone)
        return taken

    def _asked_per_store(self, section: Section) -> bool:
        return section.per_store and self.has_stores

    def _refuse_twice(self, checklist: Checklist) -> None:
        for kept in self._by_id.values():
            if kept.checklist.id == checklist.id:
                raise ChecklistsClash(kept.checklist, checklist, kept.item.id)

    def _find(
        self, item: Item, alone: Mapping[str, str], checklist: Checklist, section: Section
    ) -> _Kept | None:
        """The earlier item that asks the same; raises ChecklistsClash for one that only seems to.

        It is the same when it is asked under the same conditions and as critical, too: otherwise
        leaving one out would lose a question, or its gravity.
        """
        per_store = self._asked_per_store(section)
        same_id = self._by_id.get((item.id, per_store))
        kept = same_id
        if kept is None and item.id in alone:
            kept = self._by_meaning.get((alone[item.id], per_store))
        if kept is not None and _asks_the_same(kept.item, item):
            return kept
        if same_id is not None:
            raise ChecklistsClash(same_id.checklist, checklist, item.id)
        return None

    def _remember(self, checklist: Checklist, alone: Mapping[str, str]) -> None:
        for section in checklist.sections:
            per_store = self._asked_per_store(section)
            for item in section.items:
                kept = _Kept(item, checklist)
                self._by_id[item.id, per_store] = kept
                if item.id in alone:
                    self._by_meaning.setdefault((alone[item.id], per_store), kept)


def _stand_alone(checklist: Checklist) -> dict[str, str]:
    """The meaning of each item that is understood without its section: item's id -> digest.

    The same words twice in one checklist, or a form's question without guidance, mean what their
    section says.
    """
    meanings = {item.id: item.meaning_digest() for item in checklist.items()}
    times = Counter(meanings.values())
    return {
        item.id: meanings[item.id]
        for item in checklist.items()
        if times[meanings[item.id]] == 1 and item.guidance not in (TO_WRITE, item.question)
    }


def _asks_the_same(one: Item, other: Item) -> bool:
    return (
        one.facilities == other.facilities
        and one.asked_if == other.asked_if
        and one.is_critical == other.is_critical
        and one.meaning_digest() == other.meaning_digest()
    )


def _waiting_for(item: Item, ids: Mapping[str, str]) -> Item:
    """The item, its condition on an item of another id if that is answered there."""
    if item.asked_if is None or item.asked_if.item not in ids:
        return item
    return replace(item, asked_if=replace(item.asked_if, item=ids[item.asked_if.item]))


def _at_stores(checklist: Checklist, stores: Sequence[Store]) -> Checklist:
    several = [section for section in checklist.sections if section.per_store]
    if not several:
        return checklist
    names = {section.id for section in several}
    scoped = {item.id for section in several for item in section.items}
    scoped |= {one.answered_as for one in checklist.shared if one.section in names}
    place = checklist.sections.index(several[-1])
    before = (section for section in checklist.sections[:place] if not section.per_store)
    copies = (_for_store(section, store.id, scoped) for store in stores for section in several)
    return replace(
        checklist,
        sections=(*before, *copies, *checklist.sections[place + 1 :]),
        order=tuple(section.id for section in checklist.sections),
    )


def _for_store(section: Section, store: str, scoped: set[str]) -> Section:
    mark = f"{STORE_MARK}{store}"
    ids = {identity: f"{identity}{mark}" for identity in scoped}
    items = (replace(_waiting_for(item, ids), id=f"{item.id}{mark}") for item in section.items)
    return replace(section, id=f"{section.id}{mark}", items=tuple(items), store=store)


def _without_store(section: Section) -> Section:
    mark = f"{STORE_MARK}{section.store}"
    items = tuple(
        replace(
            item,
            id=item.id.removesuffix(mark),
            asked_if=item.asked_if
            and replace(item.asked_if, item=item.asked_if.item.removesuffix(mark)),
        )
        for item in section.items
    )
    return replace(section, id=section.id.removesuffix(mark), items=items, store="")


def _whole(section: Section, shared: Iterable[SharedItem], left_out: Mapping[str, str]) -> Section:
    items = [_waiting_for(item, left_out) for item in section.items]
    for one in shared:
        if one.section == section.id:
            items.insert(one.position, one.item)
    return replace(section, items=tuple(items))
