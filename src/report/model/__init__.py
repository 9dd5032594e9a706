"""What an edition consists of, and how it is read from the workspace's files."""

from report.model.award import AwardYear, Criteria, Essay, History, YearReference
from report.model.edition import DEFAULT_ACCENT, EditionFields, Event, Section, Slug, is_slug
from report.model.edition_files import EditionFiles, read_edition_files
from report.model.parse import parse
from report.model.profile import (
    Fields,
    Line,
    Link,
    Milestone,
    Number,
    Profile,
    Reference,
    Role,
    Whole,
)
from report.model.read import listing_problems, read_edition
from report.model.texts import FACING, Award, Chapter, Edition, Text

__all__ = [
    "DEFAULT_ACCENT",
    "FACING",
    "Award",
    "AwardYear",
    "Chapter",
    "Criteria",
    "Edition",
    "EditionFields",
    "EditionFiles",
    "Essay",
    "Event",
    "Fields",
    "History",
    "Line",
    "Link",
    "Milestone",
    "Number",
    "Profile",
    "Reference",
    "Role",
    "Section",
    "Slug",
    "Text",
    "Whole",
    "YearReference",
    "is_slug",
    "listing_problems",
    "parse",
    "read_edition",
    "read_edition_files",
]
