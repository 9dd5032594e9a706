"""Photographs on their pages: shown around their focus, with their words, and told to listeners."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from PIL import Image, ImageChops

from report.compositor.compositor import Compositor
from report.compositor.engine import screen_pdf
from report.copyfit import Filled
from report.design.designs import BAND, BESIDE, FACE, SCENE
from report.design.makeup import Makeup
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.drawn import pictures
from support.editions import read
from support.laid import Box, boxes
from support.tag_tree import read_tags, tag_tree
from support.workspaces import copy_some

FOCUS: Final = (30, 75)  # the head is low and to the left: what is cut must come from above
SKIN: Final = (226, 178, 140)  # of the head that is drawn there
CAPTION: Final = "Figuren står mot himlen."
SHAPES: Final = {
    "upright": ("2-3",),
    "square": ("1-1",),
    "wide": ("3-2",),
    "two": ("3-4", "3-2"),
    "apart": ("3-2", "3-4"),  # the second is alone in a row
    "short-upright": ("3-4",),  # and a text of some 60 words
    "short-wide": ("3-2",),
}
SHORT: Final = "short"
PARAGRAPH: Final = (
    "Skolan ligger vid ån, och varje elev som går där har en plan och en lärare. " * 4
)
SCALE: Final = 2.0  # dots to a point
MM: Final = SCALE * 72 / 25.4  # dots to a mm


@pytest.fixture(scope="module", params=SHAPES)
def workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A text of some 300 words, or a short one, with photographs of some shapes."""
    workspace = copy_some(tmp_path_factory.mktemp(request.param), "norrby")
    folder = workspace.year(2019) / "images"
    folder.mkdir()
    photos = ""
    for number, shape in enumerate(SHAPES[request.param], start=1):
        scene = pictures.Scene(shape, FOCUS, 0, 0.5)
        (folder / f"{number}.jpg").write_bytes(pictures.file(scene, "jpg"))
        photos += (
            f"  - {{ file: {number}.jpg, alt: Figur nummer {number}, caption: {CAPTION}, "
            f"credit: Ritaren, focus: {FOCUS[0]} {FOCUS[1]} }}\n"
        )
    path = workspace.year(2019) / "norrby.md"
    text = path.read_text("utf-8").replace("people:", f"photos:\n{photos}people:", 1)
    count = 0 if request.param.startswith(SHORT) else 4
    path.write_text(text + f"\n{PARAGRAPH}\n" * count, "utf-8")
    return workspace


@pytest.fixture(scope="module")
def products(workspace: Workspace) -> dict[str, Filled]:
    """Its pages of the booklet, and its profile."""
    edition = read(workspace, 2019).require()
    compositor = Compositor(workspace, edition)
    article = compositor.article(edition.texts[0])
    assert article
    return {"booklet": article, "profile": compositor.page(PROFILE, edition.texts[0])}


def figures(filled: Filled) -> Iterator[tuple[Box, Box, Box]]:
    """Yield the boxes of each photograph: the figure, the picture and the words below it."""
    layout = filled.layout
    names = ("photo", "photo-image", "photo-caption")
    yield from zip(*(boxes(layout, name) for name in names), strict=True)


def test_every_photograph_stands_on_the_pages_with_its_words(
    workspace: Workspace, products: dict[str, Filled]
) -> None:
    count = len(list((workspace.year(2019) / "images").iterdir()))
    for name, filled in products.items():
        found = list(figures(filled))
        assert len(found) == count, name
        for figure, image, words in found:
            assert figure.page == image.page == words.page
            is_below = 0 <= words.top - image.bottom < 2
            assert is_below or _stands_beside(words, image)
            assert words.bottom <= figure.bottom + 0.1


def _stands_beside(words: Box, image: Box) -> bool:
    return words.left > image.right and words.bottom == pytest.approx(image.bottom, abs=0.1)


def test_one_alone_that_leaves_room_has_its_words_beside_it(
    workspace: Workspace, products: dict[str, Filled]
) -> None:
    beside = [_stands_beside(words, image) for _, image, words in figures(products["booklet"])]
    assert beside == [False, True] if "apart" in str(workspace.root) else not any(beside)


