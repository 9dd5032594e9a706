"""The recipes: from a workspace to finished files, each read from top to bottom."""

from report.build.booklet import booklet
from report.build.content import broken_words, listing, problems, read
from report.build.made import Broken, Fitting, Listing, Made, Progress
from report.build.profiles import profiles
from report.build.studio import Studio

__all__ = [
    "Broken",
    "Fitting",
    "Listing",
    "Made",
    "Progress",
    "Studio",
    "booklet",
    "broken_words",
    "listing",
    "problems",
    "profiles",
    "read",
]
