"""The page of the preview in the language that is spoken."""

import re
from pathlib import Path

from babel.messages.pofile import read_po
from playwright.sync_api import Page, expect

from report.locales import messages
from report.preview.spoken import PAGE, index, words
from report.preview.state import Product, Stage, StageKind
from report.problems import Problem
from report.workspace import Workspace

from support.served import serving, written
from support.spoken import swedish


def test_every_message_of_the_page_is_in_the_catalogue() -> None:
    catalogue = Path(messages.__file__).with_name("sv") / "LC_MESSAGES" / "report.po"
    with catalogue.open("rb") as file:
        known = {message.id for message in read_po(file)}
    scripts = "".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    asked = re.findall(r'\b_\("([^"]+)"', scripts)
    assert len(asked) > 30
    assert set(words()) == set(asked)
    assert set(asked) <= known


def test_the_page_tells_its_language() -> None:
    assert '<html lang="en">' in index()
    with swedish():
        html = index()
    assert '<html lang="sv">' in html
    assert "Till sidorna" in html
    assert "<kbd>Skift</kbd>" in html


def test_the_page_speaks_swedish(mini: Workspace, page: Page) -> None:
    message = "profilen för Lund är 12 rader för lång för sin sida"
    with swedish(), serving(mini) as served:
        served.state.show(problems=(Problem("profile-too-long", message),))
        page.goto(served.url)
        expect(page.locator("figcaption")).to_have_text(["Sida 1"])
        page.keyboard.press("ArrowRight")
        expect(page.locator("main")).to_have_attribute("aria-label", re.compile("Sidorna 2 och 3$"))
        expect(page.get_by_role("heading", name="Fel (1)")).to_be_visible()
        served.put_pdf("booklet", Product("Provutgåvan"), written(("Ett ord",), ("Två ord",)))
        page.keyboard.press("/")
        page.keyboard.type("ord")
        expect(page.get_by_role("status")).to_have_text("2 av 2, sida 2")
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.type("7")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("Sidorna är 1 till 2.")
        page.keyboard.press("Escape")
        served.state.show(stages={"press": Stage(StageKind.SETTING)}, doing="sätter")
        page.keyboard.press("2")
        expect(page.locator("main")).to_contain_text("Sätter sidorna för tryckeriet")
        page.keyboard.press("p")
        expect(page.locator("#texts")).to_contain_text("97,3 % full, 9,5 pt")
        page.keyboard.press("f")
        expect(page.get_by_role("status")).to_have_text("Ett klick i ett foto kopierar dess fokus.")
        page.goto("about:blank")  # before the server goes, of which the page would complain
