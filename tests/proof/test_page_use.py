"""The web page of a comparison in a real browser: with the keyboard alone, and by axe-core."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE = (1280, 800), (390, 844)


@pytest.fixture
def open_page(shown: Path, page: Page) -> Page:
    """Open the file of the page, without any server."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shown.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [shown.as_uri()]
    return page


def current(page: Page) -> str:
    """Return the text of the change that one looks at."""
    return page.locator(".change [aria-current]").inner_text()


def wiped(page: Page) -> str:
    """Return how much of the page now is cut off at its left."""
    paper = page.locator(".after:not(.alone) .paper")
    return str(paper.evaluate("paper => getComputedStyle(paper).clipPath"))


def test_changes_are_stepped_through_with_two_keys(open_page: Page) -> None:
    page = open_page
    count = page.locator(".change").count()
    seen = []
    for number in range(1, count + 1):
        page.keyboard.press("n")
        expect(page.get_by_role("status")).to_have_text(f"Change {number} of {count}")
        seen.append(current(page))
    assert len(set(seen)) == count
    assert "1852" in seen[0]
    page.keyboard.press("n")
    expect(page.get_by_role("status")).to_have_text("That was the last change.")
    page.keyboard.press("p")
    assert current(page) == seen[-2]


def test_the_mark_of_the_change_one_looks_at_is_in_sight_in_both_versions(open_page: Page) -> None:
    page = open_page
    page.keyboard.press("n")
    marks = page.locator(".marks .is-here")
    expect(marks).to_have_count(2)
    for index in (0, 1):
        expect(marks.nth(index)).to_be_in_viewport()


def test_a_line_of_the_list_leads_to_its_page(open_page: Page) -> None:
    page = open_page
    link = page.locator(".change a").last
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaf").last).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "true")


def test_versions_are_laid_over_and_the_slider_moves_with_the_arrows(open_page: Page) -> None:
    page = open_page
    slider = page.get_by_role("slider")
    expect(slider).to_be_disabled()
    page.keyboard.press("o")
    expect(page.get_by_role("button", name="Laid over")).to_have_attribute("aria-pressed", "true")
    boxes = [page.locator(f".{kind} .paper").first.bounding_box() for kind in ("before", "after")]
    assert boxes[0] == boxes[1]
    assert "50%" in wiped(page)
    page.keyboard.press("ArrowRight")
    assert "55%" in wiped(page)
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_value("100")
    assert "100%" in wiped(page)
    page.keyboard.press("o")
    assert wiped(page) == "none"


def test_the_line_between_the_versions_follows_the_mouse(open_page: Page) -> None:
    page = open_page
    page.keyboard.press("o")
    box = page.locator(".pair").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 100)
    page.mouse.up()
    assert "25%" in wiped(page)


def test_marks_can_be_taken_away(open_page: Page) -> None:
    page = open_page
    expect(page.locator(".marks").first).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator(".marks").first).to_be_hidden()
    expect(page.get_by_label("Marks", exact=True)).not_to_be_checked()


def test_single_keys_can_be_turned_off(open_page: Page) -> None:
    page = open_page
    page.keyboard.press("?")
    page.get_by_label("Single keys do this").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    expect(page.locator(".change [aria-current]")).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".change [aria-current]")).to_have_count(1)


def test_the_tab_key_reaches_all_that_can_be_pressed(open_page: Page) -> None:
    page = open_page
    wanted = page.locator("a, button:visible, input:visible:enabled").count()
    reached = set()
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
    names = " ".join(reached)
    for name in ("previous", "next", "beside", "over", "marks", "help-opens", "pages"):
        assert f'id="{name}"' in names


def test_a_phone_shows_all_without_scrolling_sideways(open_page: Page) -> None:
    page = open_page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    expect(page.get_by_role("button", name="Laid over")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("n")
    mark = page.locator(".after .is-here").bounding_box()
    controls = page.locator("#controls").bounding_box()
    assert mark
    assert controls
    assert controls["y"] + controls["height"] < mark["y"] < PHONE[1]


@pytest.mark.parametrize(
    ("size", "scheme", "keys"),
    [
        (WIDE, "light", ""),
        (WIDE, "dark", "n"),
        (WIDE, "light", "on"),
        (WIDE, "dark", "?"),
        (PHONE, "light", "n"),
        (PHONE, "dark", ""),
    ],
)
def test_axe_has_no_objection(
    open_page: Page, size: tuple[int, int], scheme: str, keys: str
) -> None:
    page = open_page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.reload()
    for key in keys:
        page.keyboard.press(key)
    found = Axe().run(page, options={"runOnly": WCAG})
    assert len(found.response["passes"]) > 15  # it did look
    assert [
        f"{each['id']}: {[node['target'] for node in each['nodes']]}"
        for each in found.response["violations"]
    ] == []
