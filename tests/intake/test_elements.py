"""Pages and Markdown of any kind: as they were meant, and nothing that nobody is to read."""

from pathlib import Path

import pytest

from report.intake.blocks import Sent
from report.intake.read import read


def sent(folder: Path, text: str, name: str = "lund.md") -> Sent:
    path = folder / name
    path.write_text(text, "utf-8")
    return read(path)


def told(text: Sent) -> list[tuple[str, str]]:
    return [(left.what, left.text) for left in text.left_out]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>– Vi började <q>från <q>noll</q></q>, säger hon.</p>",
         "– Vi började ”från ’noll’”, säger hon."),
        ("<ol><li>ett</li><li>två</li></ol>", "1. ett\n2. två"),
        ("<ol start=3><li>tre<li>fyra<li value=9>nio</ol>", "3. tre\n4. fyra\n9) nio"),
        ("<ol><li>ett</li></ol><p>Emellan.</p><ol start=2><li>två</li></ol>",
         "1. ett\n\nEmellan.\n\n2. två"),
        ("<ul>Vi arbetar med:<li>läsning</li></ul>", "Vi arbetar med:\n\n- läsning"),
        ("<ul><li><p>Ett.</p><p>Två.</p></li></ul>", "- Ett. Två."),
        ("<dl><dt>Vad var svårt?</dt><dd>Tiden.</dd></dl>", "## Vad var svårt?\n\nTiden."),
        ("<pre>Rad ett\n   rad två</pre>", "Rad ett\\\nrad två"),
        ("<details><summary>Läs mer</summary><p>Mer.</p></details>", "## Läs mer\n\nMer."),
        ("<p>80 m<sup>2</sup>, 10<sup>3</sup>, CO<sub>2</sub>, 1<sup>st</sup></p>",
         "80 m², 10³, CO₂, 1st"),
        ("<p>10<span style='vertical-align: super'>-6</span></p>", "10^-6"),
        ("<p><ruby>bas<rp>(</rp><rt>över</rt><rp>)</rp></ruby></p>", "bas (över)"),
        ("<p><math><msup><mi>x</mi><mn>2</mn></msup></math></p>", "x²"),
        ("<p><nobr>tre skolor</nobr> <ins>till</ins></p>", "tre skolor till"),
        ("<p><i style='font-weight:700'>F</i><b style='font-weight:normal'>n</b></p>", "***F***n"),
        ("<my-part>Ett.</my-part><my-part>Två.</my-part>", "Ett.\n\nTvå."),
    ],
)  # fmt: skip
def test_elements_come_as_they_were_meant(tmp_path: Path, html: str, expected: str) -> None:
    assert sent(tmp_path, html).body == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><th>Skola<th>Elever<tr><td rowspan=2>Norra<td>120<tr><td>130",
         "- Skola – Elever\n- Norra – 120\n- Norra – 130"),
        ("<caption>Skolor</caption><tr><td>a<td>b<tr><td>c<td>d", "Skolor\n\n- a – b\n- c – d"),
        ("<tr><td colspan=2>Båda<td>7<tr><td>a<td>b<td>c", "- Båda – 7\n- a – b – c"),
        ("<tr><td>a<td><td>c<tr><td>d<td>e<td>f", "- a – … – c\n- d – e – f"),
        ("<tr><td>a<td><td>c<tr><td>d<td><td>f", "- a – c\n- d – f"),
        ("<tr><td><ul><li>x</ul><td>b<tr><td>c<td>d", "- x – b\n- c – d"),
        ("<tr><td>En ruta.", "En ruta."),
        ("<tr><td>Meny<td><h1>R</h1><p>Text.<p>Mer.", "Meny\n\n## R\n\nText.\n\nMer."),
        ("<tr><td>a<td rowspan=0>b<tr><td>c<td>d", "- a – b\n- c – d"),
    ],
)  # fmt: skip
def test_no_row_of_a_table_loses_a_cell(tmp_path: Path, table: str, expected: str) -> None:
    assert sent(tmp_path, f"<table>{table}</table>").body == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>Internt.</p>",
        "<p style='DISPLAY : none !important'>Internt.</p>",
        "<p style='visibility:hidden'>Internt.</p>",
        "<p style='mso-hide:all'>Internt.</p>",
        "<template><p>Internt.</p></template>",
        "<style>.c3 { display: none }</style><p class='c1 c3'>Internt.</p>",
        "<style>p#x{visibility:hidden}</style><p id=x>Internt.</p>",
        "<div hidden><p>Internt.</p></div>",
        "<style>@media screen { .c3 { display: none } }</style><p class=c3>Internt.</p>",
        "<style>.v > p { display: none }</style><div class=v><p>Internt.</p></div>",
        "<style>.a .b, x { display: none }</style><div class=a><p class='b c'>Internt.</p></div>",
        "<style>#x p { visibility: hidden }</style><div id=x><p>Internt.</p></div>",
        "<style>p[data-k='1']:not(.n) { display: none }</style><p data-k=1>Internt.</p>",
        "<style>p:nth-child(2) { opacity: 0 }</style><div><p></p><p>Internt.</p></div>",
        "<style>@media (min-width: 40em) { .c { display: none } }</style><p class=c>Internt.</p>",
        "<style>@supports (display: grid) { .c { display: none } }</style><p class=c>Internt.</p>",
        "<style>.c { display: none }\n p { display: block }</style><p class=c>Internt.</p>",
        "<style>.i { display: none !important } .c { display: block }</style>"
        "<p class='c i' style='display: block'>Internt.</p>",
        "<style>.sr:not(:focus) { position: absolute; left: -9999px }</style>"
        "<p class=sr>Internt.</p>",
        "<p style='position:absolute; clip: rect(0 0 0 0)'>Internt.</p>",
        "<p style='position: absolute; clip-path: inset(50%)'>Internt.</p>",
        "<p style='width:1px; height:1px; overflow:hidden'>Internt.</p>",
        "<p style='text-indent: -9999px'>Internt.</p>",
        "<p style='font-size: 0'>Internt.</p>",
        "<p style='opacity: 0.0'>Internt.</p>",
        "<dialog><p>Internt.</p></dialog>",
    ],
)
@pytest.mark.parametrize("name", ["lund.md", "lund.html"])
def test_hidden_words_stay_out_and_are_told(tmp_path: Path, unseen: str, name: str) -> None:
    text = sent(tmp_path, f"<p>Skolan ligger vid ån.</p>{unseen}<p>Slut.</p>", name)
    assert text.body == "Skolan ligger vid ån.\n\nSlut."
    assert told(text) == [("hidden words", "Internt.")]


