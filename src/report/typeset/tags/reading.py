"""Pages of boxes → the tree of tags, one for each element of the HTML."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from report.linebreaking import block_texts
from report.locales import _
from report.problems import Problem
from report.typeset.engine import LineBox, MarginBox, TableRowGroupBox
from report.typeset.tags import roles
from report.typeset.tags.artifacts import Artifact
from report.typeset.tags.figures import alternative, bounds
from report.typeset.tags.links import add_area, drop_area
from report.typeset.tags.page import Page, placed
from report.typeset.tags.tree import Area, Tag
from report.typeset.tags.words import written

# An element, and what the style sheet makes of it: "li", "li::marker".
_Key = tuple[Element, str]


class Reader:
    """Reads the boxes of one page after another into one tree.

    The parts of an element that goes on over lines, columns or pages come together
    in one tag, in the order of the source.
    """

    def __init__(self, pdf: Any, pages: Sequence[Any]) -> None:
        html = pages[0]._page_box.children[0].element
        self.root = Tag("Document")
        self.problems: list[Problem] = [] if html.get("lang") else [_no_language()]
        self._pdf = pdf
        self._with_text = {text.element for text in block_texts(html)}
        self._contents = {
            inner
            for element in html.iter()
            if roles.is_contents(element)
            for inner in element.iter()
        }
        self._tags: dict[_Key, Tag | None] = {}
        self._page: Page

    def read(self, number: int, box: Any, marks: Mapping[Any, Any]) -> dict[int, Artifact]:
        """Read a page, and give what of it is not to be read aloud; pages count from 0.

        `marks` are the boxes for which content was drawn, with its tag and MCID.
        """
        self._page = Page(number, box, marks)
        self._read(box, self.root)
        if not self._page.is_read:
            raise RuntimeError(f"page {number + 1}: content was drawn for boxes that are not in it")
        return self._page.artifacts

    def _read(self, box: Any, parent: Tag, line: Any = None) -> None:
        box = placed(box)
        if artifact := self._artifact(box):
            self._page.leave(box, artifact)
            return
        tag = self._tag(box, parent)
        line = box if isinstance(box, LineBox) else line
        if box.link_annotation:
            self._add_area(box, tag)
        if self._page.shows(box):
            _holder(tag).kids.append(self._page.take(box, line))
        for child in box.children:
            self._read(child, tag, line)

    def _artifact(self, box: Any) -> Artifact | None:
        if isinstance(box, MarginBox):
            return Artifact.HEADER if box.at_keyword.startswith("@top") else Artifact.FOOTER
        if box.is_leader or (box.element is not None and roles.is_decoration(box.element)):
            return Artifact.ORNAMENT
        is_repeated = isinstance(box, TableRowGroupBox) and (box.is_header or box.is_footer)
        return Artifact.REPEATED if is_repeated and _key(box) in self._tags else None

    def _tag(self, box: Any, parent: Tag) -> Tag:
        """Return the tag of the box's element, or the one around where it has none of its own."""
        if box.element is None:
            return parent
        key = _key(box)
        if key not in self._tags:
            tag = self._tags[key] = self._new_tag(box)
            if tag:
                _holder(parent, tag.role).kids.append(tag)
                self._add_note(box, parent)
        return self._tags[key] or parent

    def _new_tag(self, box: Any) -> Tag | None:
        element = box.element
        if box.element_tag != element.tag:
            role = roles.generated_role(box.element_tag)
            return Tag(role) if role else None
        role = roles.role(
            element,
            has_text=element in self._with_text,
            in_contents=element in self._contents,
        )
        if role is None:
            return None
        tag = Tag(role, written(element), language=element.get("lang"), **_cell(box, role))
        if roles.is_abbreviation(element):
            tag.expansion = element.get("title")
        if role != "Link":
            tag.alternative = element.get("aria-label")
        if role == "Figure":
            tag.alternative, problem = alternative(element)
            self.problems += [problem] if problem else []
            tag.owner, tag.attributes = "Layout", bounds(box, self._page.height_px)
        return tag

    def _add_note(self, call: Any, parent: Tag) -> None:
        """Put a footnote behind its call: it stands at the foot of the page, or of a later one."""
        if call.element_tag.endswith("::footnote-call"):
            note = self._tags[call.element, call.element.tag] = Tag("Note", written(call.element))
            _holder(parent).kids.append(note)

    def _add_area(self, box: Any, tag: Tag) -> None:
        """Add the area of a link; what is inside a link has one too many."""
        area = Area(self._page.number, box.link_annotation)
        if tag.role == "Link" and box.element_tag == "a":
            add_area(self._pdf, tag, area, _description(box.element))
        else:
            drop_area(self._pdf, area)


def _key(box: Any) -> _Key:
    return box.element, box.element_tag


def _holder(tag: Tag, role: str | None = None) -> Tag:
    """Return the tag into which content with this role goes: of an item, its body."""
    if tag.role not in roles.HOLDERS:
        return tag
    body_role, others = roles.HOLDERS[tag.role]
    if role in others:
        return tag
    bodies = (kid for kid in tag.kids if isinstance(kid, Tag) and kid.role == body_role)
    body = next(bodies, None)
    if body is None:
        body = Tag(body_role, tag.text)
        tag.kids.append(body)
    return body


def _cell(box: Any, role: str) -> dict[str, Any]:
    """Return what a reader must know of the cell of a table."""
    if role not in ("TD", "TH"):
        return {}
    spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
    attributes: dict[str, Any] = {name: count for name, count in spans.items() if count != 1}
    if role == "TH":
        attributes["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    return {"owner": "Table", "attributes": attributes} if attributes else {}


def _description(link: Element) -> str:
    """Return the words that describe a link: its label, else its title, else its text."""
    text = link.get("aria-label") or link.get("title") or written(link)
    return " ".join(text.split())  # without spaces that hold


def _no_language() -> Problem:
    return Problem(
        "missing-language",
        _("the document does not say in which language it is"),
        advice=_('Begin its template with <html lang="sv">.'),
    )
