"""Files that are no reports, and files made to wear the reader out, through the real checker."""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from checklists.values import Unwatched
from reports.checker import BYTES_PER_MORE_S, TIME_LIMIT_S, Checker
from reports.trust import TrustList
from reports.verdicts import Reason, Standing
from tests.attacks.trying import Outcome, first_objection
from tests.support.signed_reports import signed_report
from tests.support.signing import inspector

LONGEST_S = TIME_LIMIT_S
# Reading the file beforehand, and noticing that the time is up.
LATE_S = 1.0
# The child's limit, with what the system counts beside it.
MOST_MB = 1024
NESTED = 100_000
BOMB_BYTES = 1024 * 1024 * 1024
MARK = b"/Producer (PSSM Inspector 0.1.0)"


@dataclass(frozen=True)
class Foreign:
    """A file and what it is, made when its turn comes."""

    kind: str
    make: Callable[[], bytes]


def files() -> list[Foreign]:
    return [Foreign(kind, make) for kind, make in (*_honest(), *_broken(), *_hostile())]


def check_all(folder: Path, chosen: Iterable[Foreign]) -> Iterator[Outcome]:
    """One after another in one child, as `verify` does; after each an honest report has to hold."""
    trust = TrustList().with_certificates([inspector().certificate])
    with Checker(trust) as checker:
        for number, foreign in enumerate(chosen):
            path = folder / f"{number}.pdf"
            path.write_bytes(foreign.make())
            found = _check(checker, foreign.kind, path)
            path.unlink()
            path.write_bytes(signed_report().pdf)
            after = checker.check(path, Unwatched())
            is_spared = after.standing is Standing.HOLDS
            yield found if is_spared else replace(found, fault="the next report is refused")
            path.unlink()


def _check(checker: Checker, kind: str, path: Path) -> Outcome:
    if checker._child is None:
        checker._start(lambda: None)
    assert checker._child is not None
    child = Path("/proc") / str(checker._child.pid)
    (child / "clear_refs").write_text("5")
    peaks = [0.0]

    class Watching(Unwatched):
        def at(self, done: int, total: int, step: str) -> None:
            peaks.append(_peak_mb(child))

    began = time.monotonic()
    said = first_objection(checker.check(path, Watching()))
    taken = time.monotonic() - began
    peak = max(*peaks, _peak_mb(child))
    if said is None:
        return Outcome(kind, "holds", "ACCEPTED")
    told = f"{said[0]}: {said[1]} {said[2]} in {taken:.1f} s and {peak:.0f} MB"
    most_s = LONGEST_S + path.stat().st_size / BYTES_PER_MORE_S + LATE_S
    if taken > most_s or peak > MOST_MB:
        return Outcome(kind, told, "takes too much")
    is_odd = said[1] is Reason.CHECKER_FAILED and not kind.startswith("hostile")
    return Outcome(kind, told, "named wrongly" if is_odd else "")


def _peak_mb(child: Path) -> float:
    try:
        status = (child / "status").read_text()
    except OSError:
        return 0.0
    return max(
        (int(one.split()[1]) / 1024 for one in status.splitlines() if "VmHWM" in one), default=0.0
    )


def _honest() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "foreign: reportlab", _by_reportlab
    yield "foreign: a drawing of 300 pages", partial(_by_reportlab, 300)
    yield "foreign: pikepdf", partial(_by_pikepdf)
    yield "foreign: linearized", partial(_by_pikepdf, linearize=True)
    packed = pikepdf.ObjectStreamMode.generate
    yield "foreign: object streams", partial(_by_pikepdf, object_stream_mode=packed)
    locked = pikepdf.Encryption(owner="x", user="secret")
    yield "foreign: encrypted", partial(_by_pikepdf, encryption=locked)
    yield "foreign: Pillow", _by_pillow


