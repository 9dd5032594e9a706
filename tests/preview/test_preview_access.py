"""The preview's page, for those who cannot see it or use no mouse: what axe-core objects to."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from report.problems import Place, Problem

from support.served import Served

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def objections(page: Page) -> list[str]:
    """Return what axe-core finds, each with the elements that it is about."""
    found = Axe().run(page, options={"runOnly": WCAG})
    assert len(found.response["passes"]) > 20  # it did look
    return [
        f"{violation['id']}: {', '.join(str(node['target']) for node in violation['nodes'])}"
        for violation in found.response["violations"]
    ]


def open_booklet(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".picture").nth(1)).to_be_visible()


def open_problem(served: Served, page: Page) -> None:
    place = Place(served.root / "content/2019/sidan.md", 4, 1)
    problem = Problem("unknown-field", "'tittle' is not a field here", place)
    served.state.show(problems=(problem,))
    open_booklet(served, page)


def open_profile(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/profile-sidan/1")
    expect(page.locator(".picture").first).to_be_visible()


def open_keys(served: Served, page: Page) -> None:
    open_booklet(served, page)
    page.keyboard.press("?")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("opened", [open_booklet, open_problem, open_profile, open_keys])
def test_axe_has_no_objection(
    served: Served, page: Page, opened: Callable[[Served, Page], None], theme: str
) -> None:
    page.goto(served.url)
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Colours").select_option(theme)
    page.keyboard.press("Escape")
    opened(served, page)
    assert objections(page) == []


def test_axe_objects_to_a_picture_without_words(served: Served, page: Page) -> None:
    open_booklet(served, page)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(objection.startswith("image-alt") for objection in objections(page))
