"""Where Swedish sentences end: not behind abbreviations, initials and figures."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# Abbreviations with a full stop behind which a sentence goes on, whatever follows; those that may
# end one, such as 'm.m.' and 'osv.', are not among them.
_ABBREVIATIONS: Final = (
    "a.a. ang. art. avd. bil. bitr. bl.a. ca. cirka. c:a d.v.s. dir. doc. dr. dvs. enl. ev. exkl. "
    "f. f.d. f.n. fig. fil. fr.o.m. ibid. inkl. jfr. jmf. kap. kl. m.a.o. m.h.a. max. min. moms. "
    "nr. obs. org.nr. p.g.a. pga. prof. red. resp. s. s.k. sid. st. st.f. t.ex. t.o.m. tab. tel. "
    "tf. tfn. v. vol. åk. årg. övers. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. mån. tis. ons. tors. fre. lör. "
    "sön."
)
_KNOWN: Final = frozenset(_ABBREVIATIONS.split())
_LONGEST: Final = 12  # characters of an abbreviation, with what may open before it
# What may end a sentence, with the quotes and brackets that close behind it; a colon begins
# another, as in LIX (Björnsson 1968), so that an enumeration behind one counts by itself.
_END: Final = re.compile(r"(?<![.!?…:])[.!?…:]+[”’\"»)\]]*(?=\s)")
_BEGINNING: Final = re.compile(r"\s+(?:[–—-]\s*)?[”’\"«(\[]*[A-ZÅÄÖÉ\d]")
_INITIAL: Final = re.compile(r"[A-ZÅÄÖ]\.")
_FIGURES_ALONE: Final = re.compile(r"\s{0,3}\d{1,4}\.")


class Sentence(NamedTuple):
    """A sentence, and where it begins in the text that it stands in, from 0."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph.

    >>> [sentence.text for sentence in sentences("Kl. 8, bl.a. Ann-Sofie W. Berg. Web 2.0? Ja.")]
    ['Kl. 8, bl.a. Ann-Sofie W. Berg.', 'Web 2.0?', 'Ja.']
    """
    start = 0
    for end in _END.finditer(text):
        if _is_end(text, start, end):
            yield from _stripped(text, start, end.end())
            start = end.end()
    yield from _stripped(text, start, len(text))


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    if end[0].startswith(":"):
        return True
    if not _BEGINNING.match(text, end.end()):
        return False
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    if _FIGURES_ALONE.fullmatch(text, start, end.start() + 1):  # the number of an item
        return False
    before = text[max(start, end.start() - _LONGEST) : end.start() + 1]
    word = before.split()[-1].lstrip('(”"')
    return not (_INITIAL.fullmatch(word) or word.lower() in _KNOWN)


def _stripped(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if piece.strip():
        yield Sentence(piece.strip(), start + len(piece) - len(piece.lstrip()))
