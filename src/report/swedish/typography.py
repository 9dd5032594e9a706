"""Swedish on paper: no-break spaces, quotes, dashes.

The rules follow "Svenska skrivregler" (Språkrådet) and "Myndigheternas
skrivregler": the same quote on both sides, an en dash with spaces for asides
and without for intervals, a space in numbers from 10 000.
"""

import re

from report.swedish.intervals import with_dashes

NO_BREAK_SPACE = "\u00a0"
SOFT_HYPHEN = "\u00ad"
WORD_JOINER = "\u2060"  # draws nothing; no line ends beside it
ZERO_WIDTH_SPACE = "\u200b"
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
# What may go to the next line in a narrow column: a year, and the month of several days.
_LET_GO = re.compile(rf"{NO_BREAK_SPACE}(?=\d{{4}}\b)|(?:(?<=–\d)|(?<=–\d\d)){NO_BREAK_SPACE}")
_CAPITALISED = re.compile(r"(?:(?<=[a-zåäö\d,] )|(?<=\u00a0))[A-ZÅÄÖ][^\W\d_]+")


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


def closed(text: str) -> str:
    """Return a text with a full stop, unless it ends as a sentence does.

    >>> closed("Guldtrappan 2019"), closed("Guldtrappan 2022?"), closed("Hon sa ”nej!”")
    ('Guldtrappan 2019.', 'Guldtrappan 2022?', 'Hon sa ”nej!”')
    """
    return text if text.rstrip("”’»)").endswith((".", "?", "!", "…")) else f"{text}."


def in_column(text: str) -> str:
    r"""Set a date for a narrow column: a line may end before the year and behind several days.

    >>> in_column("14 november 2019"), in_column("14-15 november 2019")
    ('14\xa0november 2019', '14–15 november 2019')
    """
    return _LET_GO.sub(" ", typographic(text))


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
