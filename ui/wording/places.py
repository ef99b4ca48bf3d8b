"""Sentences for positions that cannot be read, and for what the records of a case lack."""

from collections.abc import Mapping

from checklists.delivering.keeping_records import RecordGap, RecordGapKind
from checklists.delivering.positions import PositionFault, PositionUnclear
from ui.speech import N_, speech
from ui.wording.sentence import Say, Sayings, Sentence

_EXAMPLES = N_("Type it as 12.5, 44.25 or as 12°30'00\"N 44°15'00\"E or as 38PMU1850781959.")
_POSITIONS: Mapping[PositionFault, tuple[str, str]] = {
    PositionFault.EMPTY: (N_("There is no position."), _EXAMPLES),
    PositionFault.TOO_LONG: (N_("This is too long for a position."), _EXAMPLES),
    PositionFault.NOT_A_POSITION: (N_("“{detail}” is no position."), _EXAMPLES),
    PositionFault.ONE_NUMBER: (
        N_("“{detail}” is one number; a position has latitude and longitude."),
        _EXAMPLES,
    ),
    PositionFault.UNCLEAR_COMMA: (
        N_("“{detail}” may be one number with a fraction, or two numbers."),
        N_("Put a space or a semicolon between latitude and longitude."),
    ),
    PositionFault.UNCLEAR_LETTER: (
        N_("The letter O may mean east in one language and west in another."),
        N_("Write E for east and W for west."),
    ),
    PositionFault.SAME_AXIS: (
        N_("“{detail}” names the same direction twice."),
        N_("Give one of N and S, and one of E and W."),
    ),
    PositionFault.SIGN_AND_LETTER: (
        N_("“{detail}” has both a minus sign and a letter for the direction."),
        N_("Leave one of them out."),
    ),
    PositionFault.MINUTES: (
        N_("“{detail}”: minutes and seconds are less than 60, and only the last has a fraction."),
        _EXAMPLES,
    ),
    PositionFault.LATITUDE: (
        N_("A latitude of {detail} is more than 90 degrees."),
        N_("Latitude comes first; or write N, S, E and W."),
    ),
    PositionFault.LONGITUDE: (N_("A longitude of {detail} is more than 180 degrees."), _EXAMPLES),
    PositionFault.GRID_FORM: (
        N_("“{detail}” is no grid reference: zone, band, two letters, an even number of digits."),
        _EXAMPLES,
    ),
    PositionFault.GRID_SQUARE: (
        N_("There is no square “{detail}” in this zone."),
        N_("Check the letters of the grid reference."),
    ),
    PositionFault.GRID_POLAR: (
        N_("Grid references near the poles (A, B, Y, Z) are not read."),
        N_("Give latitude and longitude instead."),
    ),
}
_GAPS: Mapping[RecordGapKind, str] = {
    RecordGapKind.NO_ITEMS: N_("Quantity: no items are declared."),
    RecordGapKind.DOUBTFUL_QUANTITY: N_("Quantity: doubtful for {number} items ({items})."),
    RecordGapKind.NO_VALUE: N_("Value: not stated."),
    RecordGapKind.NO_CURRENCY: N_("Value: stated without its currency."),
    RecordGapKind.NO_MODEL_OR_TYPE: N_("Model or type: missing for {number} items ({items})."),
    RecordGapKind.NO_AUTHORIZATION: N_("Authorized transfer: the licence has no number."),
    RecordGapKind.NO_DAY_OF_AUTHORIZATION: N_("Authorized transfer: its day of issue is missing."),
    RecordGapKind.NOT_SAID_AS_SENT: N_("Arms transferred: no consignment is named."),
    RecordGapKind.NO_DAY_OF_TRANSFER: N_("Arms transferred: no day of sending or delivery."),
    RecordGapKind.NO_EXPORTER: N_("States: the exporting State is missing."),
    RecordGapKind.NO_IMPORTER: N_("States: the importing State is missing."),
    RecordGapKind.NO_END_USER: N_("End user: missing."),
}
_NAMED_ITEMS = 10


def _position(problem: PositionUnclear, _: Say, language: str) -> Sentence:
    text, next_step = _POSITIONS[problem.kind]
    return Sentence(_(text).format(detail=problem.detail), _(next_step))


SAYINGS: Sayings = {PositionUnclear: _position}


def record_gap_sentence(gap: RecordGap, language: str) -> str:
    """One thing the records of a case lack."""
    _ = speech(language).gettext
    items = ", ".join(map(str, gap.items[:_NAMED_ITEMS]))
    if len(gap.items) > _NAMED_ITEMS:
        items += ", …"
    return _(_GAPS[gap.kind]).format(number=len(gap.items), items=items)
