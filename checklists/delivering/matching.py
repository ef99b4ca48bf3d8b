"""Which declared item a mark may be: exactly, by signs that look alike, or nearly; never decided.

Only a mark that equals one declared serial in its normal form may be taken without asking. A mark
that equals one serial only when signs that look alike are one may be proposed as that one, and is
recorded as such. Everything else is asked: several candidates are all shown, in the order of the
declaration. A serial that the importer doubts is offered, but never as exact or looking alike.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from checklists.delivering.case import DeclaredItem

# Spaces, control and format signs (zero width, direction) and dashes, by their Unicode category.
_DROPPED_CATEGORIES = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Pd"))
# Dots, slashes, and what stands for a dash or takes no width but has another category.
_DROPPED_SIGNS = frozenset("./\\·•∙⋅。∕⁄−ـ\u034f") | {  # noqa: RUF001 - they are meant
    chr(selector) for selector in range(0xFE00, 0xFE10)
}
_LOOK_ALIKE = {
    **str.maketrans("OQDILBSZİ", "000118521"),
    **str.maketrans("АВЕКМНОРСТУХІЈЅЗӀ", "A8EKMH0PCTYX1J531"),  # noqa: RUF001 - Cyrillic is meant
    **str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "A8E2H1KMN0PTYX"),  # noqa: RUF001 - Greek is meant
}
_PADDING = re.compile(r"(?<![0-9])0+(?=[0-9])")
# So many signs of a text are indexed together; a longer fragment is looked up by its parts.
_GRAM = 3


class MatchKind(StrEnum):
    """How a mark agrees with what is declared."""

    EXACT = "exact"
    EXACT_SEVERAL = "exact_several"
    LOOK_ALIKE = "look_alike"
    LOOK_ALIKE_SEVERAL = "look_alike_several"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """`candidates` are ids of declared items: the nearer first, then as they were declared."""

    kind: MatchKind
    candidates: tuple[str, ...] = ()


def normal_form(text: str) -> str:
    """A mark without what scripts, keyboards and habits add: upper case, digits as 0 to 9.

    Spaces, dashes, dots, slashes, and signs without width are dropped; leading zeros count.
    """
    form = _plain(text)
    # What stood apart may now compose, so that once is not always enough.
    while not form.isascii() and (again := _plain(form)) != form:
        form = again
    return form


def look_alike_form(form: str) -> str:
    """A normal form in which signs that are taken for one another are one."""
    return form.translate(_LOOK_ALIKE)


def one_apart(one: str, other: str) -> bool:
    """Whether one sign exchanged, missing, too many, or swapped with its neighbour is all."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return swapped and short[at + 2 :] == long[at + 2 :]


def match(text: str, index: "MarkIndex") -> Match:
    """What a mark may be, by the best kind of agreement there is."""
    form = normal_form(text)
    exact = index.exact(form)
    if any(index.is_sure(one) for one in exact):
        return Match(MatchKind.EXACT if len(exact) == 1 else MatchKind.EXACT_SEVERAL, exact)
    alike = index.alike(form)
    if any(index.is_sure(one) for one in alike):
        several = MatchKind.LOOK_ALIKE_SEVERAL
        return Match(MatchKind.LOOK_ALIKE if len(alike) == 1 else several, alike)
    near = index.near(form)
    return Match(MatchKind.NEAR, near) if near else Match(MatchKind.NONE)


