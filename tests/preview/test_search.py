"""Search in the text: words are found wherever their lines end, marked, and stepped through."""

import json
import re
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from report.preview.search import LONGEST, MOST_HITS, PageWords, folded
from report.preview.state import Product
from report.proof.differences.words import words_of

from support.served import TOKEN, Served, written

PAGES = (
    ("Alla vägar leder hit.",),
    ("Här handlar det om skol-", "enheten i Norrby, och", "om IT-chefen där."),
    ("Skolenheten växer.", "Det gjorde den 2018\u20132019."),
    ("Intet nytt.",),
    ("Intet nytt.",),
    ("En SKOLENHET till.",),
)


@pytest.fixture
def spoken(served: Served) -> Served:
    """A booklet of pages with words on them."""
    served.put_pdf("booklet", Product("Provutgåvan"), written(*PAGES))
    return served


def page_words(*lines: str) -> PageWords:
    with pypdfium2.PdfDocument(written(lines)) as document:
        return PageWords(words_of(document[0], 1))


def test_a_word_that_is_broken_at_the_end_of_a_line_is_found_in_both() -> None:
    (areas,) = page_words(*PAGES[1]).areas(folded("skolenheten"))
    assert len(areas) == 2
    first, second = areas
    assert first[1] < second[1]  # the second line is further down
    assert first[0] > second[0]  # and begins at the left


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("SKOLENHETEN", 1),
        ("itchefen", 1),
        ("IT-Chefen  där", 1),
        ("norrby, och om", 1),  # across the end of a line
        ("skol", 1),
        ("å", 0),
        ("enheten  skol", 0),
    ],
)
def test_case_and_hyphens_make_no_difference(wanted: str, count: int) -> None:
    assert len(list(page_words(*PAGES[1]).areas(folded(wanted)))) == count


def answered(served: Served, **asked: str) -> tuple[int, Any]:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request("GET", f"/{TOKEN}/hits.json?{urlencode(asked)}")
        response = connection.getresponse()
        body = response.read()
        return response.status, json.loads(body) if response.status == 200 else None
    finally:
        connection.close()


def places(found: Any) -> list[tuple[str, int]]:
    return [(hit["name"], hit["page"]) for hit in found["hits"]]


def test_all_pages_of_what_is_shown_are_searched(spoken: Served) -> None:
    _, found = answered(spoken, **{"in": "booklet", "for": "skolenhet"})
    assert places(found) == [("booklet", 2), ("booklet", 3), ("booklet", 6)]
    assert not found["isMore"]
    _, found = answered(spoken, **{"in": "press", "for": "skolenhet"})
    assert places(found) == []


def test_profiles_are_one_volume(served: Served) -> None:
    for slug in ("sidan", "norrby"):
        pdf = written(("Om en skolenhet", f"i {slug}"))
        served.put_pdf(f"profile-{slug}", Product(slug, slug=slug), pdf)
    _, found = answered(served, **{"in": "profile-norrby", "for": "en skolenhet i"})
    assert places(found) == [("profile-sidan", 1), ("profile-norrby", 1)]


@pytest.mark.parametrize("wanted", ["", "  ", "-", "a" * (LONGEST + 1)])
def test_what_cannot_be_looked_for_is_refused(spoken: Served, wanted: str) -> None:
    assert answered(spoken, **{"in": "booklet", "for": wanted})[0] == 400


def test_no_more_hits_are_given_than_anybody_steps_through(served: Served) -> None:
    served.put_pdf("booklet", Product("B"), written(*[("o a" * 50,) * 20] * 2))
    _, found = answered(served, **{"in": "booklet", "for": "a"})
    assert (len(found["hits"]), found["isMore"]) == (MOST_HITS, True)


def count_of(page: Page) -> str:
    return page.locator("#search-count").inner_text()


def test_hits_are_counted_marked_and_stepped_through(spoken: Served, page: Page) -> None:
    page.goto(f"{spoken.url}#/booklet/2")
    expect(page.locator("figcaption")).to_have_count(2)
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Words on the pages")
    expect(field).to_be_focused()
    page.keyboard.type("skolenhet")
    expect(page.locator("#search-count")).to_have_text("1 of 3")
    expect(page.locator(".mark")).to_have_count(3)  # two lines of page 2, and a word of page 3
    expect(page.locator(".mark.current")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("1 of 3, page 2")
    page.keyboard.press("Enter")
    expect(page.locator(".mark.current")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("figcaption").first).to_have_text("Page 6")
    expect(page.get_by_role("status")).to_have_text("3 of 3, page 6")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")  # behind the last comes the first
    expect(page.locator("figcaption").first).to_have_text("Page 2")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("figcaption").first).to_have_text("Page 6")
    page.get_by_role("button", name="Last hit").click()
    expect(page.locator("#search-count")).to_have_text("2 of 3")
    page.keyboard.press("Escape")
    expect(page.locator(".mark")).to_have_count(0)
    expect(page.locator("#search")).to_be_hidden()
    page.keyboard.press("ArrowRight")  # and keys turn pages again
    expect(page.locator("figcaption").first).to_have_text("Page 4")


def test_a_mark_lies_on_its_word(spoken: Served, page: Page) -> None:
    page.goto(f"{spoken.url}#/booklet/1")
    expect(page.locator(".picture")).to_have_attribute("src", re.compile("pictures/"))
    page.keyboard.press("/")
    page.keyboard.type("vägar")
    expect(page.locator(".mark")).to_have_count(1)
    mark, paper = page.locator(".mark").bounding_box(), page.locator(".paper").bounding_box()
    assert mark
    assert paper
    px_per_pt = paper["width"] / 420
    left_pt = 60 + (0.667 + 0.222 + 0.222 + 0.556 + 0.278) * 12  # behind 'Alla ' in Helvetica
    assert (mark["x"] - paper["x"]) / px_per_pt == pytest.approx(left_pt, abs=1)
    middle_pt = (mark["y"] + mark["height"] / 2 - paper["y"]) / px_per_pt
    assert middle_pt == pytest.approx(595 - 500 - 4, abs=3)


def test_what_is_not_there_is_said(spoken: Served, page: Page) -> None:
    page.goto(spoken.url)
    expect(page.locator("figcaption")).to_have_count(1)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("giraff")
    expect(page.get_by_role("status")).to_have_text("No hits.")
    assert count_of(page) == "No hits."
    expect(page.get_by_role("button", name="Next hit")).to_be_disabled()


def test_hits_follow_the_content_and_the_place_stays(spoken: Served, page: Page) -> None:
    page.goto(f"{spoken.url}#/booklet/2")
    expect(page.locator("figcaption")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("skolenhet")
    expect(page.locator("#search-count")).to_have_text("1 of 3")
    changed = (("En skolenhet också.",), *PAGES[1:])
    spoken.put_pdf("booklet", Product("Provutgåvan"), written(*changed))
    expect(page.locator("#search-count")).to_have_text("1 of 4")
    expect(page.locator("figcaption").first).to_have_text("Page 2")


def test_words_are_looked_for_again_in_what_is_shown_next(spoken: Served, page: Page) -> None:
    spoken.put_pdf("press", Product("Tryckeriet"), written(*PAGES[:2]))
    page.goto(f"{spoken.url}#/booklet/2")
    expect(page.locator("figcaption")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("skolenhet")
    expect(page.locator("#search-count")).to_have_text("1 of 3")
    page.get_by_role("link", name="Press").click()
    expect(page.locator("#search-count")).to_have_text("1 of 1")
    expect(page.locator("figcaption").first).to_have_text("Page 2")
