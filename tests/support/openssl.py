"""Authorities, answers and key files as `openssl` makes them, a program that is not ours."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing")
CURVES = {"P-256": "ec_paramgen_curve:prime256v1", "P-384": "ec_paramgen_curve:secp384r1"}
AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
SIGNER = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n"


@dataclass(frozen=True, slots=True)
class Office:
    """A root and the authority below it, in a folder; each key is "P-256", "P-384" or "RSA"."""

    folder: Path
    root: Path
    issuing: Path

    def answer(self, request: Path, name: str = "answer") -> Path:
        """The certificate (PEM) for a request, valid for 30 days."""
        return _issue(self.folder, request, self.issuing, name, SIGNER)

    def chain(self) -> Path:
        """Both certificates in one file, the root first, as many send them."""
        chain = self.folder / "chain.pem"
        chain.write_bytes(self.root.read_bytes() + self.issuing.read_bytes())
        return chain


def office(folder: Path, root: str, issuing: str) -> Office:
    top, request = folder / "root.pem", make_request(folder, "issuing", issuing, "Issuing CA")
    make_request(folder, "root", root, "Root CA")
    self_signed = ("-in", folder / "root.csr", "-key", folder / "root.key", "-days", "30")
    extensions = folder / "root.ext"
    extensions.write_text(AUTHORITY, "utf-8")
    openssl("x509", "-req", *self_signed, "-sha384", "-extfile", extensions, "-out", top)
    return Office(folder, top, _issue(folder, request, top, "issuing", AUTHORITY))


def make_request(folder: Path, name: str, kind: str, holder: str) -> Path:
    """A new key NAME.key and its request NAME.csr."""
    bits = ("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072")
    curve = ("-algorithm", "EC", "-pkeyopt", CURVES.get(kind, ""))
    key, request = folder / f"{name}.key", folder / f"{name}.csr"
    openssl("genpkey", *(bits if kind == "RSA" else curve), "-out", key)
    openssl("req", "-new", "-key", key, "-subj", f"/CN={holder}/O=Office", "-out", request)
    return request


def to_key_file(office: Office, name: str, passphrase: str) -> bytes:
    """The PKCS#12 of NAME.key and NAME.pem with the chain."""
    target = office.folder / f"{name}.p12"
    parts = ("-inkey", office.folder / f"{name}.key", "-in", office.folder / f"{name}.pem")
    chain = ("-certfile", office.chain(), "-passout", f"pass:{passphrase}")
    openssl("pkcs12", "-export", *parts, *chain, "-out", target)
    return target.read_bytes()


def openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def _issue(folder: Path, request: Path, issuer: Path, name: str, extensions: str) -> Path:
    answer, said = folder / f"{name}.pem", folder / f"{name}.ext"
    said.write_text(extensions + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n")
    above = ("-CA", issuer, "-CAkey", issuer.with_suffix(".key"), "-CAcreateserial")
    asked = ("-in", request, "-days", "30", "-sha256", "-extfile", said)
    openssl("x509", "-req", *asked, *above, "-out", answer)
    return answer
