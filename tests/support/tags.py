"""Read a report as a screen reader does: along its tree of tags."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

Texts = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Tag:
    """An element: its kind, what it says itself, and the elements below it."""

    kind: str
    text: str
    attributes: dict[str, str]
    kids: Sequence["Tag"]

    def all(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    @property
    def whole_text(self) -> str:
        return self.text + "".join(kid.whole_text for kid in self.kids)


def read_tags(pdf: bytes) -> Tag:
    """The document's element with all below it; what is said twice or nowhere is an error."""
    marked = _marked_texts(pdf)
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        tree = opened.Root.StructTreeRoot
        document = _tag(tree.K[0], pages, marked)
    assert not marked, f"not in the tree: {marked}"
    return document


def _tag(element: pikepdf.Object, pages: dict[tuple[int, int], int], marked: Texts) -> Tag:
    own = []
    kids = []
    inside = element.get("/K", ())
    for kid in (inside,) if isinstance(inside, pikepdf.Dictionary) else inside:
        if isinstance(kid, int):
            own.append(marked.pop((pages[element.Pg.objgen], kid), ""))
        elif kid.get("/Type") == "/MCR":
            own.append(marked.pop((pages[kid.Pg.objgen], int(kid.MCID)), ""))
        elif kid.get("/Type") == "/OBJR":
            own.append("")
        else:
            assert kid.P.objgen == element.objgen
            kids.append(_tag(kid, pages, marked))
    attributes = {
        key: str(element[key]) for key in ("/Lang", "/ActualText", "/Alt", "/T") if key in element
    }
    scope = element.get("/A", {})
    if "/Scope" in scope:
        attributes["/Scope"] = str(scope.Scope)
    said = attributes.get("/ActualText", "".join(own))
    return Tag(str(element.S).removeprefix("/"), said, attributes, tuple(kids))


def _marked_texts(pdf: bytes) -> Texts:
    """What each marked part of a page shows, by page and number; artifacts are left out."""
    texts: Texts = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            fonts = {name: _letters(font) for name, font in page.obj.Resources.Font.items()}
            texts |= {(number, part): text for part, text in _of_page(page, fonts).items()}
    return texts


def _of_page(page: pikepdf.Page, fonts: dict[str, dict[int, str]]) -> dict[int, str]:
    texts: dict[int, str] = {}
    inside: list[int] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                assert not inside, "marks lie in one another"
                inside.append(int(operands[1].get("/MCID", -1)))
            case "EMC":
                inside.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj":
                (part,) = inside
                shown = "".join(letters[code] for code in bytes(operands[0]))
                texts[part] = texts.get(part, "") + shown
            case "ET" | "Do" | "re" | "l" | "c":
                assert inside or str(operator) == "ET", "drawn, and neither said nor an artifact"
    return {part: text for part, text in texts.items() if part >= 0}


def _letters(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
