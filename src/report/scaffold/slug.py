"""The name of a text's file, made from the name of the organisation."""

import re
import unicodedata

from report.locales import _
from report.model import is_slug
from report.problems import Problem, UsageError

# What sort of organisation it is, at the end of its name.
_SORT = re.compile(r"\s+(kommun|stad|ab|\w*förbund)$", re.IGNORECASE)

# The s of 'Lunds kommun', but not those that belong to Alingsås, Sotenäs, Hagfors or Grums.
_GENITIVE = re.compile(r"(?<!å)(?<!nä)(?<!for)(?<!grum)s$", re.IGNORECASE)
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss"})


def slug(name: str) -> str:
    """Make a slug: small letters without dots, hyphens for spaces.

    What sort of organisation it is does not belong to it. Raises `UsageError` where
    nothing is left.

    >>> slug("Lunds kommun"), slug("Alingsås kommun"), slug("Trollhättans stad")
    ('lund', 'alingsas', 'trollhattan')
    >>> slug("Lärande i Sverige AB"), slug("Kalmarsunds gymnasieförbund")
    ('larande-i-sverige', 'kalmarsund')
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    short = _SORT.sub("", name)
    if short != name and not name.lower().endswith(" ab"):
        short = _GENITIVE.sub("", short)
    letters = unicodedata.normalize("NFKD", short.lower().translate(_LETTERS))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    made = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not made:
        raise UsageError(
            Problem(
                "no-slug",
                _("'{name}' has no letter for the name of a file", name=name),
                advice=_("Give the file's name with --slug, such as --slug lund."),
            )
        )
    return made


def given_slug(text: str) -> str:
    """Return a slug back that the user chose, or raise `UsageError` if it is none."""
    if is_slug(text):
        return text
    raise UsageError(
        Problem(
            "no-slug",
            _("'{slug}' is not a slug", slug=text),
            advice=_("Use small letters a to z, figures, and hyphens between words."),
        )
    )
