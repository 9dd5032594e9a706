"""Words that are the same, and stand elsewhere or look different: told together for each text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.locales import _, enumerated, ngettext
from report.problems import Place
from report.proof.differences.matching import Pair
from report.proof.differences.paired import ComparedWords, is_still
from report.proof.differences.places import Places
from report.proof.differences.words import Box, Look, Word, lines


@dataclass(frozen=True)
class OtherwiseSet:
    """Words that are set in another look, in the same way, and how both looks differ."""

    pairs: tuple[Pair, ...]
    before: str
    after: str

    @property
    def extent(self) -> str:
        """How many they are, and on which pages: '412 words on pages 8–9'."""
        pages = _on_pages(new.page for _old, new in self.pairs)
        return ngettext("{n} word on {pages}", "{n} words on {pages}", len(self.pairs), pages=pages)


def otherwise_set(pairs: Iterable[Pair], places: Places) -> Iterator[OtherwiseSet]:
    """Yield the words whose look has changed: those of one text that changed alike together."""
    groups: dict[tuple[Path | None, Look, Look], list[Pair]] = {}
    for pair in pairs:
        old, new = pair[0].look, pair[1].look
        if old != new:
            groups.setdefault((places.text_of(pair[1].page), old, new), []).append(pair)
    for (_path, old, new), group in groups.items():
        yield OtherwiseSet(tuple(group), _told(old, new), _told(new, old))


@dataclass(frozen=True)
class MovedLines:
    """Lines of a text that stand elsewhere, with the same words, and what there is to say of it."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    said: str
    place: Place | None

    @property
    def first_page(self) -> int:
        """The first page on which they stand now."""
        return min(word.page for word in self.after)


def moved_lines(words: ComparedWords, places: Places) -> Iterator[MovedLines]:
    """Yield the lines that moved, those of one text together.

    Left out are those of lines in which words have changed: that they moved says no more.
    """
    rows = {pair.before: pair.after for pair in words.pages if pair.before}
    groups: dict[Path | None, list[Pair]] = {}
    for pair in words.pairs:
        if not is_still(pair, rows):
            groups.setdefault(places.text_of(pair[1].page), []).append(pair)
    changed: dict[Path | None, list[tuple[int, Box]]] = {}
    for change in words.changes:
        for page, box in lines(change.after or change.lead[-1:] or change.tail[:1]):
            changed.setdefault(places.text_of(page), []).append((page, box))
    for path, pairs in groups.items():
        marks = changed.get(path, [])
        told = [pair for pair in pairs if not _stands_beside(pair[1], marks)]
        if told:
            old, new = zip(*told, strict=True)
            said = _said(told, marks, rows)
            yield MovedLines(old, new, said, places.of_words(new[:1]))


def _stands_beside(word: Word, marks: Iterable[tuple[int, Box]]) -> bool:
    """Return whether a word stands in one of these lines."""
    middle = word.boxes[0][1] + word.boxes[0][3] / 2
    return any(page == word.page and box[1] < middle < box[1] + box[3] for page, box in marks)


def _said(
    pairs: Sequence[Pair], changed: Sequence[tuple[int, Box]], rows: dict[int, int | None]
) -> str:
    """Say how many lines moved, on which pages, and how that belongs to what has changed."""
    moved = list(lines(new for _old, new in pairs))
    on_pages = _on_pages(page for page, _box in moved)
    parts = [
        ngettext(
            "{n} line moved on {pages}", "{n} lines moved on {pages}", len(moved), pages=on_pages
        )
    ]
    parts += _over_pages(pairs, rows)
    pages = {page for page, _box in changed}
    first = min(page for page, _box in moved)
    if not changed:
        parts.append(_("no word of this text changed"))
    elif first < min(pages):
        parts.append(
            _(
                "they move from page {page} on, though words changed only on {pages}",
                page=first,
                pages=_on_pages(pages),
            )
        )
    else:
        page, box = min(changed, key=lambda mark: (mark[0], mark[1][1]))
        above = [each for each in moved if each[0] == page and each[1][1] + each[1][3] <= box[1]]
        if above:
            parts.append(
                ngettext(
                    "{n} line of them above the first word that changed",
                    "{n} lines of them above the first word that changed",
                    len(above),
                )
            )
    return "; ".join(parts)


def _over_pages(pairs: Sequence[Pair], rows: dict[int, int | None]) -> Iterator[str]:
    """Say which lines stand on another page than before."""
    ways: dict[tuple[int, int], list[Word]] = {}
    for old, new in pairs:
        was = rows.get(old.page) or old.page
        if was != new.page:
            ways.setdefault((was, new.page), []).append(new)
    for (was, now), words in ways.items():
        yield ngettext(
            "{n} line went from page {before} to page {after}",
            "{n} lines went from page {before} to page {after}",
            len(list(lines(words))),
            before=was,
            after=now,
        )


def _on_pages(pages: Iterable[int]) -> str:
    """Return 'page 8', 'pages 8–9' or 'pages 8, 9 and 12'.

    >>> _on_pages([8, 8, 9]), _on_pages([3, 1, 2]), _on_pages([9, 12, 8])
    ('pages 8–9', 'pages 1–3', 'pages 8, 9 and 12')
    """
    different = sorted(set(pages))
    if len(different) == 1:
        return _("page {page}", page=different[0])
    if different[-1] - different[0] + 1 == len(different):
        return _("pages {pages}", pages=f"{different[0]}–{different[-1]}")
    return _("pages {pages}", pages=enumerated([*map(str, different)]))


def _told(look: Look, other: Look) -> str:
    """Say of a look what is different in another: 'House Text 9.2 pt, #1c1b1a'."""
    size = f"{look.size_pt:g} pt" if look.size_pt != other.size_pt else ""
    font = look.font.replace("-", " ") if look.font != other.font or size else ""
    colour = "#{:02x}{:02x}{:02x}".format(*look.rgb) if look.rgb != other.rgb else ""
    return ", ".join(filter(None, (f"{font} {size}".strip(), colour)))
