"""The tree of tags written into the file: its elements, and which of them each page's parts are."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from reports.sections.tags import Element, Marked, Noted, Tags


def write_tags(pdf: Pdf, tags: Tags) -> None:
    """Write the tree of these pages. Parts of pages and links are registered with their element.

    The keys of pages are their numbers from 0, and those of links follow.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    written = _Writer(pdf).write(tags.document, root)
    parents: list[pikepdf.Object | int] = []
    for page, elements in enumerate(tags.marked):
        parents += (page, Array([written[id(element)] for element in elements]))
    for key, element in enumerate(tags.noted, len(tags.marked)):
        parents += (key, written[id(element)])
    root.K = Array([written[id(tags.document)]])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(parents)))
    root.ParentTreeNextKey = len(tags.marked) + len(tags.noted)
    pdf.Root.StructTreeRoot = root


class _Writer:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._scopes: dict[str, pikepdf.Object] = {}
        self._kinds: dict[str, Name] = {}

    def write(self, document: Element, root: pikepdf.Object) -> dict[int, pikepdf.Object]:
        """The object of each element, by the element's id."""
        written: dict[int, pikepdf.Object] = {}
        waiting = [(document, root)]
        order = []
        while waiting:
            element, parent = waiting.pop()
            made = written[id(element)] = self._made(element, parent)
            order.append(element)
            below = (kid for kid in reversed(element.kids) if isinstance(kid, Element))
            waiting.extend((kid, made) for kid in below)
        for element in order:
            if element.kids:
                page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), -1)
                kids = [self._kid(kid, page, written) for kid in element.kids]
                written[id(element)][Name.K] = Array(kids)
        return written

    def _made(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        kind = self._kinds.get(element.tag)
        if kind is None:
            kind = self._kinds[element.tag] = Name(f"/{element.tag}")
        entries = Dictionary(Type=Name.StructElem, S=kind, P=parent)
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), -1)
        if page >= 0:
            entries[Name.Pg] = self._pages[page]
        for key, text in element.texts.items():
            entries[key] = pikepdf.String(text)
        if element.scope:
            entries[Name.A] = self._scope(element.scope)
        if element.area is not None:
            sides = [round(side, 2) for side in element.area]
            entries[Name.A] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(sides))
        return self._pdf.make_indirect(entries)

    def _scope(self, scope: str) -> pikepdf.Object:
        """The same for every cell that heads a row, or a column."""
        if scope not in self._scopes:
            entries = Dictionary(O=Name.Table, Scope=Name(scope))
            self._scopes[scope] = self._pdf.make_indirect(entries)
        return self._scopes[scope]

    def _kid(
        self, kid: Element | Marked | Noted, page: int, written: dict[int, pikepdf.Object]
    ) -> pikepdf.Object | int:
        if isinstance(kid, Element):
            return written[id(kid)]
        on = self._pages[kid.page]
        if isinstance(kid, Noted):
            return Dictionary(Type=Name.OBJR, Obj=on[Name.Annots][kid.number], Pg=on)
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=on, MCID=kid.number)
