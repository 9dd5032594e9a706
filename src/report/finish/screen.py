"""Tagged pages → one file that is both PDF/UA-1 and PDF/A-2a (ISO 14289-1, ISO 19005-2).

What the engine (WeasyPrint 70.0) leaves open is closed here, and the same pages give the same
bytes. What the tags say is settled before, in `typeset.tags`.
"""

import re
from typing import Final

import pikepdf
from pikepdf import Name, Pdf

from report.finish.origin import Origin, note
from report.finish.saving import saved

# Two characters that share a glyph with a plainer one, and were named first: they are
# read back as the one that readers and searches expect.
PLAINER: Final = {"2010": "002d", "00a0": "0020"}

# A heading as it is tagged, with its level.
HEADING: Final = re.compile(r"/H([1-6])")

# That the file is PDF/UA, and the description that PDF/A asks for of names it does not know
# (ISO 19005-2, 6.6.2.3).
UA_METADATA: Final = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file meets</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
"""


def accessible(document: Pdf, origin: Origin | None = None) -> bytes:
    """Finish a PDF of the variant PDF/A-2a so that it is PDF/UA-1 as well, and note its origin."""
    _say_what_it_is(document)
    _read_back_plainly(document)
    _forbid_smoothing(document)
    _begin_at_one(document)
    if origin:
        note(document, origin)
    return saved(document)


def _say_what_it_is(document: Pdf) -> None:
    """Add to the metadata that the file is PDF/UA-1, and its language."""
    metadata = document.Root.Metadata.read_bytes().decode()
    added = UA_METADATA.format(language=str(document.Root.Lang))
    whole = metadata.replace("</rdf:RDF>", f"{added}</rdf:RDF>")
    # Uncompressed, so that programs that know nothing of PDF find it.
    document.Root.Metadata = document.make_stream(
        whole.encode(), Type=Name.Metadata, Subtype=Name.XML
    )


def _read_back_plainly(document: Pdf) -> None:
    """Let hyphens and spaces that hold be read back as hyphens and spaces."""
    for font in document.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            table = font.ToUnicode.read_bytes().decode("ascii")
            for special, plain in PLAINER.items():
                table = re.sub(rf"(?i)(?<=> <){special}(?=>)", plain, table)
            font.ToUnicode.write(table.encode("ascii"))


def _forbid_smoothing(document: Pdf) -> None:
    """Take back the request to smooth enlarged pictures (ISO 19005-2, 6.2.8)."""
    for picture in document.objects:
        if isinstance(picture, pikepdf.Stream) and "/Interpolate" in picture:
            del picture["/Interpolate"]


def _begin_at_one(document: pikepdf.Pdf) -> None:
    """Raise all headings alike where none is of the first level (ISO 14289-1, 7.4.2).

    So it is with a text's pages of the booklet alone: they come without the heading above them.
    """
    found = [
        (tag, int(match[1]))
        for tag in document.objects
        if isinstance(tag, pikepdf.Dictionary) and (match := HEADING.fullmatch(str(tag.get("/S"))))
    ]
    above = min((level for _, level in found), default=1) - 1
    for tag, level in found:
        tag.S = Name(f"/H{level - above}")
