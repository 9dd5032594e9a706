"""Notes put into a PDF as the programs of readers write them.

What each program writes was read off files that it had saved: the order of the corners of a mark,
which keys there are, how dates and texts look, and how notes belong together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String

Box = tuple[float, float, float, float]

RICH = (
    '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/" xfa:APIVersion="Acrobat:24.3.0" '
    'xfa:spec="2.0.2"><p dir="ltr"><span style="font-size:9.9pt">{}</span></p></body>'
)


def z(box: Box) -> list[float]:
    """The corners as Acrobat, Preview, Firefox and PDF-XChange write them."""
    left, bottom, right, top = box
    return [left, top, right, top, left, bottom, right, bottom]


def n(box: Box) -> list[float]:
    """The corners as early Firefox wrote them: from below."""
    left, bottom, right, top = box
    return [left, bottom, right, bottom, left, top, right, top]


def counterclockwise(box: Box) -> list[float]:
    """The corners as ISO 32000-1 wants them."""
    left, bottom, right, top = box
    return [left, bottom, right, bottom, right, top, left, top]


def around(boxes: list[Box], by: float = 0) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts) - by, min(bottoms) - by, max(rights) + by, max(tops) + by


@dataclass
class Annotating:
    """A copy of a PDF that is open, to put notes into."""

    source: Path
    pdf: pikepdf.Pdf

    def letters(self, words: str, page: int = 1) -> list[Box]:
        """Return the boxes around the letters of words, without spaces and ends of lines."""
        wanted = words.replace(" ", "")
        with pypdfium2.PdfDocument(self.source) as document:
            textpage = document[page - 1].get_textpage()
            found = [
                chr(pypdfium2.raw.FPDFText_GetUnicode(textpage, number))
                for number in range(textpage.count_chars())
            ]
            kept = [number for number, one in enumerate(found) if one not in "\r\n\x02 "]
            at = "".join(found[number] for number in kept).index(wanted)
            return [textpage.get_charbox(number) for number in kept[at : at + len(wanted)]]

    def lines(self, words: str, page: int = 1) -> list[Box]:
        """Return the boxes around the lines that words stand on, as one marks them."""
        first, *others = self.letters(words, page)
        lines = [[first]]
        for box in others:
            if box[0] < lines[-1][-1][0]:
                lines.append([])
            lines[-1].append(box)
        return [around(line, by=0.8) for line in lines]

    def add(self, subtype: str, page: int = 1, **entries: Any) -> pikepdf.Object:
        """Add an annotation; texts are written as PDF has them, boxes as rectangles."""
        made = self.pdf.make_indirect(
            Dictionary(
                {
                    "/Type": Name.Annot,
                    "/Subtype": Name(f"/{subtype}"),
                    **{f"/{key}": written(value) for key, value in entries.items()},
                }
            )
        )
        target = self.pdf.pages[page - 1]
        if "/Annots" not in target:
            target.Annots = Array()
        target.Annots.append(made)
        return made

    def mark(
        self, subtype: str, words: str, page: int = 1, corners: Any = z, **entries: Any
    ) -> pikepdf.Object:
        """Mark words."""
        lines = self.lines(words, page)
        quads = [number for line in lines for number in corners(line)]
        return self.add(subtype, page, QuadPoints=quads, Rect=around(lines, by=1), **entries)


def written(value: Any) -> Any:
    if isinstance(value, str):
        return String(value)
    if isinstance(value, (tuple, list)):
        return Array(list(value))
    return value


@contextmanager
def annotating(source: Path, target: Path) -> Iterator[Annotating]:
    """Open a PDF to put notes into, and save it under another name."""
    with pikepdf.open(source) as pdf:
        yield Annotating(source, pdf)
        pdf.save(target)


def popup(on: Annotating, parent: pikepdf.Object, page: int = 1) -> None:
    """The window of a note, as Acrobat, Preview and PDF-XChange write it, without a text."""
    parent.Popup = on.add("Popup", page, Parent=parent, F=28, Open=False, Rect=(400, 400, 500, 500))


def acrobat_highlight(on: Annotating, words: str, text: str, author: str, page: int = 1) -> Any:
    made = on.mark(
        "Highlight",
        words,
        page,
        Contents=text,
        RC=RICH.format(text),
        T=author,
        M="D:20191003140501+02'00'",
        CreationDate="D:20191003140455+02'00'",
        Subj="Highlight",
        NM="82312c8c-7d1e-4527-a587-780565a7b2d7",
        C=(1.0, 0.82, 0.0),
        CA=0.4,
        F=4,
    )
    popup(on, made, page)
    return made


def acrobat_replacement(on: Annotating, words: str, text: str, author: str, page: int = 1) -> Any:
    """'Replace text': a caret with the new words, and the words struck out as a part of it."""
    last = on.lines(words, page)[-1]
    caret = on.add(
        "Caret",
        page,
        Rect=(last[2] - 3, last[1] - 3, last[2] + 3, last[1] + 4),
        RD=(0.5, 0.5, 0.5, 0.5),
        Contents=text,
        RC=RICH.format(text),
        T=author,
        M="D:20191003141002+02'00'",
        IT=Name.Replace,
        Subj="Inserted Text",
        F=4,
    )
    on.mark(
        "StrikeOut",
        words,
        page,
        T=author,
        IRT=caret,
        RT=Name.Group,
        IT=Name.StrikeOutTextEdit,
        Subj="Cross-Out",
        M="D:20191003141002+02'00'",
        F=4,
    )
    popup(on, caret, page)
    return caret


def acrobat_insertion(on: Annotating, after: str, text: str, author: str, page: int = 1) -> Any:
    last = on.lines(after, page)[-1]
    return on.add(
        "Caret",
        page,
        Rect=(last[2] - 1.5, last[1] - 0.5, last[2] + 2.5, last[1] + 5.5),
        RD=(0.77, 0.77, 0.77, 0.77),
        Contents=text,
        T=author,
        M="D:20191003141500+02'00'",
        IT=Name("/Insert Text"),
        F=4,
    )


def acrobat_reply(on: Annotating, to: pikepdf.Object, text: str, author: str, page: int = 1) -> Any:
    return on.add(
        "Text",
        page,
        Rect=to.Rect,
        Contents=text,
        T=author,
        IRT=to,
        M="D:20191004090000+02'00'",
        F=30,
    )


def acrobat_state(on: Annotating, to: pikepdf.Object, author: str, page: int = 1) -> Any:
    """'Accepted', which Acrobat notes as a hidden reply."""
    return on.add(
        "Text",
        page,
        Rect=to.Rect,
        T=author,
        IRT=to,
        State="Accepted",
        StateModel="Review",
        Contents=f"Accepted set by {author}",
        F=30,
    )


def preview_highlight(on: Annotating, words: str, text: str, page: int = 1) -> Any:
    """Marks of Preview are higher than lines are apart, and dates lack their last apostrophe."""
    lines = [(b[0], b[1] - 2.5, b[2], b[3] + 2.5) for b in on.lines(words, page)]
    quads = [number for line in lines for number in z(line)]
    made = on.add(
        "Highlight",
        page,
        QuadPoints=quads,
        Rect=around(lines),
        Contents=text,
        M="D:20191003120000Z00'00",
        Border=(0, 0, 0),
        F=4,
        C=(0.98, 0.8, 0.36),
    )
    made["/AAPL:AKExtras"] = Dictionary({"/AAPL:AKAnnotationObject": String("YnBsaXN0MDDUAQ")})
    popup(on, made, page)
    return made


def preview_note(on: Annotating, beside: str, text: str, author: str, page: int = 1) -> Any:
    _, bottom, right, top = on.lines(beside, page)[-1]
    made = on.add(
        "Text",
        page,
        Rect=around([(right, bottom, right, top)], by=8),
        Contents=text,
        T=author,
        M="D:20191003120100Z00'00",
        Name=Name.Comment,
        F=28,
    )
    popup(on, made, page)
    return made


def firefox_text(on: Annotating, at: Box, text: str, page: int = 1) -> Any:
    return on.add(
        "FreeText",
        page,
        Rect=at,
        Contents=text,
        CreationDate="D:20191003145331",
        DA="/Helv 10 Tf 0 g",
        F=4,
        Border=(0, 0, 0),
        Rotate=0,
    )


def firefox_stroke(on: Annotating, words: str, page: int = 1) -> Any:
    """A highlight drawn by hand: a stroke of ink, whose outline goes around the words."""
    left, bottom, right, top = around(on.lines(words, page), by=1)
    return on.add(
        "Ink",
        page,
        IT=Name.InkHighlight,
        InkList=Array([Array([left, bottom, right, bottom, right, top, left, top])]),
        Rect=(left, bottom, right, top),
        CreationDate="D:20191003145400",
        CA=1,
        F=4,
        Rotate=0,
    )


def xchange_underline(on: Annotating, words: str, text: str, author: str, page: int = 1) -> Any:
    made = on.mark(
        "Squiggly",
        words,
        page,
        Contents=text,
        T=author,
        Subj="Squiggly",
        M="D:20191003152205+02'00'",
        RC=RICH.format(text),
    )
    popup(on, made, page)
    return made


def rewritten(source: Path, target: Path) -> None:
    """Save a file as Preview does: all of it anew, but for what the file says of itself."""
    with pikepdf.open(source) as pdf:
        del pdf.Root.PieceInfo
        pdf.docinfo["/Producer"] = String("macOS Version 14.4.1 (Build 23E224) Quartz PDFContext")
        pdf.save(target)
