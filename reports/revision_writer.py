"""Write a signed revision after a PDF: the same bytes each time, but for the signature itself."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import BuildProps, SignatureObject
from pyhanko.stamp import StaticStampStyle

from reports.data import PROGRAM

PROGRAM_NAME, PROGRAM_VERSION = PROGRAM.rsplit(" ", 1)
# Room for the signature in hex digits: one without a chain takes 2,000 to 8,000, by its key.
ROOM = 16_384
ROOM_PER_CHAIN_BYTE = 4


class QuietWriter(IncrementalPdfFileWriter):
    """Adds what it is given and nothing else."""

    def _update_meta(self) -> None:
        # pyHanko would rewrite the XMP, lossily, and name itself and the laptop's time.
        pass

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        # The second half is random in pyHanko; the same pages are to give the same file.
        first, _ = super()._handle_id(prev)  # type: ignore[no-untyped-call]
        before = b"".join(half.original_bytes for half in prev.trailer["/ID"])
        second = hashlib.sha256(b"signed" + before).digest()[:16]
        return generic.ArrayObject([first, generic.ByteStringObject(second)])


@dataclass(frozen=True, slots=True)
class Signing:
    """What a signature says, but for itself. `signed` is the claimed time, aware."""

    field: str
    signed: datetime
    hash_name: str
    chain: tuple[x509.Certificate, ...]
    reason: str = ""


class UnsignedRevision:
    """A PDF followed by everything a signature needs but the signature.

    What its field shows is one of our stamps, or the one page of a PDF of the field's size.
    """

    def __init__(
        self,
        pdf: bytes,
        signing: Signing,
        mark: StaticStampStyle | bytes,
        locks: SigMDPSetup | None = None,
    ) -> None:
        chain_bytes = sum(len(entry.public_bytes(Encoding.DER)) for entry in signing.chain)
        placeholder = SignatureObject(
            timestamp=signing.signed,
            subfilter=SigSeedSubFilter.PADES,
            reason=signing.reason or None,
            app_build_props=BuildProps(PROGRAM_NAME, PROGRAM_VERSION),
            bytes_reserved=ROOM + ROOM_PER_CHAIN_BYTE * chain_bytes,
        )
        writer = QuietWriter(BytesIO(pdf))
        self._steps = PdfCMSEmbedder().write_cms(signing.field, writer, existing_fields_only=True)
        field = next(self._steps).get_object()
        if isinstance(mark, bytes):
            shown = writer.import_page_as_xobject(PdfFileReader(BytesIO(mark)))
            field["/AP"] = AnnotAppearances(shown).as_pdf_object()
            appearance = None
        else:
            appearance = SigAppearanceSetup(mark, signing.signed, None)
        self._steps.send(SigObjSetup(placeholder, locks, appearance))
        prepared, self._output = self._steps.send(SigIOSetup(md_algorithm=signing.hash_name))
        self.digest: bytes = prepared.document_digest

    def filled(self, container: bytes) -> bytes:
        self._steps.send(container)
        return self.whole()

    def whole(self) -> bytes:
        """With zeros in place of the signature, until it is filled in."""
        return bytes(self._output.getvalue())
