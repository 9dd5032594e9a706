"""Swedish on paper: dates, spaces that hold, quotes, dashes, hyphenation.

The rules follow "Svenska skrivregler" (Språkrådet) and "Myndigheternas
skrivregler": the same quote on both sides, an en dash with spaces for asides
and without for intervals, a space in numbers from 10 000.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from report.swedish.intervals import with_dashes

NO_BREAK_SPACE = "\u00a0"
SOFT_HYPHEN = "\u00ad"
WORD_JOINER = "\u2060"  # draws nothing; no line ends beside it
ZERO_WIDTH_SPACE = "\u200b"
UNHOLDABLE = 24  # letters; so long a word is broken even in headings and names
SHORTEST_HYPHENATED = 9  # letters; shorter words are not worth a hyphen
LETTERS_LEFT = 3  # on each side of a break

_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_BEFORE_NUMBER = (
    r"åk|årskurs|årskurserna|s\.|sid\.?|sidan|sidorna|kap\.|nr\.?|ca|klass|steg|läsåret|§§?|[Pp]unkt"
    r"|[Kk]l\.?|[Kk]lockan|[Vv]\.|[Vv]ecka|ISBN|ISSN|[Dd]nr|[Oo]rg\.nr|[Tt]el\.?|[Tt]fn|Box|[Bb]ilaga|[Bb]il\."
    r"|[Tt]ab(?:ell|\.)|[Ff]ig(?:ur|\.)|[Aa]rt(?:ikel|\.)|Lgr|[Bb]ankgiro"
)

# Prepositions, conjunctions, articles and the like.
_LEANING = re.compile(
    r"i|på|av|för|med|till|från|om|vid|hos|ur|mot|per|under|över|efter|före|utan|inom|mellan|genom|"
    r"och|eller|men|samt|att|som|så|en|ett|den|det|de|sin|sitt|sina|vår|vårt|våra|är|när|där|hur"
)

# Each pattern ends or begins at one space, which becomes a no-break space.
_HOLDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=\d) (?=\d{3}(?!\d))",  # 28 000
        r"(?<=\b\d) (?=[a-zåäö])",  # 6 procent
        r"(?<=\b\d\d) (?=[a-zåäö])",  # 45 språk, 14 november
        r"(?<=\b\d\d\d) (?=[a-zåäö])",  # 900 lärare
        r"(?<=\S) (?=– )",  # a dash ends a line, it does not begin one
        r"(?<=\b[A-ZÅÄÖ]) (?=[A-ZÅÄÖ][a-zåäö])",  # Anders J Persson
        r" (?=\([A-ZÅÄÖ]{1,3}\))",  # Sofia Andersson (S)
        r"(?<=\d) (?=[%‰€°§])",  # 5 %, 2 kap. 3 §
        r"(?<=\b[Dd]nr) (?=[A-ZÅÄÖ]{1,5}[ \d])",  # dnr KS 2019:12
        r"(?<=\b\d{3}) (?=\d\d [A-ZÅÄÖ])",  # 411 18 Göteborg
    )
)
_NUMBERED = re.compile(rf"(?<!\w)({_BEFORE_NUMBER}) (?=[\dF+])")
# 031-123 45 67, +46 31 123 45 67
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:0\d{1,3}-\d{2,4}|\+\d{1,3}(?: ?\(0\)\d{1,3})?)(?:[ -]\d{1,4})+(?!\w)"
)
_DATED = re.compile(rf"\b({_MONTH}) (?=\d{{4}}\b)")
_YEAR_HELD = re.compile(rf"{NO_BREAK_SPACE}(?=\d{{4}}\b)")
_LIGATURE = re.compile("f[bfhijklt]")  # those of Source Serif and Source Sans
_CAPITALISED = re.compile(r"(?:(?<=[a-zåäö\d,] )|(?<=\u00a0))[A-ZÅÄÖ][^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_INFLECTION = re.compile(
    r"(?:e?n|e?t|na|rna|a|ar|arna|er|erna|or|orna|e|are|aren|arna|ad|at|ade|ats|ande|en)?s?"
)


def typographic(text: str) -> str:
    r"""Set quotes, dashes and no-break spaces in running text.

    >>> typographic('"Så här" - 28 000 elever, 6 procent, åk 9, 14-15 november 2019')
    '”Så här”\xa0– 28\xa0000\xa0elever, 6\xa0procent, åk\xa09, 14–15\xa0november\xa02019'
    """
    text = text.replace('"', "”").replace("“", "”").replace("„", "”").replace("'", "’")
    text = text.replace(" - ", " – ").replace("...", "…")
    text = with_dashes(text)
    text = _TELEPHONE.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
    for pattern in _HOLDS:
        text = pattern.sub(NO_BREAK_SPACE, text)
    text = _NUMBERED.sub(rf"\1{NO_BREAK_SPACE}", text)
    return _DATED.sub(rf"\1{NO_BREAK_SPACE}", text)


def in_column(text: str) -> str:
    r"""Set a date for a narrow column: the year may go to a line of its own.

    >>> in_column("14-15 november 2019")
    '14–15\xa0november 2019'
    """
    return _YEAR_HELD.sub(" ", typographic(text))


def leans(word: str) -> bool:
    """Return whether a word belongs so closely to the next one that it should not end a line.

    >>> leans("för"), leans("Och"), leans("skolan")
    (True, True, False)
    """
    return bool(_LEANING.fullmatch(word.lower()))


def names_in(text: str) -> set[str]:
    """Collect the words that have a capital though they do not begin a sentence.

    >>> sorted(names_in("Guldtrappan gick till Luleå. Juryn såg att Vårt Luleå används."))
    ['Luleå', 'Vårt']
    """
    return set(_CAPITALISED.findall(text))


def spoken_date(day: date) -> str:
    """Write a date as Swedish prose does.

    >>> spoken_date(date(2019, 6, 13))
    '13 juni 2019'
    """
    return _format(day, "d MMMM y")


def spoken_interval(start: date, end: date) -> str:
    """Write an interval of days as briefly as can be.

    Babel has no interval with the month spelt out in Swedish, so the rule is ours.

    >>> spoken_interval(date(2019, 11, 14), date(2019, 11, 15))
    '14–15 november 2019'
    >>> spoken_interval(date(2019, 11, 28), date(2019, 12, 2))
    '28 november – 2 december 2019'
    """
    if start == end:
        return spoken_date(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{spoken_date(end)}"
    if start.year == end.year:
        return f"{_format(start, 'd MMMM')} – {spoken_date(end)}"
    return f"{spoken_date(start)} – {spoken_date(end)}"


def enumeration(items: Iterable[str]) -> str:
    """Join items with commas and a last 'och'.

    >>> enumeration(["Skara", "Malmö", "Luleå"])
    'Skara, Malmö och Luleå'
    """
    *first, last = items
    return f"{', '.join(first)} och {last}" if first else last


def _format(day: date, pattern: str) -> str:
    from babel.dates import format_date  # reads its locales when imported

    return format_date(day, pattern, locale="sv_SE")


@cache
def load_patterns() -> Any:
    """Load the patterns by which words are hyphenated; processes forked after have them, too."""
    import pyphen  # reads its patterns when imported, which only typesetting needs

    return pyphen.Pyphen(lang="sv_SE", left=LETTERS_LEFT, right=LETTERS_LEFT)


class Hyphenator:
    """Puts soft hyphens into words, by a list of judged words first and by patterns second.

    `words` are written with a hyphen at every place where they may break. They
    serve alone, inflected, and as parts of longer compounds. `names` are not broken, unless
    they are so long that no column would hold them.

    >>> hyphenator = Hyphenator(["skol-enhet", "skol-ut-veck-lings"])
    >>> hyphenator.breaks("skolutvecklingsprogrammet")
    ['skol', 'ut', 'veck', 'lings', 'pro', 'gram', 'met']
    >>> hyphenator.breaks("skolenheterna")
    ['skol', 'enheterna']
    """

    def __init__(self, words: Iterable[str] = (), names: Collection[str] = ()) -> None:
        self._judged = {word.replace("-", ""): word.split("-") for word in words}
        self._longest_first = sorted(self._judged, key=len, reverse=True)
        self._names = frozenset(names)
        self.breaks = lru_cache(maxsize=20_000)(self._breaks)

    def hyphenate(self, text: str, shortest: int = 0) -> str:
        """Put soft hyphens into the long words of a text, or into those of so many letters."""

        def broken(match: re.Match[str]) -> str:
            word = match[0]
            return SOFT_HYPHEN.join(self.breaks(word)) if len(word) >= shortest else word

        return _WORD.sub(broken, text)

    def _breaks(self, word: str) -> list[str]:
        """Return the pieces between which a word may be broken; one piece if it may not."""
        if len(word) < SHORTEST_HYPHENATED or word.isupper() or self._is_held(word):
            return [word]
        lengths = [len(piece) for piece in self._pieces(word.lower())]
        return _joined_at_the_ends(_joined_in_ligatures(_cut(word, lengths)))

    def _is_held(self, word: str) -> bool:
        return word in self._names and len(word) < UNHOLDABLE

    def _pieces(self, word: str) -> list[str]:
        judged = self._judged.get(word)
        if judged:
            return judged
        for entry in self._longest_first:
            start = word.find(entry)
            if start == 0 or (start >= LETTERS_LEFT and len(entry) >= 6):
                before, after = word[:start], word[start + len(entry) :]
                return self._around(before, self._judged[entry], after)
        return list(load_patterns().inserted(word, "-").split("-"))

    def _around(self, before: str, judged: list[str], after: str) -> list[str]:
        pieces = [*(self._pieces(before) if before else ()), *judged]
        if not after:
            return pieces
        if _INFLECTION.fullmatch(after):
            return [*pieces[:-1], pieces[-1] + after]
        return [*pieces, *self._pieces(after)]


def _cut(word: str, lengths: Iterable[int]) -> list[str]:
    pieces, start = [], 0
    for length in lengths:
        pieces.append(word[start : start + length])
        start += length
    return pieces


def _joined_in_ligatures(pieces: list[str]) -> list[str]:
    """Join pieces where the fonts join letters: 'uppgifter' is not broken after the f.

    With a soft hyphen inside a ligature the engine (WeasyPrint 70.0) forgets what its letters
    are, and the word is lost to search, to copying and to those who listen.
    """
    joined = pieces[:1]
    for piece in pieces[1:]:
        if _LIGATURE.match(joined[-1][-1] + piece[0]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _joined_at_the_ends(pieces: list[str]) -> list[str]:
    """Join pieces at both ends until enough letters are left there."""
    while len(pieces) > 1 and len(pieces[0]) < LETTERS_LEFT:
        pieces[:2] = ["".join(pieces[:2])]
    while len(pieces) > 1 and len(pieces[-1]) < LETTERS_LEFT:
        pieces[-2:] = ["".join(pieces[-2:])]
    return pieces
