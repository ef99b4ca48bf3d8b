"""Time stamping authorities for tests, alone and behind a server on this machine."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import algos, keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from reports.key_protection import SigningKey
from reports.time_stamps import ROOM, StampPlace, UnstampedRevision
from tests.support.signing import NOW, Authority, certificate, rsa_key

Answer = Callable[[tsp.TimeStampReq], bytes]


class TimeAuthority:
    """Stamps whatever it is asked to, at the time it is told."""

    def __init__(
        self,
        name: str = "Clock",
        key: SigningKey | None = None,
        begins: datetime = NOW - timedelta(days=100),
        days: int = 1000,
        *,
        is_for_time: bool = True,
    ) -> None:
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.above = Authority(f"{name} Root")
        made = certificate(name, self.key, self.above, begins=begins, days=days)
        self.certificate = _for_time(made, self.above) if is_for_time else made

    @property
    def trusted(self) -> x509.Certificate:
        return self.above.certificate

    def respond(self, asked: tsp.TimeStampReq, moment: datetime = NOW) -> tsp.TimeStampResp:
        embedded = [_asn1(entry) for entry in self.above.path]
        stamper = _AnyKey(_asn1(self.certificate), _pkcs8(self.key), embedded, fixed_dt=moment)
        return stamper.request_tsa_response(asked)

    def stamp(self, digest: bytes, moment: datetime = NOW, hash_name: str = "sha256") -> bytes:
        """A token (DER) for a digest."""
        imprint = {"hash_algorithm": {"algorithm": hash_name}, "hashed_message": digest}
        asked = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True})
        return bytes(self.respond(asked, moment)["time_stamp_token"].dump())


@cache
def clock(kind: str = "P-256") -> TimeAuthority:
    made = {
        "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
        "RSA": rsa_key,
    }
    return TimeAuthority(f"Clock {kind}", made[kind]())


def stamped(
    pdf: bytes,
    authority: TimeAuthority,
    field: str = "TimeStamp1",
    moment: datetime = NOW,
    room: int = ROOM,
) -> bytes:
    """The file with a time stamp in one of its fields."""
    revision = UnstampedRevision(pdf, StampPlace(field, room))
    return revision.filled(authority.stamp(revision.digest, moment))


def revocation_list(
    authority: Authority, *revoked: x509.Certificate, moment: datetime = NOW
) -> bytes:
    """What an authority says of its certificates (DER), for 30 days."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(moment - timedelta(hours=1))
        .next_update(moment + timedelta(days=30))
    )
    for entry in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(entry.serial_number)
            .revocation_date(moment - timedelta(days=1))
            .build()
        )
    return builder.sign(authority.key, hashes.SHA384()).public_bytes(serialization.Encoding.DER)


@contextmanager
def serving(answer: Answer, status: int = 200) -> Iterator[str]:
    """The address of a server on this machine that answers as told until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            body = answer(tsp.TimeStampReq.load(asked, strict=True))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def silent() -> Iterator[str]:
    """The address of something that takes a question and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/"


class _AnyKey(DummyTimeStamper):
    """As pyHanko's, which signs with RSA only."""

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> object:
        if self.tsa_key.algorithm == "rsa":
            return super()._sign_tst_info(tst_info_data, md_algorithm, dt)
        own, self.tsa_key = self.tsa_key, _pkcs8(rsa_key())
        try:
            _, attributes = super()._sign_tst_info(tst_info_data, md_algorithm, dt)
        finally:
            self.tsa_key = own
        key = serialization.load_der_private_key(own.dump(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())), attributes

    def _build_signed_data(self, *arguments: object) -> object:
        built = super()._build_signed_data(*arguments)
        if self.tsa_key.algorithm != "rsa":
            (info,) = built["signer_infos"]
            info["signature_algorithm"] = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
        return built


def _pkcs8(key: SigningKey) -> keys.PrivateKeyInfo:
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return keys.PrivateKeyInfo.load(der)


def _for_time(made: x509.Certificate, above: Authority) -> x509.Certificate:
    """The same certificate with the one purpose that RFC 3161 demands."""
    builder = (
        x509.CertificateBuilder(made.issuer, made.subject, made.public_key())
        .serial_number(made.serial_number)
        .not_valid_before(made.not_valid_before_utc)
        .not_valid_after(made.not_valid_after_utc)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    )
    for extension in made.extensions:
        builder = builder.add_extension(extension.value, critical=extension.critical)
    return builder.sign(above.key, hashes.SHA384())


def _asn1(entry: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(entry.public_bytes(serialization.Encoding.DER))
