"""The PDF of what is shown: under the name that the commands give it."""

from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from report.compositor.resetting import Again
from report.preview.builder import Builder
from report.preview.download import booklet_file, profile_file
from report.preview.images import Images
from report.preview.stand_in import StandIn
from report.preview.state import PdfFile, PreviewState, Product
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.content import read_content
from report.workspace import Workspace

from support.served import TOKEN, Served, paper


@pytest.fixture
def chosen(mini: Workspace) -> StandIn:
    return StandIn(read_content(mini, 2019).require())


def test_names_are_those_of_the_commands(mini: Workspace, chosen: StandIn) -> None:
    assert booklet_file(mini, chosen, b"", Target.PRESS).name == "guldtrappan-2019-press.pdf"
    assert profile_file(chosen, "norrby", b"").name == PROFILE.file(mini, 2019, "norrby").name
    draft = replace(chosen, drafts=("norrby",), lacks=("lund",))
    assert booklet_file(mini, draft, b"").name == "guldtrappan-2019-draft.pdf"
    assert booklet_file(mini, draft, b"", Target.OFFICE).name == "guldtrappan-2019-office-draft.pdf"
    assert profile_file(draft, "norrby", b"").name == "norrby-draft.pdf"
    assert profile_file(draft, "soderby", b"").name == "soderby.pdf"
    assert booklet_file(mini, replace(chosen, lacks=("lund",)), b"").name == (
        "guldtrappan-2019-incomplete.pdf"
    )


def test_a_text_that_is_shown_as_it_was_makes_a_draft(mini: Workspace, chosen: StandIn) -> None:
    old = replace(chosen, old=frozenset({"norrby"}))
    assert booklet_file(mini, old, b"").name == "guldtrappan-2019-draft.pdf"
    assert profile_file(old, "norrby", b"").name == "norrby-draft.pdf"


def test_pages_that_are_newer_than_the_file_take_it_away(mini: Workspace, chosen: StandIn) -> None:
    state, images = PreviewState("2019"), Images()
    builder = Builder(mini, state, images)
    state.put("booklet", Product("Häftet", file=PdfFile("guldtrappan-2019.pdf", b"%PDF")))
    builder.show_pages("booklet", 1, Again(paper(0.5), 1, ()), chosen.edition)
    assert state.shown.products["booklet"].file is None


def put_file(served: Served, name: str = "guldtrappan-2019-draft.pdf") -> bytes:
    pdf = paper(0.1, 0.2)
    served.put_pdf("booklet", Product("Provutgåvan", file=PdfFile(name, pdf)), pdf)
    return pdf


def asked(served: Served, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request(method, f"/{TOKEN}/files/{path}")
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_the_file_is_handed_out_to_be_kept(served: Served) -> None:
    pdf = put_file(served)
    response, body = asked(served, "booklet/guldtrappan-2019-draft.pdf")
    assert (response.status, body) == (200, pdf)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="guldtrappan-2019-draft.pdf"'
    )
    head, nothing = asked(served, "booklet/guldtrappan-2019-draft.pdf", "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert asked(served, "booklet/guldtrappan-2019-draft.pdf", "POST")[0].status == 405


@pytest.mark.parametrize(
    "path", ["booklet/other.pdf", "press/guldtrappan-2019-draft.pdf", "booklet/", "../a"]
)
def test_no_other_file_is_handed_out(served: Served, path: str) -> None:
    put_file(served)
    assert asked(served, path)[0].status == 404


def test_a_click_and_a_key_download_it(served: Served, page: Page, tmp_path: Path) -> None:
    pdf = put_file(served)
    page.goto(served.url)
    link = page.get_by_role("link", name="PDF")
    expect(link).to_have_attribute("title", "Download guldtrappan-2019-draft.pdf")
    for by_key in (False, True):
        with page.expect_download() as download:
            page.keyboard.press("d") if by_key else link.click()
        assert download.value.suggested_filename == "guldtrappan-2019-draft.pdf"
        download.value.save_as(tmp_path / "kept.pdf")
        assert (tmp_path / "kept.pdf").read_bytes() == pdf


def test_while_there_is_none_the_link_says_when_it_comes(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    link = page.get_by_role("link", name="PDF", disabled=True)
    expect(link).to_have_attribute("title", "The PDF comes when all pages are set.")
    page.keyboard.press("d")
    expect(page.get_by_role("status")).to_have_text("The PDF comes when all pages are set.")
