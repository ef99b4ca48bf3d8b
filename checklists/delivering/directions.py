"""Signs, digits and words of direction in which people type positions, made into one spelling."""

import re
import unicodedata

# Those of the west first: most of them end as those of the east do.
_WORDS = (
    (r"WEST|OUEST|OESTE|OVEST|ЗАПАД\w*|З\.? ?Д\.?|西经|西經|西|غرب\w*", "W"),
    (r"EAST|ESTE|EST|OST|ВОСТОК|В\.? ?Д\.?|东经|東經|东|شرق\w*", "E"),
    (r"NORTH|NORTE|NORD|СЕВЕР\w*|С\.? ?Ш\.?|北纬|北緯|北|شمال\w*", "N"),
    (r"SOUTH|SÜD|SUD|SUR|ЮГ|Ю\.? ?Ш\.?|南纬|南緯|南|جنوب\w*", "S"),
    (r"(?<=\d) ?M(?![A-Z])", "'"),
    (r"(?<=\d) ?D(?![A-Z])", "\u00b0"),
    (r" ?(?:DEGREES|DEGREE|DEG)\.?", "\u00b0"),
    (r" ?(?:MINUTES|MINUTE|MIN)\.?", "'"),
    (r" ?(?:SECONDS|SECOND|SEC)\.?", '"'),
)
_SIGNS = {
    **dict.fromkeys("\u2212\u2013\u2014\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2032\u2019\u2018\u00b4`\u02b9\u2035\uff07\u5206", "'"),
    **dict.fromkeys("\u2033\u201d\u201c\u201e\u02ba\uff02\u79d2", '"'),
    **dict.fromkeys("\u00ba\u02da\u2218\u5ea6", "\u00b0"),
    **dict.fromkeys("\uff0c\u060c", ","),
    "\u066b": ".",
    "\uff0e": ".",
    "\u061b": ";",
    "\uff1b": ";",
}


def in_our_signs(untrusted_text: str) -> str:
    """Capitals, our own digits and signs, single spaces, and nothing invisible."""
    visible = (one for one in untrusted_text if unicodedata.category(one) != "Cf")
    text = "".join(str(unicodedata.decimal(one, _SIGNS.get(one, one))) for one in visible).upper()
    return re.sub(r"[^\S\n]+", " ", text.replace("''", '"')).strip()


def in_our_words(text: str) -> str:
    """Words of direction as N, S, E and W, and those of measure as signs."""
    for word, sign in _WORDS:
        text = re.sub(word, sign, text)
    return text
