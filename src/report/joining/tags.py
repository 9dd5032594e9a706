"""The tags of all pieces in one tree, with one way back to it (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Page, Pdf, String


class Tags:
    """The tree of tags of a document: what the pieces' own roots hold, below one root.

    Content is found by the number of its page, areas of links by numbers behind those of all
    pages, and tags with names by these; all are counted anew.
    """

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._kids: list[Any] = []
        self._pages: list[tuple[Page, Any]] = []  # each with the tags of its content
        self._areas: list[tuple[Any, Any]] = []  # each with its tag
        self._named: list[Any] = []

    def take(self, source: Pdf, pages: Sequence[Page]) -> None:
        """Take the tags of a piece whose pages are in the document, as these."""
        if "/StructTreeRoot" not in source.Root:
            return
        tree = self._document.copy_foreign(source.Root.StructTreeRoot)
        (root,) = tree.K
        self._kids += (_with_page(kid, root) for kid in root.K)
        numbers = tree.ParentTree.Nums
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in pages:
            self._pages.append((page, owners[int(page.obj.StructParents)]))
            for area in page.obj.get("/Annots", ()):
                self._areas.append((area, owners[int(area.StructParent)]))
        self._take_names(tree)

    def write(self) -> None:
        """Write the tree, if the pieces have one."""
        if not self._pages:
            return
        tree = self._document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root = Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array(self._kids))
        tree.K = Array([self._document.make_indirect(root)])
        for kid in self._kids:
            if kid.get("/Type") != Name.MCR:
                kid.P = tree.K[0]
        tree.ParentTree = self._document.make_indirect(Dictionary(Nums=Array(self._numbered())))
        if self._named:
            names = [part for tag in self._named for part in (tag.ID, tag)]
            tree.IDTree = self._document.make_indirect(Dictionary(Names=Array(names)))
        self._document.Root.StructTreeRoot = tree

    def _numbered(self) -> Iterator[Any]:
        """Yield each number of a page or an area, which it gets here, and the tags found by it."""
        for number, (page, tags) in enumerate(self._pages):
            page.obj.StructParents = number
            yield from (number, tags)
        for number, (area, tag) in enumerate(self._areas, start=len(self._pages)):
            area.StructParent = number
            yield from (number, tag)

    def _take_names(self, tree: Any) -> None:
        """Name the tags anew that have names, and say so where these are used."""
        if "/IDTree" not in tree:
            return
        renamed: dict[bytes, Any] = {}
        for tag in tree.IDTree.Names[1::2]:
            self._named.append(tag)
            name = String(f"{_kind(tag)}-{len(self._named):05}")
            renamed[bytes(tag.ID)] = tag.ID = name
        for cell in _tags(tree.K[0]):
            if "/Headers" in cell.get("/A", {}):
                cell.A.Headers = Array([renamed[bytes(name)] for name in cell.A.Headers])


def _with_page(kid: Any, root: Any) -> Any:
    """Return what a root holds; of content, with its page, which the root may have named."""
    if isinstance(kid, int):
        return Dictionary(Type=Name.MCR, MCID=kid, Pg=root.Pg)
    return kid


def _kind(tag: Any) -> str:
    return str(tag.S).removeprefix("/").lower()


def _tags(tag: Any) -> Iterator[Any]:
    """Yield a tag and all below it."""
    yield tag
    for kid in tag.get("/K", ()):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            yield from _tags(kid)
