"""Word files built in the test's own code, so that what is in them can be read."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""

_PACKAGE_LINKS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r0" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

_LINKS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="r3" TargetMode="External" Type="{_OFFICE}/hyperlink" Target="https://lund.se/a"/>
<Relationship Id="r4" TargetMode="External" Type="{_OFFICE}/hyperlink" Target="javascript:b(1)"/>
<Relationship Id="r5" Type="{_OFFICE}/image" Target="media/a.png"/>
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
    """Give a run; the look is XML such as `<w:b/>`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    """Give a paragraph of runs, or of plain words."""
    content = content if content.startswith("<") else words(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}</w:pPr>{content}</w:p>"


def item(text: str, level: int = 0, numbers: bool = False) -> str:
    """Give an item of a list; levels count from 0."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbers else 1}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{words(text)}</w:p>"


def link(text: str, relation: str) -> str:
    """Give a link: r3 leads to the web, r4 runs a script."""
    return f'<w:hyperlink r:id="{relation}">{words(text)}</w:hyperlink>'


def picture(alt: str, relation: str = "r5", embed: str = "embed") -> str:
    """Give a picture: r5 is contained, r6 a file of the machine."""
    return f"""<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">
<wp:docPr id="1" name="a" descr="{alt}"/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData>
<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:blipFill><a:blip r:{embed}="{relation}"/>
</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def document(*content: str) -> str:
    """Give the part of a Word file that holds its text."""
    body = "".join(content)
    return f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'


def outside(part: str, text: str) -> str:
    """Give a part that stands outside the text: `hdr`, `ftr` or `comments`."""
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
        "_rels/.rels": _PACKAGE_LINKS,
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
