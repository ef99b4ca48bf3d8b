"""What the words of XLSForm mean for us: types of questions, and scales of choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from checklists.values import MeasureKind, Result


class Part(Enum):
    """What a row of the survey sheet is, as far as we tell rows apart."""

    OPENS = auto()
    CLOSES = auto()
    NOTE = auto()
    CHOICE = auto()
    CHOICES = auto()
    MEASURED = auto()
    PHOTO = auto()
    NOT_TAKEN = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A type cell, read. `word` is the wrapper's kind, or a list's name, or empty."""

    part: Part
    word: str = ""
    measure: MeasureKind = MeasureKind.TEXT
    is_exact: bool = True
    extra: str = ""


_WRAPPERS = {
    "group": "group",
    "repeat": "repeat",
    "lgroup": "repeat",
    "looped group": "repeat",
    "loop": "loop",
    "score": "score",
    "rank": "rank",
    "kobomatrix": "kobomatrix",
}
_ONE = (
    "add select one prompt using",
    "select one using",
    "select one from",
    "select one",
    "select1",
    "q select1",
)
_ELSEWHERE = (
    "select one from file",
    "select multiple from file",
    "select one external",
)
_SEVERAL = (
    "add select multiple prompt using",
    "select all that apply from",
    "select all that apply",
    "select multiple from",
    "select multiple using",
    "select multiple",
    "q select",
)
_SELECTS = sorted(
    [
        *((words, Part.CHOICE) for words in _ONE),
        *((words, Part.CHOICES) for words in (*_SEVERAL, *_ELSEWHERE)),
    ],
    key=lambda entry: -len(entry[0]),
)
_OTHER = (" or other", " or specify other")

_MEASURES = {
    MeasureKind.INTEGER: (
        "integer",
        "int",
        "q int",
        "add integer prompt",
        "percentage",
        "number of days in last month",
        "number of days in last six months",
        "number of days in last year",
    ),
    MeasureKind.DECIMAL: ("decimal", "q decimal", "add decimal prompt", "range"),
    MeasureKind.DATE: ("date", "q date", "add date prompt"),
    MeasureKind.TEXT: ("text", "string", "q string", "add text prompt"),
}
_PHOTOS = (
    "image",
    "photo",
    "q image",
    "q picture",
    "add image prompt",
    "add photo prompt",
)
_NOTES = ("note", "q note", "add note prompt")
# Taken, but only as what an inspector types.
_AS_TEXT = (
    "time",
    "datetime",
    "date time",
    "q date time",
    "q datetime",
    "add date time prompt",
    "add datetime prompt",
    "barcode",
    "q barcode",
    "add barcode prompt",
    "geopoint",
    "q geopoint",
    "gps",
    "location",
    "q location",
    "add location prompt",
)
_NOT_TAKEN = (
    *("geotrace", "q geotrace", "geoshape", "q geoshape", "osm", "start geopoint"),
    *("audio", "q audio", "add audio prompt", "video", "q video", "add video prompt"),
    *("file", "add file prompt", "background audio", "background geopoint", "audit"),
    *("calculate", "q calculate", "add calculate prompt", "hidden"),
    *("acknowledge", "q acknowledge", "add acknowledge prompt", "trigger"),
    *("start", "start time", "end", "end time", "get start time", "get end time"),
    *("today", "get today", "username", "uri:username", "email", "uri:email"),
    *("deviceid", "device id", "get device id", "uri:deviceid", "imei"),
    *("phonenumber", "phone number", "get phone number", "uri:phonenumber"),
    *("simserial", "sim id", "get sim id", "uri:simserial"),
    *("subscriberid", "subscriber id", "get subscriber id", "uri:subscriberid"),
    *("xml external", "csv external"),
)
_SIMPLE = {
    **{name: Asked(Part.MEASURED, "", kind) for kind, names in _MEASURES.items() for name in names},
    **{name: Asked(Part.MEASURED, is_exact=False) for name in _AS_TEXT},
    **{name: Asked(Part.PHOTO) for name in _PHOTOS},
    **{name: Asked(Part.NOTE) for name in _NOTES},
    **{name: Asked(Part.NOT_TAKEN) for name in _NOT_TAKEN},
}


