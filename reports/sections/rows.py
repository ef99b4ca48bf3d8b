"""Rows of cells: measured, split over pages between lines, and drawn in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from reports.page_style import (
    ACCENT,
    GUTTER,
    HAIRLINE,
    MARGIN_SIDE,
    PADDING,
    PAGE_WIDTH,
    SOFT,
    STYLES,
    TEXT_WIDTH,
)
from reports.pieces import Edge, Role, Row
from reports.sections.boxes import Pen
from reports.sections.marks import draw_mark
from reports.sections.tags import AGAIN, Element
from reports.tables import Place
from reports.typesetting import Line, set_lines
from reports.wording import is_right_to_left

# A cell other than the last that is higher than this would leave a row unsplittable.
TALLEST_SIDE_CELL = 150.0
BASELINE = 0.71
FEWEST_LINES = 2
RULE_ROOM = 4.0


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    width: float
    lines: tuple[Line, ...]
    drop: float = 0.0

    @property
    def height(self) -> float:
        return self.drop + sum(STYLES[line.para.look].leading for line in self.lines)

    def fitting(self, room: float) -> int:
        """How many lines fit, with neither a single first nor a single last line left alone."""
        ends = accumulate(STYLES[line.para.look].leading for line in self.lines)
        count = sum(end <= room - self.drop for end in ends)
        if len(self.lines) - count < FEWEST_LINES:
            count = len(self.lines) - FEWEST_LINES
        return count if count >= FEWEST_LINES else 0


@dataclass(frozen=True, slots=True)
class RowBox:
    """A row, or a part of one. `cells` says which cell of `whole`, the row as the content has it,
    each column belongs to.
    """

    row: Row
    columns: tuple[Column, ...]
    space_before: float
    place: Place
    whole: Row
    cells: tuple[int, ...]
    head: "RepeatedHead | None" = None
    is_first: bool = True
    is_last: bool = True

    @property
    def keep_with_next(self) -> bool:
        stays = self.row.keep_with_next or self.row.role is Role.HEAD
        return stays and self.is_last

    @property
    def height(self) -> float:
        return self._around + max(column.height for column in self.columns)

    @property
    def least(self) -> float:
        *sides, last = self.columns
        leadings = [STYLES[line.para.look].leading for line in last.lines[:FEWEST_LINES]]
        first = last.drop + sum(leadings)
        if len(last.lines) < 2 * FEWEST_LINES:
            first = last.height
        return self._around + max([first, *(side.height for side in sides)])

    def split(self, room: float) -> "tuple[RowBox, RowBox] | None":
        *sides, last = self.columns
        room -= self._around
        count = last.fitting(room)
        if not count or any(side.height > room for side in sides):
            return None
        head = replace(last, lines=last.lines[:count])
        tail = replace(last, lines=last.lines[count:], drop=0.0)
        emptied = tuple(replace(side, lines=(), drop=0.0) for side in sides)
        return (
            replace(self, columns=(*sides, head), is_last=False),
            replace(self, columns=(*emptied, tail), is_first=False, space_before=0.0),
        )

    def draw(self, pen: Pen, top: float) -> None:
        if self.row.edge is not Edge.NONE:
            pen.tags.begin_artifact()
            self._draw_edge(pen, top)
            pen.tags.end()
        if self.is_first:
            pen.anchor(self.row.anchor, top)
            if self.row.outline:
                pen.outline(self.row.text, self.row.outline, top)
        pen.tags.row(self.place, self.whole)
        for cell, column in zip(self.cells, self.columns, strict=True):
            y = top - self._padding - column.drop
            for _same, lines in groupby(column.lines, _paragraph):
                y = _draw_paragraph(pen, cell, tuple(lines), (column.left, y))

    def draw_again(self, pen: Pen, top: float) -> None:
        """Draw what was said on a page before."""
        pen.tags.begin_artifact(AGAIN)
        self._draw_edge(pen, top)
        for column in self.columns:
            y = top - self._padding - column.drop
            for line in column.lines:
                leading = STYLES[line.para.look].leading
                pen.line(line, column.left, y - leading * BASELINE, linked=False)
                pen.hyphen(line, column.left, y - leading * BASELINE, linked=False)
                y -= leading
        pen.tags.end()

    def _draw_edge(self, pen: Pen, top: float) -> None:
        if self.row.edge in (Edge.TINT, Edge.ACCENT):
            pen.fill(MARGIN_SIDE, top - self.height, (TEXT_WIDTH, self.height), SOFT)
        if self.row.edge is Edge.ACCENT:
            left = PAGE_WIDTH - MARGIN_SIDE - 3 if pen.mirrored else MARGIN_SIDE
            pen.fill(left, top - self.height, (3, self.height), ACCENT)
        if self.row.edge is Edge.RULE and self.is_last:
            pen.rule(top - self.height, HAIRLINE)

    @property
    def _padding(self) -> float:
        return PADDING if self.row.edge in (Edge.TINT, Edge.ACCENT) else 0.0

    @property
    def _around(self) -> float:
        return RULE_ROOM if self.row.edge is Edge.RULE else 2 * self._padding


@dataclass(frozen=True, slots=True)
class RepeatedHead:
    """The head of a table on each further page that the table runs on to."""

    of: RowBox
    space_before: float = 0.0
    keep_with_next: bool = True
    head: None = None

    @property
    def height(self) -> float:
        return self.of.height

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        self.of.draw_again(pen, top)


def row_boxes(
    row: Row, place: Place, head: RepeatedHead | None = None, *, language: str
) -> Iterator[RowBox]:
    """One box; or one below the other for each cell when cells beside the last are too high."""
    columns = _aligned(tuple(_columns(row, language)))
    if all(column.height <= TALLEST_SIDE_CELL for column in columns[:-1]):
        if any(column.lines for column in columns):
            cells = tuple(range(len(row.cells)))
            yield RowBox(row, columns, row.space_before, place, row, cells, head)
        return
    for number, cell in enumerate(row.cells):
        anchor, outline = (row.anchor, row.outline) if not number else ("", 0)
        alone = replace(
            row, cells=(cell,), widths=(1,), anchor=anchor, outline=outline, keep_with_next=False
        )
        for box in row_boxes(alone, place, head, language=language):
            yield replace(box, whole=row, cells=(number,))


def _paragraph(line: Line) -> int:
    return id(line.para)


def _draw_paragraph(pen: Pen, cell: int, lines: tuple[Line, ...], at: tuple[float, float]) -> float:
    """Draw the lines of one paragraph from this place (left, top); where the next one begins."""
    left, y = at
    para = lines[0].para
    style = STYLES[para.look]
    baseline = y - style.leading * BASELINE
    if lines[0].mark:
        pen.tags.begin_artifact()
        draw_mark(pen, lines[0].mark, left + lines[0].mark_x, baseline)
        pen.tags.end()
    linked = pen.leads(para.link)
    element = pen.tags.paragraph(cell, lines, linked=linked)
    pen.tags.begin(element)
    for number, line in enumerate(lines):
        pen.line(line, left, baseline - number * style.leading, linked=linked)
    pen.tags.end()
    if any(line.hyphen for line in lines):
        # No artifact may lie inside an element.
        pen.tags.begin_artifact()
        for number, line in enumerate(lines):
            pen.hyphen(line, left, baseline - number * style.leading, linked=linked)
        pen.tags.end()
    if linked:
        _link_lines(pen, element, lines, (left, baseline))
    return y - len(lines) * style.leading


def _link_lines(
    pen: Pen, element: Element, lines: tuple[Line, ...], at: tuple[float, float]
) -> None:
    left, baseline = at
    for line in lines:
        style, x = STYLES[line.para.look], left + line.x
        area = (x, baseline - 3, x + line.width, baseline + style.size)
        pen.link(line.para.link, area, line.para.text, element)
        baseline -= style.leading


def _columns(row: Row, language: str) -> Iterator[Column]:
    room = TEXT_WIDTH - GUTTER * (len(row.widths) - 1)
    used = 0.0
    for cell, share in zip(row.cells, row.widths, strict=True):
        width = room * share / sum(row.widths)
        # Inside a tint only the outer columns give way, so that inner ones stay aligned.
        inset = 2 * PADDING if row.edge in (Edge.TINT, Edge.ACCENT) else 0.0
        before = inset if not used else 0.0
        after = inset if used + width + 1 > TEXT_WIDTH else 0.0
        left = TEXT_WIDTH - used - width + after if is_right_to_left(language) else used + before
        narrowed = width - before - after
        lines = (line for para in cell for line in set_lines(para, narrowed, language))
        yield Column(MARGIN_SIDE + left, narrowed, tuple(lines))
        used += width + GUTTER


def _aligned(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with their first lines on one baseline."""
    leadings = [STYLES[column.lines[0].para.look].leading for column in columns if column.lines]
    highest = max(leadings, default=0.0)
    return tuple(
        replace(column, drop=(highest - STYLES[column.lines[0].para.look].leading) * BASELINE)
        if column.lines
        else column
        for column in columns
    )
