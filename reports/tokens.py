"""A signer whose key stays on a token (smart card, USB stick, HSM), reached over PKCS#11."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pkcs11
from asn1crypto import algos, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.util.ec import encode_ecdsa_signature

from checklists.values import Problem
from reports.identity import Identity, identity_of
from reports.signature_container import HASHES

SCHEME = "pkcs11:"
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey


@dataclass(eq=False)
class TokenAddressUnclear(Problem):
    """The address names no library and token, or says something that is not understood."""

    address: str


@dataclass(eq=False)
class TokenLibraryMissing(Problem):
    """There is no PKCS#11 library at this path, or it does not load."""

    library: Path


@dataclass(eq=False)
class TokenNotFound(Problem):
    """No token of this label is plugged in; `labels` are those that are."""

    label: str
    labels: tuple[str, ...]


@dataclass(eq=False)
class TokenPinWrong(Problem):
    """The token refused the PIN. Tokens tell only that few tries, one, or none are left."""

    label: str
    few_left: bool
    last_try: bool
    locked: bool


@dataclass(eq=False)
class TokenHoldsNoKey(Problem):
    """No key with a certificate of this name is on the token; an empty name means any."""

    label: str
    name: str


@dataclass(eq=False)
class TokenNameNeeded(Problem):
    """Several keys have a certificate; `names` are the labels to choose from."""

    label: str
    names: tuple[str, ...]


@dataclass(eq=False)
class TokenFailed(Problem):
    """The token or its library failed; `detail` is the name of the PKCS#11 error."""

    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class TokenAddress:
    """Which key on which token: the label of the token, and of the key or its certificate."""

    library: Path
    token: str
    name: str = ""

    def __str__(self) -> str:
        named = f";object={quote(self.name, safe='')}" if self.name else ""
        library = quote(str(self.library), safe="/\\:")
        return f"{SCHEME}token={quote(self.token, safe='')}{named}?module-path={library}"


def is_token_address(text: str) -> bool:
    return text.startswith(SCHEME)


def read_token_address(text: str) -> TokenAddress:
    """The parts of `pkcs11:token=LABEL;object=NAME?module-path=LIBRARY`, as RFC 7512 writes it."""
    path, _, query = text.removeprefix(SCHEME).partition("?")
    said = {}
    for part in (*path.split(";"), *query.split("&")):
        key, _, value = part.partition("=")
        if key in said:
            raise TokenAddressUnclear(text)
        said[key] = unquote(value)
    # A PIN in an address would stand in the shell's history: pin-value is unclear on purpose.
    if not set(said) <= {"token", "object", "module-path"}:
        raise TokenAddressUnclear(text)
    if not said.get("token") or not said.get("module-path"):
        raise TokenAddressUnclear(text)
    return TokenAddress(Path(said["module-path"]), said["token"], said.get("object", ""))


@dataclass(frozen=True, slots=True)
class KeyOnToken:
    """Signs by opening the token anew each time, so that nothing stays logged in between."""

    address: TokenAddress
    pin: str = field(repr=False)
    id: bytes
    public: PublicKey

    def public_key(self) -> PublicKey:
        return self.public

    def sign_on_token(self, content: bytes, hash_name: str) -> bytes:
        """ECDSA in DER or PKCS#1 v1.5; the digest is made here: few tokens hash for ECDSA."""
        digest = hashes.Hash(HASHES[hash_name])
        digest.update(content)
        with _session(self.address, self.pin) as session:
            key = next(
                (one for one in _signing_keys(session) if one[Attribute.ID] == self.id), None
            )
            if key is None:
                raise TokenHoldsNoKey(self.address.token, self.address.name)
            again = self.pin if _asks_each_time(key) else None
            if isinstance(self.public, ec.EllipticCurvePublicKey):
                signed = key.sign(digest.finalize(), mechanism=Mechanism.ECDSA, pin=again)
                return bytes(encode_ecdsa_signature(signed))
            wrapped = _digest_info(hash_name, digest.finalize())
            return bytes(key.sign(wrapped, mechanism=Mechanism.RSA_PKCS, pin=again))


