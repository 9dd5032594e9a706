"""Swedish sentences, and texts of them, put together by chance: no sentence comes twice in one."""

from collections.abc import Iterator
from random import Random
from typing import Final

from support.drawn import words

ENDS: Final = 0.25  # how many texts are nearly as short as can be, and how many as long
NEAR: Final = 40  # words; so near to the end
PARAGRAPH: Final = (20, 75)  # words
WITHOUT_HEADINGS: Final = 150  # words; a short text has no headings
SECTION: Final = (1, 4)  # paragraphs between headings
MORE: Final = 20  # words that a text may get over what was asked for


def length(chance: Random, shortest: int, longest: int) -> int:
    """Return how many words a text is to have: often near one of the ends."""
    where = chance.random()
    if where < ENDS:
        return chance.randint(shortest, min(shortest + NEAR, longest - MORE))
    if where > 1 - ENDS:
        return chance.randint(max(longest - MORE - NEAR, shortest), longest - MORE)
    return chance.randint(shortest, longest - MORE)


def body(chance: Random, count: int, names: list[str], town: str) -> str:
    """Return the Markdown of a text of about so many words, at most `MORE` over.

    It names the town, and perhaps those of the people's `names`.
    """
    told = sentences(chance)
    blocks = [f"I {town} handlar det om att börja i tid. {next(told)}"]
    until_heading = chance.randint(*SECTION)
    headings = chance.sample(words.HEADINGS, len(words.HEADINGS))
    while (left := count - _count(blocks)) > 0:
        if count > WITHOUT_HEADINGS and until_heading <= 0 and left > PARAGRAPH[0] and headings:
            blocks.append(f"{_marks(chance, blocks)} {headings.pop()}")
            until_heading = chance.randint(*SECTION)
        elif chance.random() < 0.12 and left > PARAGRAPH[1] and not blocks[-1].startswith("#"):
            blocks += _listed(chance)
        else:
            blocks.append(_paragraph(told, min(chance.randint(*PARAGRAPH), left)))
            until_heading -= 1
            if names and chance.random() < 0.3 and left > PARAGRAPH[1]:
                blocks[-1] += f" Det märks i vardagen, menar {chance.choice(names)}."
    return "\n\n".join(_with_marks(chance, block) for block in blocks)


def sentences(chance: Random) -> Iterator[str]:
    """Yield sentences, each of them once."""
    seen: set[str] = set()
    while True:
        sentence = _sentence(chance)
        if sentence not in seen:
            seen.add(sentence)
            yield sentence


def paragraph(chance: Random, count: int) -> str:
    """Return some sentences of at least so many words together."""
    return _paragraph(sentences(chance), count)


def at_most(chance: Random, count: int) -> str:
    """Return sentences of at most so many words together; at least one, of at most 30."""
    told: list[str] = []
    for sentence in sentences(chance):
        if told and _count([*told, sentence]) > count:
            return " ".join(told)
        told.append(sentence)
    raise AssertionError("there is always another sentence")


def _paragraph(told: Iterator[str], count: int) -> str:
    found: list[str] = []
    while _count(found) < count:
        found.append(next(told))
    return " ".join(found)


def _sentence(chance: Random) -> str:
    """Return a sentence of one of seven forms."""
    one, other = chance.sample(words.WHO, 2)
    (verb, rest), (second_verb, second_rest) = chance.sample(words.DOES, 2)
    when, where, why = map(chance.choice, (words.WHEN, words.WHERE, words.WHY))
    large = chance.randint(12, 90)
    forms = (
        f"{one} {verb} {rest}.",
        f"{when} {verb} {one} {rest}.",
        f"{where} {verb} {one} {rest}, {why}.",
        f"{one} {verb} {rest}, och {other} {second_verb} {second_rest}.",
        f"{when} {verb} {one} {rest}, medan {other} {second_verb} {second_rest}.",
        chance.choice(words.COUNTED).format(large, chance.randint(3, large - 2)),
        chance.choice(words.WHOLE),
    )
    (sentence,) = chance.choices(forms, (3, 3, 3, 2, 2, 1, 6))
    return sentence[0].upper() + sentence[1:]


def _marks(chance: Random, blocks: list[str]) -> str:
    """Return what a heading begins with: one of the second level stands below one of the first."""
    is_below = any(block.startswith("## ") for block in blocks) and chance.random() < 0.2
    return "###" if is_below else "##"


def _listed(chance: Random) -> tuple[str, str]:
    """Return a line that leads to a list, and the list."""
    items = chance.sample(words.ITEMS, chance.randint(2, 5))
    if chance.random() < 0.6:
        return chance.choice(words.LEADS), "\n".join(f"- {item}" for item in items)
    numbered = (f"{number}. {item}" for number, item in enumerate(items, start=1))
    return chance.choice(words.LEADS_OF_STEPS), "\n".join(numbered)


def _with_marks(chance: Random, block: str) -> str:
    """Set a word of some paragraphs in italics, or make a link of it."""
    if block[0] in "#-1":
        return block
    marks = chance.choices(("*{}*", "[{}](https://www.example.org/mer)", ""), (1, 1, 12))[0]
    plain = [word for word in block.split() if word.isalpha() and word.islower()]
    if not marks or not plain:
        return block
    word = chance.choice(plain)
    return block.replace(f" {word} ", f" {marks.format(word)} ", 1)


def _count(blocks: list[str]) -> int:
    return sum(len(block.split()) for block in blocks)
