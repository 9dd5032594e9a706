"""Approvals and manifests made for tests."""

from datetime import UTC, datetime

from report.finish.manifest import Manifest, ReleasedFile, ReleasedText, digest
from report.model import Approval


def approval(slug: str = "norrby", by: str = "Förnamn Efternamn") -> Approval:
    """Return an approval of a text that nobody has."""
    moment = datetime(2019, 10, 21, 14, 3, tzinfo=UTC)
    return Approval(organisation=slug, by=by, on=moment, text="0" * 32, page="a" * 32)


def manifest(until: datetime | None = None) -> Manifest:
    """Return the manifest of a release with one file of one byte."""
    day = datetime(2019, 10, 30, 12, tzinfo=UTC)
    file = ReleasedFile("a.pdf", digest(b"a"), 1, 1, (), ())
    text = ReleasedText("norrby", "ready")
    return Manifest(2019, "Guldtrappan", day, until, (text,), (file,), {}, {}, ())
