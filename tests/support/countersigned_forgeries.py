"""What somebody with a key of his own can sign after a report's inspector, against the rules."""

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import BuildProps, SignatureObject

from reports.certificates import common_name
from reports.counter_mark import Shown, draw_mark
from reports.identity import Identity
from reports.revision_writer import (
    PROGRAM_NAME,
    PROGRAM_VERSION,
    ROOM,
    QuietWriter,
)
from reports.signature_container import make_container
from reports.signature_fields import FIELDS, field_size
from reports.verdicts import Role, Stance
from tests.support.signing import LATER

Change = Callable[[IncrementalPdfFileWriter], None]


def nothing_more(writer: IncrementalPdfFileWriter) -> None:
    pass


def added(
    before: bytes,
    identity: Identity,
    change: Change = nothing_more,
    *,
    role: Role = Role.HOST,
    reason: str = "agrees: Fine.",
    shown: str = "Fine.",
    version: str = PROGRAM_VERSION,
) -> bytes:
    """A revision signed validly; without further arguments, the one that we would write."""
    writer = QuietWriter(BytesIO(before))
    steps = PdfCMSEmbedder().write_cms(FIELDS[role], writer, existing_fields_only=True)
    field = next(steps).get_object()
    mark = draw_mark(
        Shown(
            role,
            Stance.AGREES,
            common_name(identity.certificate),
            identity.fingerprint,
            LATER,
            shown,
            "en",
            field_size(before, FIELDS[role]),
        )
    )
    page = writer.import_page_as_xobject(PdfFileReader(BytesIO(mark)))
    field["/AP"] = AnnotAppearances(page).as_pdf_object()
    change(writer)
    placeholder = SignatureObject(
        timestamp=LATER,
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        app_build_props=BuildProps(PROGRAM_NAME, version),
        bytes_reserved=ROOM,
    )
    steps.send(SigObjSetup(placeholder))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
    steps.send(make_container(identity.key, identity.certificate, (), prepared.document_digest))
    return bytes(output.getvalue())
