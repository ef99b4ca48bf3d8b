"""Is each picture in a report, byte for byte, the photo that its data names, and no other?"""

import hashlib

import pikepdf

from reports.data import ReportData, photos_on_pages
from reports.refusal import Refused
from reports.verdicts import Question, Reason, Standing, Verdict

# A mask, a second image or a remapping of colours could show something else than the photo.
IMAGE_KEYS = {
    "/Type", "/Subtype", "/Name", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent",
    "/Filter", "/Length", "/Interpolate",
}  # fmt: skip
COLOURS = ("/DeviceRGB", "/DeviceGray")


def check_photos(pdf: pikepdf.Pdf, data: ReportData) -> Verdict:
    """The verdict on the photos; raises Refused naming the first that is not as it should be."""
    named = {photo.derived_sha256 for photo in photos_on_pages(data)}
    found = photos_in(pdf)
    unnamed = found.keys() - named
    missing = named - found.keys()
    if unnamed and missing:
        raise Refused(Reason.PHOTO_DIFFERS, min(missing))
    if unnamed:
        raise Refused(Reason.PHOTO_UNNAMED, min(unnamed))
    if missing:
        raise Refused(Reason.PHOTO_MISSING, min(missing))
    reason = Reason.SAME_PHOTOS if named else Reason.NO_PHOTOS
    detail = str(len(named)) if named else ""
    return Verdict(Question.PHOTOS_EQUAL_HASHES, Standing.HOLDS, reason, detail)


def photos_in(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    """The JPEG bytes of every image by their digest; raises Refused for any other image."""
    found = {}
    for image in pdf.objects:
        if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == pikepdf.Name.Image:
            jpeg = _jpeg(image)
            found[hashlib.sha256(jpeg).hexdigest()] = jpeg
    return found


def _jpeg(image: pikepdf.Stream) -> bytes:
    odd = set(image.keys()) - IMAGE_KEYS
    chain = image.get("/Filter")
    if isinstance(chain, pikepdf.Array) and len(chain) == 1:
        chain = chain[0]
    if odd or chain != pikepdf.Name.DCTDecode or str(image.get("/ColorSpace")) not in COLOURS:
        raise Refused(Reason.PHOTO_UNNAMED, min(odd, default=str(image.get("/Filter"))))
    return bytes(image.read_raw_bytes())
