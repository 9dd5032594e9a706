"""A preview of pages that are drawn here: nothing is set, and everything is known."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import sleep

import pikepdf
import uvicorn

from report.compositor.results import Fitting
from report.compositor.source_map import SourceBox
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.preview.access import Access
from report.preview.editor import chosen_editor
from report.preview.images import Images
from report.preview.listed import ListedText
from report.preview.opening import Opener
from report.preview.server import application
from report.preview.state import PreviewState, Product, ShownPage
from report.problems import Place, Problem
from report.products.target import Target
from report.proof.listing import State
from report.units import A5, pt_from_mm
from report.workspace import Workspace

TOKEN = "t0k3n"  # noqa: S105 - of a test alone
BLEED_MM = 3


def paper(*greys: float, bleed_mm: float = 0) -> bytes:
    """Draw an A5 page in each of these greys, from 0 for black to 1."""
    over = pt_from_mm(bleed_mm)
    width, height = pt_from_mm(A5.width_mm), pt_from_mm(A5.height_mm)
    size = (width + 2 * over, height + 2 * over)
    with pikepdf.new() as document:
        for grey in greys:
            page = document.add_blank_page(page_size=size)
            page.contents_add(f"{grey} g 0 0 {size[0]} {size[1]} re f".encode())
            page.trimbox = pikepdf.Array([over, over, over + width, over + height])
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def written(*pages: tuple[str, ...]) -> bytes:
    """Draw a page of A5 for each of these, with its lines one below the other in 12 pt."""
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for lines in pages:
            page = document.add_blank_page(page_size=(420, 595))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            shown = b" ".join(b"(" + line.encode("cp1252") + b") Tj T*" for line in lines)
            page.contents_add(b"BT /F1 12 Tf 16 TL 60 500 Td " + shown + b" ET")
        file = BytesIO()
        document.save(file)
    return file.getvalue()


@dataclass
class Served:
    """A preview that is being served, and the strings that a test can pull."""

    url: str
    port: int
    state: PreviewState
    images: Images
    root: Path
    wanted: list[Target]
    said: list[Problem]
    told: list[str]  # commands

    def put(self, name: str, product: Product, *greys: float, bleed_mm: float = 0) -> None:
        """Show pages in these greys, with the boxes that the pages had before."""
        before = self.state.shown.products.get(name)
        boxes = [page.boxes for page in before.pages] if before else []
        images = self.images.add(paper(*greys, bleed_mm=bleed_mm))
        pages = [
            ShownPage(image, boxes[number] if number < len(boxes) else self.boxes(number + 1))
            for number, image in enumerate(images)
        ]
        self.state.put(name, replace(product, pages=tuple(pages)))

    def put_pdf(self, name: str, product: Product, pdf: bytes) -> None:
        """Show the pages of a file, and hand it out as the product's own."""
        pages = [
            ShownPage(image, self.boxes(number))
            for number, image in enumerate(self.images.add(pdf), start=1)
        ]
        self.state.put(name, replace(product, pages=tuple(pages)))

    def texts(self, state: State = State.READY) -> tuple[ListedText, ...]:
        """Return a text, whose page in the booklet is the first, and one that is missing."""
        folder = self.root / "content/2019"
        return (
            ListedText("sidan", "Sidans kommun", "Mottagare", state, folder / "page-1.md"),
            ListedText("boken", "Bokens stad", "Mottagare", State.MISSING, folder / "boken.md"),
        )

    def boxes(self, page: int) -> tuple[SourceBox, ...]:
        """Return two boxes on a page, of the file that is named for it."""
        path = self.root / f"content/2019/page-{page}.md"
        return (
            SourceBox(page, (20, 20, 100, 10), f"Rubriken på sidan {page}", Place(path, 3, 8)),
            SourceBox(page, (20, 40, 100, 50), f"Texten på sidan {page}", Place(path, 30, 1)),
        )


@contextmanager
def serving(workspace: Workspace, editor: str = "") -> Iterator[Served]:
    """Serve a booklet of eight pages and a profile on a port that is free."""
    wanted: list[Target] = []
    said: list[Problem] = []
    told: list[str] = []
    state, images = PreviewState("Provutgåvan"), Images()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        opener = Opener(workspace, state, chosen_editor({"EDITOR": editor}), told.append)
        inner = application(workspace, state, images, wanted.append, opener)
        app = Access(inner, TOKEN, port, said.append)
        config = uvicorn.Config(
            app, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            sleep(0.01)
        url = f"http://127.0.0.1:{port}/{TOKEN}/"
        served = Served(url, port, state, images, workspace.root, wanted, said, told)
        served.put("booklet", Product("Provutgåvan"), *(n / 10 for n in range(1, 9)))
        setting = Setting(9.5, 1.35, 40, 7, 4)
        fitting = Fitting(setting, Makeup("band"), fill_percent=97.3, renders=9, seconds=1)
        state.show(texts=served.texts())
        served.put("profile-sidan", Product("Sidans kommun", slug="sidan", fitting=fitting), 0.95)
        try:
            yield served
        finally:
            server.should_exit = True
            thread.join()