@pytest.mark.parametrize(
    "seen",
    [
        "<style>.v > p { display: none }</style><div class=v><div><p>Synligt.</p></div></div>",
        "<style>p::before, p:hover { display: none }</style><p>Synligt.</p>",
        "<style>@media print { p { display: none } }</style><p>Synligt.</p>",
        "<style media=print>p { display: none }</style><p>Synligt.</p>",
        "<style>@media (max-width: 600px) { p { display: none } }</style><p>Synligt.</p>",
        "<style>@media not all and (min-width: 600px) {p {display: none}}</style><p>Synligt.</p>",
        "<style>@supports not (display: grid) { p { display: none } }</style><p>Synligt.</p>",
        "<style>p.c { display: block } .c { display: none }</style><p class=c>Synligt.</p>",
        "<style>.c { display: none }</style><p class=c style='display: block'>Synligt.</p>",
        "<style>p { opacity: 0; transition: opacity 1s }</style><p>Synligt.</p>",
        "<style>body { visibility: hidden; opacity: 0 }</style><p>Synligt.</p>",
        "<div style='font-size: 0'><p style='font-size: 16px'>Synligt.</p></div>",
        "<div style='visibility:hidden'><p style='visibility: visible'>Synligt.</p></div>",
        "<p style='left: -9999px; opacity: 0.5; width: 0'>Synligt.</p>",
        "<p aria-hidden=true>Synligt.</p>",
        "<dialog open><p>Synligt.</p></dialog>",
    ],
)
@pytest.mark.parametrize("name", ["lund.md", "lund.html"])
def test_words_that_are_seen_come_along(tmp_path: Path, seen: str, name: str) -> None:
    text = sent(tmp_path, f"<p>Skolan ligger vid ån.</p>{seen}<p>Slut.</p>", name)
    assert text.body == "Skolan ligger vid ån.\n\nSynligt.\n\nSlut."
    assert told(text) == []


def test_hidden_words_around_those_that_are_shown_again_are_told(tmp_path: Path) -> None:
    again = "<b style='visibility:visible'>Synligt.</b>"
    hidden = f"<p style='visibility:hidden'>Ett {again} två <i>tre</i> fyra</p>"
    text = sent(tmp_path, f"<p>Skolan ligger vid ån.</p>{hidden}", "lund.html")
    assert text.body == "Skolan ligger vid ån.\n\n**Synligt.**"
    assert told(text) == [("hidden words", "Ett · två · tre · fyra")]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>hundra</del>",
        "<s>hundra</s>",
        "<strike>hundra</strike>",
        "<span style='text-decoration: underline line-through red'>hundra</span>",
        "<span style='text-decoration-line:line-through'>hundra</span>",
        "<style>.c5{color:red;text-decoration:line-through}</style><span class=c5>hundra</span>",
        "<style>p .x { text-decoration: line-through }</style><i class=x>hundra</i>",
        "~~hundra~~",
    ],
)
def test_struck_words_stay_out_and_are_told(tmp_path: Path, struck: str) -> None:
    text = sent(tmp_path, f"Vi köpte {struck} tvåhundra datorer.")
    assert text.body == "Vi köpte tvåhundra datorer."
    assert told(text) == [("struck words", "hundra")]


