"""What a field may hold: texts, numbers, days, addresses."""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from report.model.addresses import fault

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
WHOLE: Final = r"-?(?:0|[1-9][0-9]*)"
NUMBER: Final = rf"{WHOLE}(?:\.[0-9]+)?"


class Fields(BaseModel):
    """A group of fields; a name that is not listed here is a problem."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


def at_most(words: int) -> AfterValidator:
    """Limit a text to so many words."""

    def check(text: str) -> str:
        found = len(text.split())
        if found > words:
            raise PydanticCustomError(
                "too_many_words", "{words} words; at most {most}", {"words": found, "most": words}
            )
        return text

    return AfterValidator(check)


def _web_address(address: str) -> str:
    """Accept addresses that are safe to print and to click."""
    if not address.startswith(("https://", "http://")) or any(c.isspace() for c in address):
        raise PydanticCustomError("not_an_address", "not a web address")
    if reason := fault(address):
        raise PydanticCustomError("unfit_web_address", "{reason}", {"reason": reason})
    return address


def _day(written: object) -> date:
    """Read a day as 2019-06-13. Pydantic itself takes 2019 for seconds after 1 January 1970."""
    try:
        if isinstance(written, str) and not _DAY.fullmatch(written):
            raise ValueError(written)
        return written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError as error:
        raise PydanticCustomError("not_a_date", "not a date") from error


def _plain(pattern: str, kind: Literal["int_parsing", "float_parsing"]) -> BeforeValidator:
    """Take a number that is written in plain figures; spaces around a value never count.

    Pydantic itself takes 2_019, +2019, 02019, 2019.0, 1e3 and `nan` as well.
    """

    def check(written: object) -> object:
        if isinstance(written, str) and not re.fullmatch(pattern, written.strip()):
            raise PydanticCustomError(kind, "not a number")
        return written

    return BeforeValidator(check)


PLAIN_WHOLE: Final = _plain(WHOLE, "int_parsing")
Whole = Annotated[int, PLAIN_WHOLE]
Number = Annotated[float, _plain(NUMBER, "float_parsing")]
Line = Annotated[str, Field(min_length=1, max_length=160)]
Paragraph = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    Field(json_schema_extra={"type": "string", "pattern": r"^\s*https?://\S*\s*$"}),
]
