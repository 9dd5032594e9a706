"""Whether links lead anywhere."""

from collections.abc import Collection, Iterator
from typing import Any

import pikepdf

from report.checks.preflight.file import Finished
from report.locales import _, ngettext
from report.problems import Problem

SCHEMES = ("https:", "http:", "mailto:", "tel:")


def dead_link(file: Finished) -> Iterator[Problem]:
    """Find links to a place that is not in the file, or to an address that cannot be opened."""
    names = _names(file.objects)
    pages = _pages(file.objects)
    for number, page in enumerate(file.objects.pages, start=1):
        for note in page.obj.get("/Annots", []):
            target = _target(note)
            if note.get("/Subtype") == "/Link" and not _leads_somewhere(target, names, pages):
                yield file.problem(
                    "dead-link",
                    _message(_words(note), target),
                    number,
                    advice=_("Correct the link in the text, or the anchor in styles/parts/."),
                    text=_words(note),
                )


def annotation_in_print(file: Finished) -> Iterator[Problem]:
    """Find links and notes in a file for a print shop (ISO 15930-7, 6.17)."""
    for number, page in enumerate(file.objects.pages, start=1):
        if count := len(page.obj.get("/Annots", [])):
            yield file.problem(
                "annotation-in-print",
                ngettext(
                    "{n} link or note lies on a page that is to be printed",
                    "{n} links or notes lie on a page that is to be printed",
                    count,
                ),
                number,
                advice=_("Make the file again: report booklet YEAR --for press."),
            )


def _target(note: Any) -> Any:
    """Return where a link leads: an address, a named place or a page with a position in it."""
    action = note.get("/A", {})
    return action.get("/URI", action.get("/D", note.get("/Dest")))


def _leads_somewhere(
    target: Any, names: Collection[str], pages: Collection[tuple[int, int]]
) -> bool:
    if isinstance(target, pikepdf.Array):
        return len(target) > 0 and target[0].objgen in pages
    return str(target) in names or str(target).startswith(SCHEMES)


def _names(document: pikepdf.Pdf) -> set[str]:
    """Collect the named places that lie on a page of the file."""
    tree = document.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    pages = _pages(document)
    items = pikepdf.NameTree(tree).items() if tree is not None else ()
    return {str(name) for name, place in items if _place(place)[0].objgen in pages}


def _pages(document: pikepdf.Pdf) -> set[tuple[int, int]]:
    return {page.obj.objgen for page in document.pages}


def _place(place: Any) -> Any:
    return place.D if isinstance(place, pikepdf.Dictionary) else place


def _words(note: Any) -> str:
    return str(note.get("/Contents", ""))


def _message(words: str, target: Any) -> str:
    if target is None:
        return _("the link '{words}' leads nowhere: it has no target", words=words)
    return _("the link '{words}' leads nowhere: '{target}'", words=words, target=str(target)[:80])
