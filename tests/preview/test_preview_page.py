"""The preview's page in a real browser."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, Position, expect

from report.compositor.source_map import SourcePicture
from report.design.makeup import Makeup
from report.design.reasons import Reason
from report.graphics.placed import PictureBox
from report.model import Focus
from report.preview.state import Product
from report.problems import Place, Problem, Severity
from report.products.target import Target

from support.served import BLEED_MM, Served

GREYS = tuple(n / 10 for n in range(1, 9))


def problem(served: Served, page: int, message: str = "'tittle' is not a field here") -> Problem:
    path = served.root / f"content/2019/page-{page}.md"
    return Problem("unknown-field", message, Place(path, 4, 1), "Did you mean 'title'?")


def settle(page: Page, name: str, value: str) -> None:
    """Choose a setting in the dialog that has them."""
    page.get_by_role("button", name="Settings").click()
    page.get_by_label(name).select_option(value)
    page.keyboard.press("Escape")


def caption(page: Page) -> str:
    return " ".join(page.locator("figcaption").all_inner_texts())


def test_pages_lie_open_as_in_the_printed_booklet(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(caption(page))
    assert seen == ["Page 2 Page 3", "Page 4 Page 5", "Page 6 Page 7", "Page 8"]
    page.keyboard.press("ArrowRight")
    assert caption(page) == "Page 8"
    page.keyboard.press("Home")
    assert caption(page) == "Page 1"


def test_a_picture_is_drawn_for_each_open_page(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    keys = [page.image.key for page in served.state.shown.products["booklet"].pages]
    for index in (0, 1):
        address = re.compile(f"pictures/{keys[3 + index]}/")
        expect(page.locator(".picture").nth(index)).to_have_attribute("src", address)


def test_only_a_page_that_changed_is_loaded_again_and_the_place_stays(
    served: Served, page: Page
) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".picture").nth(1)).to_have_attribute("src", re.compile("pictures/"))
    for _ in range(4):
        page.keyboard.press("+")
    page.locator("#pages").evaluate("pages => pages.scrollTo(40, 60)")
    page.wait_for_timeout(500)  # until pictures of the new size are there
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    greys = list(GREYS)
    greys[4] = 0.99
    served.put("booklet", Product("Provutgåvan"), *greys)
    key = served.state.shown.products["booklet"].pages[4].image.key
    expect(page.locator(".picture").nth(1)).to_have_attribute("src", re.compile(key))
    assert caption(page) == "Page 4 Page 5"
    assert page.locator("#pages").evaluate("pages => [pages.scrollLeft, pages.scrollTop]") == [
        40,
        60,
    ]
    pictures = {url.split("/")[-2] for url in asked if "/pictures/" in url}
    assert pictures == {key}
    expect(page.get_by_role("status")).to_have_text("Page 5 changed.")


def test_a_click_on_a_text_copies_its_file_and_line(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    page.get_by_role("button", name="Texten på sidan 4").click()
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-4.md:30:1")
    assert page.evaluate_handle("() => navigator.clipboard.readText()").json_value() == (
        "content/2019/page-4.md:30:1"
    )


WHOLE_MM, SEEN_MM = (20, 20, 100, 150), (20, 45, 100, 100)  # a sixth is cut off above and below


def put_photograph(served: Served, page: int, focus: tuple[float, float] | None) -> None:
    """Show a photograph on a page of the booklet, upright, and of which a third is cut off."""
    place = Place(served.root / f"content/2019/page-{page}.md", 12, 9)
    box = PictureBox(page, "content/2019/images/a.jpg", SEEN_MM, WHOLE_MM)
    picture = SourcePicture(box, "Lärare i en korridor", focus and Focus(*focus), place)
    product = served.state.shown.products["booklet"]
    pages = list(product.pages)
    pages[page - 1] = replace(pages[page - 1], photographs=(picture,))
    served.state.put("booklet", replace(product, pages=tuple(pages)))


def point(page: Page, x: float, y: float, **options: Any) -> None:
    """Click in the photograph, at these shares of what is seen of it."""
    photograph = page.locator(".photograph")
    box = photograph.bounding_box()
    assert box
    at = Position(x=x * box["width"], y=y * box["height"])
    photograph.click(position=at, **options)


def test_a_click_in_a_photograph_tells_its_focus_in_per_cent_of_the_whole(
    served: Served, page: Page
) -> None:
    put_photograph(served, 4, None)
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".ring")).to_have_count(0)
    point(page, 0.52, 0.5)
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-4.md:12:9")
    point(page, 0.52, 0.26, modifiers=["Shift"])
    # a sixth of the whole above what is seen, and 26 of the 100 mm of that: 51 of 150 mm
    expect(page.get_by_role("status")).to_have_text("Copied focus: 52 34")
    copied = page.evaluate_handle("() => navigator.clipboard.readText()").json_value()
    assert copied == "focus: 52 34"


def test_a_key_lets_every_click_in_a_photograph_tell_its_focus(served: Served, page: Page) -> None:
    put_photograph(served, 4, (25, 50))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".photograph")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#opens")).to_have_value("focus")
    point(page, 0.002, 0.998)
    expect(page.get_by_role("status")).to_have_text("Copied focus: 0 83")
    page.get_by_role("button", name="Texten på sidan 5").click()  # not covered by the photograph
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-5.md:30:1")
    page.keyboard.press("f")
    point(page, 0.5, 0.5)
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-4.md:12:9")


def test_the_focus_of_a_photograph_is_a_ring_where_it_is(served: Served, page: Page) -> None:
    put_photograph(served, 4, (25, 50))
    page.goto(f"{served.url}#/booklet/4")
    frame, ring = page.locator(".photograph").bounding_box(), page.locator(".ring").bounding_box()
    assert frame
    assert ring
    assert ring["x"] + ring["width"] / 2 == pytest.approx(frame["x"] + frame["width"] / 4, abs=1)
    assert ring["y"] + ring["height"] / 2 == pytest.approx(frame["y"] + frame["height"] / 2, abs=1)


def test_photographs_are_walked_through_like_texts(served: Served, page: Page) -> None:
    put_photograph(served, 4, (25, 50))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".photograph")).to_be_visible()
    page.keyboard.press("t")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-4.md:12:9")


def test_a_text_says_how_its_pages_are_made_up_and_why(served: Served, page: Page) -> None:
    reasons = {4: Reason("face", "an upright photograph", ("the criteria",))}
    product = served.state.shown.products["booklet"]
    served.state.put("booklet", replace(product, reasons=reasons))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator("figcaption")).to_have_text(
        ["Page 4 – face: an upright photograph; gave way: the criteria", "Page 5"]
    )


def test_a_profile_says_what_gave_way(served: Served, page: Page) -> None:
    product = served.state.shown.products["profile-sidan"]
    assert product.fitting
    makeup = Makeup("band", without=("sources", "setting"))
    fitting = replace(product.fitting, makeup=makeup)
    served.state.put("profile-sidan", replace(product, fitting=fitting))
    page.goto(f"{served.url}#/profile-sidan/1")
    expect(page.locator("figcaption")).to_have_text(
        ["Profile: 97.3 % full, 9.5 pt; gave way: other sources, size and leading"]
    )


def test_a_click_opens_the_editor_for_those_who_chose_that(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    settle(page, "A click", "editor")
    link = page.get_by_role("link", name="Texten på sidan 4")
    path = (served.root / "content/2019/page-4.md").as_posix()
    expect(link).to_have_attribute("href", f"vscode://file{path}:30:1")
    page.reload()
    expect(link).to_be_visible()


def test_texts_can_be_walked_through_by_keyboard(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".box")).to_have_count(4)
    page.keyboard.press("t")
    names = []
    for _ in range(4):
        names.append(page.evaluate_handle("() => document.activeElement.title").json_value())
        page.keyboard.press("ArrowDown")
    lines = [f"content/2019/page-{n}.md:{line}" for n in (4, 5) for line in ("3:8", "30:1")]
    assert names == lines
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"Copied {lines[-1]}")


def test_problems_stand_beside_the_page_they_belong_to(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    far = replace(problem(served, 8, "far away"), severity=Severity.WARNING)
    served.state.show(problems=(problem(served, 5), far))
    aside = page.get_by_role("complementary", name="Problems (2)")
    expect(aside.get_by_role("heading", level=3)).to_have_text(["On these pages", "Elsewhere"])
    expect(aside.locator("ul").first).to_contain_text("Mistake 'tittle' is not a field here")
    expect(aside.locator("ul").last).to_contain_text("Warning far away")
    aside.get_by_role("link", name="Show page 8").click()
    expect(page.locator("figcaption")).to_have_text(["Page 8"])
    expect(aside.locator("ul").first).to_contain_text("far away")


def test_the_last_good_page_stays_and_says_so(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".picture").first).to_have_attribute("src", re.compile("pictures/"))
    product = served.state.shown.products["booklet"]
    served.state.put("booklet", replace(product, is_old=True))
    expect(page.locator("figcaption").first).to_have_text("Page 4 – the last that was good")
    key = product.pages[3].image.key
    expect(page.locator(".picture").first).to_have_attribute("src", re.compile(key))


def test_a_profile_has_its_meter(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.get_by_role("link", name="Profile of Sidans kommun").click()
    expect(page.locator("figcaption")).to_have_text(["Profile: 97.3 % full, 9.5 pt"])
    meter = page.get_by_role("meter", name="How full the page of Sidans kommun is")
    expect(meter).to_have_attribute("value", "97.3")


def test_a_profile_that_is_too_long_says_by_how_many_lines(served: Served, page: Page) -> None:
    place = Place(served.root / "content/2019/page-1.md", 40, 1)
    message = "the profile of Sidans kommun is 12 lines too long for its page"
    served.state.show(problems=(Problem("profile-too-long", message, place),))
    page.goto(served.url)
    expect(page.locator("#texts")).to_contain_text("Profile of Sidans kommun: 12 lines too long")


# Where the paper and the frames on it stand, once all of them do.
BOXES = """() => {
    const found = ["paper", "bleed", "trim", "safe"].map((name) => [
        name, document.querySelector(name === "paper" ? ".paper" : `.frame.${name}`),
    ]);
    const boxes = found.map(([name, element]) => [name, element?.getBoundingClientRect().toJSON()]);
    return boxes.every(([, box]) => box?.width) && Object.fromEntries(boxes);
}"""


def test_bleed_trim_and_safe_zone_are_drawn_on_pages_for_the_press(
    served: Served, page: Page
) -> None:
    served.put("press", Product("Tryckeriet", safe_zone_mm=4), 0.5, bleed_mm=BLEED_MM)
    page.goto(f"{served.url}#/press/1")
    boxes = page.wait_for_function(BOXES).json_value()  # all at one time: pages are put in anew
    paper = boxes["paper"]
    px_per_mm = paper["width"] / (148 + 2 * BLEED_MM)
    for name, inset_mm in {"bleed": 0, "trim": 3, "safe": 3 + 4}.items():
        frame = boxes[name]
        assert frame["x"] - paper["x"] == pytest.approx(inset_mm * px_per_mm, abs=0.6)
        assert frame["width"] == pytest.approx(paper["width"] - 2 * inset_mm * px_per_mm, abs=0.6)


def test_a_file_is_made_when_somebody_looks_at_it(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    assert served.wanted == []
    page.get_by_role("link", name="Sheets").click()
    expect(page.get_by_text("Nothing is set yet")).to_be_visible()
    page.wait_for_timeout(200)
    assert set(served.wanted) == {Target.OFFICE}


def test_pages_get_larger_and_smaller(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    fitting = page.locator(".paper").bounding_box()
    page.get_by_role("button", name="Larger").click()
    larger = page.locator(".paper").bounding_box()
    page.keyboard.press("0")
    assert fitting
    assert larger
    assert larger["width"] > fitting["width"]
    # What stands beside the page, such as the news, may have grown by a line's rounding meanwhile.
    assert page.locator(".paper").bounding_box() == pytest.approx(fitting, abs=2)


# Whether the paper of the open pages is wholly within the window.
IN_VIEW = """() => {
    const box = document.querySelector(".paper")?.getBoundingClientRect();
    return Boolean(box?.height) && box.top >= 0 && box.bottom <= innerHeight;
}"""


# A laptop at 200 %, a phone upright and lying, and a window at 400 %.
@pytest.mark.parametrize("size", [(640, 400), (390, 844), (844, 390), (320, 256)])
def test_the_page_is_in_view_in_a_small_window(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    served.state.show(problems=(problem(served, 5),))
    page.goto(f"{served.url}#/booklet/2")
    page.wait_for_function(IN_VIEW)
    for key in ("ArrowRight", "ArrowRight", "End", "n"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.evaluate_handle(IN_VIEW).json_value(), key
    page.locator(".thumb").last.click()
    expect(page.locator("figcaption")).to_have_text(["Page 8"])
    page.wait_for_function(IN_VIEW)
    page.get_by_role("link", name="Show page 5").click()
    expect(page.locator("figcaption").last).to_have_text("Page 5")
    page.wait_for_function(IN_VIEW)


def test_what_changes_elsewhere_does_not_scroll_the_window(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served.url}#/booklet/2")
    expect(page.locator(".thumb")).to_have_count(5)
    page.locator(".thumb").last.focus()
    page.evaluate_handle("() => scrollTo(0, 0)")
    served.put("booklet", Product("Provutgåvan"), *(0.95 for _ in GREYS))
    page.wait_for_timeout(500)
    assert page.evaluate_handle("() => scrollY").json_value() == 0


def test_single_keys_can_be_turned_off(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert caption(page) == "Page 1"


def test_light_and_dark_can_be_chosen(served: Served, page: Page) -> None:
    page.goto(served.url)
    grounds = {}
    for theme in ("light", "dark"):
        settle(page, "Colours", theme)
        grounds[theme] = page.locator("body").evaluate(
            "body => getComputedStyle(body).backgroundColor"
        )
    assert grounds == {"light": "rgb(220, 216, 208)", "dark": "rgb(27, 26, 24)"}


def test_a_page_has_landmarks_with_names(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/booklet/4")
    expect(page.get_by_role("main", name="Provutgåvan: Pages 4 and 5")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages and texts")).to_be_visible()
    expect(page.get_by_role("complementary", name="No problems")).to_be_visible()
    expect(page.get_by_role("banner")).to_be_visible()
    current = page.locator(".thumbs [aria-current=page]")
    expect(current).to_have_accessible_name("Pages 4 and 5")


def test_what_a_text_says_never_becomes_part_of_the_page(served: Served, page: Page) -> None:
    served.state.show(problems=(problem(served, 1, "<img src=x onerror=alert(1)>"),))
    page.goto(served.url)
    expect(page.locator("#problems-list")).to_contain_text("<img src=x onerror=alert(1)>")


def test_nothing_is_asked_of_anybody_else(served: Served, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.url}#/booklet/4")
    expect(page.locator(".picture").nth(1)).to_have_attribute("src", re.compile("pictures/"))
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(served.url)] == []
