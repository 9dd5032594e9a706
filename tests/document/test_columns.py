"""Columns of what stands beside a text."""

from itertools import chain

from report.design.makeup import Makeup
from report.document.columns import balanced
from report.model import read_edition
from report.workspace import Workspace

from support.workspaces import REPOSITORY


def test_parts_keep_their_order_and_none_is_lost() -> None:
    workspace = Workspace(REPOSITORY)
    for text in read_edition(workspace, 2019).require().texts:
        columns = balanced(text.fields, Makeup("band", 2))
        assert len(columns) == 3
        parts = list(chain(*columns))
        assert parts == [p for p in ("next", "lists", "people", "guide", "links") if p in parts]
        assert {"people", "guide", "links"} <= set(parts)
