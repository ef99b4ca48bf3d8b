"""The spaces kept free for the visible signatures."""

from dataclasses import dataclass

from reports.page_style import HAIRLINE, MARGIN_SIDE, PAGE_WIDTH, TEXT_WIDTH
from reports.pieces import SignatureField
from reports.sections.boxes import Pen
from reports.signature_fields import FIELDS, INSPECTOR
from reports.verdicts import Role

# Those who sign later may say something: the host most, whose words are his reply to the report.
SIZES = {
    INSPECTOR: (270.0, 96.0),
    FIELDS[Role.SECOND_INSPECTOR]: (TEXT_WIDTH, 110.0),
    FIELDS[Role.HOST]: (TEXT_WIDTH, 180.0),
    FIELDS[Role.REVIEWER]: (TEXT_WIDTH, 110.0),
}
COMPACT_SIZES = {
    INSPECTOR: (200.0, 56.0),
    FIELDS[Role.SECOND_INSPECTOR]: (TEXT_WIDTH, 66.0),
    FIELDS[Role.HOST]: (TEXT_WIDTH, 92.0),
    FIELDS[Role.REVIEWER]: (TEXT_WIDTH, 66.0),
}
# The title of the part of the tree of tags that holds the fields for signatures.
SIGNATURES = "Signatures"


@dataclass(frozen=True, slots=True)
class SignatureFieldBox:
    field: SignatureField
    head: None = None
    space_before: float = 10.0
    keep_with_next: bool = False

    @property
    def width(self) -> float:
        return self._size[0]

    @property
    def height(self) -> float:
        return self._size[1]

    @property
    def _size(self) -> tuple[float, float]:
        return (COMPACT_SIZES if self.field.compact else SIZES)[self.field.name]

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, pen: Pen, top: float) -> None:
        if self.field.name == INSPECTOR:
            pen.tags.leave()
            pen.tags.document.add("Sect", texts={"/T": SIGNATURES})
        pen.tags.begin_artifact()
        pen.canvas.setStrokeColorRGB(*HAIRLINE)
        pen.canvas.setLineWidth(1)
        left = self.left(mirrored=pen.mirrored)
        pen.canvas.rect(left, top - self.height, self.width, self.height)
        pen.tags.end()

    def left(self, *, mirrored: bool) -> float:
        return PAGE_WIDTH - MARGIN_SIDE - self.width if mirrored else MARGIN_SIDE
