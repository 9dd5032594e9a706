"""Word files: all words come along or are told, those that nobody is to read among the latter."""

from pathlib import Path

import pytest

from report.intake.blocks import Sent
from report.intake.read import read
from report.problems import ContentError

from support import docx
from support.docx import box, document, field, formula, paragraph, table, words

STYLES = docx.styles(
    docx.style("r1", "Rubrik 1"),
    docx.style("egen", "Mellanrubrik", "<w:basedOn w:val='h2'/>"),
    docx.style("h2", "heading 2", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"),
    docx.style("niva", "Egen nivå", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
    docx.style("brod", "Bröd", "<w:basedOn w:val='h2'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"),
    docx.style("titel", "Titel"),
    docx.style("cit", "Starkt citat"),
    docx.style("punkt", "Punktlista"),
    docx.style("gomd", "Intern anteckning", "<w:rPr><w:vanish/></w:rPr>"),
    docx.style("gomd2", "Intern 2", "<w:basedOn w:val='gomd'/>"),
    docx.style("inne", "toc 1"),
    docx.style("ring", "Ring", "<w:basedOn w:val='ring2'/>"),
    docx.style("ring2", "Ring 2", "<w:basedOn w:val='ring'/>"),
)  # fmt: skip


RUN = "<m:r><m:t>hundra</m:t></m:r>"


def sent(folder: Path, *content: str, **parts: str | bytes) -> Sent:
    return read(docx.write(folder / "lund.docx", *content, **{"word__styles_xml": STYLES, **parts}))


def left(text: Sent) -> list[tuple[str, str]]:
    return [(out.what, out.text) for out in text.left_out]


@pytest.mark.parametrize(
    "look",
    [
        "<w:vanish/>",
        "<w:vanish w:val='true'/>",
        "<w:rStyle w:val='gomd'/>",
        "<w:rStyle w:val='gomd2'/>",
    ],
)
def test_hidden_words_stay_out_and_are_told(tmp_path: Path, look: str) -> None:
    text = sent(tmp_path, paragraph(words("Vid ån. ") + words("Ring chefen!", look) + words("Ja.")))
    assert text.body == "Vid ån. Ja."
    assert left(text) == [("hidden words", "Ring chefen!")]


def test_a_paragraph_whose_style_is_hidden_stays_out(tmp_path: Path) -> None:
    shown = words(" Men det här syns.", "<w:vanish w:val='0'/>")
    text = sent(tmp_path, paragraph("Text."), paragraph(words("Internt.") + shown, "gomd2"))
    assert text.body == "Text.\n\nMen det här syns."
    assert left(text) == [("hidden words", "Internt.")]


@pytest.mark.parametrize(
    "struck",
    [
        words("hundra", "<w:strike/>"),
        words("hundra", "<w:dstrike w:val='on'/>"),
        "<w:del><w:r><w:delText>hundra</w:delText></w:r></w:del>",
        f"<w:moveFrom>{words('hundra')}</w:moveFrom>",
        f"<w:del><w:hyperlink r:id='r3'>{words('hundra')}</w:hyperlink></w:del>",
        f"<w:ins><w:del>{words('hundra')}</w:del></w:ins>",
        words("hundra", "<w:b/><w:vertAlign w:val='superscript'/><w:strike/>"),
    ],
)
def test_struck_words_stay_out_and_are_told(tmp_path: Path, struck: str) -> None:
    text = sent(tmp_path, paragraph(words("Vi köpte ") + struck + words(" tvåhundra.")))
    assert text.body == "Vi köpte tvåhundra."
    assert left(text) == [("struck words", "hundra")]


@pytest.mark.parametrize(
    "struck",
    [
        f"<w:del>{RUN}</w:del>",
        f"<w:moveFrom>{RUN}</w:moveFrom>",
        "<m:r><m:rPr/><w:rPr><w:strike/></w:rPr><m:t>hundra</m:t></m:r>",
    ],
)
def test_struck_words_of_an_equation_stay_out_and_are_told(tmp_path: Path, struck: str) -> None:
    fraction = f"<m:f><m:num><m:r><m:t>a</m:t></m:r>{struck}</m:num><m:den>{RUN}</m:den></m:f>"
    text = sent(tmp_path, paragraph(formula(fraction)))
    assert (text.body, left(text)) == ("a/hundra", [("struck words", "hundra")])


def test_hidden_words_of_an_equation_stay_out_and_are_told(tmp_path: Path) -> None:
    hidden = "<m:r><w:rPr><w:vanish/></w:rPr><m:t>hundra</m:t></m:r>"
    text = sent(tmp_path, paragraph(words("Vi köpte ") + formula(hidden)))
    assert (text.body, left(text)) == ("Vi köpte", [("hidden words", "hundra")])


def test_words_that_the_style_of_a_table_strikes_are_told(tmp_path: Path) -> None:
    looks = docx.style("struken", "Struken", "<w:rPr><w:strike/></w:rPr>")
    based = docx.style("egen", "Egen", "<w:basedOn w:val='struken'/>")
    made = docx.table(["a", "b"]).replace(
        "<w:tblPr/>", "<w:tblPr><w:tblStyle w:val='egen'/></w:tblPr>"
    )
    styled = docx.styles(looks, based)
    text = sent(tmp_path, paragraph("Text."), made, paragraph("Mer."), word__styles_xml=styled)
    assert (text.body, left(text)) == ("Text.\n\nMer.", [("struck words", "a · b")])


def test_struck_rows_and_cells_stay_out_and_are_told(tmp_path: Path) -> None:
    row = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p>" + words("Rad") + "</w:p></w:tc>"
    struck = docx.table(["a", "<w:cellDel w:id='2'/>Cell"], ["b", "c"])
    text = sent(tmp_path, struck.replace("<w:tblPr/>", f"<w:tblPr/>{row}</w:tr>"))
    assert (text.body, left(text)) == ("- a\n- b – c", [("struck words", "Rad · Cell")])


def test_words_in_a_cell_that_another_reaches_over_are_told(tmp_path: Path) -> None:
    first, covered = "<w:vMerge w:val='restart'/>a", "<w:vMerge/>dolt"
    text = sent(tmp_path, docx.table([first, "b"], [covered, "c"]))
    assert (text.body, left(text)) == ("- a – b\n- a – c", [("hidden words", "dolt")])


def test_words_that_are_not_struck_after_all_come_along(tmp_path: Path) -> None:
    off = words("hundra", "<w:strike w:val='0'/><w:dstrike w:val='false'/><w:vanish w:val='off'/>")
    assert sent(tmp_path, paragraph(off)).body == "hundra"


def test_a_struck_end_of_a_paragraph_joins_it_to_the_next(tmp_path: Path) -> None:
    ending = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + words("Ett och ") + "</w:p>"
    assert sent(tmp_path, ending, paragraph("samma."), paragraph("Två.")).body == (
        "Ett och samma.\n\nTvå."
    )


@pytest.mark.parametrize(
    ("before", "moved", "position", "expected"),
    [
        ("m", "2", "superscript", "m²"),
        ("10", "3", "superscript", "10³"),
        ("10", "-3", "superscript", r"10^-3"),
        ("10", "n", "superscript", "10ⁿ"),
        ("2", "x", "superscript", "2^x"),
        ("CO", "2", "subscript", "CO₂"),
        ("x", "i+1", "subscript", "x_(i+1)"),
        ("1", "st", "superscript", "1st"),
        ("Namn", "TM", "superscript", "NamnTM"),
        ("Namn", "®", "superscript", "Namn®"),
        ("ord", "[1]", "superscript", "ord[1]"),
    ],
)
def test_words_off_the_line_are_no_words_on_it(
    tmp_path: Path, before: str, moved: str, position: str, expected: str
) -> None:
    off_the_line = words(moved, f"<w:vertAlign w:val='{position}'/>")
    assert sent(tmp_path, paragraph(words(before) + off_the_line)).body == expected


def test_swedish_names_outlines_and_what_styles_build_on_make_headings(tmp_path: Path) -> None:
    outlined = f"<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>{words('Fjärde')}</w:p>"
    text = sent(
        tmp_path,
        paragraph("Titeln", "titel"),
        paragraph("Första", "r1"),
        paragraph("Bröd.", "brod"),
        paragraph("Andra", "egen"),
        paragraph("Tredje", "niva"),
        outlined,
        paragraph("Citat.", "cit"),
        paragraph("en punkt", "punkt"),
        paragraph("I en ring.", "ring"),
        paragraph("Utan stil i filen", "Rubrik1"),
    )
    assert text.title == "Titeln"
    assert text.body == (
        "## Första\n\nBröd.\n\n### Andra\n\n## Tredje\n\n### Fjärde\n\n> Citat.\n\n- en punkt\n\n"
        "I en ring.\n\n## Utan stil i filen"
    )


def test_a_heading_below_the_first_paragraph_stays_where_it_is(tmp_path: Path) -> None:
    text = sent(tmp_path, paragraph("Ingress."), paragraph("Rubrik", "r1"), paragraph("Text."))
    assert (text.title, text.body) == ("", "Ingress.\n\n## Rubrik\n\nText.")


@pytest.mark.parametrize(
    "drawn",
    [
        box("Ruta.", "wps"),
        box("Ruta.", "v"),
        f"<mc:AlternateContent><mc:Choice>{box('Ruta.', 'wps')}</mc:Choice>"
        f"<mc:Fallback>{box('Ruta.', 'v')}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice>{box('Ruta.', 'wps')}</mc:Choice></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{box('Ruta.', 'v')}</mc:Fallback></mc:AlternateContent>",
        "<w:drawing><a:txBody><a:p><a:r><a:t>Ruta.</a:t></a:r></a:p></a:txBody></w:drawing>",
        "<w:pict><v:shape><v:textpath string='Ruta.'/></v:shape></w:pict>",
    ],
)
def test_the_words_of_boxes_come_once_behind_their_paragraph(tmp_path: Path, drawn: str) -> None:
    held = paragraph(words("Före. ") + f"<w:r>{drawn}</w:r>" + words("Efter."))
    assert sent(tmp_path, held, paragraph("Slut.")).body == "Före. Efter.\n\nRuta.\n\nSlut."


def test_a_box_in_hidden_words_stays_out(tmp_path: Path) -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{box('Ruta.', 'wps')}</w:r>"
    text = sent(tmp_path, paragraph(words("Före.") + hidden))
    assert (text.body, left(text)) == ("Före.", [("hidden words", "Ruta.")])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (formula("<m:r><m:t>a+b=c</m:t></m:r>"), "a+b=c"),
        (
            formula(
                "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num>"
                "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
            ),
            "(a+b)/2",
        ),
        (
            formula(
                "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
                "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
            ),
            "x²",
        ),
        (
            formula(
                "<m:rad><m:radPr/><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad>",
            ),
            "√(2)",
        ),
        (
            formula(
                "<m:sPre><m:sub><m:r><m:t>1</m:t></m:r></m:sub><m:sup><m:r><m:t>2</m:t></m:r>"
                "</m:sup><m:e><m:r><m:t>H</m:t></m:r></m:e></m:sPre>"
            ),
            "₁²H",
        ),
        (formula("<m:new><m:r><m:t>okänt</m:t></m:r></m:new>"), "okänt"),
        (formula("<m:acc><m:accPr><m:chr m:val='&#x301;'/></m:accPr><m:e><m:r><m:t>e</m:t></m:r>"
                 "</m:e></m:acc>"), "é"),
        (formula("<m:acc><m:e><m:r><m:t>a</m:t></m:r></m:e></m:acc>"), "â"),
        (words("80 m") + words("2", "<w:position w:val='6'/>"), "80 m²"),
        (words("CO") + words("2", "<w:position w:val='-6'/>"), "CO₂"),
        (words("80 m") + words("2", "<w:position w:val='1'/>"), "80 m2"),
        ("<w:fldSimple w:instr=' DATE '><w:r><w:t>3 maj</w:t></w:r></w:fldSimple>", "3 maj"),
        (field(" DATE ", "3 maj"), "3 maj"),
        (field(' HYPERLINK "https://lund.se/b" ', "här"), "[här](https://lund.se/b)"),
        (field(' HYPERLINK "https://lund.se/b" ', field(" DATE ", "här")), "[här](https://lund.se/b)"),
        (f"<w:smartTag>{words('smart')}</w:smartTag>", "smart"),
        (f"<w:sdt><w:sdtContent>{words('i en kontroll')}</w:sdtContent></w:sdt>", "i en kontroll"),
        (f"<w:ins w:author='a'>{words('tillagt')}</w:ins>", "tillagt"),
        (f"<w:okand>{words('okänt')}</w:okand>", "okänt"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>över</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>bas</w:t>"
         "</w:r></w:rubyBase></w:ruby></w:r>", "bas (över)"),
        ("<w:r><w:t>Ett</w:t><w:noBreakHyphen/><w:t>lågt</w:t></w:r>", "Ett-lågt"),
        ("<w:r><w:t>mju</w:t><w:softHyphen/><w:t>kt</w:t></w:r>", "mjukt"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\\\nb"),
        ("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>", "a\n\nb"),
        ("<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>", "α"),
    ],
)  # fmt: skip
def test_words_of_every_kind_come_along(tmp_path: Path, content: str, expected: str) -> None:
    text = sent(tmp_path, paragraph(content))
    assert (text.body, left(text)) == (expected, [])


@pytest.mark.parametrize(
    ("content", "what", "told"),
    [
        ("<w:r><w:sym w:font='Wingdings' w:char='4A'/></w:r>", "sign of a font", "Wingdings 4A"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + words("Skriv här")
         + "</w:sdtContent></w:sdt>", "empty field", "Skriv här"),
        ("<w:r><w:object><o:OLEObject xmlns:o='o' ProgID='Excel.Sheet'/></w:object></w:r>",
         "embedded object", "Excel.Sheet"),
    ],
)  # fmt: skip
def test_what_cannot_come_along_is_told(tmp_path: Path, content: str, what: str, told: str) -> None:
    text = sent(tmp_path, paragraph(words("Text.") + content))
    assert (text.body, left(text)) == ("Text.", [(what, told)])


@pytest.mark.parametrize(
    ("settings", "result", "expected"),
    [
        ("<w:result w:val='1'/>", "", "Malmö"),
        ("<w:default w:val='1'/>", "", "Malmö"),
        ("", "", "Lund"),
        ("<w:result w:val='1'/>", "Malmö stad", "Malmö stad"),
    ],
)
def test_what_is_chosen_in_a_form_comes_along(
    tmp_path: Path, settings: str, result: str, expected: str
) -> None:
    entries = "<w:listEntry w:val='Lund'/><w:listEntry w:val='Malmö'/>"
    form = f"<w:ffData><w:ddList>{settings}{entries}</w:ddList></w:ffData></w:fldChar>"
    begun = docx.field(" FORMDROPDOWN ", words(result) if result else "<w:r/>")
    text = sent(tmp_path, paragraph(words("I ") + begun.replace("/>", f">{form}", 1)))
    assert (text.body, left(text)) == (f"I {expected}", [])


@pytest.mark.parametrize(
    "code", ["EQ \\f(1;2)", "MACROBUTTON NoMacro Skriv här", 'INCLUDEPICTURE "a.png"']
)
def test_a_field_that_word_draws_by_itself_is_told(tmp_path: Path, code: str) -> None:
    begun = words("Text.") + docx.begin(f" {code} ")
    separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    for drawn in (begun, begun + words(""), begun.replace(separate.replace("'", '"'), "")):
        text = sent(tmp_path, paragraph(drawn + docx.END))
        assert (text.body, left(text)) == ("Text.", [("field", code)])


def test_a_table_of_contents_is_told_and_no_text(tmp_path: Path) -> None:
    lines = (
        paragraph(docx.begin(' TOC \\o "1-3" ') + words("Början 1")),
        paragraph(words("Slutet 9") + docx.END),
        paragraph("Efter."),
        paragraph("Bilagor 12", "inne"),
    )
    text = sent(tmp_path, *lines)
    assert text.body == "Efter."
    assert left(text) == [
        ("table of contents", "Början 1"),
        ("table of contents", "Slutet 9"),
        ("table of contents", "Bilagor 12"),
    ]


def test_notes_stand_behind_the_text_with_their_numbers(tmp_path: Path) -> None:
    text = sent(
        tmp_path,
        paragraph(words("A") + docx.note("footnote", 7) + words(" b") + docx.note("endnote", 2)),
        paragraph("Mer."),
        word__footnotes_xml=docx.notes("footnote", {7: "Enligt juryn.", 8: "Utan hänvisning."}),
        word__endnotes_xml=docx.notes("endnote", {2: "Sist."}),
    )  # fmt: skip
    assert text.body == "A¹ b²\n\nMer.\n\n¹ Enligt juryn.\n\n² Sist."
    assert left(text) == [("footnote", "Utan hänvisning.")]


def test_a_note_with_its_own_mark_comes_along_and_takes_no_number(tmp_path: Path) -> None:
    star = "<w:r><w:footnoteReference w:id='7' w:customMarkFollows='1'/><w:t>†</w:t></w:r>"
    text = sent(
        tmp_path,
        paragraph(words("A") + star + words(" b") + docx.note("footnote", 8)),
        word__footnotes_xml=docx.notes("footnote", {7: "† Enligt juryn.", 8: "Sist."}),
    )
    assert text.body == "A† b¹\n\n† Enligt juryn.\n\n¹ Sist."
    assert left(text) == []


def test_parts_too_deep_in_one_another_are_told_in_our_words(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="its parts stand too deep in one another"):
        sent(tmp_path, paragraph("<w:ins>" * 300 + words("djupt") + "</w:ins>" * 300))


def test_charts_and_diagrams_are_told(tmp_path: Path) -> None:
    text = sent(
        tmp_path,
        paragraph("Text."),
        word__charts__chart1_xml="<c:c xmlns:c='c' xmlns:a='a'><a:p><a:t>Elever</a:t></a:p>"
        "<c:v>2019</c:v></c:c>",
        word__diagrams__data1_xml="<d xmlns:a='a'><a:p><a:t>Steg</a:t></a:p></d>",
    )
    assert left(text) == [("chart", "Elever 2019"), ("diagram", "Steg")]


def test_merged_cells_repeat_in_each_row(tmp_path: Path) -> None:
    made = table(
        ["Skola", "Elever", "Lärare"],
        ["<w:vMerge w:val='restart'/>Norra", "120", "10"],
        ["<w:vMerge/>", "130", "12"],
        ["<w:gridSpan w:val='2'/>Södra och Västra", "7"],
        ["", "5", "6"],
        ["Sist", "", ""],
    )
    assert sent(tmp_path, made).body == (
        "- Skola – Elever – Lärare\n- Norra – 120 – 10\n- Norra – 130 – 12\n"
        "- Södra och Västra – 7\n- … – 5 – 6\n- Sist"
    )


def test_a_table_around_one_text_is_no_list(tmp_path: Path) -> None:
    assert sent(tmp_path, table(["En faktaruta."]), paragraph("Text.")).body == (
        "En faktaruta.\n\nText."
    )


def test_lists_count_as_in_word(tmp_path: Path) -> None:
    text = sent(
        tmp_path,
        docx.item("ett", numbers=True),
        docx.item("två", numbers=True),
        paragraph("Emellan."),
        docx.item("tre", numbers=True),
    )
    assert text.body == "1. ett\n2. två\n\nEmellan.\n\n3. tre"


def test_letters_before_the_paragraphs_of_a_list_are_kept(tmp_path: Path) -> None:
    numbering = docx.numbering(
        "<w:lvl w:ilvl='0'><w:start w:val='2'/><w:numFmt w:val='lowerLetter'/>"
        "<w:lvlText w:val='%1)'/></w:lvl>"
    )
    text = sent(tmp_path, docx.item("ett"), docx.item("två"), word__numbering_xml=numbering)
    assert text.body == "- b) ett\n- c) två"


def test_a_link_in_several_looks_stays_one_link(tmp_path: Path) -> None:
    runs = words("hela ") + words("plan", "<w:b/>") + words("en")
    link = f"<w:hyperlink r:id='r3'>{runs}</w:hyperlink>"
    assert sent(tmp_path, paragraph(words("Se ") + link + words("."))).body == (
        "Se [hela **plan**en](https://lund.se/a)."
    )


def test_a_file_of_the_strict_form_is_read(tmp_path: Path) -> None:
    strict = document(paragraph("Titel", "r1"), paragraph("Text.")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = tmp_path / "lund.docx"
    path.write_bytes(docx.archive({"word/document.xml": strict, "word/styles.xml": STYLES}))
    assert read(path).title == "Titel"
