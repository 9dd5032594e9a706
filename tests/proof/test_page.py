"""The web page of a comparison: one file, which nothing in the content can make act."""

import re
from base64 import b64decode
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from report.proof.differences.pictures import COARSEST_PPI, SHARPEST_PPI, sharpness

from support.proof_page import EVIL, page_bytes


@pytest.fixture
def html(shown: Path) -> str:
    return shown.read_text("utf-8")


def test_the_page_loads_nothing_from_elsewhere(html: str) -> None:
    addresses = re.findall(r'(?:src|href|url|action|srcset)\s*[=(]\s*["\']?([^"\'>)\s]+)', html)
    assert len(addresses) > 5
    assert all(each.startswith(("data:image/webp;base64,", "#")) for each in addresses)


def test_a_browser_is_told_to_run_nothing_but_our_script(html: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (source,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.S)
        (digest,) = re.findall(rf"{kind}-src 'sha256-([^']+)'", policy)
        assert b64decode(digest) == sha256(source.encode()).digest()


def test_words_of_the_content_are_data(html: str) -> None:
    assert EVIL not in html
    assert html.count("<script") == 1
    seen = unescape(re.sub(r"<[^>]+>", "", html))
    assert f"Häftet {EVIL}" in seen
    assert f"Provhäftet {EVIL}" in seen
    assert f"{EVIL} i text." in seen


def test_what_has_changed_stands_in_words(html: str) -> None:
    assert "<del>1852</del> <ins>1853</ins>" in html
    assert "workspace/content/2019/norrby.md:27:1" in html
    assert "page added" in html


def test_changed_pages_have_two_pictures_and_others_a_thumbnail(html: str) -> None:
    sizes = [
        Image.open(BytesIO(b64decode(data))).size
        for data in re.findall(r"data:image/webp;base64,([^\"]+)", html)
    ]
    small = [size for size in sizes if size[0] <= 150]
    assert len(small) == 3  # one for each page
    assert len(sizes) - len(small) == 2 + 1  # the changed one in both versions, and the new one
    assert all(
        width == pytest.approx(148 / 25.4 * SHARPEST_PPI, abs=2)
        for width, _ in sizes
        if width > 150
    )


def test_a_changed_word_is_marked_in_both_versions(html: str) -> None:
    number = re.search(r'data-change="(\d+)">(?:(?!</li>).)*1852', html, re.S)
    assert number
    figures = re.findall(r'<figure class="(before|after)[^"]*">(.*?)</figure>', html, re.S)
    marked = [
        kind for kind, figure in figures if f'class="words" data-change="{number[1]}"' in figure
    ]
    assert marked == ["before", "after"]


def test_the_same_files_make_the_same_page(shown: Path, tmp_path: Path) -> None:
    again = page_bytes(tmp_path)
    assert again == shown.read_bytes()


def test_pictures_of_a_whole_booklet_stay_small_together() -> None:
    pages = [(148.0, 210.0)] * 2 * 28
    assert COARSEST_PPI < sharpness(pages) <= SHARPEST_PPI
    pixels = sum(w * h for w, h in pages) * (sharpness(pages) / 25.4) ** 2
    assert pixels * 0.1 * 4 / 3 < 10_000_000  # at a tenth of a byte, in base64
