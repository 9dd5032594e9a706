"""Words that somebody looks for, found on the pages that are shown, wherever their lines end."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, Final
from unicodedata import normalize

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from report.locales import _
from report.preview.images import Images
from report.preview.state import PreviewState, Product
from report.proof.differences.words import Box, Word, lines

LONGEST: Final = 100  # characters that can be looked for
MOST_HITS: Final = 1000
PROFILES: Final = "profile-"  # how the names of their products begin: they are one volume

# What typography changes: dashes and hyphens go, and quotes are all alike.
_TYPED: Final = str.maketrans(
    {**dict.fromkeys("-\u00ad\u2010\u2011\u2013\u2014"), "’": "'", "”": '"'}
)


@dataclass(frozen=True)
class Hit:
    """What was looked for, on a page of a product; its areas are in mm from the upper left."""

    product: str
    page: int
    areas: tuple[Box, ...]


class PageWords:
    """The words of a page, to be found by their letters alone."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = [word for word in words if folded(word.text)]
        keys = [folded(word.text) for word in self._words]
        self._text = " ".join(keys)
        self._starts = list(accumulate((len(key) + 1 for key in keys), initial=0))

    def areas(self, wanted: str) -> Iterator[tuple[Box, ...]]:
        """Yield the areas of each place where folded words stand: one for each line.

        Whole words are marked, also where a part of one was looked for.
        """
        at = self._text.find(wanted)
        while at >= 0:
            words = self._words[self._word(at) : self._word(at + len(wanted) - 1) + 1]
            yield tuple(box for _page, box in lines(words))
            at = self._text.find(wanted, at + len(wanted))

    def _word(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def folded(written: str) -> str:
    """Return words as they are compared: small, without hyphens, a space between two.

    >>> folded("IT\u2011Chefens  arbete 2018–2019")
    'itchefens arbete 20182019'
    """
    words = normalize("NFKC", written).casefold().translate(_TYPED).split()
    return " ".join(words)


def hits(wanted: str, products: Mapping[str, Product], name: str, images: Images) -> Iterator[Hit]:
    """Yield where words stand in a product, page by page; with a profile, in all of them."""
    for each, product in products.items():
        if each == name or (name.startswith(PROFILES) and each.startswith(PROFILES)):
            for number, page in enumerate(product.pages, start=1):
                words = images.words(page.image.key)
                for areas in PageWords(words).areas(wanted) if words else ():
                    yield Hit(each, number, areas)


def search(state: PreviewState, images: Images) -> Route:
    """Return what answers where words stand: `for` them, `in` a product."""

    async def answer(request: Request) -> Response:
        asked, name = request.query_params.get("for", ""), request.query_params.get("in", "")
        wanted = folded(asked)
        if not wanted or len(asked) > LONGEST:
            return Response(_("Ask for some words, and not for many."), 400)
        products = state.shown.products
        return JSONResponse(await run_in_threadpool(_found, wanted, products, name, images))

    return Route("/hits.json", answer)


def _found(
    wanted: str, products: Mapping[str, Product], name: str, images: Images
) -> dict[str, Any]:
    found = list(islice(hits(wanted, products, name, images), MOST_HITS + 1))
    return {"hits": _rows(found[:MOST_HITS]), "isMore": len(found) > MOST_HITS}


def _rows(found: Sequence[Hit]) -> list[dict[str, Any]]:
    return [{"name": hit.product, "page": hit.page, "areas": hit.areas} for hit in found]
