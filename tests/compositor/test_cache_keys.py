"""The keys of what is kept: whatever changes a page changes its key."""

from PIL import Image

from report.compositor.cache_keys import Keys
from report.compositor.piece import PiecePages
from report.document.pieces import text_piece
from report.workspace import Workspace

from support.editions import read

PHOTOS = "photos: [{ file: a.jpg, alt: En robot }, { file: b.jpg, alt: Två robotar }]"


def test_another_picture_of_the_same_name_makes_another_booklet_and_piece(mini: Workspace) -> None:
    """The text that has it is set again, and no other."""
    path = mini.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").replace("people:", f"{PHOTOS}\npeople:"), "utf-8")
    images = mini.year(2019) / "images"
    images.mkdir()
    for name in ("a.jpg", "b.jpg"):
        Image.new("RGB", (1400, 900), "red").save(images / name)
    seen = [keys(mini)]
    for name in ("a.jpg", "b.jpg"):
        Image.new("RGB", (1400, 900), "green").save(images / name)
        seen.append(keys(mini))
    assert [len(set(each)) for each in zip(*seen, strict=True)] == [3, 3, 1]


def keys(workspace: Workspace) -> tuple[str, str, str]:
    """Return the keys of the booklet, of the text with photographs, and of another text."""
    edition = read(workspace, 2019).require()
    own, other, *_ = (PiecePages(text_piece(text), 1, 2) for text in edition.texts)
    found = Keys(workspace, edition)
    return found.booklet, found.piece("<p>", own), found.piece("<p>", other)
