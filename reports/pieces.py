"""The pieces a report is made of, in the order they are drawn: values without any page."""

from dataclasses import dataclass, field
from enum import StrEnum

from checklists.values import Result
from reports.page_text import printable

# A mark that begins so is a sample of the chart's pattern for the result that follows.
SWATCH = "swatch:"
# Marks of a time line: a moment, a visit, and one that asks for an explanation. The marks of rows
# that follow each other are joined to one line.
MOMENT = "moment"
VISITED = "moment:visit"
UNEXPLAINED = "moment:unexplained"
# Marks of a paragraph that says once more what a marked one says: the line of time goes on, or
# only the room is left.
LASTING = "moment:lasting"
BLANK = "blank"
# Marks to be ticked on paper, and those that are.
BOX = "box"
TICKED = "box:ticked"


class Look(StrEnum):
    """What a paragraph is; `page_style` says how that looks."""

    TITLE = "title"
    CHAPTER = "chapter"
    HEADING = "heading"
    SUBHEADING = "subheading"
    STRONG = "strong"
    BODY = "body"
    LABEL = "label"
    SMALL = "small"
    FINE = "fine"
    NUMBER = "number"
    NUMBER_LABEL = "number_label"
    BANNER = "banner"


class Edge(StrEnum):
    """What surrounds a row."""

    NONE = "none"
    RULE = "rule"
    TINT = "tint"
    ACCENT = "accent"


class Role(StrEnum):
    """What a row is to whoever reads the report without seeing it.

    A ROW of several cells is one of a table, headed by its first cell; a ROW of one is text, and
    one with an outline a heading. A HEAD names the columns of the rows of as many cells after it,
    and is drawn again on every page they run on to. The cells of a LIST are its entries.
    """

    ROW = "row"
    HEAD = "head"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. `mark` names a result or severity whose symbol stands before it.

    `link` is the anchor it leads to; `language` is empty for that of the report. A `mixed` line
    joins words of the report with names, or words of several people: it runs in the report's
    direction, not in that of its first letter, or in that of its `language` where that is not the
    report's. The text is made printable here, so that what is expected on a page and what is drawn
    there cannot differ.
    """

    text: str
    look: Look = Look.BODY
    mark: str = ""
    link: str = ""
    mixed: bool = False
    language: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, in reading order; `widths` are their shares of the line.

    `anchor` can be linked to; `outline` 1 to 3 puts the row into the list of bookmarks. With
    `listed` the paragraphs of the last cell are the entries of a list.
    """

    cells: tuple[tuple[Para, ...], ...]
    subject: str
    widths: tuple[int, ...] = (1,)
    anchor: str = ""
    outline: int = 0
    edge: Edge = Edge.NONE
    space_before: float = 0
    keep_with_next: bool = False
    role: Role = Role.ROW
    listed: bool = False

    @property
    def text(self) -> str:
        return "\n".join(para.text for cell in self.cells for para in cell)

    @property
    def is_of_table(self) -> bool:
        return self.role is Role.HEAD or (
            self.role is Role.ROW and len(self.cells) > 1 and not self.outline
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """A stacked bar: shares of results, None for unanswered. `alt` says the same in words.

    `beside` are the widths of the row before it when the bar stands in that one's second cell.
    """

    shares: tuple[tuple[Result | None, int], ...]
    beside: tuple[int, ...] = ()
    alt: str = field(kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alt", printable(self.alt))


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo by the digest (hex) of its reduced copy; `width` and `height` give its shape.

    `alt` says in words which photo it is.
    """

    derived_sha256: str
    width: int
    height: int
    anchor: str = ""
    link: str = ""
    alt: str = field(kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alt", printable(self.alt))


@dataclass(frozen=True, slots=True)
class Plate:
    """One photo, large, kept with the row after it."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """Small photos side by side, each below its caption; the row's first cell is a label."""

    pictures: tuple[Picture, ...]
    captions: Row


@dataclass(frozen=True, slots=True)
class SignatureField:
    """The framed space for a visible signature; `name` is its field, `label` is read aloud.

    A `compact` one leaves room on a page for all who may sign.
    """

    name: str
    label: str
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Room left free, in points, also at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on; `indent` is the share of the width left free before them."""

    count: int
    indent: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A square code to be read by a camera: rows of modules, 1 for dark.

    It stands in the empty first cell of the row after it, which says the same in words.
    """

    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page, unless the page is still empty."""


Piece = Row | Bar | Plate | Thumbnails | SignatureField | Lines | Code | Space | NewPage


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text printed in one go and the item, finding, photo or part it belongs to.

    `head` is the text drawn again above it where it begins a page, or goes on there.
    """

    text: str
    subject: str
    head: str = ""


def heading(text: str, level: int, subject: str, anchor: str = "") -> Row:
    """A heading that is also a bookmark and stays with what follows."""
    look = (Look.CHAPTER, Look.HEADING, Look.SUBHEADING)[level - 1]
    space = (18, 16, 10)[level - 1]
    return Row(
        ((Para(text, look),),),
        subject,
        anchor=anchor,
        outline=level,
        space_before=space,
        keep_with_next=True,
    )


def words(
    text: str, subject: str, look: Look = Look.BODY, *, mark: str = "", keep: bool = False
) -> Row:
    """A paragraph over the whole width."""
    return Row(((Para(text, look, mark),),), subject, space_before=6, keep_with_next=keep)


SIDE = (27, 73)


def fact(
    label: str,
    value: str | tuple[Para, ...],
    subject: str,
    *,
    keep: bool = False,
    listed: bool = False,
) -> Row:
    """A label beside its value; one that is `mixed` comes as a paragraph, several as a list."""
    values = (Para(value),) if isinstance(value, str) else value
    return Row(
        ((Para(label, Look.LABEL, mixed=True),), values),
        subject,
        SIDE,
        space_before=2.5,
        keep_with_next=keep,
        listed=listed,
    )
