"""The tree of tags → objects of the PDF (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from typing import Any

from report.typeset.engine import pydyf
from report.typeset.tags.tree import Area, Piece, Tag


def write(pdf: Any, root: Tag, counts: Sequence[int]) -> None:
    """Write a tree into a PDF; `counts` are the numbers of marked pieces on its pages."""
    tree = _added(pdf, {"Type": "/StructTreeRoot"})
    writer = _Writer(pdf, counts)
    tree["K"] = pydyf.Array([writer.written(root, tree.reference)])
    tree["ParentTree"] = writer.parent_tree()
    if writer.names:
        tree["IDTree"] = _added(pdf, {"Names": pydyf.Array(writer.names)}).reference
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Writer:
    """Writes tags, and keeps for every piece and area of the pages the tag that holds it."""

    def __init__(self, pdf: Any, counts: Sequence[int]) -> None:
        self.names: list[Any] = []
        self._pdf = pdf
        self._owners: list[Any] = [["null"] * count for count in counts]
        self._areas: list[Any] = []

    def written(self, tag: Tag, parent: Any) -> Any:
        """Write a tag and all in it, and give the reference to it."""
        element = _added(self._pdf, {"Type": "/StructElem", "S": f"/{tag.role}", "P": parent})
        element.update(_properties(tag))
        if tag.role == "Note":
            self._name(element)
        element["K"] = pydyf.Array(self._kid(kid, element) for kid in tag.kids)
        return element.reference

    def parent_tree(self) -> Any:
        """Write the way back, from the pages' content to its tags (14.7.4.4)."""
        values = [*map(pydyf.Array, self._owners), *self._areas]
        numbered = [item for pair in enumerate(values) for item in pair]
        return _added(self._pdf, {"Nums": pydyf.Array(numbered)}).reference

    def _kid(self, kid: Tag | Piece | Area, element: Any) -> Any:
        if isinstance(kid, Tag):
            return self.written(kid, element.reference)
        page = self._pdf.page_references[kid.page]
        if isinstance(kid, Area):
            kid.annotation["StructParent"] = len(self._owners) + len(self._areas)
            self._areas.append(element.reference)
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": page})
        self._owners[kid.page][kid.mcid] = element.reference
        if element.setdefault("Pg", page) == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "MCID": kid.mcid, "Pg": page})

    def _name(self, element: Any) -> None:
        """Name a note, as PDF/UA asks for (ISO 14289-1, 7.9)."""
        name = pydyf.String(f"note-{len(self.names) // 2 + 1:04}")
        element["ID"] = name
        self.names += [name, element.reference]


def _properties(tag: Tag) -> dict[str, Any]:
    texts = {
        "Alt": tag.alternative,
        "ActualText": tag.actual,
        "E": tag.expansion,
        "Lang": tag.language,
    }
    properties: dict[str, Any] = {
        key: pydyf.String(text) for key, text in texts.items() if text is not None
    }
    if tag.owner:
        attributes = {
            name: pydyf.Array(value) if isinstance(value, list) else value
            for name, value in tag.attributes.items()
        }
        properties["A"] = pydyf.Dictionary({"O": f"/{tag.owner}", **attributes})
    return properties


def _added(pdf: Any, values: dict[str, Any]) -> Any:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary
