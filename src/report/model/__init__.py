"""What an edition consists of, and how it is read from the workspace's files."""

from report.model.award import AwardYear, Criteria, Essay, History
from report.model.edition import EditionFields, Event, Section
from report.model.profile import Link, Profile, Reference, Role
from report.model.read import read_award, read_edition, read_text
from report.model.texts import Award, Chapter, Edition, Text

__all__ = [
    "Award",
    "AwardYear",
    "Chapter",
    "Criteria",
    "Edition",
    "EditionFields",
    "Essay",
    "Event",
    "History",
    "Link",
    "Profile",
    "Reference",
    "Role",
    "Section",
    "Text",
    "read_award",
    "read_edition",
    "read_text",
]