class MarkIndex:
    """The marks of all declared items, built once and asked often; candidates are items' ids."""

    def __init__(self, declared: Mapping[str, DeclaredItem]) -> None:
        self._ids = sorted(declared, key=lambda one: (declared[one].number, one))
        self._order = {one: place for place, one in enumerate(self._ids)}
        self._doubted = frozenset(one for one in self._ids if declared[one].doubt.strip())
        self._forms = {one: normal_form(declared[one].serial) for one in self._ids}
        self._alike_forms = {one: look_alike_form(form) for one, form in self._forms.items()}
        self._by_form = _gathered(self._forms.items())
        self._by_alike = _gathered(self._alike_forms.items())
        self._by_unpadded = _gathered((one, _unpadded(form)) for one, form in self._forms.items())
        self._by_deletion = _gathered(
            (one, part) for one, form in self._alike_forms.items() for part in _deletions(form)
        )
        self._fragments = _Fragments([_all_marks(declared[one]) for one in self._ids])

    def form(self, item: str) -> str:
        """The normal form of an item's serial."""
        return self._forms[item]

    def is_sure(self, item: str) -> bool:
        """Whether nobody doubts the item's serial."""
        return item not in self._doubted

    def exact(self, form: str) -> tuple[str, ...]:
        """The items whose serial has this normal form."""
        return tuple(self._by_form.get(form, ()))

    def alike(self, form: str) -> tuple[str, ...]:
        """The items whose serial equals this normal form when signs that look alike are one."""
        return tuple(self._by_alike.get(look_alike_form(form), ()))

    def declared_twice(self) -> tuple[tuple[str, ...], ...]:
        """The items that share a normal form with another, together, as they were declared."""
        return tuple(tuple(items) for items in self._by_form.values() if len(items) > 1)

    def near(self, form: str) -> tuple[str, ...]:
        """The items whose serial is at most one slip away, or differs in leading zeros only."""
        if not form:
            return ()
        alike = look_alike_form(form)
        unpadded = self._by_unpadded.get(_unpadded(form), ())
        found = {one for part in _deletions(alike) for one in self._by_deletion.get(part, ())}
        near = {one for one in found if self._is_near(alike, self._alike_forms[one])}
        first = set(unpadded) | {one for one in near if self._is_near(form, self._forms[one])}
        return tuple(sorted(near | first, key=lambda one: (one not in first, self._order[one])))

    def having(self, fragment: str) -> tuple[str, ...]:
        """Every item with these signs in one of its marks, as declared; all when there are none.

        Also items whose serial is in doubt. When nothing has the signs as they are, signs that
        look alike are one.
        """
        return tuple(self._ids[place] for place in self._fragments.having(normal_form(fragment)))

    @staticmethod
    def _is_near(one: str, other: str) -> bool:
        return one == other or one_apart(one, other)


class _Fragments:
    """Which of many texts contain a few signs: by the places of every run of one to three."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._alike = [look_alike_form(text) for text in texts]
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for gram in {text[at : at + n] for n in range(1, _GRAM + 1) for at in range(len(text))}:
                places[gram].append(place)
        self._places = dict(places)

    def having(self, fragment: str) -> Sequence[int]:
        if not fragment:
            return range(len(self._texts))
        if len(fragment) <= _GRAM:
            found = self._places.get(fragment, [])
        else:
            found = [place for place in self._rarest(fragment) if fragment in self._texts[place]]
        if found:
            return found
        alike = look_alike_form(fragment)
        return [place for place, text in enumerate(self._alike) if alike in text]

    def _rarest(self, fragment: str) -> list[int]:
        parts = (fragment[at : at + _GRAM] for at in range(len(fragment) - _GRAM + 1))
        return min((self._places.get(part, []) for part in parts), key=len)


def _plain(text: str) -> str:
    whole = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(map(_plain_sign, whole.upper()))


@cache
def _plain_sign(sign: str) -> str:
    if unicodedata.category(sign) in _DROPPED_CATEGORIES or sign in _DROPPED_SIGNS:
        return ""
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _unpadded(form: str) -> str:
    return _PADDING.sub("", form)


def _deletions(form: str) -> Iterator[str]:
    """The form, and the form without each of its signs; forms one slip apart share one of them."""
    yield form
    for at in range(len(form)):
        yield form[:at] + form[at + 1 :]


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The ids under each key, once each and in their order; nothing under an empty key."""
    found: dict[str, list[str]] = {}
    for one, key in pairs:
        ids = found.setdefault(key, [])
        if not ids or ids[-1] != one:
            ids.append(one)
    found.pop("", None)
    return found


def _all_marks(item: DeclaredItem) -> str:
    """Every mark of an item in normal form, a line each, so that no fragment spans two."""
    marks = (item.serial, item.lot, item.import_mark, item.other_marks)
    return "\n".join(form for form in map(normal_form, marks) if form)
