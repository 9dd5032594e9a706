"""Messages → people: the table before they are sent, what is asked, and what became of them."""

from collections.abc import Iterable, Sequence
from getpass import getpass
from typing import Final

import typer

from report.console.as_text import counted
from report.console.places import relative
from report.mail.book import Book
from report.mail.drafts import Draft
from report.mail.letter import Letter
from report.mail.outcome import Delivery, Outcome
from report.mail.sending import Parcel
from report.mail.standing import Row, row
from report.terminal import line_of, show

WIDE: Final = 240  # columns of a table that goes into a file or a pipe

_ANSWERS: Final = {"yes": True, "no": False, "skip": None}


def show_drafts(drafts: Iterable[Draft]) -> None:
    """Write one line per draft to standard output, without any address."""
    show(line_of(_draft(draft)) for draft in drafts)


def show_rows(rows: Sequence[Row]) -> None:
    """Write the table of a mailing to standard output."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDE)
    table = Table(box=None, pad_edge=False)
    for heading in ("organisation", "recipients", "subject", "file", "size", "state"):
        table.add_column(heading, justify="right" if heading == "size" else "left", overflow="fold")
    for line in rows:
        to = "\n".join(line.recipients) or "–"
        size = f"{line.size / 1000:.0f} kB"
        cells = (line.organisation, to, line.subject, line.file, size, line.state)
        table.add_row(*map(Text, cells))
    console.print(table)


def show_outcome(outcome: Outcome) -> None:
    """Write one line per letter that was on its way to standard output, without any address."""
    said = [_delivery(delivery) for delivery in outcome.deliveries] or ["Nothing to send."]
    show(map(line_of, said))


def _draft(draft: Draft) -> str:
    to = counted(draft.recipients, "recipient") if draft.recipients else "no recipient yet"
    said = "" if draft.state in ("new", "no recipient") else f", {draft.state}"
    return f"{relative(draft.path)}  {to}, {draft.size / 1000:.0f} kB{said}"


def _delivery(delivery: Delivery) -> str:
    reached = f"{delivery.reached} of {counted(delivery.recipients, 'recipient')}"
    return f"{delivery.organisation}  sent to {reached}"


class Terminal:
    """The editor, who is asked; with `yes`, a script, which agrees and knows nothing."""

    def __init__(self, *, yes: bool) -> None:
        self._yes = yes

    def agree(self, batch: Sequence[Parcel], book: Book) -> None:
        """Show what would be sent, and stop the program where that is not wanted."""
        if self._yes:
            return
        show_rows([row(parcel.letter, book, parcel.recipients) for parcel in batch])
        typer.confirm(f"Send {counted(len(batch), 'message')}?", abort=True)

    def arrived(self, letter: Letter, count: int) -> bool | None:
        """Ask whether a message of unknown fate arrived."""
        if self._yes:
            return None
        asked = f"Did the letter of {letter.organisation} reach {counted(count, 'recipient')}?"
        while True:
            answer = str(typer.prompt(f"{asked} yes, no or skip", default="skip"))
            if answer.lower() in _ANSWERS:
                return _ANSWERS[answer.lower()]

    def password(self, question: str) -> str:
        """Ask for a password, without showing it."""
        return getpass(question)
