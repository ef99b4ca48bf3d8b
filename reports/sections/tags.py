"""What the pages say as a tree of headings, paragraphs, tables and figures, in reading order.

Whoever hears a report rather than sees it walks this tree. While pages are drawn each text and
picture is marked with its element of the tree, and everything else as an artifact.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from reports.page_text import has_right_to_left
from reports.pieces import Para, Role, Row
from reports.tables import Place
from reports.typesetting import Line

Area = tuple[float, float, float, float]

LAYOUT = "/Artifact <</Type /Layout>> BDC"
AGAIN = "/Artifact <</Type /Pagination>> BDC"
HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
END = "EMC"
# PDF/A allows no string of more than 32,767 bytes, and a character may take four.
LONGEST_TEXT = 8_000
_COLUMN = "/Column"
_ROW = "/Row"


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked part of a page, which counts from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A link of a page; both count from 0."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One element: `texts` are entries of its dictionary such as `/Alt`, `scope` is that of a cell
    which heads others, and `area` (left, bottom, right, top) where a figure lies.
    """

    tag: str
    texts: dict[str, str] = field(default_factory=dict)
    scope: str = ""
    area: Area | None = None
    kids: list["Element | Marked | Noted"] = field(default_factory=list)

    def add(self, tag: str, **changes: Any) -> "Element":
        kid = Element(tag, **changes)
        self.kids.append(kid)
        return kid


class Tags:
    """Marks what is drawn on one canvas. A row split over pages goes on in its elements."""

    def __init__(self, canvas: Canvas) -> None:
        self.document = Element("Document")
        self.marked: list[list[Element]] = []
        self.noted: list[Element] = []
        self._links = 0
        # What marks content and adds objects, reportlab keeps for itself and from its stubs.
        self._canvas: Any = canvas
        self._level = 0
        self._number = 0
        self._table_number = 0
        self._table = self.document
        self._row: Row | None = None
        self._cells: list[Element] = []
        self._open: dict[int, tuple[Para, Element]] = {}

    def begin_page(self) -> None:
        self.marked.append([])
        self._links = 0

    def begin(self, element: Element) -> None:
        """What is drawn until `end` is content of this element."""
        of_page = self.marked[-1]
        self._canvas._code.append(f"/{element.tag} <</MCID {len(of_page)}>> BDC")  # noqa: SLF001
        element.kids.append(Marked(len(self.marked) - 1, len(of_page)))
        of_page.append(element)

    def begin_artifact(self, kind: str = LAYOUT) -> None:
        """What is drawn until `end` says nothing, or again what was said before."""
        self._canvas._code.append(kind)  # noqa: SLF001

    def end(self) -> None:
        self._canvas._code.append(END)  # noqa: SLF001

    def row(self, place: Place, row: Row) -> None:
        """Go to this row: begin its elements, or go on in them on the page after."""
        if place.number == self._number:
            return
        self._number, self._row, self._open = place.number, row, {}
        if place.table:
            if place.table != self._table_number:
                self._table_number = place.table
                self._table = self.document.add("Table")
            self._cells = _cells(self._table.add("TR"), row)
        elif row.role is Role.LIST:
            self._cells = [self.document.add("L")] * len(row.cells)
        else:
            self._cells = [self.document] * len(row.cells)

    def paragraph(self, cell: int, lines: Sequence[Line], *, linked: bool) -> Element:
        """The element for these lines of a paragraph of the current row, begun if it is not yet.

        Right-to-left lines are drawn from left to right with joined letters, and read as written.
        """
        para = lines[0].para
        is_turned = has_right_to_left(para.text)
        is_long = len(para.text) > LONGEST_TEXT
        known = self._open.get(cell)
        if known is not None and known[0] is para:
            element = known[1]
        else:
            element = self._begun(cell, para)
            if linked:
                element = element.add("Link")
            if para.language:
                element.texts["/Lang"] = para.language
            if is_turned and not is_long:
                element.texts["/ActualText"] = para.text
            self._open[cell] = (para, element)
        if is_turned and is_long:
            said = " ".join(line.text for line in lines)
            return element.add("Span", texts={"/ActualText": said})
        return element

    def figure(self, alt: str, area: Area, *, linked: bool = False) -> tuple[Element, Element]:
        """A figure in the last cell of the current row of a table, or on its own; before it what
        holds it, for its link.
        """
        parent = self._cells[-1] if self._cells else self.document
        if linked:
            parent = parent.add("Link")
        return parent, parent.add("Figure", texts={"/Alt": alt[:LONGEST_TEXT]}, area=area)

    def leave(self) -> None:
        """What follows stands in no row."""
        self._cells, self._row = [], None

    def note(self, element: Element) -> int:
        """Let the page's next link belong to this element; the link's number among all, from 0."""
        element.kids.append(Noted(len(self.marked) - 1, self._links))
        self._links += 1
        self.noted.append(element)
        return len(self.noted) - 1

    def _begun(self, cell: int, para: Para) -> Element:
        row, parent = self._row, self._cells[cell]
        if row is None:
            return parent.add("P")
        if row.outline and not self._open:
            # A reader walks the levels one by one: none may be left out on the way down.
            self._level = min(row.outline, self._level + 1)
            return parent.add(f"H{self._level}")
        if row.role is Role.LIST:
            return parent.add("LI").add("LBody")
        return parent.add("P") if parent is self.document else _in_cell(parent, row, cell, para)


def _in_cell(parent: Element, row: Row, cell: int, para: Para) -> Element:
    """The element for a paragraph of a table's cell: the cell itself where it holds only this."""
    paras = row.cells[cell]
    if len(paras) == 1 and not para.link:
        return parent
    if len(paras) == 1 or not (row.listed and cell == len(row.cells) - 1):
        return parent.add("P")
    entries = parent.kids[0] if parent.kids else parent.add("L")
    assert isinstance(entries, Element)  # noqa: S101 - a listed cell holds its list alone
    return entries.add("LI").add("LBody")


def _cells(line: Element, row: Row) -> list[Element]:
    if row.role is Role.HEAD:
        # An empty corner names no column.
        return [line.add("TH", scope=_COLUMN) if cell else line.add("TD") for cell in row.cells]
    first, *rest = row.cells
    head = line.add("TH", scope=_ROW) if first else line.add("TD")
    return [head, *(line.add("TD") for _cell in rest)]
