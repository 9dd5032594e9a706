"""Web pages: the article comes along, the furniture is told, nothing is fetched."""

import socket
from base64 import b64encode
from contextlib import suppress
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from report.intake.read import read
from report.problems import ContentError, MachineError

from support.spoken import swedish

SENTENCE = (
    "I Lund har skolorna länge arbetat med lärmiljöer, och arbetet fortsätter i alla stadsdelar."
)

PAGE = f"""<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>L</title></head><body>
<div id="cookie-banner"><p>Vi använder kakor på webbplatsen.</p><button>Godkänn</button></div>
<header><a href="/">Start</a>
<nav><ul><li><a href="/skola">Skola och förskola</a></li></ul></nav></header>
<main><article><h1>Lund bygger vidare</h1><p>{SENTENCE}</p>
<h2>Fråga: Hur började det?</h2>
<p>Med en <strong>utredning</strong> på <a href="https://lund.se/u">webben</a>. {SENTENCE}</p>
<ul><li>En dator till varje elev</li><li>Ett nät på varje skola</li></ul>
<blockquote><p>Alla barn ska ha samma rätt till verktyg.</p></blockquote>
<figure><img src="bild.png" alt="Elever"><figcaption>Elever på Vegaskolan</figcaption></figure>
<p><b>Vad händer nu?</b></p><p>– {SENTENCE}</p>
<p><a href="javascript:alert(1)">Klicka</a> och läs mer om allt arbete som görs i Lund.</p>
<p style="display: none">Köp billiga klockor hos oss, de är alla äkta och mycket fina.</p>
<div class="share">Dela på nätet</div></article>
<section id="comments"><h2>Kommentarer</h2><p>Bra skrivet! /Kalle</p>
<form><label>Ditt namn</label><textarea></textarea></form></section></main>
<aside><h3>Andra nyheter</h3></aside><footer><p>Lunds kommun, Box 41</p></footer>
<script>evil()</script></body></html>"""


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6), "gold").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to reach the network fail the test."""

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def page(folder: Path, text: str = PAGE, name: str = "lund.html") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_article_comes_along(tmp_path: Path) -> None:
    sent = read(page(tmp_path))
    assert sent.title == "Lund bygger vidare"
    assert sent.body.split("\n") == [
        SENTENCE,
        "",
        "## Hur började det?",
        "",
        f"Med en **utredning** på [webben](https://lund.se/u). {SENTENCE}",
        "",
        "- En dator till varje elev",
        "- Ett nät på varje skola",
        "",
        "> Alla barn ska ha samma rätt till verktyg.",
        "",
        "### Vad händer nu?",
        "",
        SENTENCE,
        "",
        "Klicka och läs mer om allt arbete som görs i Lund.",
    ]


def test_the_furniture_is_told(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(png())
    left_out = read(page(tmp_path)).left_out
    assert {left.what: left.text for left in left_out} == {
        "link": "javascript:alert(1)",
        "hidden words": "Köp billiga klockor hos oss, de är alla äkta och mycket fina.",
        "cookie notice": "Vi använder kakor på webbplatsen. · Godkänn",
        "head of the page": "Start",
        "menu": "Skola och förskola",
        "sharing": "Dela på nätet",
        "comments": "Kommentarer · Bra skrivet! /Kalle · Ditt namn",
        "aside": "Andra nyheter",
        "foot of the page": "Lunds kommun, Box 41",
    }


def test_every_word_of_the_page_is_kept_or_told(tmp_path: Path) -> None:
    from lxml import etree

    (tmp_path / "bild.png").write_bytes(png())
    sent = read(page(tmp_path))
    kept = " ".join([sent.title, sent.body, *(p.caption for p in sent.pictures)])
    told = " ".join(left.text for left in sent.left_out)
    tree = etree.fromstring(PAGE, etree.HTMLParser())
    for element in tree.xpath("//script | //title"):
        element.getparent().remove(element)
    words = {word.strip("–:") for word in " ".join(tree.itertext()).split()} - {"", "Fråga"}
    assert len(words) > 50
    assert {word for word in words if word not in kept and word not in told} == set()


def test_pictures_beside_the_page_come_along(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(png())
    (picture,) = read(page(tmp_path)).pictures
    assert (picture.data, picture.suffix) == (png(), ".png")
    assert (picture.alt, picture.caption) == ("Elever", "Elever på Vegaskolan")


def test_a_picture_within_the_page_comes_along(tmp_path: Path) -> None:
    address = f"data:image/png;base64,{b64encode(png()).decode()}"
    path = page(tmp_path, f'{SENTENCE}\n\n![Elever]({address} "x")', "lund.md")
    assert [picture.data for picture in read(path).pictures] == [png()]


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_picture_comes_along_wherever_it_stands_in_the_article(tmp_path: Path, at: int) -> None:
    (tmp_path / "bild.png").write_bytes(png())
    parts = ["<h1>Lund</h1>", f"<p>{SENTENCE}</p>", f"<p>{SENTENCE} Det är så.</p>"]
    parts.insert(at, '<figure><img src="bild.png" alt="Elever på en skolgård"></figure>')
    path = tmp_path / "lund.html"
    path.write_text(f"<body><nav>Meny</nav><article>{''.join(parts)}</article></body>", "utf-8")
    (picture,) = read(path).pictures
    assert picture.alt == "Elever på en skolgård"


def test_a_picture_of_the_furniture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lund.html"
    header = '<header><img src="topp.jpg" alt="Lund i vinter"></header>'
    path.write_text(f"<body>{header}<h1>Lund</h1><p>{SENTENCE}</p></body>", "utf-8")
    assert [(left.what, left.text) for left in read(path).left_out] == [
        ("picture", "topp.jpg Lund i vinter")
    ]


def test_what_is_left_out_is_called_by_its_name_in_the_language(tmp_path: Path) -> None:
    parts = (
        f'<p>{SENTENCE} <a href="javascript:alert(1)">Klicka</a></p>'
        '<p><img src="https://lund.se/a.png" alt="Elever"></p><video src="a.mp4"></video>'
        '<audio src="b.mp3"></audio><svg><text>Diagram</text></svg><button>Skicka</button>'
    )
    path = tmp_path / "lund.html"
    path.write_text(PAGE.partition("<article>")[0] + f"<article><h1>Lund</h1>{parts}", "utf-8")
    with swedish():
        told = {left.what for left in read(path).left_out}
    assert told >= {"länk", "bild", "film", "ljud", "teckning", "formulär"}


@pytest.mark.parametrize(
    "address",
    [
        "https://lund.se/bild.png",
        "//lund.se/bild.png",
        "../secret.png",
        "link.png",
        "folder/%2e%2e/../../secret.png",
        "file:///etc/hostname",
        "missing.png",
        "lund.md",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml,<svg/>",
        "a%00b.png",
    ],
)
def test_a_picture_from_elsewhere_is_left_out(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    picture = f'<img src="{escape(address)}" alt="Elever">'
    sent = read(page(folder, f"{SENTENCE}\n\n{picture}", "lund.md"))
    assert sent.pictures == ()
    (left,) = sent.left_out
    assert left.what == "picture"
    assert left.text.endswith("Elever")


def test_a_page_of_a_few_words_is_read_though_it_is_no_article(tmp_path: Path) -> None:
    assert read(page(tmp_path, "<p>Hej på er!</p>")).body == "Hej på er!"


@pytest.mark.parametrize("text", ["", "<html></html>", "<script>x</script>", "<p hidden>x</p>"])
def test_a_page_without_words_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match="no text in it"):
        read(page(tmp_path, text))


def test_elements_a_mile_deep_cost_a_message_at_most(tmp_path: Path) -> None:
    with suppress(ContentError):
        assert SENTENCE in read(page(tmp_path, "<div>" * 20_000 + SENTENCE)).body


def test_no_word_is_lost_below_elements_too_deep(tmp_path: Path) -> None:
    text = f"<p>{SENTENCE}</p>{'<div>' * 300}<p>Mer.</p>"
    for name in ("lund.html", "lund.md"):
        with pytest.raises(ContentError, match="its parts stand too deep in one another"):
            read(page(tmp_path, text, name))


def test_signs_that_no_page_should_hold_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    text = f"<p>{SENTENCE}</p>&#1;<p hidden>x</p>&#2;<figure><img src=a.png><figcaption>&#3;Så"
    sent = read(page(tmp_path, text))
    assert sent.body.startswith(SENTENCE)
    assert [picture.caption for picture in sent.pictures] in (["Så"], [])


def test_a_page_of_too_many_elements_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="30002 elements, and no page needs more than 30000"):
        read(page(tmp_path, "<b>a</b>" * 30_000))  # with html and body


def test_tables_become_lists(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>År</th><th>Elever</th></tr><tr><td><p>2019</p></td><td>15</td></tr></table>"
    )
    assert read(page(tmp_path, table, "lund.md")).body == "- År – Elever\n- 2019 – 15"


def test_without_the_library_the_command_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(MachineError) as caught:
        read(page(tmp_path))
    assert "-m pip install lxml lxml-html-clean trafilatura" in caught.value.problems[0].advice
