"""Positions: as typed by people, and the grid against figures of other people's programs."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.grid import Utm, from_mgrs, from_utm, to_mgrs, to_utm, zone_of
from checklists.delivering.positions import (
    LONGEST_POSITION,
    Position,
    PositionFault,
    PositionUnclear,
    read_position,
)

# Zone, easting and northing (m, WGS 84) of pyproj 3.7.2 with PROJ 9.5.1; the grid references of
# the package mgrs 1.6.0 (GEOTRANS). Norway, Svalbard, both hemispheres, the edges of the system.
REFERENCES = [
    (12.5, 44.25, 38, 418507.121, 1381959.102, "38PMU1850781959"),
    (-12.5, -44.25, 23, 581492.879, 8618040.898, "23LNG8149218040"),
    (0.00001, 0.00001, 31, 166022.557, 1.107, "31NAA6602200001"),
    (60.39, 5.32, 32, 297230.220, 6700510.175, "32VKN9723000510"),
    (78.22, 15.65, 33, 514813.527, 8683004.153, "33XWG1481383004"),
    (-33.8568, 151.2153, 56, 334900.570, 6252288.753, "56HLH3490052288"),
    (51.4779, -0.0015, 30, 708213.495, 5707235.660, "30UYC0821307235"),
    (83.9, -179.9, 1, 465609.169, 9317795.753, "01XDP6560917795"),
    (-79.9, 179.9, 60, 556752.128, 1128161.373, "60CWS5675228161"),
    (40.6892, -74.0445, 18, 580735.871, 4504695.165, "18TWL8073504695"),
    (35.6586, 139.7454, 54, 386437.603, 3946808.155, "54SUE8643746808"),
    (72.5, 20.9, 33, 697737.097, 8054424.613, "33XXA9773754424"),
]
METRES_PER_DEGREE = 111_320.0


@pytest.mark.parametrize(("latitude", "longitude", "zone", "east", "north", "grid"), REFERENCES)
def test_the_grid_is_that_of_other_programs(
    latitude: float, longitude: float, zone: int, east: float, north: float, grid: str
) -> None:
    point = to_utm(latitude, longitude)
    assert (point.zone, zone_of(latitude, longitude)) == (zone, zone)
    assert math.hypot(point.easting_m - east, point.northing_m - north) < 0.001
    assert to_mgrs(latitude, longitude) == grid
    back = from_utm(Utm(zone, latitude >= 0, east, north))
    assert back == pytest.approx((latitude, longitude), abs=0.002 / METRES_PER_DEGREE * 10)
    corner = from_mgrs(zone, grid[2], grid[3:5], grid[5:])
    assert corner is not None
    utm = to_utm(*corner, zone=zone)
    assert (utm.easting_m, utm.northing_m) == pytest.approx((int(east), int(north)), abs=0.001)


@given(st.floats(-79.99, 83.99), st.floats(-179.99, 179.99))
def test_a_grid_reference_names_the_square_metre_it_came_from(
    latitude: float, longitude: float
) -> None:
    reference = to_mgrs(latitude, longitude)
    position = read_position(reference)
    # A square cut by the edge of its zone or band has its corner in the one beside.
    if 0.001 < longitude % 3 < 2.999 and 0.001 < latitude % 8 < 7.999:
        assert position.as_grid() == reference
    north = (latitude - float(position.latitude)) * METRES_PER_DEGREE
    east = (longitude - float(position.longitude)) * METRES_PER_DEGREE
    assert math.hypot(north, east * math.cos(math.radians(latitude))) < 1.5


@given(st.decimals(-90, 90, places=7), st.decimals(-180, 180, places=7))
def test_degrees_come_back_exactly_and_seconds_within_a_hundredth(
    latitude: Decimal, longitude: Decimal
) -> None:
    position = Position(latitude, longitude)
    assert read_position(position.as_degrees()) == position
    back = read_position(position.as_minutes())
    assert abs(back.latitude - latitude) < Decimal("0.000002")
    assert abs(back.longitude - longitude) < Decimal("0.000002")


@pytest.mark.parametrize(
    "typed",
    [
        "12.5, 44.25",
        "12.5,44.25",
        "+12.5 +44.25",
        "12,5; 44,25",
        "12,5 44,25",
        "12,5, 44,25",
        "12.5 / 44.25",
        "12.5\n44.25",
        "44.25E 12.5N",
        "N12.5 E44.25",
        "12°30'00\"N 44°15'00\"E",
        "12° 30′ 00″ N, 044° 15′ 00″ E",
        "12º30’00” N 44º15’00” E",
        "12°30'N 44°15'E",
        "N 12 30 0 E 44 15 0",
        "12 30 0 44 15 0",
        "12:30:00N 44:15:00E",
        "12d30m N 44d15m E",
        "12 deg 30 min N, 44 deg 15 min E",
        "١٢٫٥، ٤٤٫٢٥",
        "شمال ١٢٫٥ شرق ٤٤٫٢٥",
        "北纬12.5度 东经44.25度",
        "Nord 12,5 Est 44,25",
        "\u200e12.5\u200e, \u202a44.25\u202c",
    ],
)
def test_one_place_in_many_notations(typed: str) -> None:
    assert read_position(typed) == Position(Decimal("12.5"), Decimal("44.25"))


def test_all_three_forms_of_one_position() -> None:
    position = read_position("12.5 S, 44.25 W")
    assert position.as_degrees() == "-12.5, -44.25"
    assert position.as_minutes() == "12°30'00.00\"S 44°15'00.00\"W"
    assert position.as_grid() == "23LNG8149218040"
    assert read_position("23L NG 81492 18040").as_grid() == "23LNG8149218040"
    assert read_position("0, 0").as_degrees() == "0, 0"
    assert read_position("89, 0").as_grid() == ""
    # Seconds that round up become a minute, and minutes a degree.
    assert Position(Decimal("0.9999999"), Decimal(0)).as_minutes().startswith("1°00'00.00\"N")


def test_a_short_grid_reference_is_the_corner_of_its_square() -> None:
    assert read_position("38PMU").as_grid() == "38PMU0000000000"
    assert read_position("38PMU1881").as_grid() == "38PMU1800081000"


@pytest.mark.parametrize("square", ["40DEG", "33SUR", "06SUD", "16SEC"])
def test_a_square_whose_letters_are_a_word_is_a_square(square: str) -> None:
    assert read_position(f"{square}2603050000").as_grid() == f"{square}2603050000"
    assert read_position(f"{square[:3]} {square[3:]} 26030 50000").as_grid()[:5] == square


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (" \u200e ", PositionFault.EMPTY),
        ("1" * (LONGEST_POSITION + 1), PositionFault.TOO_LONG),
        ("behind the harbour", PositionFault.NOT_A_POSITION),
        ("12.5.1, 4", PositionFault.NOT_A_POSITION),
        ("N12N 44E", PositionFault.NOT_A_POSITION),
        ("N12N, 44E", PositionFault.NOT_A_POSITION),
        ("12.5", PositionFault.ONE_NUMBER),
        ("12,44", PositionFault.UNCLEAR_COMMA),
        ("12°30'N 44°15'O", PositionFault.UNCLEAR_LETTER),
        ("12N 44S", PositionFault.SAME_AXIS),
        ("-12.5 S, 44.25 E", PositionFault.SIGN_AND_LETTER),
        ("12°60'N 44°15'E", PositionFault.MINUTES),
        ("12.5°30'N 44°15'E", PositionFault.MINUTES),
        ("90.1, 44", PositionFault.LATITUDE),
        ("44, 180.5", PositionFault.LONGITUDE),
        ("38PMU123", PositionFault.GRID_FORM),
        ("38PMU123456789012", PositionFault.GRID_FORM),
        ("38IMU1234", PositionFault.GRID_FORM),
        ("61PMU1234", PositionFault.GRID_SQUARE),
        ("38PAU1234", PositionFault.GRID_SQUARE),
        ("38PMI1234", PositionFault.GRID_SQUARE),
        ("38QMU1234", PositionFault.GRID_SQUARE),
        ("ZAH1234", PositionFault.GRID_POLAR),
    ],
)
def test_what_is_wrong_with_a_position_is_named(typed: str, kind: PositionFault) -> None:
    with pytest.raises(PositionUnclear) as raised:
        read_position(typed)
    assert raised.value.kind == kind


@given(st.text(st.sampled_from("0123456789.,;:NSEWO°'\" -+MUPAZ\n٣北"), max_size=30))
def test_any_text_is_a_position_or_a_problem(typed: str) -> None:
    try:
        position = read_position(typed)
    except PositionUnclear:
        return
    assert abs(position.latitude) <= 90
    assert abs(position.longitude) <= 180
