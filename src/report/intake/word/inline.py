"""The words of a paragraph of Word → HTML within a line."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.formula import formula
from report.intake.unseen import drop
from report.intake.word.elements import add_link, described, looking, put, shown_words
from report.intake.word.field import Field
from report.intake.word.package import Relation, child, local, value
from report.intake.word.signs import sign
from report.intake.word.styles import Look, Styles, look
from report.locales import _

DEEPEST_FIELD: Final = 50  # fields in one another
_NOTHING: Final = frozenset(
    {
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "softHyphen"),
        *("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "rubyPr", "tcPr"),
        *("trPr", "tblPr", "tblGrid", "sectPr", "ffData", "lastRenderedPageBreak"),
    }
)
_CODE: Final = frozenset(("fldChar", "instrText", "delInstrText", "rPr", "lastRenderedPageBreak"))
_AWAY: Final = frozenset(("del", "moveFrom"))
_SIGNS: Final = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}


class Inline:
    """Reads what stands in paragraphs, one after another: fields may reach over several.

    What stands on lines of its own, such as the text of a box, goes to `apart`, and what does
    not come along to `left_out`. `note` gives the number of a note that a text refers to.
    """

    def __init__(
        self, styles: Styles, relations: Callable[[str], Relation | None], note: Callable[..., str]
    ) -> None:
        self.styles = styles
        self.left_out: list[LeftOut] = []
        self.apart: list[etree._Element] = []
        self.in_contents = False  # whether a table of contents was met
        self.relations = relations
        self._note = note
        self._fields: list[Field] = []
        self._base = Look()

    def read(self, element: etree._Element, into: etree._Element, base: Look) -> None:
        """Read what is in a paragraph, whose style gives a look to its words."""
        self._base = base
        self.in_contents = self._tells_contents()
        self._each(element, into)

    def _each(self, element: etree._Element, into: etree._Element) -> None:
        for below in element:
            self._one(below, into)

    def _one(self, element: etree._Element, into: etree._Element) -> None:
        name = local(element)
        if name in _NOTHING:
            return
        if name == "r":
            self._run(element, into)
        elif name in _AWAY:
            self._each(element, etree.SubElement(into, "del"))
        elif name == "hyperlink":
            relation = self.relations(value(element, "id"))
            self._each(element, add_link(into, relation.target if relation else ""))
        elif name == "fldSimple":
            self._each(element, add_link(into, Field(value(element, "instr")).address))
        elif name in ("oMath", "oMathPara"):
            self._formula(element, into)
        elif name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is not None:
            self._leave(_("empty field"), element)
        else:
            self._each(element, into)

    def _formula(self, element: etree._Element, into: etree._Element) -> None:
        """Write an equation, and beside it what is hidden or struck in it."""
        for unseen, seen in list(self._unseen(element)):
            put(looking(into, seen), "".join(unseen.itertext()))
            drop(unseen)
        put(into, formula(element))

    def _unseen(self, element: etree._Element) -> Iterator[tuple[etree._Element, Look]]:
        """Yield the parts of an equation that nobody is to read."""
        for below in element:
            seen = Look(struck=True) if local(below) in _AWAY else self._own_look(below)
            if seen.struck or seen.hidden:
                yield below, seen
            else:
                yield from self._unseen(below)

    def _own_look(self, run: etree._Element) -> Look:
        """Return what a run says of its look; one in an equation has properties of two sorts."""
        own = Look()
        for properties in run if local(run) == "r" else ():
            if local(properties) == "rPr":
                named = value(child(properties, "rStyle"))
                own = own.over(self.styles.of(named).look) if named else own
                own = look(properties).over(own)
        return own

    def _run(self, element: etree._Element, into: etree._Element) -> None:
        into = looking(self._in_field(into), self._own_look(element).over(self._base))
        for below in element:
            self._piece(below, into)

    def _piece(self, element: etree._Element, into: etree._Element) -> None:
        """Read one thing in a run."""
        name = local(element)
        if name not in _CODE and (name != "t" or element.text):
            for field in self._fields:
                field.is_filled |= field.shows
        if name in ("t", "delText"):
            self._words(element.text or "", into)
        elif name in _SIGNS:
            put(into, _SIGNS[name])
        elif name == "br":
            part = value(element, "type") in ("page", "column")
            etree.SubElement(into, "hr" if part else "br")
        elif name == "sym":
            self._sign(element, into)
        elif name in ("footnoteReference", "endnoteReference"):
            self._reference(name.removesuffix("Reference"), element, into)
        elif name == "fldChar":
            self._field(element, into)
        elif name in ("instrText", "delInstrText"):
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].add(element.text or "")
        elif name == "ruby":
            self._ruby(element, into)
        elif name in ("drawing", "pict", "object"):
            self._drawing(element, into)
        else:
            self._one(element, into)

    def _words(self, text: str, into: etree._Element) -> None:
        if any(not field.shows for field in self._fields):
            if text.strip():
                self.left_out.append(LeftOut(_("code of a field"), text.strip()))
        else:
            put(into, text.replace("\n", " "))

    def _sign(self, element: etree._Element, into: etree._Element) -> None:
        font, code = value(element, "font"), value(element, "char")
        if found := sign(font, code):
            put(into, found)
        else:
            self.left_out.append(LeftOut(_("sign of a font"), f"{font} {code}"))

    def _reference(self, kind: str, element: etree._Element, into: etree._Element) -> None:
        hidden = any(e.tag == "del" or e.get("hidden") for e in (into, *into.iterancestors()))
        if hidden:
            return
        has_own_mark = value(element, "customMarkFollows") in ("1", "true", "on")
        number = self._note(kind, value(element, "id"), has_own_mark)
        if not has_own_mark:
            etree.SubElement(into, "sup").text = number

    def _field(self, element: etree._Element, into: etree._Element) -> None:
        """Follow a field: its code, behind it its result, and its end (section 17.16.18)."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            if len(self._fields) == DEEPEST_FIELD:
                raise ValueError(_("it has fields in fields that do not end"))
            self._fields.append(Field.of(element))
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
            self.in_contents |= self._tells_contents()
        elif self._fields and kind == "end":
            self._close(self._fields.pop(), into)

    def _close(self, field: Field, into: etree._Element) -> None:
        """Put what a field shows that has no result, or tell that it does not come along."""
        if field.is_filled:
            return
        if field.chosen:
            self._words(field.chosen, into)
        elif field.shows_by_itself:
            self.left_out.append(LeftOut(_("field"), " ".join(field.instruction.split())))

    def _tells_contents(self) -> bool:
        return any(field.is_contents for field in self._fields)

    def _in_field(self, into: etree._Element) -> etree._Element:
        for field in self._fields:
            if field.shows:
                into = add_link(into, field.address)
        return into

    def _ruby(self, element: etree._Element, into: etree._Element) -> None:
        """Put what stands over a word in brackets behind it."""
        for below in element:
            if local(below) not in ("rt", "rubyPr"):
                self._each(below, into)
        if (over := child(element, "rt")) is not None:
            put(into, " (")
            self._each(over, into)
            put(into, ")")

    def _drawing(self, element: etree._Element, into: etree._Element, alt: str = "") -> None:
        """Take pictures along, and set the words of boxes and shapes apart."""
        for below in element:
            name = local(below)
            if name == "txbxContent":
                self._keep(below, into)
            elif name == "p":
                self._set_apart(shown_words(below), into)
            elif name in ("blip", "imagedata"):
                self._picture(below, into, alt)
            else:
                alt = described(below) or alt
                self._tell(name, below, into)
                self._drawing(below, into, alt)

    def _tell(self, name: str, element: etree._Element, into: etree._Element) -> None:
        """Return what a drawing holds that is no picture."""
        if name == "OLEObject":
            self.left_out.append(LeftOut(_("embedded object"), value(element, "ProgID")))
        elif name == "webVideoPr":
            self.left_out.append(LeftOut(_("film"), value(element, "embeddedHtml")))
        elif name == "textpath":
            self._set_apart(value(element, "string"), into)

    def _set_apart(self, text: str, into: etree._Element) -> None:
        if text.strip():
            paragraph = etree.Element("p")
            paragraph.text = text
            self._keep(paragraph, into)

    def _keep(self, element: etree._Element, into: etree._Element) -> None:
        """Keep for later what stands apart; what is struck or hidden takes that along."""
        for around in (into, *into.iterancestors()):
            if around.tag == "del" or around.get("hidden"):
                put(etree.SubElement(around, "span"), "".join(element.itertext()))
                return
        self.apart.append(element)

    def _picture(self, element: etree._Element, into: etree._Element, alt: str) -> None:
        name = value(element, "embed") or value(element, "link") or value(element, "id")
        relation = self.relations(name)
        if relation:
            etree.SubElement(into, "img", src=relation.target, alt=alt)

    def _leave(self, what: str, element: etree._Element) -> None:
        if words := shown_words(element):
            self.left_out.append(LeftOut(what, words))
