"""Our words for the messages of libyaml 0.2.5."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from report.locales import N_
from report.source.signs import AS_NAME_AND_VALUE

QUOTES: Final = N_("Put quotes around the whole value.")
INDENT: Final = N_("Begin the line exactly where the fields or items beside it begin.")


class Words(NamedTuple):
    """Our words for a message of libyaml; at the start of the part that it was reading, or not."""

    message: str
    advice: str
    at_start: bool = False


# libyaml 0.2.5, src/scanner.c and src/parser.c. In the braces stands the character at the place.
WORDS: Final[Mapping[str, Words]] = {
    "found character that cannot start any token": Words(
        N_("a value cannot begin with '{character}'"), QUOTES
    ),
    "found undefined alias": Words(N_("a value cannot begin with '{character}'"), QUOTES),
    "did not find expected alphabetic or numeric character": Words(
        N_("a value cannot begin with '{character}'"), QUOTES, at_start=True
    ),
    "did not find expected node content": Words(
        N_("a value cannot begin with '{character}'"), QUOTES
    ),
    "could not find expected ':'": Words(
        N_("this line is neither a field nor a continuation of the one above"),
        N_("Write it as 'name: value', or indent it if it goes on from the line above."),
        at_start=True,
    ),
    "found unexpected end of stream": Words(
        N_("the quote that begins here does not end"),
        N_("Write a quote at its end."),
        at_start=True,
    ),
    "did not find expected ',' or '}'": Words(
        N_("the group that begins here does not end, or lacks a comma"),
        N_("Write it as { name: value, name: value }."),
        at_start=True,
    ),
    "did not find expected ',' or ']'": Words(
        N_("the list that begins here does not end, or lacks a comma"),
        N_("Write it as [one, two, three]."),
        at_start=True,
    ),
    "did not find expected key": Words(
        N_("what stands here belongs to no field"),
        N_(
            "Put quotes around the whole value, or begin the line where the fields beside it begin."
        ),
    ),
    "did not find expected '-' indicator": Words(N_("this is no item of the list above"), INDENT),
    "did not find expected <document start>": Words(
        N_("the line does not begin where the fields above it begin"), INDENT
    ),
    "block sequence entries are not allowed in this context": Words(
        N_("a list cannot begin on the line of its field's name"),
        N_("Begin it on the next line, or put quotes around a value that begins with a hyphen."),
    ),
    "did not find expected comment or line break": Words(
        N_("behind '{character}' the text must begin on the next line"),
        N_("Begin it there, indented; or put quotes around a value that begins with this sign."),
        at_start=True,
    ),
    "mapping keys are not allowed in this context": Words(
        N_("a value cannot begin with '{character}'"), QUOTES
    ),
    "second occurrence": Words(N_("a value cannot begin with '{character}'"), QUOTES),
    "found unknown escape character": Words(
        N_("a backslash in a value between double quotes has a meaning of its own"),
        N_("Put single quotes around the value."),
        at_start=True,
    ),
    "did not find expected whitespace or line break": Words(
        N_("a value cannot begin with '{character}'"), QUOTES, at_start=True
    ),
    "but found another document": Words(
        N_("a line '---' stands in the midst of the fields"), N_("Remove it.")
    ),
}
WITHOUT_NUMBER: Final = WORDS["did not find expected comment or line break"]
# Messages of which libyaml has several of a kind.
BEGINNINGS: Final = (
    ("did not find expected hexdecimal", WORDS["found unknown escape character"]),
    ("found invalid Unicode character escape", WORDS["found unknown escape character"]),
    ("did not find expected tag", WORDS["did not find expected whitespace or line break"]),
    ("found an indentation indicator equal to 0", WITHOUT_NUMBER),
    ("did not find URI", WORDS["did not find expected whitespace or line break"]),
    ("did not find expected '!'", WORDS["did not find expected whitespace or line break"]),
    ("found undefined tag handle", WORDS["found undefined alias"]),
)
# Lines that are none of a field's: directives (YAML 1.1, section 7.1), and the end of all fields.
LINES: Final = {
    "%": Words(
        N_("a line cannot begin with '%'"),
        N_("Take the line away; if it belongs to the value above it, indent it."),
    ),
    ".": Words(N_("a line '...' stands in the midst of the fields"), N_("Remove it.")),
}
BEHIND_QUOTE: Final = Words(
    N_("the quote before this ends the value, and it goes on"),
    N_("Put the other kind of quotes around the whole, or write single ones within it twice."),
)
BEHIND_BRACKET: Final = Words(N_("text stands behind the bracket that ends the value"), QUOTES)
NOT_OPEN: Final = Words(N_("'{character}' closes what is not open"), N_("Remove it, or open it."))
ITEM: Final = Words(N_("this item does not begin where those above it begin"), INDENT)
FIELD: Final = WORDS["did not find expected <document start>"]
NAMELESS: Final = Words(
    N_("a field's name is missing before the colon"), N_("Write 'name: value'.")
)
NOTHING: Final = Words(
    N_("the value that begins here has nothing in it"), N_("Write it, or strike it.")
)
NO_SPACE: Final = Words(N_("a space is missing behind the colon"), AS_NAME_AND_VALUE, True)
OPEN_QUOTE: Final = WORDS["found unexpected end of stream"]
NO_COLON: Final = WORDS["could not find expected ':'"]
OPEN: Final = {
    "{": WORDS["did not find expected ',' or '}'"],
    "[": WORDS["did not find expected ',' or ']'"],
}
COLON: Final = Words(N_("a value with ': ' in it needs quotes"), QUOTES)
TOO_FAR: Final = Words(N_("the line is indented further than the fields above it"), INDENT)
