"""Scrolling stays where the page is: positions before and after all that changes sizes."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from report.preview.state import Product
from report.problems import Place, Problem

from support.served import Served, written

WIDE, ZOOMED, PHONE = (1280, 800), (640, 400), (390, 844)
GREYS = tuple(n / 10 for n in range(1, 9))

Point = tuple[float, float]

# The page waits for 120 ms before it draws anew in a window of another size.
SETTLED = """() => new Promise((settled) => {
    const QUIET_MS = 300, FRAMES = 5;
    const places = () => JSON.stringify([scrollX, scrollY, ...[...document.querySelectorAll(
        ".bar, .pages, .paper, .picture, .mark, #texts li, #problems li")].flatMap((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y, width, height, each.scrollLeft, each.scrollTop, each.src];
    })]);
    let last = "", since = 0, frames = 0;
    const look = (now) => {
        const seen = places();
        const isThere = [...document.images].every((image) => image.complete);
        if (seen !== last || !isThere) [last, since, frames] = [seen, now, 0];
        frames += 1;
        if (now - since >= QUIET_MS && frames > FRAMES) settled();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})"""

# The point of the first paper, in shares of it, that lies in the middle of the pages.
MIDDLE = """() => {
    const pages = document.querySelector(".pages").getBoundingClientRect();
    const paper = document.querySelector(".paper").getBoundingClientRect();
    const [x, y] = [pages.left + pages.width / 2, pages.top + pages.height / 2];
    return [(x - paper.left) / paper.width, (y - paper.top) / paper.height];
}"""


def middle(page: Page) -> Point:
    x, y = page.evaluate_handle(MIDDLE).json_value()
    return x, y


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def settled(page: Page) -> None:
    """Wait until all pictures are there, and for longer than the page waits nothing has moved."""
    page.evaluate(SETTLED)


def enlarged(served: Served, page: Page, size: tuple[int, int]) -> None:
    """Open pages 4 and 5 in a window of this size, much larger than it, and look at a spot."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".thumb")).to_have_count(5)
    expect(page.locator("figcaption")).to_have_count(2)
    page.evaluate("localStorage.setItem('zoom', '2'); dispatchEvent(new CustomEvent('chosen'))")
    settled(page)
    page.locator("#pages").evaluate("pages => pages.scrollTo(300, 500)")
    settled(page)


