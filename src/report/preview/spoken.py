"""The page in the language that is spoken: its HTML, and the messages that its scripts show."""

import json
import re
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from report.locales import _, language

PAGE: Final = Path(__file__).with_name("page")
_MESSAGE: Final = re.compile(r'\b_\(\s*("(?:[^"\\]|\\.)*")')  # of a script: _("Page {page}", …)


def index(editor: str = "") -> str:
    """Return the HTML of the page, with the messages of its scripts in it as JSON.

    `editor` is the name of the one that a click can open.
    """
    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("index.html")
    return page.render(_=_, language=language(), words=words(), editor=editor)


def words() -> dict[str, str]:
    """Return the messages that the scripts ask for, each with what it is in the language."""
    scripts = (path.read_text("utf-8") for path in sorted(PAGE.glob("*.js")))
    found = (json.loads(literal) for script in scripts for literal in _MESSAGE.findall(script))
    return {message: _(message) for message in found}
