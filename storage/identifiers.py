"""Ids that two laptops never share: UUIDv7 (RFC 9562) as text, so that ids sort by time."""

import secrets
import time
from uuid import UUID


def new_identifier() -> str:
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=number))
