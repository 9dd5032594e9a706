"""Whatever stands in whatever: every word of a file is in the text, or is told."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.intake.read import read

from support import docx
from support.docx import box, document, field, paragraph, words

Wrap = Callable[[str], str]

# What may stand around runs in a paragraph of Word, and around its paragraphs.
IN_LINE: dict[str, Wrap] = {
    "hidden": lambda inner: re.sub("<w:rPr>", "<w:rPr><w:vanish/>", inner),
    "struck": lambda inner: f"<w:del>{inner}</w:del>",
    "tracked": lambda inner: f"<w:ins>{inner}</w:ins>",
    "moved": lambda inner: f"<w:moveFrom>{inner}</w:moveFrom>",
    "link": lambda inner: f"<w:hyperlink r:id='r3'>{inner}</w:hyperlink>",
    "bad link": lambda inner: f"<w:hyperlink r:id='none'>{inner}</w:hyperlink>",
    "field": lambda inner: field(" REF x ", inner),
    "simple field": lambda inner: f"<w:fldSimple w:instr='TITLE'>{inner}</w:fldSimple>",
    "control": lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
    "empty control": lambda inner: (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    ),
    "unknown": lambda inner: f"<w:new>{inner}</w:new>",
    "box": lambda inner: f"<w:r>{docx.boxed(f'<w:p>{inner}</w:p>')}</w:r>",
    "ruby": lambda inner: f"<w:r><w:ruby><w:rt>{inner}</w:rt><w:rubyBase/></w:ruby></w:r>",
    "choice": lambda inner: (
        f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    ),
}
ON_LINES: dict[str, Wrap] = {
    "table": lambda inner: f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "row": lambda inner: (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>rad</w:t></w:r></w:p></w:tc>"
        f"<w:sdt><w:sdtContent><w:tc>{inner}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    ),
    "control": lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
    "struck": lambda inner: f"<w:del>{inner}</w:del>",
    "unknown": lambda inner: f"<w:new>{inner}</w:new>",
}
TAGS = (
    *("p", "div", "span", "b", "i", "q", "ul", "ol", "li", "table", "tr", "td", "th", "caption"),
    *("blockquote", "del", "s", "ins", "details", "summary", "dl", "dt", "dd", "sup", "sub", "pre"),
    *("button", "video", "svg", "object", "ruby", "rt", "math", "msup", "mi", "aside", "h2", "h4"),
    *("my-part", "font", "center", "label", "noscript", "template", "figure", "figcaption", "nav"),
)
STYLES = ("display: none", "text-decoration: line-through", "font-weight: 700", "color: red")


class Maker:
    """Makes files by chance, and remembers the words that it put in."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.words: list[str] = []

    def word(self) -> str:
        self.words.append(f"ord{len(self.words)}x")
        return self.words[-1]

    def runs(self, depth: int) -> Iterator[str]:
        for _ in range(self.chance.randint(1, 3)):
            if depth and self.chance.random() < 0.6:
                yield self.chance.choice(list(IN_LINE.values()))("".join(self.runs(depth - 1)))
            else:
                yield words(f" {self.word()} ")

    def lines(self, depth: int) -> Iterator[str]:
        for _ in range(self.chance.randint(1, 3)):
            if depth and self.chance.random() < 0.4:
                yield self.chance.choice(list(ON_LINES.values()))("".join(self.lines(depth - 1)))
            else:
                yield paragraph("".join(self.runs(2)))

    def html(self, depth: int) -> str:
        made = []
        for _ in range(self.chance.randint(1, 3)):
            inner = f" {self.word()} "
            if depth:
                tag = self.chance.choice(TAGS)
                style = f' style="{self.chance.choice(STYLES)}"' * (self.chance.random() < 0.2)
                inner = f"{inner}<{tag}{style}>{self.html(depth - 1)}</{tag}>"
            made.append(inner)
        return "".join(made)


def found(path: Path) -> str:
    sent = read(path)
    told = " ".join(left.text for left in sent.left_out)
    return f"{sent.title} {sent.body} {told}"


@settings(deadline=None)  # the first of them loads libraries
@given(seed=st.integers(0, 10_000))
def test_no_word_of_a_word_file_is_lost(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    maker = Maker(seed)
    path = tmp_path_factory.getbasetemp() / "lost.docx"
    content = document(paragraph("Början."), *maker.lines(3))
    path.write_bytes(docx.archive({"word/document.xml": content}))
    words = found(path)
    assert [word for word in maker.words if word not in words] == []


@pytest.mark.parametrize("suffix", [".html", ".md"])
@settings(deadline=None)  # the first of them loads libraries
@given(seed=st.integers(0, 10_000))
def test_no_word_of_a_page_is_lost(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, seed: int
) -> None:
    maker = Maker(seed)
    path = tmp_path_factory.getbasetemp() / f"lost{suffix}"
    path.write_text(f"<p>Början.</p><div>{maker.html(4)}</div>", "utf-8")
    words = found(path)
    assert [word for word in maker.words if word not in words] == []


def test_the_words_of_a_box_in_a_box_come_along(tmp_path: Path) -> None:
    inner = f"<w:r>{box('Inre.', 'wps')}</w:r>"
    outer = f"<w:r>{docx.boxed(paragraph(words('Yttre.') + inner))}</w:r>"
    sent = read(docx.write(tmp_path / "lund.docx", paragraph(words("Text.") + outer)))
    assert sent.body == "Text.\n\nYttre.\n\nInre."
