"""Go to a page: by its printed number, or by a part of a text's name."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from report.preview.listed import ListedText
from report.preview.state import Product
from report.proof.listing import State

from support.served import Served


@pytest.fixture
def texts(served: Served) -> Served:
    """A booklet whose pages 2 to 7 are those of three texts, of which one has a profile."""
    folder = served.root / "content/2019"
    names = {"page-2": "Malmö stad", "page-4": "Luleå kommun", "page-6": "Lärande i Skåne"}
    listed = [
        ListedText(slug, name, "", State.READY, folder / f"{slug}.md")
        for slug, name in names.items()
    ]
    served.state.show(texts=tuple(listed))
    served.put("profile-page-4", Product("Luleå kommun", slug="page-4"), 0.9)
    return served


def opened(served: Served, page: Page, where: str = "booklet/1") -> None:
    page.goto(f"{served.url}#/{where}")
    expect(page.locator("figcaption").first).to_be_visible()
    page.keyboard.press("g")
    expect(page.get_by_role("dialog", name="Go to").get_by_role("combobox")).to_be_focused()


def test_a_number_leads_to_the_page_that_has_it_printed(texts: Served, page: Page) -> None:
    opened(texts, page)
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.locator("figcaption")).to_have_text(["Page 4", "Page 5"])
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("number", ["0", "9", "99999999999999999999"])
def test_a_number_of_no_page_is_told(texts: Served, page: Page, number: str) -> None:
    opened(texts, page)
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The pages are 1 to 8.")
    expect(page.locator("figcaption")).to_have_text(["Page 1"])


def test_a_name_is_completed_and_leads_to_its_text(texts: Served, page: Page) -> None:
    opened(texts, page)
    options = page.get_by_role("option")
    expect(options).to_have_text(
        ["Malmö stad page 2", "Luleå kommun page 4", "Lärande i Skåne page 6"]
    )
    page.keyboard.type("l")
    # those that begin with it come first
    expect(options).to_have_text(
        ["Luleå kommun page 4", "Lärande i Skåne page 6", "Malmö stad page 2"]
    )
    expect(page.get_by_role("option", selected=True)).to_have_text("Luleå kommun page 4")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox", name="The number")).to_have_attribute(
        "aria-activedescendant", "choice-1"
    )
    page.keyboard.press("Enter")
    expect(page.locator("figcaption").first).to_have_text("Page 6")


@pytest.mark.parametrize("written", ["malmo", "MALMÖ", "stad"])
def test_marks_and_capitals_make_no_difference(texts: Served, page: Page, written: str) -> None:
    opened(texts, page)
    page.keyboard.type(written)
    page.keyboard.press("Enter")
    expect(page.locator("figcaption").first).to_have_text("Page 2")


def test_a_click_takes_a_choice(texts: Served, page: Page) -> None:
    page.goto(texts.url)
    expect(page.locator("figcaption").first).to_be_visible()
    page.get_by_role("button", name="Go to", exact=True).click()
    page.get_by_role("option", name="Lärande i Skåne").click()
    expect(page.locator("figcaption").first).to_have_text("Page 6")


def test_no_name_is_told(texts: Served, page: Page) -> None:
    opened(texts, page)
    page.keyboard.type("giraff")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("No text has that name.")
    page.keyboard.press("Escape")
    expect(page.locator("figcaption")).to_have_text(["Page 1"])


def test_from_a_profile_a_name_leads_to_another_profile(texts: Served, page: Page) -> None:
    opened(texts, page, "profile-sidan/1")
    expect(page.get_by_role("option").nth(1)).to_have_text("Luleå kommun Profile")
    page.keyboard.type("lul")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main", name="Luleå kommun: Profile")).to_be_visible()


def test_on_sheets_a_number_leads_to_the_side_that_the_page_lies_on(
    texts: Served, page: Page
) -> None:
    texts.put("office", Product("Ark"), 0.5, 0.6, 0.7, 0.8)
    product = texts.state.shown.products["office"]
    sides = ((8, 1), (2, 7), (6, 3), (4, 5))
    pages = [replace(each, folios=side) for each, side in zip(product.pages, sides, strict=True)]
    texts.state.put("office", replace(product, pages=tuple(pages)))
    opened(texts, page, "office/1")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator("figcaption")).to_have_text(["Sheet 2, front"])
    page.keyboard.press("g")
    page.keyboard.type("lule")
    page.keyboard.press("Enter")
    expect(page.locator("figcaption")).to_have_text(["Sheet 2, back"])
