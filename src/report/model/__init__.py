"""What an edition consists of, and how it is read from the workspace's files."""

from report.model.approvals import Approval, ApprovalsFile, digest, page_digest
from report.model.award import AwardYear, Criteria, Essay, History, YearReference
from report.model.edition import DEFAULT_ACCENT, EditionFields, Event, Section, Slug, is_slug
from report.model.edition_files import EditionFiles, read_edition_files
from report.model.gaps import GAPS, gap
from report.model.kept import KeptMakeup
from report.model.order import Order
from report.model.parse import parse
from report.model.picture import MOST_PICTURES, Focus, Picture, names_of_pictures, ways_to_pictures
from report.model.profile import Link, Milestone, NamedList, Profile, Reference, Role
from report.model.read import listing_problems, read_edition
from report.model.texts import FACING, Award, Chapter, Edition, Text, path_of_picture
from report.model.values import Fields, Line, Number, Whole

__all__ = [
    "DEFAULT_ACCENT",
    "FACING",
    "GAPS",
    "MOST_PICTURES",
    "Approval",
    "ApprovalsFile",
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
    "Focus",
    "History",
    "KeptMakeup",
    "Line",
    "Link",
    "Milestone",
    "NamedList",
    "Number",
    "Order",
    "Picture",
    "Profile",
    "Reference",
    "Role",
    "Section",
    "Slug",
    "Text",
    "Whole",
    "YearReference",
    "digest",
    "gap",
    "is_slug",
    "listing_problems",
    "names_of_pictures",
    "page_digest",
    "parse",
    "path_of_picture",
    "read_edition",
    "read_edition_files",
    "ways_to_pictures",
]
