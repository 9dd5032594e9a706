"""A word changed in a text, as an editor does it."""

import re
from pathlib import Path

_WORD = re.compile(r"\boch\b")
_SAME = "samt"  # means the same and is a little longer


def change_word(path: Path, number: int = 0) -> int:
    """Change a word of a text's body, the first of several or a later one; give its line.

    Lines count from 1. Raises `IndexError` where there are not so many.
    """
    text = path.read_text("utf-8")
    body = text.index("\n---\n") + 1
    match = list(_WORD.finditer(text, body))[number]
    path.write_text(f"{text[: match.start()]}{_SAME}{text[match.end() :]}", "utf-8")
    return text.count("\n", 0, match.start()) + 1
