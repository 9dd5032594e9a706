"""What stands on pages, as it is reckoned with: the blocks of a text."""

from pathlib import Path

from report.typeset.anatomy import TextBlock

from support.laid import Desk
from support.workspaces import copy_mini

BODY = """\
Först kommer några ord om det hela.

1. Planera
   - med alla
   - i god tid
2. Pröva i liten skala, så länge som det behövs för att alla ska hinna se vad som fungerar och vad
   som inte gör det

Sist kommer några ord till.
"""


def blocks(tmp_path: Path, body: str) -> list[TextBlock]:
    workspace = copy_mini(tmp_path)
    path = workspace.year(2019) / "norrby.md"
    head, _, _ = path.read_text("utf-8").rpartition("---\n")
    path.write_text(f"{head}---\n\n{body}", "utf-8")
    anatomy = Desk(workspace).layout("booklet").anatomy()
    assert anatomy
    return list(anatomy.blocks)


def test_each_item_of_a_list_is_a_block_without_its_number(tmp_path: Path) -> None:
    found = blocks(tmp_path, BODY)
    assert [one.block.text.split()[0] for one in found] == [
        *("Först", "Planera", "med", "i", "Pröva", "Sist")
    ]
    assert all(one.gap_px >= -0.01 for one in found)


def test_what_begins_a_list_stays_with_what_comes_before(tmp_path: Path) -> None:
    found = blocks(tmp_path, BODY)
    assert [one.block.text.split()[0] for one in found if one.clings] == ["Planera", "med"]
