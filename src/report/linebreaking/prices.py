"""What a way to break a paragraph costs: one table, each price with its reason.

Prices are in the unit of the rag: a line whose white is one em further from the ideal than
another's costs 1 more, 2 em cost 4. A price of 16 so means: rather leave 4 em more of white.
"""

import re
from dataclasses import dataclass
from typing import Final

from report.linebreaking.paragraph import Break, Paragraph
from report.linebreaking.words import Kind
from report.swedish import SOFT_HYPHEN, leans

LONGEST_RUNT: Final = 6  # letters and figures; a longer word may stand alone on a last line
SHORTEST_TEXT: Final = 20  # characters; a shorter one has no last line to speak of
FEW_LETTERS: Final = 4  # fewer beside a hyphen tell little of the word
NEAR: Final = 12  # characters beside a hyphen that are looked at for letters
SMALL_WORD: Final = 3  # letters; so short a word is lost behind a full stop

_SENTENCE_END: Final = re.compile("[.?!…:]”?$")
ALMOST_NEVER: Final = 400.0  # only where every other way is as bad
NEVER: Final = 40_000.0  # only where there is no other way


@dataclass(frozen=True)
class Prices:
    """What lines and their ends cost.

    `ideal_em` is the white that a line is to leave: ragged lines that all but touch the measure
    look like justified ones that failed. `short` is the price of white beyond `most_em`, for each
    em of it squared: a hole in the rag. The rest is for one line, beside its white:

    `line`: any line, so that a paragraph is not longer than it needs to be.
    `hyphen`: a broken word is read in two movements.
    `near_end`: few letters on one side of a hyphen tell little of the word.
    `ladder`: a second hyphen below the first; the eye slips from one to the other.
    `compound`: IKT-|pedagog, broken at a hyphen of its own.
    `slash`: broken behind a slash or dash, where an address goes on.
    `name`: a name whose parts stand on two lines, Per|Hellmark.
    `leaning`: a small word at the end of a line belongs to the next.
    `stranded`: a small word that begins a sentence and is left by it: “… i skolan. I|”.
    `runt`: a last line that is shorter than an indent shows a hole above the next paragraph.
    `lone`: a last line of one long word looks like a mistake, but is none.
    `broken_last`: a last line that is the end of a broken word.
    `anywhere`: letters of a word parted without a hyphen, where no column holds it.
    `even_last`: whether the last line is to be as long as the others, as in headings.
    """

    ideal_em: float
    most_em: float
    short: float
    line: float
    hyphen: float
    near_end: float
    ladder: float
    compound: float
    slash: float
    name: float
    leaning: float
    stranded: float
    runt: float
    lone: float
    broken_last: float
    anywhere: float = NEVER
    even_last: bool = False


# Running text and all small text beside it.
TEXT: Final = Prices(
    ideal_em=0.5,
    most_em=5,
    short=1,
    line=1,
    hyphen=20,
    near_end=6,
    ladder=ALMOST_NEVER,
    compound=4,
    slash=0.5,
    name=1,
    leaning=2,
    stranded=120,
    runt=60,
    lone=8,
    broken_last=ALMOST_NEVER,
)
# Headings, titles and standfirsts that are set like them: as few lines as they need, equally long.
HEADING: Final = Prices(
    ideal_em=0,
    most_em=1000,
    short=0,
    line=ALMOST_NEVER * 10,
    hyphen=NEVER,
    near_end=0,
    ladder=0,
    compound=40,
    slash=0.5,
    name=10,
    leaning=40,
    stranded=40,
    runt=0,
    lone=0,
    broken_last=0,
    anywhere=NEVER * 10,
    even_last=True,
)


def price_of_white(white_em: float, prices: Prices) -> float:
    """Return what the white at a line's end costs.

    >>> price_of_white(1.5, TEXT), price_of_white(0.5, TEXT)
    (1.0, 0.0)
    """
    price = (white_em - prices.ideal_em) ** 2
    if white_em > prices.most_em:
        price += prices.short * (white_em - prices.most_em) ** 2
    return price


def price_of_end(paragraph: Paragraph, last: Break, prices: Prices) -> float:
    """Return what a line costs for what it ends with; what the last line costs is told apart."""
    match last.kind:
        case Kind.SPACE:
            return _price_of_words(paragraph, last, prices)
        case Kind.SOFT:
            return prices.hyphen + _price_near_end(paragraph, last, prices)
        case Kind.HARD if paragraph.text[last.end - 1] == "-":
            return prices.compound + _price_near_end(paragraph, last, prices)
        case Kind.HARD:
            return prices.slash
        case Kind.LETTER:
            return prices.anywhere
        case Kind.END:
            return 0


def price_of_last(paragraph: Paragraph, first: Break, prices: Prices) -> float:
    """Return what a last line costs that begins behind the others, at this break."""
    is_rest = first.word == len(paragraph.words) - 1 and first.kind is not Kind.SPACE
    price = prices.broken_last if is_rest and first.kind in (Kind.SOFT, Kind.HARD) else 0
    if len(paragraph.text) > SHORTEST_TEXT:
        is_runt = letters(paragraph.text[first.next :]) <= LONGEST_RUNT
        is_lone = first.word + (first.kind is Kind.SPACE) == len(paragraph.words) - 1
        price += prices.runt if is_runt else prices.lone if is_lone else 0
    return price


def letters(text: str) -> int:
    """Count the letters and figures of a text."""
    return sum(map(str.isalnum, text))


def _price_near_end(paragraph: Paragraph, last: Break, prices: Prices) -> float:
    start, end = paragraph.words[last.word]
    text = paragraph.text
    before = letters(text[max(start, last.end - NEAR) : last.end])
    least = min(before, letters(text[last.next : min(end, last.next + NEAR)]))
    return prices.near_end if least < FEW_LETTERS else 0


def _price_of_words(paragraph: Paragraph, last: Break, prices: Prices) -> float:
    """Price the end of a line between two words, by what they are."""
    word = _word(paragraph, last.word)
    before = _word(paragraph, last.word - 1) if last.word else ""
    if _SENTENCE_END.search(before) and letters(word) <= SMALL_WORD:
        return prices.stranded
    if leans(word):
        return prices.leaning
    following = _word(paragraph, last.word + 1)
    is_name = word[:1].isupper() and word[-1:].isalpha() and following[:1].isupper()
    return prices.name if is_name else 0


def _word(paragraph: Paragraph, number: int) -> str:
    start, end = paragraph.words[number]
    return paragraph.text[start:end].replace(SOFT_HYPHEN, "")
