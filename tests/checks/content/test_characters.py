"""What the fonts of the house have, and what is set without a letter of theirs."""

from report.checks.content.characters import _runs
from report.design.font_metrics import characters
from report.design.sheets import read_faces
from report.workspace import Workspace

from support.workspaces import REPOSITORY

FACES = read_faces(Workspace(REPOSITORY))


def test_every_font_has_what_is_taken_for_everyday() -> None:
    everyday = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x17F)), *"–—‘’‚“”„•…‰€−"]
    without = {c for face in FACES for c in everyday if c not in characters(face.path)}
    # Lithuanian and Dutch letters that Source Serif lacks are set in Source Sans.
    assert all(any(c in characters(face.path) for face in FACES) for c in without - {"\u00ad"})
    assert FACES


def test_a_run_goes_over_spaces_but_does_not_end_in_one() -> None:
    drawn = frozenset("abc ")
    assert list(_runs("ab مم مم c م", drawn)) == [(3, "مم مم"), (11, "م")]
    assert list(_runs("a\u2009b\ufe0f c", drawn)) == []


def test_a_file_that_is_no_font_has_no_characters() -> None:
    assert characters(REPOSITORY / "README.md") == frozenset()
    assert characters(REPOSITORY / "none.otf") == frozenset()
