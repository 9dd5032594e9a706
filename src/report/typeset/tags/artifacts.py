"""What is on a page and not read: running heads, page numbers, ornaments.

See ISO 32000-1, 14.8.2.2.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any


class Artifact(StrEnum):
    """Why a piece of content is not read: the properties of its mark in the file."""

    HEADER = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
    FOOTER = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"
    REPEATED = "<</Type /Pagination>>"  # the head of a table on its second page
    ORNAMENT = "<</Type /Layout>>"


def marked(operators: Sequence[Any]) -> set[int]:
    """Return the MCIDs in the operators of a page.

    What is see-through is drawn in a group of its own, where no tag of the page finds it.
    """
    ends = (index for index, operator in enumerate(operators) if operator == b"BDC")
    return {operators[index - 1]["MCID"] for index in ends}


def mark_artifacts(operators: list[Any], artifacts: Mapping[int, Artifact]) -> None:
    """Make artifacts of these pieces, by their MCID, in the operators of a page."""
    for index, operator in enumerate(operators):
        if operator == b"BDC":
            artifact = artifacts.get(operators[index - 1]["MCID"])
            if artifact:
                operators[index - 2 : index] = ["/Artifact", artifact.value]
