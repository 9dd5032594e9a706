"""A mark in the margin of finished pages, such as that of a proof.

The pages stay as they are. The mark is an artifact (ISO 32000-1, 14.8.2.2): whoever listens is not
told of it on every page, and the file keeps its standards, if the mark brings its fonts along.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Name

from report.finish.saving import saved
from report.units import pt_from_mm

# Its middle: the margin on the left is 16 mm wide or more on every page, and nothing stands there
# below the band and the photographs of the head, and above the steps at the foot.
FROM_LEFT_MM: Final = 8.0
FROM_FOOT: Final = 0.36  # of the height of the page
SUBSET: Final = re.compile(r"(?<=^/)[A-Z]{6}(?=\+)")  # the tag before the name of a font
ARTIFACT: Final = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
NAME: Final = "/Mark"
# What may be raised where a file is not built as ours are.
_FOREIGN: Final = (
    *(pikepdf.PikepdfError, TypeError, AttributeError, LookupError, ValueError),
    *(ArithmeticError, OSError, RuntimeError),
)
_BEGINS: Final = ("BDC", "BMC")  # of what is marked in a content stream, up to EMC


def stamped(pdf: bytes, mark: bytes) -> bytes:
    """Return a PDF with a mark, upright, in the left margin of each of its pages.

    `mark` is a PDF of one page without tags. The same files give the same bytes.
    """
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(mark)) as drawn:
        _name_fonts(drawn)
        form = document.copy_foreign(drawn.pages[0].as_form_xobject())
        for page in document.pages:
            _add(page, form)
        return saved(document)


def unmarked(pdf: bytes) -> bytes:
    """Return a PDF without the marks; as it is, where it has none, or cannot be read.

    Another program may have written it anew. What others have drawn over the pages stays.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            return saved(document) if _unmark(document) else pdf
    except _FOREIGN:
        return pdf


def _unmark(document: pikepdf.Pdf) -> bool:
    """Take the marks away, and return whether there were any."""
    had_any = False
    for page in document.pages:
        contents = page.obj.get("/Contents")
        if contents is None or NAME not in page.resources.get("/XObject", {}):
            continue
        written = pikepdf.parse_content_stream(page)
        bare = [each for each, is_mark in _told_apart(written) if not is_mark]
        if len(bare) < len(written):
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(bare))
            had_any = True
    return had_any


def _told_apart(written: list[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield what is drawn on a page, and whether it is a part of the mark."""
    ends = dict(_artifacts(written))
    behind = 0  # the mark that was reached last
    for number, each in enumerate(written):
        behind = max(behind, ends.get(number, 0))
        yield each, number < behind


def _artifacts(written: list[Any]) -> Iterator[tuple[int, int]]:
    """Yield where marks of ours begin and end: artifacts in which nothing but the mark is drawn."""
    begun: list[int] = []
    for number, each in enumerate(written):
        operator = str(each.operator)
        if operator in _BEGINS:
            begun.append(number)
        elif operator == "EMC" and begun:
            start = begun.pop()
            drawn = [one for one in written[start + 1 : number] if str(one.operator) == "Do"]
            is_artifact = "/Artifact" in map(str, written[start].operands[:1])
            if is_artifact and [str(one.operands[0]) for one in drawn] == [NAME]:
                yield start, number + 1


def _name_fonts(mark: pikepdf.Pdf) -> None:
    """Rename the fonts of a mark: they hold other letters than those of the pages.

    The engine names all subsets of a font alike, and in one file each must have a tag of its own
    (ISO 32000-1, 9.6.4).
    """
    for item in mark.objects:
        for key in ("/BaseFont", "/FontName"):
            if isinstance(item, pikepdf.Dictionary) and key in item:
                item[key] = Name(SUBSET.sub(_other_tag, str(item[key])))


def _other_tag(found: re.Match[str]) -> str:
    return "".join(chr(ord("A") + (ord(letter) - ord("A") + 13) % 26) for letter in found[0])


def _add(page: pikepdf.Page, form: pikepdf.Object) -> None:
    """Draw a mark above what is on a page, turned by a quarter, so that it reads upwards."""
    name = page.add_resource(form, Name.XObject, Name(NAME))
    left, bottom, _, top = (float(edge) for edge in page.trimbox)
    width, height = (float(edge) for edge in form.BBox[2:])
    x = left + pt_from_mm(FROM_LEFT_MM) + height / 2
    y = bottom + (top - bottom) * FROM_FOOT - width / 2
    drawing = f"q {ARTIFACT} 0 1 -1 0 {x:.4f} {y:.4f} cm {name} Do EMC Q"
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {drawing}".encode())
