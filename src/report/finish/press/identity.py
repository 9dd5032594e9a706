"""What a PDF says of itself: that it is PDF/X-4, and for which printing condition.

The rules are those of ISO 15930-7:2010.
"""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from pikepdf import Array, Dictionary, Name, Pdf, String
from pikepdf.models.metadata import PdfMetadata

from report.finish.press.shop import Shop

VERSION: Final = "PDF/X-4"
INKS: Final = 4
NAMESPACE: Final = "http://www.npes.org/pdfx/ns/id/"


def add_output_intent(document: Pdf, shop: Shop) -> None:
    """Say for which printing condition the colours are mixed, with its profile."""
    condition = shop.order.condition
    profile = document.make_stream(shop.profile, N=INKS)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.name),
        RegistryName=String(condition.registry),
        Info=String(condition.name),
        DestOutputProfile=profile,
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])


def add_metadata(document: Pdf) -> None:
    """Say in the metadata (XMP) what the document's information says, and what PDF/X-4 asks for.

    The identifier comes from the title, because it stands for the document in all its versions.
    """
    PdfMetadata.register_xml_namespace(NAMESPACE, "pdfxid")
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(_without_trapped(document.docinfo))
        metadata["pdfxid:GTS_PDFXVersion"] = VERSION
        metadata["pdf:Trapped"] = "False"
        metadata["xmp:MetadataDate"] = metadata["xmp:ModifyDate"]
        title = str(document.docinfo.Title)
        metadata["xmpMM:DocumentID"] = f"uuid:{uuid5(NAMESPACE_URL, title)}"
        metadata["xmpMM:RenditionClass"] = "default"
        metadata["xmpMM:VersionID"] = "1"


def _without_trapped(information: Dictionary) -> Dictionary:
    """Leave out what the library would warn that it does not know."""
    return Dictionary({key: value for key, value in information.items() if key != "/Trapped"})
