"""Questions and answers, as people write them."""

from pathlib import Path

import pytest

from report.intake.read import read


def text(folder: Path, html: str) -> list[str]:
    """Return the blocks of a text whose HTML stands in a file of Markdown, as it would anywhere."""
    path = folder / "lund.md"
    path.write_text(html, "utf-8")
    return read(path).body.split("\n\n")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Fråga: Hur då?</p><p>Svar: Så.</p>", ["## Hur då?", "Så."]),
        ("<p>Fråga 1. Hur då?</p><p>Svar 1: Så.</p>", ["## Hur då?", "Så."]),
        ("<p>FRÅGA:</p><p>Hur då?</p><p>Så.</p>", ["## Hur då?", "Så."]),
        ("<p><b>Fråga:</b> Hur då?<br><b>Svar:</b> Så.<br>Ja.</p>", ["## Hur då?", "Så.", "Ja."]),
        ("<p>Intervjuare: Hur då?</p><p>Mats: Så.</p>", ["## Hur då?", "Mats: Så."]),
        ("<p><b>Hur då?</b></p><p>– Så.</p><p>– Och så.</p>", ["## Hur då?", "Så.", "Och så."]),
        ("<p><b>Hur då?</b><br>– Så.</p>", ["## Hur då?", "Så."]),
        ("<p><i>Hur då?</i></p><p>Så.</p>", ["## Hur då?", "Så."]),
        ("<p><b>1. Hur då?</b></p><p>Så.</p>", ["## Hur då?", "Så."]),
        ("<ol><li>Hur då?</li></ol><p>Så.</p>", ["## Hur då?", "Så."]),
        ("<h2>Fråga: Hur då?</h2><p>– Så.</p>", ["## Hur då?", "Så."]),
        ("<h2>A</h2>a<h2>B</h2><p><b>Hur?</b></p>Så.", ["## A", "a", "## B", "### Hur?", "Så."]),
        ("<p><b>Kort rubrik</b></p><p>Text.</p>", ["## Kort rubrik", "Text."]),
    ],
)  # fmt: skip
def test_questions_become_headings(tmp_path: Path, html: str, expected: list[str]) -> None:
    assert text(tmp_path, html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>– Så, säger Mats.</p>", ["– Så, säger Mats."]),
        ("<p>Är det så? Ja.</p>", ["Är det så? Ja."]),
        ("<p><b>En hel mening i fet stil.</b></p><p>x</p>", ["**En hel mening i fet stil.**", "x"]),
        ("<p><i>Foto: Anna</i></p>", ["*Foto: Anna*"]),
        ("<ul><li>Hur?</li><li>Var?</li></ul>", ["- Hur?\n- Var?"]),
        ("<blockquote><p><b>Hur då?</b></p></blockquote>", ["> **Hur då?**"]),
        ("<p>Fråga gärna oss.</p>", ["Fråga gärna oss."]),
    ],
)
def test_what_is_no_question_stays(tmp_path: Path, html: str, expected: list[str]) -> None:
    assert text(tmp_path, html) == expected
