"""Word files built in the test's own code, so that what is in them can be read."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

_SPACES = {
    "w": _MAIN,
    "r": _OFFICE,
    "a": f"{_DRAWING}/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}

_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""

PACKAGE_LINKS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r0" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

_LINKS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="r3" TargetMode="External" Type="{_OFFICE}/hyperlink" Target="https://lund.se/a"/>
<Relationship Id="r4" TargetMode="External" Type="{_OFFICE}/hyperlink" Target="javascript:b(1)"/>
<Relationship Id="r5" Type="{_OFFICE}/image" Target="media/a.png"/>
<Relationship Id="r7" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>
<Relationship Id="r8" Type="{_OFFICE}/endnotes" Target="endnotes.xml"/>
<Relationship Id="r6" Type="{_OFFICE}/image" Target="file:///etc/hostname" TargetMode="External"/>
</Relationships>"""

_STYLES = f"""<w:styles xmlns:w="{_MAIN}">
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/></w:style>
</w:styles>"""

_NUMBERING = f"""<w:numbering xmlns:w="{_MAIN}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def words(text: str, look: str = "") -> str:
    """Return a run; the look is XML such as `<w:b/>`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    """Return a paragraph of runs, or of plain words."""
    content = content if content.startswith("<") else words(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}</w:pPr>{content}</w:p>"


def item(text: str, level: int = 0, numbers: bool = False) -> str:
    """Return an item of a list; levels count from 0."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbers else 1}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{words(text)}</w:p>"


def link(text: str, relation: str) -> str:
    """Return a link: r3 leads to the web, r4 runs a script."""
    return f'<w:hyperlink r:id="{relation}">{words(text)}</w:hyperlink>'


def picture(alt: str, relation: str = "r5", embed: str = "embed") -> str:
    """Return a picture: r5 is contained, r6 a file of the machine."""
    return f"""<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">
<wp:docPr id="1" name="a" descr="{alt}"/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData>
<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:blipFill><a:blip r:{embed}="{relation}"/>
</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def box(text: str, kind: str) -> str:
    """Return a box with words: of the kind `wps`, or of the older kind `v`."""
    if kind == "v":
        content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
        return f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return boxed(paragraph(text))


def boxed(paragraphs: str) -> str:
    """Return a box with paragraphs."""
    content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    return f"<w:drawing><a:graphic>{shape}</a:graphic></w:drawing>"


def formula(content: str) -> str:
    """Return an equation."""
    return f"<m:oMath>{content}</m:oMath>"


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


END = _char("end")


def begin(code: str) -> str:
    """Return the beginning of a field, up to its result."""
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return _char("begin") + instruction + _char("separate")


def field(code: str, result: str) -> str:
    """Return a field with the words or the runs that it shows."""
    return begin(code) + (result if result.startswith("<") else words(result)) + END


def note(kind: str, name: int) -> str:
    """Return the place where a text refers to a `footnote` or an `endnote`."""
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{look}<w:{kind}Reference w:id="{name}"/></w:r>'


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """Return the part with notes of a kind, by their names."""
    line = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    made = "".join(
        f'<w:{kind} w:id="{name}">{paragraph(mark + words(f" {text}"))}</w:{kind}>'
        for name, text in texts.items()
    )
    return f'<w:{kind}s xmlns:w="{_MAIN}">{line}{made}</w:{kind}s>'


def table(*rows: list[str]) -> str:
    """Return a table; XML before the words of a cell are its properties."""
    made = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def _cell(text: str) -> str:
    properties, _, plain = text.rpartition(">")
    properties = f"{properties}>" if properties else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words(plain))}</w:tc>"


def styles(*made: str) -> str:
    """Return the part with styles."""
    return f'<w:styles xmlns:w="{_MAIN}">{"".join(made)}</w:styles>'


def style(name: str, shown: str, content: str = "") -> str:
    """Return a style: its name in the file, the one that is shown, and what it says."""
    start = f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
    return f"{start}{content}</w:style>"


def numbering(level: str) -> str:
    """Return the part with lists, of which there is one, and one level in it."""
    return (
        f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def document(*content: str) -> str:
    """Return the part of a Word file that holds its text."""
    body = "".join(content)
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    return f"<w:document {spaces}><w:body>{body}</w:body></w:document>"


def outside(part: str, text: str) -> str:
    """Return a part that stands outside the text: `hdr`, `ftr` or `comments`."""
    return f'<w:{part} xmlns:w="{_MAIN}">{paragraph(text)}</w:{part}>'


def write(path: Path, *content: str, **parts: str | bytes) -> Path:
    """Write a Word file; the names of other parts are given with _ for . and __ for /."""
    named = {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
    path.write_bytes(archive({"word/document.xml": document(*content), **named}))
    return path


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts, with those that every Word file has."""
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": PACKAGE_LINKS,
        "word/_rels/document.xml.rels": _LINKS,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        **parts,
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, data in every.items():
            packed.writestr(name, data)
    return file.getvalue()
