"""Whether a text is easy to read, as far as its sentences and words tell."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from report.checks.content.passages import Paragraph, Passage, paragraphs, passages
from report.locales import _
from report.model import EditionFiles
from report.problems import Place, Problem, Severity, quoted
from report.source import Loc, Source
from report.swedish import Sentence, sentences

# Three lines of the booklet, which take about twelve words each: on the fourth, a reader who is
# standing up has lost the beginning.
MOST_WORDS: Final = 36
# Of LIX (C.-H. Björnsson, Läsbarhet, 1968): from 40 to 50 newspapers, from 50 official prose.
HIGHEST_LIX: Final = 50
LONG_WORD: Final = 6  # letters; LIX counts the words that have more
FEWEST_WORDS: Final = 100  # of a text; of fewer, LIX tells nothing

_PROSE: Final = frozenset({"standfirst", "introduction", "next", "outcome", "note", "text"})
# Forename and surname are a word, and so is the name of an office or a place.
_NAME: Final = re.compile(r"\b[A-ZÅÄÖÉ][\w’'-]{0,40}(?: [A-ZÅÄÖÉ][\w’'-]{0,40})+")


def long_sentence(files: EditionFiles) -> Iterator[Problem]:
    """A sentence has at most 36 words. A warning.

    A name of several words counts as one, and an enumeration behind a colon by itself. Items of
    lists, headings and labels are no sentences of the text around them.
    """
    for source in files.sources:
        for sentence, place in _sentences(source):
            if (count := _length(sentence.text)) > MOST_WORDS:
                yield Problem(
                    "long-sentence",
                    _(
                        "the sentence {sentence} has {count} words",
                        sentence=quoted(sentence.text),
                        count=count,
                    ),
                    place,
                    _(
                        "Make two of it: a sentence has at most {most} words.",
                        most=MOST_WORDS,
                    ),
                    Severity.WARNING,
                )


def hard_text(files: EditionFiles) -> Iterator[Problem]:
    """The running text of a file has a LIX of at most 50. A warning.

    LIX is the mean number of words of a sentence and the percentage of words with more than six
    letters, added up. Lists, headings and fields are left out, and so is a text of fewer than a
    hundred words.
    """
    for source in files.sources:
        texts = [paragraph for paragraph in paragraphs(source) if not paragraph.is_item]
        found = lix(sentence.text for text in texts for sentence in sentences(text.text))
        if found is not None and found > HIGHEST_LIX:
            yield Problem(
                "hard-text",
                _(
                    "the text has a LIX of {lix}, and newspapers have 40 to {highest}",
                    lix=found,
                    highest=HIGHEST_LIX,
                ),
                texts[0].place(0),
                _("Shorten the longest sentences, and say long words in two or three short ones."),
                Severity.WARNING,
            )


def lix(texts: Iterator[str]) -> int | None:
    """Return the LIX of sentences; None if they have fewer than a hundred words.

    >>> lix(iter(["Barn leker ute."] * 20)), lix(iter(["Barn leker ute."] * 50))
    (None, 3)
    """
    counted = [_words(text) for text in texts]
    words = [word for sentence in counted for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    long = sum(sum(map(str.isalpha, word)) > LONG_WORD for word in words)
    return round(len(words) / len(counted) + 100 * long / len(words))


def _sentences(source: Source) -> Iterator[tuple[Sentence, Place]]:
    """Yield the sentences of the fields that hold some, and of the running text, with places."""
    fields = (passage for passage in passages(source) if _is_prose(passage.loc))
    texts: Iterator[Passage | Paragraph] = chain(fields, paragraphs(source))
    for text in texts:
        for sentence in sentences(text.text):
            yield sentence, text.place(sentence.start)


def _is_prose(loc: Loc) -> bool:
    return bool(loc) and (loc[-1] in _PROSE or loc[0] == "imprint")


def _length(sentence: str) -> int:
    return len(_words(_NAME.sub("Namn", sentence)))


def _words(text: str) -> list[str]:
    """Split a text at its spaces; an address is one word, and a dash between spaces is none."""
    return [word for word in text.split() if any(map(str.isalnum, word))]
