"""What editors and systems leave beside the files that people write."""

import re
from typing import Final

from report.files import TEMPORARY

# Swap files of vim, locks and copies of Emacs, what systems keep for their windows, half downloads.
_LITTER: Final = re.compile(
    r"\..*|.*~|#.*#|\d{4}|.*\.(?:sw[a-p]|bak|orig|part|crdownload|lnk)|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)


def is_litter(name: str) -> bool:
    """Tell whether a file of this name was written by a program for itself.

    >>> [is_litter(name) for name in (".lead.css.swp", "4913", "lead.css~", ".#lead.css")]
    [True, True, True, True]
    >>> is_litter("lead.css")
    False
    """
    return name.endswith(TEMPORARY) or _LITTER.fullmatch(name) is not None