def test_no_photograph_stands_over_another_thing_that_has_words(
    products: dict[str, Filled],
) -> None:
    for name, filled in products.items():
        for _, image, words in figures(filled):
            for box in (
                *boxes(filled.layout, "standfirst"),
                *boxes(filled.layout, "figures"),
                words,
            ):
                is_beside = box.right <= image.left + 0.1 or box.left >= image.right - 0.1
                is_below = box.top >= image.bottom - 0.1 or box.bottom <= image.top + 0.1
                assert box.page != image.page or is_beside or is_below, name


def test_the_only_photograph_of_a_short_text_stands_beside_it_on_its_profile(
    workspace: Workspace, products: dict[str, Filled]
) -> None:
    profile = products["profile"]
    assert (profile.makeup.design == BESIDE) == (SHORT in str(workspace.root))
    if profile.makeup.design == BESIDE:
        ((_, image, _),) = figures(profile)
        prose = boxes(profile.layout, "prose")
        assert image.left == pytest.approx(max(box.right for box in prose) + 6, abs=0.1)
        assert image.top == pytest.approx(prose[0].top, abs=0.1)
        assert image.right == pytest.approx(194, abs=0.1)


def shown(filled: Filled, box: Box) -> Image.Image:
    """Draw what a page shows in a box."""
    with pypdfium2.PdfDocument(BytesIO(filled.layout.pdf())) as document:
        page: Image.Image = document[box.page - 1].render(scale=SCALE).to_pil().convert("RGB")
    return page.crop(
        (round(box.left * MM), round(box.top * MM), round(box.right * MM), round(box.bottom * MM))
    )


def test_the_head_shows_whole_wherever_the_photograph_stands(products: dict[str, Filled]) -> None:
    for name, filled in products.items():
        for _, image, _ in figures(filled):
            # The line at the left edge is golden, and looks like skin where it meets the paper.
            within = replace(image, left=image.left + 2, right=image.right - 2)
            picture = shown(filled, within)
            far = ImageChops.difference(picture, Image.new("RGB", picture.size, SKIN)).split()
            furthest = ImageChops.lighter(ImageChops.lighter(far[0], far[1]), far[2])
            head = furthest.point(
                [255 if distance < 25 else 0 for distance in range(256)]
            ).getbbox()
            assert head, name
            left, top, right, bottom = head
            assert (right - left) / (bottom - top) == pytest.approx(1, abs=0.12), name
            # It has room above and below: no edge goes through it.
            assert top > 0, name
            assert bottom < picture.height, name


def test_listeners_are_told_what_each_photograph_shows(
    workspace: Workspace, products: dict[str, Filled], tmp_path: Path
) -> None:
    names = sorted(path.stem for path in (workspace.year(2019) / "images").iterdir())
    for name, filled in products.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(screen_pdf(filled.layout))
        told = "\n".join(tag_tree(read_tags(path.read_bytes())))
        for number in names:
            assert told.count(f"Alt='Figur nummer {number}'") == 1, name
        assert told.count(CAPTION) == len(names), name
        assert told.count("Foto: Ritaren") == len(names), name


def test_key_figures_stand_below_the_standfirst_where_photographs_beside_it_leave_room(
    workspace: Workspace,
) -> None:
    edition = read(workspace, 2019).require()
    text = edition.texts[0]
    filled = Compositor(workspace, edition).article(text, Makeup(FACE, 2))
    assert filled
    (row,), photos = boxes(filled.layout, "figures"), boxes(filled.layout, "photo")
    is_beside = row.right < photos[0].left and row.bottom <= photos[-1].bottom
    assert is_beside is (len(text.fields.pictures) > 1)  # one below the other
    assert is_beside or row.top >= photos[-1].bottom


@pytest.mark.parametrize("update", [{}, {"figures": ()}], ids=["figures", "no-figures"])
def test_the_code_of_a_link_is_printed_once(
    workspace: Workspace, update: dict[str, object]
) -> None:
    edition = read(workspace, 2019).require()
    text = replace(edition.texts[0], fields=edition.texts[0].fields.model_copy(update=update))
    documents = Compositor(workspace, edition).documents
    for makeup in (Makeup(FACE, 2), Makeup(BAND, 2), Makeup(SCENE, 2)):
        html = documents.article(text, makeup)
        assert len(re.findall('class="(?:links-)?code"', html)) == 1, makeup.design
