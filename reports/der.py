"""Values written in DER (ITU-T X.690), as far as a signature needs them."""

from functools import cache

from asn1crypto.core import ObjectIdentifier

NULL = b"\x05\x00"
_SEQUENCE, _SET, _CONTEXT = 0x30, 0x31, 0xA0


def sequence(*parts: bytes) -> bytes:
    return _written(_SEQUENCE, b"".join(parts))


def set_of(*parts: bytes) -> bytes:
    """A SET OF: its parts in the order of their bytes."""
    return _written(_SET, b"".join(sorted(parts)))


def explicit(number: int, part: bytes) -> bytes:
    return _written(_CONTEXT + number, part)


def implicit(number: int, part: bytes) -> bytes:
    """The same value under a context tag in place of its own."""
    return bytes((_CONTEXT + number,)) + part[1:]


def octets(content: bytes) -> bytes:
    return _written(0x04, content)


def integer(number: int) -> bytes:
    """Not negative."""
    return _written(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


@cache
def identifier(dotted: str) -> bytes:
    return bytes(ObjectIdentifier(dotted).dump())


def _written(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 + len(length))) + length + content
