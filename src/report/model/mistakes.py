"""The mistakes that Pydantic finds in fields, in our own words."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from report.locales import N_


class Kind(NamedTuple):
    """A kind of Pydantic error in our own words: a rule, what was found, and what to do.

    The braces are filled from the error's context.
    """

    rule: str
    message: str
    advice: str = ""


_SHORTEN: Final = N_("Shorten it.")
_PLAIN: Final = N_("Write it without brackets or colons, or put quotes around the whole.")
_GROUP: Final = Kind(
    "wrong-type",
    N_("'{field}' is {type}, and must be a group of fields"),
    N_("Write its fields below it, each on a line of its own, indented by two spaces."),
)

# A kind that is not here keeps Pydantic's words and is an 'unfit-value'.
KINDS: Final[Mapping[str, Kind]] = {
    "missing": Kind("missing-field", N_("'{field}' is missing"), N_("Add it.")),
    "string_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a text"), _PLAIN),
    "tuple_type": Kind(
        "wrong-type", N_("'{field}' is {type}, and must be a list"), N_("Write it as [one, two].")
    ),
    "model_type": _GROUP,
    "mapping_type": _GROUP,
    "dict_type": _GROUP,
    "int_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a whole number")),
    "float_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a number")),
    "bool_type": Kind("wrong-type", N_("'{field}' is {type}, and must be true or false")),
    "enum": Kind("unknown-choice", N_("{value} is not a possible '{field}'")),
    "int_parsing": Kind(
        "not-a-number", N_("{value} is not a whole number"), N_("Write plain figures.")
    ),
    "int_from_float": Kind(
        "not-a-number", N_("{value} is not a whole number"), N_("Write plain figures.")
    ),
    "int_parsing_size": Kind("out-of-range", N_("{value} is too high for '{field}'")),
    "float_parsing": Kind(
        "not-a-number", N_("{value} is not a number"), N_("Write figures, and a point for a comma.")
    ),
    "bool_parsing": Kind("unknown-choice", N_("{value} is neither true nor false")),
    "not_a_date": Kind(
        "not-a-date", N_("{value} is not a date"), N_("Write year, month and day, as 2019-06-13.")
    ),
    "not_a_moment": Kind(
        "not-a-date", N_("{value} is not a moment"), N_("Write it as 2019-10-21T14:03+02:00.")
    ),
    "string_pattern_mismatch": Kind(
        "unfit-value",
        N_("{value} is not a possible '{field}'"),
        N_("Let 'report approve' write it."),
    ),
    "string_too_short": Kind("empty-field", N_("'{field}' is empty"), N_("Fill it in.")),
    "string_too_long": Kind(
        "too-long", N_("'{field}' has {length} characters; at most {max_length} fit"), _SHORTEN
    ),
    "too_many_words": Kind(
        "too-long", N_("'{field}' has {words} words; at most {most} fit"), _SHORTEN
    ),
    "too_short": Kind(
        "too-few", N_("'{field}' has too few items: {actual_length}; at least {min_length}")
    ),
    "too_long": Kind(
        "too-many",
        N_("'{field}' has too many items: {actual_length}; at most {max_length}"),
        N_("Leave some out."),
    ),
    "greater_than_equal": Kind(
        "out-of-range", N_("{value} is too low for '{field}'; at least {ge}")
    ),
    "greater_than": Kind(
        "out-of-range", N_("{value} is too low for '{field}'; it must be more than {gt}")
    ),
    "less_than_equal": Kind("out-of-range", N_("{value} is too high for '{field}'; at most {le}")),
    "not_one_line": Kind(
        "header-line",
        N_("'{field}' contains a line break or a control character"),
        N_("Write it again, on one line."),
    ),
    "unfit_address": Kind("bad-address", N_("'{field}' is not an e-mail address: {reason}")),
    "not_an_address": Kind("not-an-address", N_("{value} is not a web address")),
    "unfit_web_address": Kind(
        "not-an-address", N_("{value} is not a web address that can be opened: {reason}")
    ),
    "unfit_slug": Kind(
        "unfit-slug",
        N_("{value} cannot be the name of a text"),
        N_("Rename the file, if there is one: use a to z, figures and hyphens."),
    ),
    "unfit_ink": Kind(
        "unfit-ink",
        N_("{value} cannot be the name of an ink"),
        N_(
            "Write it as the shop does, such as PANTONE 871 C: letters, figures, spaces and "
            "hyphens."
        ),
    ),
    "unfit_word": Kind(
        "unfit-value",
        N_("{value} is no word with its breaks"),
        N_("Write letters, and one hyphen at every place where the word may be broken."),
    ),
    "not_a_focus": Kind(
        "not-a-focus", N_("{value} is not a place in a picture"), N_("Write two numbers, as 52 31.")
    ),
    "focus_outside": Kind(
        "not-a-focus", N_("{value} is not in the picture"), N_("Write numbers from 0 to 100.")
    ),
    "photo_and_photos": Kind(
        "photo-and-photos",
        N_("the text has both 'photo' and 'photos'"),
        N_("Move the picture of 'photo' into the list, and strike 'photo'."),
    ),
    "ends_before_it_starts": Kind(
        "unfit-value", N_("'{field}' ends before it starts"), N_("Correct 'start' or 'end'.")
    ),
}
NO_ALTERNATIVE: Final = Kind("missing-alternative", N_("the picture has no alternative, 'alt'"))
UNFIT: Final = Kind("unfit-value", N_("'{field}': {msg}"))
OTHER_KINDS: Final = (NO_ALTERNATIVE, UNFIT)
