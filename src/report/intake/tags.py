"""The elements of HTML by what they do to a text."""

from collections.abc import Mapping
from typing import Final

from report.locales import N_

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))
STRONG: Final = frozenset(("strong", "b", "summary"))
EMPHASIS: Final = frozenset(("em", "i", "cite", "dfn"))
SILENT: Final = frozenset(("script", "style", "template", "noscript", "head", "title", "rp"))

# Those that stand on lines of their own.
BREAKS: Final = frozenset(
    {
        *("p", "div", "section", "article", "main", "body", "html", "header", "footer", "aside"),
        *("nav", "li", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody", "tfoot", "tr"),
        *("td", "th", "caption", "pre", "figure", "figcaption", "hr", "form", "fieldset"),
        *("legend", "address", "details", "summary", "hgroup", "search", "center", "dialog"),
        *LISTS,
        *HEADINGS,
    }
)

# Those that a printed page cannot show, and what a message calls them.
FILMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("video", "iframe", "frame", "embed", "object"), N_("film")),
    "audio": N_("sound"),
    "svg": N_("drawing"),
    "canvas": N_("drawing"),
}
FORMS: Final = dict.fromkeys(
    ("button", "select", "textarea", "input", "datalist", "option"), N_("form")
)