def problems(served: Served, count: int, name: str = "a") -> tuple[Problem, ...]:
    path = served.root / "content/2019/page-5.md"
    return tuple(
        Problem("unknown-field", f"'{name}{n}' is not a field here", Place(path, n), "Mend it.")
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize("size", [WIDE, ZOOMED, PHONE])
def test_pages_that_are_exchanged_stay_in_place(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    enlarged(served, page, size)
    before, top = middle(page), top_of(page, ".paper")
    served.put("booklet", Product("Provutgåvan"), *(0.9 for _ in GREYS))
    key = served.state.shown.products["booklet"].pages[3].image.key
    expect(page.locator(".picture").first).to_have_attribute("src", re.compile(key))
    settled(page)
    assert middle(page) == pytest.approx(before, abs=0.001)
    assert top_of(page, ".paper") == pytest.approx(top, abs=1)


@pytest.mark.parametrize("size", [WIDE, ZOOMED, PHONE])
def test_a_title_that_takes_more_lines_moves_no_page(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    enlarged(served, page, size)
    top, height = top_of(page, ".paper"), page.locator(".bar").bounding_box()
    served.state.show(title="Guldtrappan 2019 (drafts " + "norrby, soderby, " * 20 + ")")
    expect(page.locator("#title")).to_contain_text("drafts")
    settled(page)
    grown = page.locator(".bar").bounding_box()
    assert grown
    assert height
    assert grown["height"] > height["height"] + 20
    assert top_of(page, ".paper") == pytest.approx(top, abs=1)


@pytest.mark.parametrize("size", [ZOOMED, PHONE])
def test_what_is_being_done_moves_nothing(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    enlarged(served, page, size)
    bar, top = page.locator(".bar").bounding_box(), top_of(page, ".paper")
    served.state.show(doing="setting pages for the press: 12 of 48, and on and on")
    expect(page.locator("#doing")).to_contain_text("setting pages")
    assert page.locator(".bar").bounding_box() == bar
    assert top_of(page, ".paper") == top


@pytest.mark.parametrize("size", [ZOOMED, PHONE])
def test_lists_that_grow_above_leave_what_is_read_where_it_is(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    texts = served.texts()
    many = [replace(texts[1], slug=f"stad-{number}") for number in range(40)]
    served.state.show(problems=problems(served, 1), texts=(*texts, *many))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator("#texts li")).to_have_count(42)
    expect(page.locator(".picture").nth(1)).to_have_attribute("src", re.compile("pictures/"))
    page.locator("#texts li").first.evaluate("text => text.scrollIntoView({ block: 'center' })")
    settled(page)
    top = top_of(page, "#texts li")
    served.state.show(problems=problems(served, 12))
    expect(page.locator("#problems li")).to_have_count(12)
    settled(page)
    assert top_of(page, "#texts li") == pytest.approx(top, abs=1)
    served.state.show(problems=())
    expect(page.locator("#problems li")).to_have_count(0)
    settled(page)
    assert top_of(page, "#texts li") == pytest.approx(top, abs=1)


def test_a_problem_that_is_read_stays_when_others_come_before_it(
    served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    old = problems(served, 20)
    served.state.show(problems=old)
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator("figcaption")).to_have_count(2)
    settled(page)
    read = "#problems li:has-text(\"'a12'\")"
    page.locator(read).evaluate("item => item.scrollIntoView({ block: 'center' })")
    settled(page)
    top = top_of(page, read)
    served.state.show(problems=(*problems(served, 5, "b"), *old))
    expect(page.locator("#problems li")).to_have_count(25)
    settled(page)
    assert top_of(page, read) == pytest.approx(top, abs=1)


@pytest.mark.parametrize("size", [WIDE, ZOOMED, PHONE])
def test_a_larger_size_keeps_the_middle(served: Served, page: Page, size: tuple[int, int]) -> None:
    enlarged(served, page, size)
    before = middle(page)
    page.keyboard.press("+")
    settled(page)
    assert middle(page) == pytest.approx(before, abs=0.005)
    page.keyboard.press("-")
    settled(page)
    assert middle(page) == pytest.approx(before, abs=0.005)


@pytest.mark.parametrize(
    ("size", "other"), [(WIDE, (1100, 700)), (PHONE, (844, 390)), (WIDE, ZOOMED), (ZOOMED, WIDE)]
)
def test_the_spot_that_is_looked_at_stays_in_view_in_another_window(
    served: Served, page: Page, size: tuple[int, int], other: tuple[int, int]
) -> None:
    enlarged(served, page, size)
    x, y = middle(page)
    spot = page.evaluate_handle(SPOT, [x, y])
    page.set_viewport_size({"width": other[0], "height": other[1]})
    settled(page)
    assert page.evaluate_handle(IS_SEEN, [x, y]).json_value()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    settled(page)
    assert page.evaluate_handle(IS_SEEN, [x, y]).json_value()
    spot.dispose()


# Where a point of the first paper, in shares of it, is in the window; and whether it can be seen.
SPOT = """([x, y]) => {
    const paper = document.querySelector(".paper").getBoundingClientRect();
    return [paper.left + x * paper.width, paper.top + y * paper.height];
}"""
IS_SEEN = f"""(shares) => {{
    const [x, y] = ({SPOT})(shares);
    const pages = document.querySelector(".pages").getBoundingClientRect();
    const [top, foot] = [Math.max(pages.top, 0), Math.min(pages.bottom, innerHeight)];
    return x >= pages.left - 1 && x <= pages.right + 1 && y >= top - 1 && y <= foot + 1;
}}"""


@pytest.mark.parametrize("size", [WIDE, ZOOMED, PHONE])
def test_other_pages_begin_at_their_top(served: Served, page: Page, size: tuple[int, int]) -> None:
    enlarged(served, page, size)
    page.keyboard.press("ArrowRight")
    expect(page.locator("figcaption").first).to_have_text("Page 6")
    settled(page)
    offset = "pages => [pages.scrollLeft, pages.scrollTop]"
    assert page.locator("#pages").evaluate(offset) == [0, 0]


@pytest.mark.parametrize("size", [ZOOMED, PHONE])
def test_a_hit_is_brought_into_view(served: Served, page: Page, size: tuple[int, int]) -> None:
    lines = tuple(f"Rad {number}" for number in range(1, 25))
    served.put_pdf("booklet", Product("Provutgåvan"), written(*[lines] * 8))
    enlarged(served, page, size)
    page.keyboard.press("/")
    page.keyboard.type("rad 24")
    expect(page.locator(".mark.current")).to_have_count(1)
    settled(page)
    mark, pages = (
        page.locator(".mark.current").bounding_box(),
        page.locator("#pages").bounding_box(),
    )
    assert mark
    assert pages
    assert pages["x"] <= mark["x"] <= pages["x"] + pages["width"]
    assert max(pages["y"], 0) <= mark["y"] <= min(pages["y"] + pages["height"], size[1])
    search = page.locator("#search").bounding_box()
    assert search
    assert mark["y"] >= search["y"] + search["height"] or mark["x"] < search["x"]


def test_the_window_is_no_longer_than_what_is_in_it(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".thumb")).to_have_count(5)
    beyond = "() => document.scrollingElement.scrollHeight - document.body.scrollHeight"
    assert page.evaluate_handle(beyond).json_value() <= 1
    across = "() => document.scrollingElement.scrollWidth - innerWidth"
    assert page.evaluate_handle(across).json_value() <= 0


def test_the_caption_makes_no_page_wider(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    product = served.state.shown.products["booklet"]
    served.state.put("booklet", replace(product, is_old=True))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator("figcaption").first).to_contain_text("the last that was good")
    left, right = (page.locator(".paper").nth(n).bounding_box() for n in (0, 1))
    assert left
    assert right
    assert right["x"] == pytest.approx(left["x"] + left["width"], abs=1)
