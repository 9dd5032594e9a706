"""The web page of a comparison in Swedish."""

import re
from html import unescape
from pathlib import Path

from support.proof_page import page_bytes
from support.spoken import swedish


def test_the_page_speaks_swedish(tmp_path: Path) -> None:
    with swedish():
        html = page_bytes(tmp_path).decode()
    assert '<html lang="sv">' in html
    seen = " ".join(
        unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", html, flags=re.S)).split()
    )
    assert "ändringar på 2 sidor sedan proof 1; 1 annan är oförändrad." in seen
    assert "Det som har ändrats" in seen
    assert "Sida 3: sida tillagd" in seen
    assert 'data-last="Det var den sista ändringen."' in html
    english = r"\b(page|pages|change|changes|before|now|words|the)\b"
    assert not re.findall(english, seen.replace("proof 1", ""))
