"""The space kept free for the visible signature."""

from dataclasses import dataclass

from reports.page_style import HAIRLINE, MARGIN_SIDE, PAGE_WIDTH
from reports.pieces import SignatureField
from reports.sections.boxes import Pen

# The title of the part of the tree of tags that holds the fields for signatures.
SIGNATURES = "Signatures"
WIDTH = 270.0
HEIGHT = 96.0


@dataclass(frozen=True, slots=True)
class SignatureFieldBox:
    field: SignatureField
    head: None = None
    space_before: float = 10.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return HEIGHT

    @property
    def least(self) -> float:
        return HEIGHT

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        if self.field.framed:
            pen.tags.leave()
            pen.tags.document.add("Sect", texts={"/T": SIGNATURES})
            pen.tags.begin_artifact()
            pen.canvas.setStrokeColorRGB(*HAIRLINE)
            pen.canvas.setLineWidth(1)
            pen.canvas.rect(field_left(pen.mirrored), top - HEIGHT, WIDTH, HEIGHT)
            pen.tags.end()


def field_left(mirrored: bool) -> float:  # noqa: FBT001 - one argument, named by the function
    return PAGE_WIDTH - MARGIN_SIDE - WIDTH if mirrored else MARGIN_SIDE
