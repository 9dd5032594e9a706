"""The preview's page, for those who cannot see it or use no mouse: what axe-core objects to."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from report.preview.state import PdfFile, Product, Stage, StageKind
from report.problems import Place, Problem
from report.proof.listing import State

from support.served import Served, written

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"]}  # of all else one element is enough
REDRAWN_MS = 200  # the page waits for 120 ms that its window stays as it is


def load_axe(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)


def objections(page: Page) -> list[str]:
    """Return what axe-core finds, each with the elements that it is about."""
    found = page.evaluate("options => axe.run(options)", OPTIONS)
    assert len(found["passes"]) > 20  # it did look
    return [
        f"{violation['id']}: {', '.join(str(node['target']) for node in violation['nodes'])}"
        for violation in found["violations"]
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


def open_hits(served: Served, page: Page) -> None:
    served.put_pdf("booklet", Product("Provutgåvan"), written(*[("Ord om ord",)] * 8))
    open_booklet(served, page)
    page.keyboard.press("/")
    page.keyboard.type("ord")
    expect(page.locator(".mark.current")).to_have_count(1)


def open_no_hits(served: Served, page: Page) -> None:
    open_booklet(served, page)
    page.keyboard.press("/")
    page.keyboard.type("ord")
    expect(page.locator("#search-count")).to_have_text("No hits.")


def open_jump(served: Served, page: Page) -> None:
    open_booklet(served, page)
    page.keyboard.press("g")
    page.keyboard.type("s")
    expect(page.get_by_role("option")).to_have_count(1)


def open_wrong_jump(served: Served, page: Page) -> None:
    open_jump(served, page)
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("No text has that name.")


def open_states(served: Served, page: Page) -> None:
    texts = served.texts()
    listed = [replace(texts[0], slug=f"t-{state.name}", state=state) for state in State]
    pdf = written(("Ord",))
    file = PdfFile("guldtrappan-2019.pdf", pdf)
    served.put_pdf("booklet", Product("Provutgåvan", file=file), pdf)
    served.state.show(texts=(*texts, *listed))
    page.goto(served.url)
    expect(page.locator("#texts li")).to_have_count(2 + len(State))


def waiting(kind: StageKind, served: Served, page: Page) -> None:
    failure = Problem("no-shop", "the shop 'x' is not there")
    stage = Stage(kind, (failure,) if kind is StageKind.FAILED else ())
    served.state.show(stages={"press": stage}, doing="setting pages")
    page.goto(f"{served.url}#/press/1")
    expect(page.locator(".stage .what")).to_be_visible()


def open_wait(served: Served, page: Page) -> None:
    waiting(StageKind.SETTING, served, page)


def open_failure(served: Served, page: Page) -> None:
    waiting(StageKind.FAILED, served, page)


OPENED = (
    *(open_booklet, open_problem, open_profile, open_keys, open_hits, open_no_hits, open_jump),
    *(open_wrong_jump, open_states, open_wait, open_failure),
)


LOOKS: tuple[tuple[Literal["light", "dark"], int, int], ...] = (
    *(("light", 1280, 800), ("dark", 1280, 800)),
    *(("light", 390, 844), ("dark", 640, 400)),
)


@pytest.mark.parametrize("opened", OPENED)
def test_axe_has_no_objection(
    served: Served, page: Page, opened: Callable[[Served, Page], None]
) -> None:
    opened(served, page)
    load_axe(page)
    found = {}
    for theme, width, height in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(REDRAWN_MS)
        found[theme, width] = objections(page)
    assert found == {(theme, width): [] for theme, width, _ in LOOKS}


def test_axe_objects_to_a_picture_without_words(served: Served, page: Page) -> None:
    open_booklet(served, page)
    load_axe(page)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(objection.startswith("image-alt") for objection in objections(page))
