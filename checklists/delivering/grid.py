"""Latitude and longitude to the military grid (MGRS on UTM, WGS 84) and back, by own formulas.

The transverse Mercator projection is Krüger's series to the sixth order of n, as in C. F. F.
Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geod. 85 (2011).
Angles are in degrees, lengths in metres.
"""

import math
from dataclasses import dataclass

_FLATTENING = 1 / 298.257223563
_SCALE = 0.9996
_FALSE_EASTING, _FALSE_NORTHING = 500_000.0, 10_000_000.0
_N = _FLATTENING / (2 - _FLATTENING)
_ECCENTRICITY = math.sqrt(_FLATTENING * (2 - _FLATTENING))
_RADIUS = 6_378_137.0 / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)

BANDS = "CDEFGHJKLMNPQRSTUVWX"
SOUTHERNMOST, NORTHERNMOST = -80.0, 84.0
SQUARE_M = 100_000
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_CYCLE_M = len(_ROWS) * SQUARE_M
# What rounding of degrees to the seventh decimal may take from a coordinate, and more.
_ROUNDING_M = 0.02


def _series(*rows: tuple[float, ...]) -> tuple[float, ...]:
    """Coefficients of order 1 to 6; a row holds the factors of rising powers of n."""
    return tuple(
        sum(factor * _N**power for power, factor in enumerate(row, order))
        for order, row in enumerate(rows, 1)
    )


_ALPHA = _series(
    (1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800),
    (13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360),
    (61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440),
    (49561 / 161280, -179 / 168, 6601661 / 7257600),
    (34729 / 80640, -3418889 / 1995840),
    (212378941 / 319334400,),
)
_BETA = _series(
    (1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800),
    (1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720),
    (17 / 480, -37 / 840, -209 / 4480, 5569 / 90720),
    (4397 / 161280, -11 / 504, -830251 / 7257600),
    (4583 / 161280, -108847 / 3991680),
    (20648693 / 638668800,),
)


@dataclass(frozen=True, slots=True)
class Utm:
    """A point of a UTM zone; the northing of the southern half has its false ten million."""

    zone: int
    is_north: bool
    easting_m: float
    northing_m: float


