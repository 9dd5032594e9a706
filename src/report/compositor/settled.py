"""What was chosen for the pages of a booklet: all that it takes to set them again."""

from collections.abc import Mapping
from dataclasses import dataclass

from report.compositor.cached_form import KeptChoices
from report.document.plan import Plan


@dataclass(frozen=True)
class Settled:
    """What was chosen for the pages of a booklet, and what they must be like when set again."""

    plan: Plan
    choices: KeptChoices
    page_count: int
    picture_widths_mm: Mapping[str, float]  # by their paths in the workspace
