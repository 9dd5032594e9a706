"""Messages → people: the table before they are sent, what is asked, and what became of them."""

import sys
from collections.abc import Iterable, Sequence
from getpass import getpass
from typing import Final

import typer

from report.console.as_text import counted
from report.console.places import relative
from report.mail.delivery.history import MailHistory
from report.mail.delivery.result import DeliveryResult, Outcome
from report.mail.delivery.sending import Delivery
from report.mail.delivery.status import Row, row
from report.mail.drafts import Draft
from report.mail.forgetting import Forgotten
from report.mail.letters.letter import Letter
from report.terminal import line_of, show, visible

WIDE: Final = 240  # columns of a table that goes into a file or a pipe

_ANSWERS: Final = {"yes": True, "no": False, "skip": None, "": None}


def show_drafts(drafts: Iterable[Draft]) -> None:
    """Write one line per draft to standard output, without any address."""
    show(line_of(visible(_draft(draft))) for draft in drafts)


def show_rows(rows: Sequence[Row], *, stderr: bool = False) -> None:
    """Write the table of a mailing to standard output, or to standard error."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, stderr=stderr)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDE, stderr=stderr)
    table = Table(box=None, pad_edge=False)
    for heading in ("organisation", "recipients", "subject", "file", "size", "state"):
        table.add_column(heading, justify="right" if heading == "size" else "left", overflow="fold")
    for line in rows:
        to = "\n".join(map(visible, line.recipients)) or "–"
        size = f"{line.size / 1000:.0f} kB"
        names = map(visible, (line.organisation, line.subject, line.file))
        name, subject, file = map(Text, names)
        table.add_row(name, Text(to), subject, file, Text(size), Text(line.state))
    console.print(table)


def show_outcome(outcome: Outcome) -> None:
    """Write one line per letter that was on its way to standard output, without any address."""
    said = [_delivery(delivery) for delivery in outcome.deliveries] or ["Nothing to send."]
    show(line_of(visible(line)) for line in said)


def show_forgotten(forgotten: Forgotten) -> None:
    """Write what an address was struck from to standard output, without the address."""
    ledgers = ((forgotten.path, forgotten.lines), (forgotten.proof_path, forgotten.proof_lines))
    show(
        line_of(visible(f"{relative(path)}  the address was struck from {counted(lines, 'line')}"))
        for path, lines in ledgers
        if lines
    )


def _draft(draft: Draft) -> str:
    to = counted(draft.recipients, "recipient") if draft.recipients else "no recipient yet"
    said = "" if draft.state in ("new", "no recipient") else f", {draft.state}"
    return f"{relative(draft.path)}  {to}, {draft.size / 1000:.0f} kB{said}"


def _delivery(delivery: DeliveryResult) -> str:
    reached = f"{delivery.reached} of {counted(delivery.recipients, 'recipient')}"
    return f"{delivery.organisation}  sent to {reached}"


class Terminal:
    """The editor, who is asked; with `yes`, a script, which agrees and knows nothing.

    With `aside`, all that is asked goes to standard error: standard output is for a result.
    """

    def __init__(self, *, yes: bool, aside: bool = False) -> None:
        self._yes = yes
        self._aside = aside

    def agree(self, batch: Sequence[Delivery], history: MailHistory) -> None:
        """Show what would be sent, and stop the program where that is not wanted."""
        if self._yes:
            return
        rows = [row(delivery.letter, history, delivery.recipients) for delivery in batch]
        show_rows(rows, stderr=self._aside)
        while True:
            answer = self._answer(f"Send {counted(len(batch), 'message')}? [y/N]: ")
            if answer in ("y", "yes"):
                return
            if answer in ("", "n", "no"):
                raise typer.Abort

    def arrived(self, letter: Letter, count: int) -> bool | None:
        """Ask whether a message of unknown fate arrived."""
        if self._yes:
            return None
        asked = f"Did the letter of {letter.organisation} reach {counted(count, 'recipient')}?"
        while True:
            answer = self._answer(f"{asked} yes, no or skip [skip]: ")
            if answer in _ANSWERS:
                return _ANSWERS[answer]

    def password(self, question: str) -> str:
        """Ask for a password, without showing it."""
        return getpass(visible(question))

    def _answer(self, question: str) -> str:
        """Ask, and give the answer in small letters. The end of the input is no answer."""
        stream = sys.stderr if self._aside else sys.stdout
        stream.write(visible(question))
        stream.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise typer.Abort
        return answer.strip().lower()