def zone_of(latitude: float, longitude: float) -> int:
    """The zone, with the exceptions of south-west Norway and Svalbard."""
    zone = int((longitude + 180) % 360 // 6) + 1
    if 56 <= latitude < 64 and 3 <= longitude < 12:
        return 32
    if latitude >= 72 and 0 <= longitude < 42:
        return next(
            zone for zone, east in ((31, 9), (33, 21), (35, 33), (37, 42)) if longitude < east
        )
    return zone


def to_utm(latitude: float, longitude: float, zone: int = 0) -> Utm:
    """The point in its zone, or in the one that is given."""
    zone = zone or zone_of(latitude, longitude)
    phi = math.radians(latitude)
    from_middle = math.radians((longitude - _middle(zone) + 180) % 360 - 180)
    tau = math.tan(phi)
    sigma = math.sinh(_ECCENTRICITY * math.atanh(_ECCENTRICITY * math.sin(phi)))
    conformal = tau * math.hypot(1, sigma) - sigma * math.hypot(1, tau)
    xi = math.atan2(conformal, math.cos(from_middle))
    eta = math.asinh(math.sin(from_middle) / math.hypot(conformal, math.cos(from_middle)))
    north, east = xi, eta
    for order, factor in enumerate(_ALPHA, 1):
        north += factor * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        east += factor * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    is_north = latitude >= 0
    northing = _SCALE * _RADIUS * north + (0 if is_north else _FALSE_NORTHING)
    return Utm(zone, is_north, _SCALE * _RADIUS * east + _FALSE_EASTING, northing)


def from_utm(point: Utm) -> tuple[float, float]:
    """Latitude and longitude."""
    northing = point.northing_m - (0 if point.is_north else _FALSE_NORTHING)
    xi = northing / (_SCALE * _RADIUS)
    eta = (point.easting_m - _FALSE_EASTING) / (_SCALE * _RADIUS)
    north, east = xi, eta
    for order, factor in enumerate(_BETA, 1):
        north -= factor * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        east -= factor * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    conformal = math.sin(north) / math.hypot(math.sinh(east), math.cos(north))
    longitude = _middle(point.zone) + math.degrees(math.atan2(math.sinh(east), math.cos(north)))
    latitude = math.degrees(math.atan(_geodetic(conformal)))
    return latitude, (longitude + 180) % 360 - 180


def to_mgrs(latitude: float, longitude: float) -> str:
    """The reference of the square metre, such as 38PMU1885082044; empty near the poles."""
    if not SOUTHERNMOST <= latitude <= NORTHERNMOST:
        return ""
    # Finer than a millimetre is noise; it must not lie beyond the equator.
    latitude, longitude = round(latitude, 9), round(longitude, 9)
    point = to_utm(latitude, longitude)
    easting = math.floor(point.easting_m + _ROUNDING_M)
    northing = math.floor(point.northing_m + _ROUNDING_M)
    if not point.is_north:
        # The last square metre south of the equator.
        northing = min(northing, int(_FALSE_NORTHING) - 1)
    column = _COLUMNS[(point.zone - 1) % 3][easting // SQUARE_M - 1]
    row = _ROWS[(northing // SQUARE_M + _first_row(point.zone)) % len(_ROWS)]
    band = BANDS[min(int((latitude - SOUTHERNMOST) // 8), len(BANDS) - 1)]
    rest = f"{easting % SQUARE_M:05d}{northing % SQUARE_M:05d}"
    return f"{point.zone:02d}{band}{column}{row}{rest}"


def from_mgrs(zone: int, band: str, square: str, digits: str) -> tuple[float, float] | None:
    """The south-west corner of the square that is meant, or None when there is none such.

    `digits` are as many of the easting as of the northing, none to five each.
    """
    if square[0] not in _COLUMNS[(zone - 1) % 3] or square[1] not in _ROWS:
        return None
    half = len(digits) // 2
    unit = SQUARE_M // 10**half
    column = _COLUMNS[(zone - 1) % 3].index(square[0]) + 1
    row = (_ROWS.index(square[1]) - _first_row(zone)) % len(_ROWS)
    easting = column * SQUARE_M + int(digits[:half] or 0) * unit
    northing = row * SQUARE_M + int(digits[half:] or 0) * unit
    south = SOUTHERNMOST + 8 * BANDS.index(band)
    north = NORTHERNMOST if band == BANDS[-1] else south + 8
    is_north = band >= "N"
    # Rows repeat every 2,000 km: the one that lies in the band is meant.
    for cycle in range(5):
        point = Utm(zone, is_north, easting, northing + cycle * _CYCLE_M)
        latitude, longitude = from_utm(point)
        # A square may begin outside its band, by its own height at most.
        if south - 1 <= latitude <= north and abs(latitude) <= NORTHERNMOST:
            return latitude, longitude
    return None


def _first_row(zone: int) -> int:
    return 0 if zone % 2 else 5


def _middle(zone: int) -> int:
    return zone * 6 - 183


def _geodetic(conformal: float) -> float:
    """The tangent of the latitude from that of the conformal latitude, by Newton's method."""
    tau = conformal
    flatness = 1 - _ECCENTRICITY**2
    for _ in range(5):
        root = math.hypot(1, tau)
        sigma = math.sinh(_ECCENTRICITY * math.atanh(_ECCENTRICITY * tau / root))
        wanted = tau * math.hypot(1, sigma) - sigma * root
        step = (conformal - wanted) / math.hypot(1, wanted)
        tau += step * (1 + flatness * tau**2) / (flatness * root)
    return tau
