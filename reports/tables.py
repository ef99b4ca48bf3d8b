"""Which pieces of a report form a table together, and which row names its columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.pieces import Bar, Piece, Role, Row, Thumbnails

# Thumbnails are one row: the label, and a cell with all photos and their captions.
CELLS_OF_THUMBNAILS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands: both numbers count from 1, and `table` is 0 outside of any.

    `head` is the row that names the columns above this one, and is drawn again where the table
    goes on upon another page.
    """

    number: int = 0
    table: int = 0
    head: Row | None = None


def placed(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Place]]:
    """Each piece with its place. Rows of as many cells, one after the other, are one table."""
    tables = columns = 0
    head: Row | None = None
    for number, piece in enumerate(pieces, 1):
        if isinstance(piece, Bar) and columns:
            yield piece, Place(number, tables, head)
            continue
        cells = _cells(piece)
        is_head = isinstance(piece, Row) and piece.role is Role.HEAD
        if cells and (is_head or cells != columns):
            tables, head = tables + 1, None
        if not cells:
            head = None
        columns = cells
        yield piece, Place(number, tables if cells else 0, head)
        if is_head and isinstance(piece, Row):
            head = piece


def _cells(piece: Piece) -> int:
    """How many cells a row of a table has; 0 for anything else."""
    if isinstance(piece, Thumbnails):
        return CELLS_OF_THUMBNAILS
    return len(piece.cells) if isinstance(piece, Row) and piece.is_of_table else 0
