"""How serials, days and counts are written in the language of the window."""

from ui.voice import Voice


def as_marked(text: str, voice: Voice) -> str:
    """A serial, lot or day in the order of its signs, also in a line from right to left."""
    return voice.beside(text)


def grouped(number: int, voice: Voice) -> str:
    """A count as the language groups its digits."""
    return voice.locale.toString(number)
