"""Why a design was chosen, in words."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from report.design.makeup import Makeup
from report.design.reasons import PARTS, gave_way, reason
from report.model import Picture, Profile, Text, read_edition
from report.products.every import PRODUCTS
from report.source import Source
from report.workspace import Workspace

from support.photos import photograph, saved
from support.workspaces import MINI

NOT_BEST = "came just before, or fills the pages less well"


def text_with(folder: Path, *sizes: tuple[int, int], **fields: Any) -> Text[Profile]:
    """Return a text of the small workspace with photographs of these sizes, and other fields."""
    text = read_edition(Workspace(MINI), 2019).require().texts[0]
    (folder / "images").mkdir()
    names = [f"{number}.jpg" for number in range(len(sizes))]
    for name, size in zip(names, sizes, strict=True):
        (folder / "images" / name).write_bytes(saved(photograph(size)))
    photos = tuple(Picture(file=name, alt="Ett fält") for name in names)
    others = {"photos": photos, **fields}
    source = Source(folder / "text.md", text.source.data, "Ett, två, tre.")
    return replace(text, fields=text.fields.model_copy(update=others), source=source)


@pytest.mark.parametrize(
    ("sizes", "design", "why"),
    [
        ([(400, 600)], "face", "an upright photograph"),
        ([(600, 600)], "face", "a square photograph"),
        ([(900, 600)], "scene", "a wide photograph"),
        ([(900, 600)], "face", f"a wide photograph; scene {NOT_BEST}"),
        ([(400, 600), (400, 600)], "band", "2 photographs"),
        ([], "figure", "a key figure"),
        ([], "band", f"it suits every text; figure {NOT_BEST}"),
        ([], "page", "a text of 3 words"),
    ],
)
def test_a_design_has_a_reason(
    sizes: list[tuple[int, int]], design: str, why: str, tmp_path: Path
) -> None:
    text = text_with(tmp_path, *sizes)
    assert reason(text, Makeup(design)).why == why


def test_a_picture_that_cannot_be_read_is_no_reason(tmp_path: Path) -> None:
    text = text_with(tmp_path, (400, 600))
    (tmp_path / "images" / "0.jpg").write_bytes(b"no picture")
    assert reason(text, Makeup("figure")).why == "a key figure"


def test_all_that_can_give_way_has_words() -> None:
    assert set(PARTS) == {name for product in PRODUCTS for name in product.gives_way}
    assert gave_way(Makeup("band", without=("sources", "guide"))) == (
        "other sources",
        "the criteria",
    )
