"""Which proofs have reached somebody, as their ledger tells it."""

from datetime import datetime

from report.mail.delivery import ledger
from report.mail.delivery.history import ARRIVED
from report.workspace import Workspace


def proofs_sent(workspace: Workspace, year: int) -> dict[str, tuple[datetime, str]]:
    """Return when the last proof of each text was sent, and the SHA-256 of its finished profile.

    A text is missing whose proof has reached nobody. Raises `ContentError` where the ledger is
    damaged or its folder leads elsewhere.
    """
    workspace.require_mail(year)
    entries = (entry for _, entry in ledger.read_entries(workspace.proof_ledger(year)))
    return {
        entry.slug: (datetime.fromisoformat(entry.time), entry.sha256)
        for entry in entries
        if entry.event in ARRIVED
    }
