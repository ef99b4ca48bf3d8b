"""The units of measured values in their one spelling, so that reports can be compared."""

UNITS = (
    *("mm", "cm", "m", "km", "m²", "ha", "ml", "l", "m³"),
    *("g", "kg", "t"),
    *("s", "min", "h", "d", "weeks", "months", "years"),
    *("°C", "%", "lux", "dB", "°", "km/h", "kPa", "bar"),
    *("V", "A", "W", "kW", "Ω", "kΩ", "MΩ"),
)
