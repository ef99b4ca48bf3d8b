"""Fingerprints in words, digits and QR codes: read back, and every slip of a reader noticed."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as some

from reports.fingerprints import (
    FingerprintFault,
    FingerprintUnreadable,
    from_words,
    grouped,
    is_among,
    qr_lines,
    qr_modules,
    read_fingerprint,
    spoken,
    to_words,
)
from reports.spoken_words import EVEN, ODD
from ui.wording import sentence

KNOWN = "e58294f2e9a227486e8b061b31cc528fd7fa3f19"
# The published example of the word list.
IN_WORDS = (
    "topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa afflict "
    "bravado chatter revolver Dupont midsummer stopwatch whimsical cowbell bottomless"
)
DIGITS = some.binary(min_size=32, max_size=32).map(bytes.hex)


def fault(text: str) -> FingerprintFault:
    with pytest.raises(FingerprintUnreadable) as refused:
        read_fingerprint(text)
    assert "{" not in str(sentence(refused.value, "en"))
    return refused.value.fault


def test_the_words_are_those_that_were_published() -> None:
    assert " ".join(to_words(bytes.fromhex(KNOWN))) == IN_WORDS
    assert len({word.lower() for word in EVEN + ODD}) == 512


@given(content=some.binary(max_size=64))
def test_words_say_the_bytes_and_nothing_else(content: bytes) -> None:
    assert from_words(to_words(content)) == content
    assert from_words([word.upper() for word in to_words(content)]) == content


@given(digits=DIGITS, at=some.integers(0, 14))
def test_neighbours_that_change_places_are_noticed(digits: str, at: int) -> None:
    words = list(spoken(digits))
    words[at], words[at + 1] = words[at + 1], words[at]
    assert fault(" ".join(words)) == FingerprintFault.OUT_OF_ORDER


@given(digits=DIGITS, at=some.integers(0, 15))
def test_a_word_left_out_or_said_twice_is_noticed(digits: str, at: int) -> None:
    words = list(spoken(digits))
    without, twice = words[:at] + words[at + 1 :], words[: at + 1] + words[at:]
    faults = {FingerprintFault.OUT_OF_ORDER, FingerprintFault.WRONG_LENGTH}
    assert fault(" ".join(without)) in faults
    assert fault(" ".join(twice)) in faults


@given(digits=DIGITS, other=DIGITS)
def test_what_was_read_confirms_this_one_only(digits: str, other: str) -> None:
    typed = (" ".join(spoken(digits)), grouped(digits), digits.upper(), ", ".join(spoken(digits)))
    for text in typed:
        confirmed = [read_fingerprint(text)]
        assert is_among(digits, confirmed)
        assert is_among(other, confirmed) == other.startswith(confirmed[0])


def test_part_of_the_digits_confirms_nothing() -> None:
    digits = "ab" * 32
    for part in ("", digits[:8], digits[:32], digits[:62], digits + "ab"):
        assert fault(part) == FingerprintFault.WRONG_LENGTH
    assert not is_among(digits, ["", digits[:8]])
    assert fault(" ".join((*spoken(digits)[:15], "xylophone"))) == FingerprintFault.UNKNOWN_WORD
    assert fault("zebra " * 10_000) == FingerprintFault.UNKNOWN_WORD


@given(digits=DIGITS)
def test_a_reader_of_codes_reads_the_code(digits: str) -> None:
    modules = qr_modules(digits)
    scale, side = 4, 4 * len(modules)
    dots = [bytes(0 if dark else 255 for dark in row for _ in range(scale)) for row in modules]
    pixels = b"".join(row for row in dots for _ in range(scale))
    (code,) = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (side, side)))
    assert read_fingerprint(code.text) == digits


def test_the_terminal_shows_every_module_once() -> None:
    modules = qr_modules("cd" * 32)
    upper = {"█": False, "▀": False, "▄": True, " ": True}
    lower = {"█": False, "▀": True, "▄": False, " ": True}
    shown: list[tuple[bool, ...]] = []
    for line in qr_lines(modules):
        shown += [tuple(upper[sign] for sign in line), tuple(lower[sign] for sign in line)]
    assert tuple(shown[: len(modules)]) == modules
    assert not any(dark for row in shown[len(modules) :] for dark in row)
