"""What makes a tagged file accessible besides its tree: keys, form fields, and the claim to it."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from reports.sections.signature import SIGNATURES

# PDF/UA's own names, described as PDF/A asks of names that it does not know.
_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_LAST = b"</rdf:RDF>"


def tag_page(page: pikepdf.Object, number: int) -> None:
    """Say where the parts of a page, which counts from 0, are registered, and how tab walks it."""
    page.StructParents = number
    page.Tabs = Name.S


def tag_fields(pdf: Pdf) -> None:
    """Give every form field on a page its place in the tree, beside the frames it is shown in."""
    tree = pdf.Root.StructTreeRoot
    parent = _part_for_fields(tree)
    for page in pdf.pages:
        for field in page.obj.get(Name.Annots, ()):
            if field.get(Name.Subtype) == Name.Widget and Name.StructParent not in field:
                _tag_field(pdf, tree, parent, page.obj, field)


def claim_accessible(pdf: Pdf) -> None:
    """Claim PDF/UA-1 in the metadata."""
    before, last, after = pdf.Root.Metadata.read_bytes().rpartition(_LAST)
    pdf.Root.Metadata.write(before + _CLAIM + last + after)


def _part_for_fields(tree: pikepdf.Object) -> pikepdf.Object:
    document = tree.K[0]
    for part in document.get(Name.K, ()):
        if isinstance(part, Dictionary) and str(part.get(Name.T, "")) == SIGNATURES:
            return part
    return document


def _tag_field(
    pdf: Pdf,
    tree: pikepdf.Object,
    parent: pikepdf.Object,
    page: pikepdf.Object,
    field: pikepdf.Object,
) -> None:
    key = int(tree.ParentTreeNextKey)
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=parent,
            Pg=page,
            # Not in an array: pyHanko finds the element of a field that is signed only so.
            K=Dictionary(Type=Name.OBJR, Obj=field, Pg=page),
        )
    )
    if Name.K not in parent:
        parent.K = Array()
    parent.K.append(element)
    tree.ParentTree.Nums.append(key)
    tree.ParentTree.Nums.append(element)
    tree.ParentTreeNextKey = key + 1
    field.StructParent = key
    if Name.TU not in field:
        field.TU = field.get(Name.T, pikepdf.String(SIGNATURES))
