"""Draw a report's pages again from its data and compare every object: nothing is hidden in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import pikepdf

from reports.refusal import Refused
from reports.verdicts import Reason

# What differs between two files of the same pages: the signature, and how streams are packed.
OF_SIGNATURE = frozenset({"/Contents", "/ByteRange"})
OF_STORAGE = frozenset({"/Length", "/Filter", "/DecodeParms"})
OF_FILE = frozenset({"/Metadata"})


def check_drawn_again(pdf: pikepdf.Pdf, drawn_again: bytes) -> None:
    """Raises Refused naming the first page that is not exactly as our program draws it."""
    with pikepdf.open(BytesIO(drawn_again)) as drawn:
        check_same_document(pdf, drawn)


def check_same_document(pdf: pikepdf.Pdf, drawn: pikepdf.Pdf) -> None:
    """Raises Refused naming the first page that differs, and the key of what differs in it."""
    difference = find_difference(pdf, drawn)
    if difference is not None:
        raise Refused(Reason.PAGE_DIFFERS, difference.way[-1], difference.page)


@dataclass(frozen=True, slots=True)
class Difference:
    """`way` are the keys that lead to it, never none; `page` counts from 1, 0 is on no page."""

    way: tuple[str, ...]
    page: int


def find_difference(pdf: pikepdf.Pdf, drawn: pikepdf.Pdf) -> Difference | None:
    """The first difference a reader could come upon; None when nothing that is shown differs."""
    if len(pdf.pages) != len(drawn.pages):
        return Difference(("/Count",), min(len(pdf.pages), len(drawn.pages)) + 1)
    comparison = _Comparison(_numbers(pdf), _numbers(drawn))
    pairs = zip(pdf.pages, drawn.pages, strict=True)
    for number, (found, made) in enumerate(pairs, 1):
        way = comparison.first_difference(_page(found.obj), _page(made.obj))
        if way:
            return Difference(way, number)
    # What most programs touch whenever they save a file comes last: it tells the least.
    way = comparison.first_difference(_bare(pdf.Root, OF_FILE), _bare(drawn.Root, OF_FILE))
    way = way or comparison.first_difference(_bare(pdf.Root), _bare(drawn.Root))
    way = way or comparison.first_difference(pdf.docinfo, drawn.docinfo)
    return Difference(way, 0) if way else None


Entry = object
Bare = Mapping[str, Entry]
Way = tuple[str, ...]


def _page(page: pikepdf.Object) -> Bare:
    # The way up leads to every other page; it is walked from the catalog.
    return _bare(page, frozenset({"/Parent"}))


def _bare(found: pikepdf.Object, left_out: frozenset[str] = frozenset()) -> Bare:
    return {key: found[key] for key in found.keys() if key not in left_out}  # noqa: SIM118


def _numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    # A lock refers to the catalog, which is compared last and stands for itself until then.
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {pdf.Root.objgen: 0, **pages}


class _Comparison:
    """Walks two documents side by side; pages stand for their number, each pair is seen once."""

    def __init__(
        self, found_pages: Mapping[tuple[int, int], int], made_pages: Mapping[tuple[int, int], int]
    ) -> None:
        self._found_pages = found_pages
        self._made_pages = made_pages
        self._seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()

    def first_difference(self, found: Entry, made: Entry) -> Way:
        """The keys that lead to the first difference; none when there is none."""
        waiting: list[tuple[Way, Entry, Entry]] = [((), found, made)]
        while waiting:
            way, one, other = waiting.pop()
            if self._is_settled(one, other):
                continue
            inner = _parts(one, other)
            if inner is None:
                missing = _missing_key(one, other)
                return (*way, missing) if missing else way or ("/Type",)
            waiting.extend(
                ((*way, name) if name else way, first, second) for name, first, second in inner
            )
        return ()

    def _is_settled(self, one: Entry, other: Entry) -> bool:
        """Whether this pair was compared before, or is the same page of both documents."""
        if not (isinstance(one, pikepdf.Object) and isinstance(other, pikepdf.Object)):
            return False
        if not (one.is_indirect and other.is_indirect):
            return False
        page = self._found_pages.get(one.objgen)
        if page is not None:
            return page == self._made_pages.get(other.objgen)
        pair = (one.objgen, other.objgen)
        if pair in self._seen:
            return True
        self._seen.add(pair)
        return False


def _missing_key(one: Entry, other: Entry) -> str:
    """The first key that only one of two dictionaries has."""
    for kind in (Mapping, pikepdf.Dictionary):
        if isinstance(one, kind) and isinstance(other, kind):
            return min(set(one.keys()) ^ set(other.keys()), default="")
    return ""


Parts = list[tuple[str, Entry, Entry]]


def _parts(one: Entry, other: Entry) -> Parts | None:
    """What is left to compare inside two values; None when they differ here already."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _entries(one, other)
    if isinstance(one, pikepdf.Stream) and isinstance(other, pikepdf.Stream):
        return _stream_parts(one, other)
    if isinstance(one, pikepdf.Dictionary) and isinstance(other, pikepdf.Dictionary):
        left_out = OF_SIGNATURE if one.get("/Type") == pikepdf.Name.Sig else frozenset()
        return _entries(_bare(one, left_out), _bare(other, left_out))
    if isinstance(one, pikepdf.Array) and isinstance(other, pikepdf.Array):
        if len(one) != len(other):
            return None
        return [("", first, second) for first, second in zip(one, other, strict=True)]
    return [] if _same_scalar(one, other) else None


def _entries(one: Bare, other: Bare) -> Parts | None:
    if one.keys() != other.keys():
        return None
    return [(key, one[key], other[key]) for key in one]


def _stream_parts(one: pikepdf.Stream, other: pikepdf.Stream) -> Parts | None:
    if _bytes_of(one) != _bytes_of(other):
        return None
    return _entries(_bare(one, OF_STORAGE), _bare(other, OF_STORAGE))


def _bytes_of(stream: pikepdf.Stream) -> bytes:
    # Decoded, because libraries compress differently; a photo is compared as it is stored.
    is_image = stream.get("/Subtype") == pikepdf.Name.Image
    read: Callable[[], bytes] = stream.read_raw_bytes if is_image else stream.read_bytes
    return bytes(read())


def _same_scalar(one: Entry, other: Entry) -> bool:
    if isinstance(one, pikepdf.String) and isinstance(other, pikepdf.String):
        # pyHanko writes the catalog again, with the same texts in another encoding.
        return bytes(one) == bytes(other) or str(one) == str(other)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one == other
    return type(one) is type(other) and one == other
