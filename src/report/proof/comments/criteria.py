"""The criteria that a text touches: on the page, their names; in its field, their numbers alone."""

from report.checks.written import letters
from report.problems import Place
from report.proof.comments.letters import Letters
from report.proof.comments.marked import BROKEN
from report.source import Source


def criterion(page: Letters, start: int, end: int, text: Source, criteria: Source) -> Place | None:
    """Return where a text names the criterion that characters of a page are about, or None.

    On the page it stands as "1 Vision och plan", and the number is in the field of the text.
    """
    if not page.count_between(start, end):
        start, end = page.word_around(start, end)
    first = page.count_before(start)
    names = _names(criteria)
    for item in range(text.count("criteria")):
        number = text.text("criteria", item)
        if number in names and _stands_at(page, first, letters(f"{number} {names[number]}")):
            return text.place("criteria", item)
    return None


def _names(criteria: Source) -> dict[str, str]:
    items = range(criteria.count("items"))
    return {criteria.text("items", n, "number"): criteria.text("items", n, "name") for n in items}


def _stands_at(page: Letters, letter: int, wanted: str) -> bool:
    """Return whether a letter of a page belongs to letters that are whole words there."""
    at = page.letters.find(wanted, max(letter - len(wanted) + 1, 0), letter + len(wanted))
    return at >= 0 and _is_edge(page, at) and _is_edge(page, at + len(wanted))


def _is_edge(page: Letters, letter: int) -> bool:
    """Return whether a word begins with a letter of a page, or none is left."""
    if not 0 < letter < len(page.characters):
        return True
    between = page.text[page.characters[letter - 1] + 1 : page.characters[letter]]
    return any(one.isspace() for one in between) and not BROKEN.search(between)
