"""Words in place of what a draft lacks, told apart from those that somebody wrote."""

import re
from typing import Final

from report.model import GAPS

_SOFT: Final = "\u00ad?"  # hyphens that a filter has put into a word
# Of a page, what shows no text of ours: tags, and drawings with all that is in them.
_NO_TEXT: Final = re.compile(r"(<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)


def _written(words: str) -> str:
    """Return a pattern for words as the filters of templates may have left them."""
    return _SOFT.join("[ \u00a0]" if letter == " " else re.escape(letter) for letter in words)


_GAP: Final = re.compile("|".join(map(_written, sorted(GAPS))))


def marked(html: str) -> str:
    """Return a document whose gaps are elements of the class `gap`; its head stays as it is.

    >>> marked('<body><p title="[rubrik saknas]">[rubrik saknas]</p>')
    '<body><p title="[rubrik saknas]"><span class="gap">[rubrik saknas]</span></p>'
    """
    head, body, rest = html.partition("<body")
    parts = _NO_TEXT.split(rest)
    parts[::2] = (_GAP.sub(r'<span class="gap">\g<0></span>', part) for part in parts[::2])
    return f"{head}{body}{''.join(parts)}"