def read_type(cell: str) -> Asked:
    """What a type cell asks for; capitals, underscores and hyphens make no difference."""
    written = cell.split()
    plain = " ".join(written).casefold().replace("_", " ").replace("-", " ")
    if plain in _SIMPLE:
        return _SIMPLE[plain]
    for mark, part in (("begin ", Part.OPENS), ("end ", Part.CLOSES)):
        # A loop names its list of choices: `begin loop over districts`.
        kind = plain.removeprefix(mark).partition(" over ")[0]
        if plain.startswith(mark) and kind in _WRAPPERS:
            return Asked(part, _WRAPPERS[kind])
    return _read_select(" ".join(written), plain)


def _read_select(written: str, plain: str) -> Asked:
    if plain.startswith("osm "):
        return Asked(Part.NOT_TAKEN)
    if plain.startswith("rank "):
        return Asked(Part.CHOICES, written[len("rank ") :].strip(), is_exact=False)
    for words, part in _SELECTS:
        if plain.startswith(f"{words} "):
            rest, extra = written[len(words) :].strip(), ""
            for other in _OTHER:
                if plain.endswith(other):
                    extra = rest[-len(other) :].strip()
                    rest = rest[: -len(other)].strip()
            return Asked(part, rest, extra=extra)
    return Asked(Part.UNKNOWN)


_SCALE = {
    Result.MET: (
        *("met", "yes", "y", "true", "ok", "pass", "passed", "compliant", "complies", "conform"),
        *("conforms", "satisfactory", "adequate", "fully", "full", "fully met", "in place"),
        *("fully compliant", "oui", "conforme", "sí", "si", "cumple", "sim", "ja", "да", "نعم"),
        *("是", "符合", "evet", "ndiyo", "haa", "так", "da"),
    ),
    Result.PARTLY_MET: (
        *("partly met", "partly", "partial", "partially", "partially met", "in part", "somewhat"),
        *("partially compliant", "partiellement", "partiel", "parcialmente", "parcial"),
        *("teilweise", "частично", "جزئيا", "部分符合", "部分", "kismen"),
    ),
    Result.NOT_MET: (
        *(
            "not met",
            "no",
            "n",
            "false",
            "not ok",
            "fail",
            "failed",
            "non compliant",
            "noncompliant",
        ),
        *("not compliant", "unsatisfactory", "inadequate", "not in place", "non", "non conforme"),
        *("no cumple", "não", "nao", "nein", "нет", "لا", "否", "不符合", "hayir"),
        *("hapana", "maya", "ні", "ne"),
    ),
    Result.NOT_APPLICABLE: (
        *("not applicable", "na", "n/a", "n a", "n.a.", "does not apply", "sans objet"),
        *("non applicable", "no aplica", "não aplicável", "nicht zutreffend", "неприменимо"),
        *("не применимо", "لا ينطبق", "不适用"),
    ),
    Result.NOT_VERIFIED: (
        *("not verified", "not checked", "not seen", "not inspected", "not assessed", "unknown"),
        *("dont know", "don't know", "do not know", "dk", "unsure", "not sure", "ne sait pas"),
        *("nsp", "no sabe", "não sabe", "weiß nicht", "не знаю", "لا أعرف", "不知道", "未核实"),
    ),
}
_RESULTS = {word: result for result, words in _SCALE.items() for word in words}


def result_of(name: str, labels: Iterable[str]) -> Result | None:
    """The result a choice stands for, by its name, else by one of its labels."""
    for text in (name, *labels):
        found = _RESULTS.get(" ".join(text.casefold().replace("_", " ").replace("-", " ").split()))
        if found is not None:
            return found
    return None


def as_scale(found: Mapping[str, Result | None]) -> dict[str, Result] | None:
    """The choices, if each stands for a result and both ends of the scale are among them."""
    scale = {name: result for name, result in found.items() if result is not None}
    both_ends = {Result.MET, Result.NOT_MET} <= set(scale.values())
    return scale if both_ends and len(scale) == len(found) else None
