"""The words that are broken at the ends of lines, for an editor to judge."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from report.checks.pages import HYPHEN, Page

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-(?=\w))*-?")
_BEFORE = re.compile(rf"[\w-]+(?={HYPHEN}$)")
_AFTER = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\w[./@]\S*$")


@dataclass(frozen=True)
class Break:
    """A broken word, such as 'skol-enhet', and its page."""

    page: int
    word: str


def words(texts: Iterable[str]) -> frozenset[str]:
    """Collect the words of texts; the first part of 'informations- och' keeps its hyphen.

    >>> sorted(words(["informations- och IKT-arbete"]))
    ['IKT-arbete', 'informations-', 'och']
    """
    return frozenset(word for text in texts for word in _WORD.findall(text))


def breaks(pages: Iterable[Page], known: Collection[str]) -> Iterator[Break]:
    """Find the words that are broken from one line to the next, page by page.

    `known` are the words of the source: by them, 'informations- och' at the end of a line is
    told from a broken word. Addresses are left out. A word that is broken from
    one page to the next is not found.
    """
    for page in pages:
        for line, following in pairwise(page.lines):
            before, after = _BEFORE.search(line), _AFTER.match(following)
            if not before or not after or _ADDRESS.search(line) or before[0].endswith("-"):
                continue  # an address, or a word that is parted at a hyphen of its own
            if f"{before[0]}-" in known and before[0] + after[0] not in known:
                continue
            yield Break(page.number, f"{before[0]}-{after[0]}")
