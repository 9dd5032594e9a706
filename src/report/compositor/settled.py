"""What is known of the pages of a booklet before they are set, or set again."""

from collections.abc import Mapping
from dataclasses import dataclass

from report.compositor.cached_form import KeptChoices
from report.document.plan import Plan
from report.linebreaking import Choices


@dataclass(frozen=True)
class Dummy:
    """What a booklet with empty pages for each text tells of the one with the texts."""

    plan: Plan
    choices: Choices


@dataclass(frozen=True)
class Settled:
    """What was chosen for the pages of a booklet, and what they must be like when set again."""

    plan: Plan
    choices: KeptChoices
    page_count: int
    picture_widths_mm: Mapping[str, float]  # by their paths in the workspace
