"""The signature fields of a report, made before the first signature: who may sign, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

from reports.verdicts import Role
from reports.wording import speech

INSPECTOR = "Inspector"
FIELDS = {
    Role.SECOND_INSPECTOR: "SecondInspector",
    Role.HOST: "Host",
    Role.REVIEWER: "Reviewer",
}
TIME_STAMPS = ("TimeStamp1", "TimeStamp2", "TimeStamp3")
LATER = (*FIELDS.values(), *TIME_STAMPS)
ALL = (INSPECTOR, *LATER)
PRINTED_AND_LOCKED = 132
ONCE_SIGNED_ONLY_APPENDED_TO = 3


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A visible field: PDF points on a page that counts from 0; `label` is what is read aloud."""

    name: str
    label: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


def add_signature_fields(pdf: Pdf, places: Sequence[FieldPlace], language: str) -> None:
    """The fields, empty; those of time stamps have no extent. A draft has no places, no fields."""
    if not places:
        return
    fields = [_visible(pdf, place) for place in places]
    last = places[-1]
    fields += [
        _field(pdf, FieldPlace(name, label, last.page, *(last.left, last.bottom) * 2))
        for name, label in zip(TIME_STAMPS, _time_stamp_labels(language), strict=True)
    ]
    form = Dictionary(Fields=Array(fields), SigFlags=ONCE_SIGNED_ONLY_APPENDED_TO)
    pdf.Root.AcroForm = pdf.make_indirect(form)


def field_size(report: bytes, name: str) -> tuple[float, float]:
    """Width and height of a field in points; raises KeyError when the report has no such field."""
    with Pdf.open(BytesIO(report)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        left, bottom, right, top = (float(side) for side in fields[name].Rect)
    return right - left, top - bottom


def _time_stamp_labels(language: str) -> list[str]:
    _ = speech(language).gettext
    label = _("Time stamp {number}")
    return [label.format(number=number) for number in range(1, len(TIME_STAMPS) + 1)]


def _visible(pdf: Pdf, place: FieldPlace) -> Object:
    field = _field(pdf, place)
    left, bottom, right, top = (int(side) for side in field.Rect)
    empty = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, right - left, top - bottom]),
        Resources=Dictionary(),
    )
    field.AP = Dictionary(N=empty)
    return field


def _field(pdf: Pdf, place: FieldPlace) -> Object:
    page = pdf.pages[place.page]
    sides = (place.left, place.bottom, place.right, place.top)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=place.name,
            TU=place.label,
            F=PRINTED_AND_LOCKED,
            Rect=Array([round(side) for side in sides]),
            P=page.obj,
        )
    )
    page.Annots = Array([*page.get("/Annots", []), field])
    return field
