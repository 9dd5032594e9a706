"""The recipes: from a workspace to finished files, each read from top to bottom."""

from report.build.booklet import booklet
from report.build.content import broken_words, listing, problems, read
from report.build.made import Broken, Fitting, Listing, Made, Progress
from report.build.preflight import profile_problems
from report.build.profiles import attempt, chosen, profiles
from report.build.studio import Studio

__all__ = [
    "Broken",
    "Fitting",
    "Listing",
    "Made",
    "Progress",
    "Studio",
    "attempt",
    "booklet",
    "broken_words",
    "chosen",
    "listing",
    "problems",
    "profile_problems",
    "profiles",
    "read",
]