@pytest.mark.parametrize(
    "comment",
    [
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Ring chefen!</p></div></div>",
        "<div style='border:1px solid black'><p><a href='#cmnt_ref1' id='cmnt1'></a>"
        "<span>Ring chefen!</span></p></div>",
        "<p><a href='#cmnt_ref1' id='cmnt1'></a>Ring chefen!</p>",
        "<sup><a href='#cmnt1' id='cmnt_ref1'>Ring chefen!</a></sup>",
        "<span><a class=msocomanchor id='_anchor_1' href='#_msocom_1'>Ring chefen!</a></span>",
    ],
)
@pytest.mark.parametrize("name", ["lund.md", "lund.html"])
def test_comments_stay_out_and_are_told(tmp_path: Path, comment: str, name: str) -> None:
    text = sent(tmp_path, f"<div><p>Vid ån.</p>{comment}<p>Slut.</p></div>", name)
    assert text.body == "Vid ån.\n\nSlut."
    assert told(text) == [("comments", "Ring chefen!")]


@pytest.mark.parametrize(
    ("html", "what", "words"),
    [
        ("<video src='a.mp4'>Nej.</video>", "film", "a.mp4 Nej."),
        ("<video><source src='a.mp4'></video>", "film", "a.mp4"),
        ("<iframe src='https://a.se/1' title='Film'></iframe>", "film", "Film https://a.se/1"),
        ("<embed src='a.swf'>", "film", "a.swf"),
        ("<object data='a.pdf'>Plan</object>", "film", "a.pdf Plan"),
        ("<audio src='a.mp3'></audio>", "sound", "a.mp3"),
        ("<svg><text>Etikett</text></svg>", "drawing", "Etikett"),
        ("<form><button>Skicka</button></form>", "form", "Skicka"),
        ("<textarea>Ditt namn</textarea>", "form", "Ditt namn"),
        ("[a](https://a.se \"Titel\")", "title of a link", "Titel"),
        ("[a]: https://a.se/oanvänd \"Titel\"", "link", "https://a.se/oanv%C3%A4nd Titel"),
        ("<!-- ring chefen -->", "hidden words", "ring chefen"),
        ("<!-- ring\n\nchefen", "hidden words", "ring chefen"),
        ("<div><!-- ring\n\n<b>chefen</b>", "hidden words", "ring"),
    ],
)  # fmt: skip
def test_what_cannot_come_along_is_told(tmp_path: Path, html: str, what: str, words: str) -> None:
    assert (what, words) in told(sent(tmp_path, f"Text.\n\n{html}\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Skola | Elever |\n|---|--:|\n| Norra | 120 |", "- Skola – Elever\n- Norra – 120"),
        ("Pris[^1] i fjol[^b].\n\n[^1]: Källa.\n[^b]: Två ord.",
         "Pris¹ i fjol².\n\n¹ Källa.\n\n² Två ord."),
        ("En mark[^2] utan not.", "En mark[^2] utan not."),
        ("H~2~O och m^2^", "H₂O och m²"),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        ("> – Hej, säger hon.\n> – Ja.", "> – Hej, säger hon.\\\n> – Ja."),
        ("Rad ett\nrad två", "Rad ett rad två"),
    ],
)  # fmt: skip
def test_what_programs_have_added_to_markdown_is_known(
    tmp_path: Path, text: str, expected: str
) -> None:
    assert sent(tmp_path, text).body == expected


@pytest.mark.parametrize("above", ["Ingress.", "- punkt", "> Citat."])
def test_a_heading_below_other_words_is_no_title(tmp_path: Path, above: str) -> None:
    text = sent(tmp_path, f"{above}\n\n# Rubrik\n\nText.")
    assert (text.title, text.body) == ("", f"{above}\n\n## Rubrik\n\nText.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014. Det var året & <b>så.", r"2014\. Det var året \& \<b>så."),
        ("- Ja, säger rektorn.", r"\- Ja, säger rektorn."),
        ('*stjärna* i [x] och "citat"', r'\*stjärna\* i [x] och "citat"'),
    ],
)
def test_only_signs_that_matter_get_a_backslash(tmp_path: Path, text: str, expected: str) -> None:
    assert sent(tmp_path, text, "lund.txt").body == expected


def test_long_lines_of_plain_text_are_paragraphs(tmp_path: Path) -> None:
    first, second = "Ett långt stycke. " * 20, "Ett till som är långt. " * 20
    body = sent(tmp_path, f"{first}\n{second}", "lund.txt").body
    assert body == f"{first.strip()}\n\n{second.strip()}"