def _by_reportlab(pages: int = 1) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for number in range(pages):
        canvas.drawString(100, 100, f"An invoice {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _by_pikepdf(**how: Any) -> bytes:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "An invoice"
        pdf.save(target, **how)
    return target.getvalue()


def _by_pillow() -> bytes:
    target = BytesIO()
    Image.new("RGB", (800, 600), "red").save(target, "PDF")
    return target.getvalue()


def _broken() -> Iterator[tuple[str, Callable[[], bytes]]]:
    random = Random(7)  # noqa: S311 - the same garbage each time
    whole = _by_reportlab(3)
    for junk in (b"", b"%PDF-1.7\n", b"no PDF at all", b"\0" * 100_000, random.randbytes(10**7)):
        yield "broken: garbage", partial(bytes, junk)
        yield "broken: garbage that names us", partial(bytes, junk + MARK)
    for _ in range(12):
        yield "broken: cut off", partial(bytes, whole[: random.randrange(len(whole))])
        noisy = bytearray(whole)
        for _ in range(20):
            noisy[random.randrange(len(noisy))] = random.randrange(256)
        yield "broken: noise in it", partial(bytes, bytes(noisy))
    yield "broken: a report twice", lambda: signed_report().pdf * 2
    yield "broken: a report without its end", lambda: signed_report().pdf[:-3000]


def _hostile() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for is_ours, told in ((False, ""), (True, ", naming us")):
        for kind, objects in _bodies():
            yield f"hostile: {kind}{told}", partial(written, objects, is_ours=is_ours)
        yield f"hostile: xref loop{told}", partial(_xref_loop, is_ours=is_ours)
        yield f"hostile: a million objects{told}", partial(_many_objects, is_ours=is_ours)
    for kind, attached in _attachments():
        yield f"hostile: {kind} as data", partial(_with_data, attached)
    yield "hostile: many ranges", _many_ranges


Objects = Callable[[], dict[int, bytes]]
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"


def _bodies() -> Iterator[tuple[str, Objects]]:
    yield "1 GB in a Flate stream", lambda: {4: _bomb(1)}
    yield "1 GB in two Flate streams", lambda: {4: _bomb(2)}
    nested = b"[" * NESTED + b"]" * NESTED
    yield "100,000 nested arrays", lambda: {5: nested}
    deep = b"<</A" * NESTED + b" 1 " + b">>" * NESTED
    yield "100,000 nested dictionaries", lambda: {5: deep}
    yield "400 nested arrays", lambda: {5: b"[" * 400 + b"]" * 400}
    cycle = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    yield "page tree cycle", lambda: {2: cycle}
    yield (
        "a million pages that are one",
        lambda: {2: b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 10**6 + b"] >>"},
    )
    yield "objects that are each other", lambda: {4: b"5 0 R", 5: b"4 0 R"}
    yield "a length that is itself", lambda: {4: b"<< /Length 4 0 R >>\nstream\nq Q\nendstream"}
    yield (
        "a tree of names that is a ring",
        lambda: {
            1: ROOT[:-2] + b"/Names << /EmbeddedFiles 5 0 R >> >>",
            5: b"<< /Kids [5 0 R 5 0 R] >>",
        },
    )
    yield (
        "fields that are a ring",
        lambda: {
            1: ROOT[:-2] + b"/AcroForm << /Fields [5 0 R] >> >>",
            5: b"<< /T (Inspector) /Kids [5 0 R] /Parent 5 0 R /V 5 0 R /ByteRange [0 1 2 3] >>",
        },
    )
    yield (
        "a million fields",
        lambda: {
            1: ROOT[:-2] + b"/AcroForm << /Fields [" + b"5 0 R " * 10**6 + b"] >> >>",
            5: b"<< /T (Inspector) /V 6 0 R >>",
            6: b"<< /ByteRange [0 1 2 3] >>",
        },
    )
    yield (
        "bookmarks that are a ring",
        lambda: {
            1: ROOT[:-2] + b"/Outlines 5 0 R >>",
            5: b"<< /First 5 0 R /Last 5 0 R /Next 5 0 R /Count 9 >>",
        },
    )


def written(objects: Objects, *, is_ours: bool) -> bytes:
    """A small file with these objects in place of, or beside, those of an empty page."""
    body = {1: ROOT, 2: PAGES, 3: PAGE, 4: b"<< /Length 0 >>\nstream\n\nendstream", **objects()}
    if is_ours:
        body[max(body) + 1] = b"<< " + MARK + b" >>"
    out, starts = [b"%PDF-1.7\n"], []
    length = len(out[0])
    for number in range(1, max(body) + 1):
        starts.append(length)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body.get(number, b"null")))
        length += len(out[-1])
    out.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1))
    out.extend(b"%010d 00000 n \n" % start for start in starts)
    info = b"/Info %d 0 R " % max(body) if is_ours else b""
    end = b"trailer\n<< /Root 1 0 R %s/Size %d >>\nstartxref\n%d\n%%%%EOF\n"
    out.append(end % (info, len(starts) + 1, length))
    return b"".join(out)


def _bomb(times: int) -> bytes:
    packed = squeezed(BOMB_BYTES, times)
    filters = b"/FlateDecode " * times
    head = b"<< /Length %d /Filter [%s] >>\nstream\n" % (len(packed), filters)
    return head + packed + b"\nendstream"


def squeezed(size: int, times: int = 1) -> bytes:
    """That many spaces after Flate, in pieces so that making them takes no memory."""
    packer = zlib.compressobj(9)
    piece = b" " * (1024 * 1024)
    packed = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return packed


def _xref_loop(*, is_ours: bool) -> bytes:
    pdf = written(dict, is_ours=is_ours)
    start = pdf.rindex(b"xref\n0 ")
    return pdf.replace(b"/Root 1 0 R ", b"/Prev %d /Root 1 0 R " % start)


def _many_objects(*, is_ours: bool) -> bytes:
    def objects() -> dict[int, bytes]:
        return dict.fromkeys(range(5, 10**6), b"<< /A [1] >>")

    return written(objects, is_ours=is_ours)


def _attachments() -> Iterator[tuple[str, bytes]]:
    yield "1 GB in a Flate stream", b""
    yield "100,000 nested lists", b"[" * NESTED
    yield "20 million empty lists", b"[" + b"[]," * 20_000_000 + b"1]"
    yield "a number of 10 million digits", b'{"format":' + b"9" * 10**7 + b"}"
    yield "a key a million times", b"{" + b'"format":1,' * 10**6 + b'"a":1}'


def _with_data(attached: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pdf.make_stream(attached or b" ")
        if not attached:
            stream.write(squeezed(BOMB_BYTES), filter=Name.FlateDecode)
        spec = Dictionary(
            Type=Name.Filespec,
            F="inspection.json",
            UF="inspection.json",
            EF=Dictionary(F=stream, UF=stream),
        )
        names = Array(["inspection.json", pdf.make_indirect(spec)])
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
        pdf.save(target)
    return target.getvalue()


def _many_ranges() -> bytes:
    """A large report that speaks of thousands of places where a signature might end."""
    pdf = signed_report().pdf
    filler = b"%" + b"x" * 20_000_000 + b"\n"
    said = b"".join(b"/ByteRange [0 1 2 %d]\n" % (len(pdf) + n * 1000) for n in range(9000))
    return pdf + filler + said
