"""Ask a server for a time stamp: here alone the network is reached, and only when asked to."""

import hmac
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlsplit

from checklists.values import Problem
from reports.time_tokens import TokenRefused, make_request, read_response, read_token

LARGEST_ANSWER_BYTES = 256 * 1024
LARGEST_LIST_BYTES = 16 * 1024 * 1024
TIME_LIMIT_S = 30.0
CHUNK_BYTES = 16 * 1024
NONCE_BITS = 63


@dataclass(eq=False)
class ServerAddressUnfit(Problem):
    """The address is none that can be asked: it begins with neither http:// nor https://."""

    address: str


@dataclass(eq=False)
class ServerUnreachable(Problem):
    """No answer: no network, no such server, or it took too long; `detail` is what failed."""

    address: str
    detail: str


@dataclass(eq=False)
class TimeStampDenied(Problem):
    """The authority answered that it gives no time stamp, or one that does not count."""

    address: str
    detail: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may take, from a server that may be anybody's."""

    time_s: float = TIME_LIMIT_S
    bytes: int = LARGEST_ANSWER_BYTES


def ask_time_server(
    address: str, digest: bytes, hash_name: str, limits: Limits | None = None
) -> bytes:
    """A time stamp (DER) of this digest that was checked to be one, whoever its authority is."""
    nonce = 1 << (NONCE_BITS - 1) | secrets.randbits(NONCE_BITS - 1)
    headers = {
        "Content-Type": "application/timestamp-query",
        "Accept": "application/timestamp-reply",
    }
    asked = make_request(digest, hash_name, nonce)
    answer = _answer(address, asked, headers, limits or Limits())
    try:
        token = read_response(answer)
        said = read_token(token)
    except TokenRefused as error:
        raise TimeStampDenied(address, str(error)) from error
    if said.hash_name != hash_name or not hmac.compare_digest(said.imprint, digest):
        raise TimeStampDenied(address, "imprint")
    if said.nonce != nonce:
        # An old answer played again would give an old time.
        raise TimeStampDenied(address, "nonce")
    return token


def fetch(address: str, limits: Limits | None = None) -> bytes:
    """What lies at an address, such as an authority's list of revoked certificates."""
    return _answer(address, None, {}, limits or Limits(bytes=LARGEST_LIST_BYTES))


def _answer(address: str, posted: bytes | None, headers: dict[str, str], limits: Limits) -> bytes:
    try:
        if urlsplit(address).scheme not in ("http", "https"):
            raise ServerAddressUnfit(address)
        asked = urllib.request.Request(address, posted, headers)  # noqa: S310 - as checked
    except ValueError as error:
        raise ServerAddressUnfit(address) from error
    deadline = time.monotonic() + limits.time_s
    try:
        with _opener().open(asked, timeout=limits.time_s) as answer:
            return _read(answer.read1, deadline, limits.bytes)
    except urllib.error.HTTPError as error:
        with error:
            raise ServerUnreachable(address, f"HTTP {error.code}") from error
    except (OSError, HTTPException) as error:
        cause = getattr(error, "reason", None) or error
        raise ServerUnreachable(address, str(cause) or type(cause).__name__) from error


def _read(read: Callable[[int], bytes], deadline: float, most_bytes: int) -> bytes:
    """All of an answer; the limit of the socket alone would allow one byte every half minute."""
    parts = bytearray()
    while part := read(CHUNK_BYTES):
        parts += part
        if len(parts) > most_bytes:
            raise OSError("too long")
        if time.monotonic() > deadline:
            raise TimeoutError("timed out")
    return bytes(parts)


def _opener() -> urllib.request.OpenerDirector:
    # Without the handlers for files, FTP and redirects: an answer must not lead anywhere else.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
