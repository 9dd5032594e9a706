"""A finished PDF as bytes, the same ones for the same content."""

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf


def saved(
    document: Pdf, streams: ObjectStreamMode = ObjectStreamMode.generate, version: str = ""
) -> bytes:
    """Save a document with an ID that follows from its content.

    `streams` tells whether objects are packed into streams, which older programs cannot
    read; `version` is that of PDF where it must be another than the document's own.
    """
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    file = BytesIO()
    document.save(
        file,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version=version,
        object_stream_mode=streams,
    )
    return file.getvalue()
