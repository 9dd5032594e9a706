"""The list of texts: where each stands, and its pages."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from report.mail.arrived import proofs_sent
from report.model import read_edition_files
from report.preview.listed import listed_texts
from report.preview.state import Product
from report.proof.listing import State, listing
from report.scaffold import add
from report.workspace import Workspace

from support.served import Served


def test_it_tells_what_the_command_tells(mini: Workspace) -> None:
    add(mini, 2019, "Lunds kommun", section="1")
    path = mini.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").replace("title:", "tittle:"), "utf-8")
    assert standing(mini) == told_by_command(mini)
    assert standing(mini)["lund"] is State.EMPTY
    assert standing(mini)["norrby"] is State.DRAFT
    path.write_text(path.read_text("utf-8").replace("tittle:", "title:"), "utf-8")
    assert standing(mini) == told_by_command(mini)
    assert standing(mini)["norrby"] is State.READY


def standing(workspace: Workspace) -> dict[str, State]:
    reading = listed_texts(read_edition_files(workspace, 2019))
    assert reading.problems == ()
    return {text.slug: text.state for text in reading.value or ()}


def told_by_command(workspace: Workspace) -> dict[str, State]:
    return listing(workspace, 2019, proofs_sent(workspace, 2019)).states


def test_an_edition_with_a_mistake_has_no_list(mini: Workspace) -> None:
    path = mini.year(2019) / "edition.yaml"
    path.write_text("title: En utgåva\nsections: här\n", "utf-8")
    assert listed_texts(read_edition_files(mini, 2019)).value is None


def test_a_ledger_that_cannot_be_read_is_a_problem_and_the_list_stays(mini: Workspace) -> None:
    mini.mail(2019).mkdir(exist_ok=True)
    mini.proof_ledger(2019).write_text("{}\n{}\n", "utf-8")
    reading = listed_texts(read_edition_files(mini, 2019))
    assert len(reading.value or ()) > 1
    assert reading.problems


def test_a_text_leads_to_its_pages_and_to_its_profile(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator("#texts li")).to_have_count(2)
    expect(page.locator("#texts li").first).to_contain_text("ready")
    page.get_by_role("link", name="Sidans kommun", exact=True).click()
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    here = page.locator("#texts [aria-current=page]")
    expect(here).to_have_text("Sidans kommun")
    page.get_by_role("link", name="Profile of Sidans kommun").click()
    expect(page.locator("figcaption").first).to_contain_text("Profile")
    expect(here).to_have_text("Profile of Sidans kommun")


def test_a_text_without_pages_tells_its_file(served: Served, page: Page) -> None:
    page.goto(served.url)
    missing = page.locator("#texts li").last
    expect(missing).to_contain_text("missing")
    missing.get_by_role("button", name="Bokens stad").click()
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/boken.md")


def test_it_follows_the_content(served: Served, page: Page) -> None:
    page.goto(served.url)
    first = page.locator("#texts li").first
    for state, words in {
        State.DRAFT: "draft",
        State.PROOF_SENT: "proof sent",
        State.APPROVED: "approved",
        State.CHANGED: "changed since approved",
    }.items():
        served.state.show(texts=served.texts(state))
        expect(first.locator(".standing")).to_have_text(words)


def test_a_key_leads_into_it(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/1")
    expect(page.locator("#texts li")).to_have_count(2)
    page.keyboard.press("l")
    expect(page.get_by_role("link", name="Sidans kommun", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("figcaption")).to_have_text(["Page 1"])


def test_from_sheets_a_text_leads_to_the_side_with_its_page(served: Served, page: Page) -> None:
    served.put("office", Product("Ark"), 0.5, 0.6)
    product = served.state.shown.products["office"]
    pages = [
        replace(each, folios=folios, boxes=())
        for each, folios in zip(product.pages, ((4, 3), (2, 1)), strict=True)
    ]
    served.state.put("office", replace(product, pages=tuple(pages)))
    page.goto(f"{served.url}#/office/1")
    page.get_by_role("link", name="Sidans kommun", exact=True).click()
    expect(page.locator("figcaption")).to_have_text(["Sheet 1, back"])