def open_token(address: TokenAddress, pin: str, now: datetime) -> Identity:
    """The signer on a token; raises a problem unless it may sign reports at this moment."""
    with _session(address, pin) as session:
        certificates = _certificates(session)
        keys = {
            bytes(key[Attribute.ID]): str(key[Attribute.LABEL]) for key in _signing_keys(session)
        }
    fit = [entry for entry in certificates if entry.id in keys]
    if address.name:
        fit = [entry for entry in fit if address.name in (entry.label, keys[entry.id])]
    if not fit:
        raise TokenHoldsNoKey(address.token, address.name)
    if len(fit) > 1:
        raise TokenNameNeeded(address.token, tuple(sorted(entry.label for entry in fit)))
    (chosen,) = fit
    public = chosen.certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise TokenHoldsNoKey(address.token, address.name)
    key = KeyOnToken(address, pin, chosen.id, public)
    others = tuple(entry.certificate for entry in certificates)
    return identity_of(key, chosen.certificate, others, now)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A certificate as a token keeps it: its id ties it to its key."""

    id: bytes
    label: str
    certificate: x509.Certificate


def _signing_keys(session: pkcs11.Session) -> list[pkcs11.SignMixin]:
    # Read to the end: a token does nothing else while it is searched.
    found = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}))
    return [key for key in found if isinstance(key, pkcs11.SignMixin)]


def _certificates(session: pkcs11.Session) -> list[_Kept]:
    kept = []
    for entry in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        try:
            certificate = x509.load_der_x509_certificate(bytes(entry[Attribute.VALUE]))
        except ValueError:  # of another kind, such as an attribute certificate
            continue
        kept.append(_Kept(bytes(entry[Attribute.ID]), str(entry[Attribute.LABEL]), certificate))
    return kept


@contextmanager
def _session(address: TokenAddress, pin: str) -> Iterator[pkcs11.Session]:
    """The token opened for its holder; every failure of it is a problem."""
    label = address.token
    token = _find_token(address)
    try:
        with token.open(user_pin=pin) as session:
            yield session
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange, pkcs11.PinLocked) as error:
        flags = _find_token(address).flags
        locked = isinstance(error, pkcs11.PinLocked) or bool(flags & TokenFlag.USER_PIN_LOCKED)
        last = bool(flags & TokenFlag.USER_PIN_FINAL_TRY)
        few = bool(flags & TokenFlag.USER_PIN_COUNT_LOW)
        raise TokenPinWrong(label, few_left=few, last_try=last, locked=locked) from error
    except pkcs11.PKCS11Error as error:
        raise TokenFailed(label, type(error).__name__) from error


def _find_token(address: TokenAddress) -> pkcs11.Token:
    if not address.library.is_file():
        raise TokenLibraryMissing(address.library)
    try:
        library = pkcs11.lib(str(address.library))
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise TokenLibraryMissing(address.library) from error
    try:
        tokens = [slot.get_token() for slot in library.get_slots(token_present=True)]
    except pkcs11.PKCS11Error as error:
        raise TokenFailed(address.token, type(error).__name__) from error
    found = [token for token in tokens if token.label == address.token]
    if not found:
        labels = (str(token.label) for token in tokens)
        raise TokenNotFound(address.token, tuple(sorted(filter(None, labels))))
    return found[0]


def _asks_each_time(key: pkcs11.SignMixin) -> bool:
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:  # many tokens do not know the question
        return False


def _digest_info(hash_name: str, digest: bytes) -> bytes:
    algorithm = {"algorithm": hash_name, "parameters": core.Null()}
    return bytes(algos.DigestInfo({"digest_algorithm": algorithm, "digest": digest}).dump())
