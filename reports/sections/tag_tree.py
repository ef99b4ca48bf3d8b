"""The tree of tags written into the file: its elements, and which of them each page's parts are."""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
from reportlab.pdfgen.canvas import Canvas

from reports.sections.tags import Element, Marked, Noted, Tags


class _Written(PDFObject):
    """An object of the file as its bytes: elements by the thousand are quicker to write so."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: PDFDocument) -> bytes:
        return self.text.encode("ascii")


def write_tags(canvas: Canvas, tags: Tags) -> None:
    """Write the tree, after the last page was drawn. Parts of pages and links know their element.

    The keys of pages are their numbers from 0, those of links follow (`note_key`).
    """
    inner: Any = canvas
    document = inner._doc  # noqa: SLF001 - reportlab has no other way to add an object
    writer = _Writer(document)
    root, number = writer.reserve()
    writer.number(tags.document)
    root.text = (
        f"<</Type /StructTreeRoot /K [{writer.reference(tags.document)}] "
        f"/ParentTree <</Nums [{' '.join(_parents(tags, writer))}]>> "
        f"/ParentTreeNextKey {len(tags.marked) + len(tags.noted)}>>"
    )
    writer.write(tags.document, f"{number} 0 R")
    document.Catalog.StructTreeRoot = root


def note_key(pages: int, note: int) -> int:
    """Under which key of the tree's register of parts a link stands."""
    return pages + note


def _parents(tags: Tags, writer: "_Writer") -> Iterator[str]:
    for page, elements in enumerate(tags.marked):
        yield f"{page} [{' '.join(map(writer.reference, elements))}]"
    for note, element in enumerate(tags.noted):
        yield f"{note_key(len(tags.marked), note)} {writer.reference(element)}"


class _Writer:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._objects: dict[int, _Written] = {}
        self._references: dict[int, str] = {}

    def reserve(self) -> tuple[_Written, int]:
        """An object to be filled, and its number in the file."""
        written = _Written()
        self._document.Reference(written)
        return written, self._document.objectcounter

    def number(self, element: Element) -> None:
        """Give the element and all below it their numbers."""
        waiting = [element]
        while waiting:
            one = waiting.pop()
            self._objects[id(one)], number = self.reserve()
            self._references[id(one)] = f"{number} 0 R"
            waiting.extend(kid for kid in reversed(one.kids) if isinstance(kid, Element))

    def reference(self, element: Element) -> str:
        return self._references[id(element)]

    def write(self, element: Element, parent: str) -> None:
        waiting = [(element, parent)]
        while waiting:
            one, parent = waiting.pop()
            itself = self.reference(one)
            entries = [f"/Type /StructElem /S /{one.tag} /P {parent}", *one.attributes]
            if one.kids:
                page = next((kid.page for kid in one.kids if isinstance(kid, Marked)), -1)
                if page >= 0:
                    entries.append(f"/Pg {self._page(page)}")
                entries.append(f"/K [{' '.join(self._kid(kid, page) for kid in one.kids)}]")
            self._objects[id(one)].text = f"<<{' '.join(entries)}>>"
            waiting.extend((kid, itself) for kid in one.kids if isinstance(kid, Element))

    def _kid(self, kid: Element | Marked | Noted, page: int) -> str:
        if isinstance(kid, Element):
            return self.reference(kid)
        if isinstance(kid, Noted):
            name = self._document.annotationName(kid.name)
            return f"<</Type /OBJR /Obj {self._named(name)} /Pg {self._page(kid.page)}>>"
        if kid.page == page:
            return str(kid.number)
        return f"<</Type /MCR /Pg {self._page(kid.page)} /MCID {kid.number}>>"

    def _page(self, page: int) -> str:
        return self._named(f"Page{page + 1}")

    def _named(self, name: str) -> str:
        number, generation = self._document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"
