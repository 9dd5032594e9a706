"""Messages to the organisations: drafts, sending, and the ledger of what was sent.

What is sent reaches each recipient once. The ledger says before and after each message
what is being done, so that after a crash it is known what is missing, and what is unknown.
"""

from report.mail.dispatch import Desk, Wishes, send
from report.mail.drafts import Draft, drafts
from report.mail.mailing import Mailing, prepare
from report.mail.outcome import Outcome
from report.mail.sending import Parcel
from report.mail.standing import Row, row, rows

__all__ = [
    "Desk",
    "Draft",
    "Mailing",
    "Outcome",
    "Parcel",
    "Row",
    "Wishes",
    "drafts",
    "prepare",
    "row",
    "rows",
    "send",
]
