"""A certificate's fingerprint for people: words to read aloud, digits, and a QR code.

The words say the first 16 of the 32 bytes of the SHA-256: whoever wants another certificate with
the same words must try 2^128. Words at even and odd places come from two lists, so a word left
out, said twice or swapped with its neighbour is noticed before anything is compared.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from checklists.values import Problem
from reports.spoken_words import EVEN, ODD

SPOKEN_BYTES = 16
FULL_BYTES = 32
QR_MARK = "PSSM-CERTIFICATE:"
# Light all around, as wide as the standard of the code (ISO/IEC 18004) asks.
QUIET_MODULES = 4
LONGEST_TEXT = 1000
_BYTES = tuple({word.lower(): byte for byte, word in enumerate(words)} for words in (EVEN, ODD))
_LENGTHS: tuple[int, ...] = (2 * SPOKEN_BYTES, 2 * FULL_BYTES)
_PLAIN = str.maketrans("", "", " :-\n\r\t")


class FingerprintFault(StrEnum):
    """Why a typed or scanned text is no fingerprint."""

    UNKNOWN_WORD = "unknown_word"
    OUT_OF_ORDER = "out_of_order"
    WRONG_LENGTH = "wrong_length"


@dataclass(eq=False)
class FingerprintUnreadable(Problem):
    """A text is neither the digits nor the words of a fingerprint; `detail` is the odd part."""

    fault: FingerprintFault
    detail: str


def to_words(content: bytes) -> tuple[str, ...]:
    """A word for each byte, from the even and the odd list in turn."""
    return tuple((EVEN, ODD)[place % 2][byte] for place, byte in enumerate(content))


def from_words(words: Collection[str]) -> bytes:
    """The bytes these words say; raises FingerprintUnreadable with the odd word."""
    content = bytearray()
    for place, word in enumerate(words):
        byte = _BYTES[place % 2].get(word.lower())
        if byte is None:
            is_other = word.lower() in _BYTES[1 - place % 2]
            fault = FingerprintFault.OUT_OF_ORDER if is_other else FingerprintFault.UNKNOWN_WORD
            raise FingerprintUnreadable(fault, f"{place + 1}: {word[:40]}")
        content.append(byte)
    return bytes(content)


def spoken(fingerprint: str) -> tuple[str, ...]:
    """The 16 words for a SHA-256 in hex."""
    return to_words(bytes.fromhex(fingerprint)[:SPOKEN_BYTES])


def grouped(fingerprint: str) -> str:
    """The 64 digits in groups of four, as one reads them aloud."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)).upper()


def read_fingerprint(untrusted_text: str) -> str:
    """Hex of what was typed, scanned or heard: all 32 bytes, or the 16 that words say."""
    text = untrusted_text[:LONGEST_TEXT].strip().removeprefix(QR_MARK)
    digits = text.translate(_PLAIN).lower()
    if digits and not set(digits) - set("0123456789abcdef"):
        found, lengths = digits, _LENGTHS[1:]
    else:
        found, lengths = from_words(text.replace(",", " ").split()).hex(), _LENGTHS
    if len(found) not in lengths:
        raise FingerprintUnreadable(FingerprintFault.WRONG_LENGTH, text[:40])
    return found


def is_among(fingerprint: str, confirmed: Collection[str]) -> bool:
    """Whether one of the confirmed ones, each as `read_fingerprint` gives it, is this one."""
    return any(len(one) in _LENGTHS and fingerprint.startswith(one) for one in confirmed)


def qr_modules(fingerprint: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of a fingerprint, row by row with its quiet zone; True is dark."""
    from reports.square_code import square_code  # whoever only compares digits does not pay for it

    rows = square_code(QR_MARK + fingerprint.upper())
    beside = (False,) * QUIET_MODULES
    blank = ((False,) * (len(rows) + 2 * QUIET_MODULES),) * QUIET_MODULES
    dark = ((*beside, *(module == "1" for module in row), *beside) for row in rows)
    return (*blank, *dark, *blank)


def qr_lines(modules: tuple[tuple[bool, ...], ...]) -> tuple[str, ...]:
    """The code in half blocks for a terminal with light letters on a dark ground."""
    blank = (False,) * len(modules[0])
    rows = (*modules, blank) if len(modules) % 2 else modules
    # The letters are light, so a block stands for what is white in the code.
    signs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    return tuple(
        "".join(signs[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
