"""How serials, days, counts and lines of parts are written in the language of the window."""

from collections.abc import Iterable

from ui.voice import Voice


def as_marked(text: str, voice: Voice) -> str:
    """A serial, lot or day in the order of its signs, also in a line from right to left."""
    return f"\u2068{text}\u2069" if text and voice.is_right_to_left else text


def beside(parts: Iterable[str], voice: Voice) -> str:
    """Parts of one line, each in its own order; what is empty is left out."""
    return " · ".join(as_marked(part, voice) for part in parts if part)


def grouped(number: int, voice: Voice) -> str:
    """A count as the language groups its digits."""
    return voice.locale.toString(number)
