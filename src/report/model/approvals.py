"""Who approved which text, and when: `content/<year>/approved.yaml`.

Entries are added and none is changed: the last one of a text counts, and those before it tell what
was approved earlier.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Final
from unicodedata import normalize

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model.edition import Slug
from report.model.kept import KeptMakeup
from report.model.profile import Profile
from report.model.texts import Text, path_of_picture
from report.model.values import Fields, Line

DIGITS: Final = 32  # of a SHA-256, in hexadecimal: nobody finds another text with the same


def _moment(written: object) -> datetime:
    """Read a moment as 2019-10-21T14:03+02:00."""
    try:
        found = written if isinstance(written, datetime) else datetime.fromisoformat(str(written))
    except ValueError as error:
        raise PydanticCustomError("not_a_moment", "not a moment") from error
    if found.tzinfo is None:
        raise PydanticCustomError("not_a_moment", "no time zone")
    return found


Moment = Annotated[datetime, BeforeValidator(_moment)]
Digest = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{DIGITS}}}$")]


class Approval(Fields):
    """That somebody approved a text, as it was then."""

    organisation: Slug = Field(description=N_("the name of the text: the file without .md"))
    by: Line = Field(description=N_("who approved it"))
    on: Moment = Field(description=N_("when, with the time zone"))
    text: Digest = Field(description=N_("the digest of the text, which 'report approve' knows"))
    page: Digest = Field(description=N_("the digest of its profile's looks, as above"))
    makeup: KeptMakeup | None = Field(
        None,
        description=N_("how its pages in the booklet were made up; not there in older entries"),
    )


def _no_entries(written: object) -> object:
    """Read nothing as a list without entries: that is left when the last one is taken back."""
    return () if written is None else written


Approvals = Annotated[tuple[Approval, ...], BeforeValidator(_no_entries)]


class ApprovalsFile(Fields):
    """The fields of `approved.yaml`."""

    approved: Approvals = Field((), description=N_("one group of fields per approval"))

    @property
    def by_slug(self) -> Mapping[str, Approval]:
        """The approval of each text that counts: the last one."""
        return {approval.organisation: approval for approval in self.approved}


def digest(text: Text[Profile]) -> str:
    """Return the digest of a text as it was written: its fields, its body, its pictures.

    Comments, the order of fields, line ends and white at the ends of lines change nothing; nor
    does another version of the program, which may know more fields.
    """
    found = sha256()
    for part in (_canonical(text.source.data), _body(text.source.body)):
        found.update(normalize("NFC", part).encode() + b"\0")
    for picture in text.fields.pictures:
        path = path_of_picture(text, picture)
        data = path.read_bytes() if path.is_file() else b""  # one that is missing is told elsewhere
        found.update(sha256(data).digest())
    return found.hexdigest()[:DIGITS]


def page_digest(looks: Sequence[str]) -> str:
    """Return what `approved.yaml` has of the looks of a profile's pages."""
    return sha256("\n".join(looks).encode()).hexdigest()[:DIGITS]


def _canonical(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _body(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.strip().splitlines())
