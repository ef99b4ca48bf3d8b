"""Reports that a trusted inspector signs and that lie: in pages, photos, data, or hidden."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from checklists.inspecting.inspection import Conclusion
from checklists.values import Adequacy, Result
from reports.data import ReportData
from reports.trust import TrustList
from reports.verdicts import Question, Reason
from tests.attacks.trying import Attack, Right, named
from tests.reports import test_forgery as forgery
from tests.support.signed_reports import attaching, drawing, lying, report_data
from tests.support.signing import inspector

PAGE = Question.DATA_EQUALS_PAGE
PAGES = named(PAGE, Reason.PAGE_DIFFERS, Reason.TEXT_DIFFERS, Reason.EXTRA_TEXT)
PHOTOS = named(Question.PHOTOS_EQUAL_HASHES, Reason.PHOTO_DIFFERS, Reason.PHOTO_UNNAMED)
HIDDEN = named(Question.INTACT, Reason.FORBIDDEN_CONTENT)


def attacks() -> list[Attack]:
    trust = TrustList().with_certificates([inspector().certificate])
    return [Attack(kind, make, right, trust) for kind, make, right in _all()]


def _all() -> Iterator[tuple[str, Callable[[], bytes], Right]]:
    for edit in (
        forgery.opening_script,
        forgery.named_script,
        forgery.page_script,
        forgery.hidden_script,
        forgery.form_script,
    ):
        yield "lying signer: script", partial(lying, edit), HIDDEN
    for edit in (forgery.launch, forgery.web_link, forgery.other_file, forgery.outside_stream):
        yield "lying signer: link out of the file", partial(lying, edit), HIDDEN
    yield "lying signer: hidden layer", partial(lying, forgery.layers), HIDDEN
    yield "lying signer: annotation", partial(lying, forgery.comment), HIDDEN
    for edit in (forgery.second_attachment, forgery.twin_attachment):
        yield "lying signer: attachment added", partial(lying, edit), _attachment()
    for edit in (forgery.exchanged_pages, forgery.missing_page, forgery.twice_a_page):
        yield "lying signer: page removed, added, moved", partial(lying, edit), PAGES
    for edit in (forgery.cropped, forgery.turned, forgery.other_text_behind_the_glyphs):
        yield "lying signer: page looks otherwise", partial(lying, edit), PAGES
    for edit in (forgery.link_elsewhere, forgery.other_metadata, forgery.other_bookmarks):
        yield "lying signer: page looks otherwise", partial(lying, edit), PAGES
    for operators in _drawings():
        yield "lying signer: drawn over a page", partial(lying, drawing(operators, 1)), PAGES
    yield from _photos()
    yield from _data()


def _attachment() -> Right:
    return HIDDEN | named(PAGE, Reason.ATTACHMENT_DIFFERS, Reason.PAGE_DIFFERS)


def _drawings() -> tuple[bytes, ...]:
    return (
        b"BT /F1 12 Tf 1 g 50 50 Td (All items met) Tj ET",
        b"BT 3 Tr /F1 12 Tf 50 50 Td (All items met) Tj ET",
        b"BT /F1 0.1 Tf 50 50 Td (All items met) Tj ET",
        b"BT /F1 12 Tf 5000 50 Td (All items met) Tj ET",
        b"q 1 g 0 0 600 850 re f Q",
        b"q 1 g 100 100 5 5 re f Q",
        b"q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q",
        b"q 2 0 0 2 0 0 cm",
        b" ",
    )


def _photos() -> Iterator[tuple[str, Callable[[], bytes], Right]]:
    kind = "lying signer: photo swapped"
    yield kind, partial(lying, forgery.swapped_photo), PHOTOS
    for edit in (forgery.masked_photo, forgery.packed_photo, forgery.covered_photo):
        yield kind, partial(lying, edit), PHOTOS


def _data() -> Iterator[tuple[str, Callable[[], bytes], Right]]:
    kind = "lying signer: data and pages differ"
    for data in _other_data(report_data()):
        yield kind, partial(lying, attaching(data)), PAGES
    bad = named(PAGE, Reason.BAD_DATA, Reason.NO_DATA)
    said = report_data().to_json()
    for spelled in (
        said + b"\n",
        said.replace(b'"format":1', b'"format": 1'),
        said.replace(b'"format":1', b'"format":2'),
        said.replace(b'"format":1', b'"extra":1,"format":1'),
        said[:-1],
        b"[" * 100_000,
        b"",
        b"null",
    ):
        yield "lying signer: attachment swapped", partial(lying, attaching(spelled)), bad
    for edit in _score_altered():
        yield "lying signer: score altered", edit, _figures()


def _other_data(data: ReportData) -> Iterator[ReportData]:
    yield forgery.answered(data, "SA-B-01", Result.NOT_MET, "seen")
    yield forgery.answered(data, "SA-A-01", Result.NOT_MET, "مفتوحة الخزانة")
    yield forgery.with_inspection(data, findings={})
    yield forgery.with_inspection(data, conclusion=None)
    yield forgery.with_inspection(data, conclusion=Conclusion(Adequacy.ADEQUATE, "Fine."))
    yield replace(data, place="Elsewhere")
    yield replace(data, trail=replace(data.trail, hash="d" * 64))
    yield replace(data, language="fr")
    yield replace(data, language="ar")


def _figures() -> Right:
    figures = named(Question.FIGURES_FOLLOW, Reason.FIGURE_DIFFERS, Reason.NO_FIGURES)
    return figures | PAGES | named(PAGE, Reason.ATTACHMENT_DIFFERS)


def _score_altered() -> Iterator[Callable[[], bytes]]:
    """With the pages as they should be, and with pages drawn from the altered figures."""
    data = report_data()
    if data.figures is None:
        raise ValueError
    score = replace(data.figures.score, percent=99)
    for figures in (replace(data.figures, score=score), None):
        altered = replace(data, figures=figures)
        yield partial(lying, attaching(altered))
        yield partial(lying, _nothing, altered)


def _nothing(_pdf: object) -> None:
    pass
