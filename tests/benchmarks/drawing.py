"""Drawing the same words and photos as other libraries do: fpdf2, WeasyPrint and typst.

Each draws the pieces of the very same report: every paragraph, and every photo once, beside its
caption. They need `tests/benchmarks/requirements.txt`; one that is missing is left out.
"""

import html
import importlib
import importlib.util
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from reports.compose import compose
from reports.content import report_content
from reports.data import ReportData, report_data_from_json
from reports.pieces import Plate, Row
from reports.typefaces import LATIN
from tests.benchmarks.large_photos import photos_of_one
from tests.benchmarks.large_report import large_report
from tests.benchmarks.measuring import Comparison, peak_megabytes

PHOTOS = 300
WIDTH_MM, PHOTO_MM = 170, 80
Part = str | Path
Content = tuple[bytes, dict[str, bytes]]
Drawing = Callable[[ReportData, dict[str, bytes], Path], int]


def measure() -> Comparison:
    """Ours against the quickest of the others; the note says what each of them took."""
    content = _content()
    took = {name: _in_own_process(name, content) for name in DRAWINGS if _is_there(name)}
    ours, memory = took.pop("ours")
    note = [f"ours {memory:.0f} MB"]
    note += [f"{name} {ms:.0f} ms and {peak:.0f} MB" for name, (ms, peak) in took.items()]
    missing = [name for name in DRAWINGS if not _is_there(name)]
    note += [f"{name} is not installed" for name in missing]
    quickest = min((ms for ms, _ in took.values()), default=ours)
    return Comparison("drawing", ours, quickest, aim=0, note="; ".join(note))


def _ours(data: ReportData, photos: dict[str, bytes], folder: Path) -> int:
    composed = compose(data, photos)
    (folder / "ours.pdf").write_bytes(composed.pdf)
    return composed.pages


def _fpdf2(data: ReportData, photos: dict[str, bytes], folder: Path) -> int:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_font("Noto", "", LATIN)
    pdf.set_font("Noto", size=9.5)
    pdf.add_page()
    for part in _parts(data, photos, folder):
        if isinstance(part, Path):
            pdf.image(part, w=PHOTO_MM)
        else:
            pdf.multi_cell(WIDTH_MM, 4.8, part, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(folder / "fpdf2.pdf"))
    return len(pdf.pages)


def _weasyprint(data: ReportData, photos: dict[str, bytes], folder: Path) -> int:
    from weasyprint import HTML

    parts = (
        f'<img src="{part.as_uri()}" style="width:{PHOTO_MM}mm">'
        if isinstance(part, Path)
        else f"<p>{html.escape(part)}</p>"
        for part in _parts(data, photos, folder)
    )
    face = f'@font-face{{font-family:Noto;src:url("{LATIN.as_uri()}")}}'
    style = f"<style>{face} body{{font:9.5pt Noto}}</style>"
    document = HTML(string=f"<html><head>{style}</head><body>{''.join(parts)}</body></html>")
    document.write_pdf(folder / "weasyprint.pdf")
    return 0


def _typst(data: ReportData, photos: dict[str, bytes], folder: Path) -> int:
    import typst

    parts = (
        f'#image("{part.name}", width: {PHOTO_MM}mm)'
        if isinstance(part, Path)
        else f"#{json.dumps(part, ensure_ascii=False)}\n"
        for part in _parts(data, photos, folder)
    )
    source = folder / "report.typ"
    source.write_text('#set text(font: "Noto Sans", size: 9.5pt)\n' + "\n".join(parts), "utf-8")
    typst.compile(str(source), output=str(folder / "typst.pdf"), font_paths=[str(LATIN.parent)])
    return 0


DRAWINGS: dict[str, Drawing] = {
    "ours": _ours,
    "fpdf2": _fpdf2,
    "weasyprint": _weasyprint,
    "typst": _typst,
}
_MODULES = {"ours": "reports", "fpdf2": "fpdf", "weasyprint": "weasyprint", "typst": "typst"}


def _is_there(name: str) -> bool:
    return importlib.util.find_spec(_MODULES[name]) is not None


def _in_own_process(name: str, content: Content) -> tuple[float, float]:
    """Milliseconds and the peak in megabytes: memory is counted for a whole process."""
    near, far = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_draw, args=(name, far, *content))
    process.start()
    taken: tuple[float, float] = near.recv()
    process.join()
    return taken


def _draw(name: str, line: Connection, written: bytes, photos: dict[str, bytes]) -> None:
    """Once only: typst remembers what it drew, and would draw it a second time in no time."""
    data = report_data_from_json(json.loads(written))
    importlib.import_module(_MODULES[name])
    with tempfile.TemporaryDirectory() as made:
        began = time.perf_counter()
        DRAWINGS[name](data, photos, Path(made))
        taken = (time.perf_counter() - began) * 1000
    line.send((taken, peak_megabytes()))


def _content() -> Content:
    evidence, photos = photos_of_one(PHOTOS)
    return large_report(evidence).to_json(), photos


def _parts(data: ReportData, photos: dict[str, bytes], folder: Path) -> Iterator[Part]:
    for piece in report_content(data).pieces:
        if isinstance(piece, Row):
            yield piece.text
        if isinstance(piece, Plate):
            digest = piece.picture.derived_sha256
            file = folder / f"{digest}.jpg"
            file.write_bytes(photos[digest])
            yield file
