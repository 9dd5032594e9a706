"""Messages → people: the table before they are sent, what is asked, and what became of them."""

import sys
from collections.abc import Iterable, Sequence
from getpass import getpass
from typing import Final

import typer

from report.console import show_aside
from report.console.places import relative
from report.locales import N_, _, ngettext
from report.mail.delivery.history import MailHistory
from report.mail.delivery.result import DeliveryResult, Outcome
from report.mail.delivery.sending import Delivery
from report.mail.delivery.status import NEW, NO_RECIPIENT, Row, row
from report.mail.drafts import Draft
from report.mail.forgetting import Forgotten
from report.mail.letters.letter import Letter
from report.problems import Problem
from report.terminal import line_of, show, visible

WIDE: Final = 240  # columns of a table that goes into a file or a pipe

# What may be answered, whatever language is spoken.
_YES: Final = {"y", "yes", "j", "ja"}
_NO: Final = {"", "n", "no", "nej"}
_SKIP: Final = {"", "skip", "hoppa", "hoppa över"}

_HEADINGS: Final = (
    *(N_("organisation"), N_("recipients"), N_("subject")),
    *(N_("file"), N_("size"), N_("state")),
)


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
    for heading in _HEADINGS:
        is_number = heading == "size"
        table.add_column(_(heading), justify="right" if is_number else "left", overflow="fold")
    for line in rows:
        to = "\n".join(map(visible, line.recipients)) or "–"
        size = f"{line.size / 1000:.0f} kB"
        names = map(visible, (line.organisation, line.subject, line.file))
        name, subject, file = map(Text, names)
        table.add_row(name, Text(to), subject, file, Text(size), Text(line.state.told))
    console.print(table)


def show_outcome(outcome: Outcome) -> None:
    """Write one line per letter that was on its way to standard output, without any address."""
    said = [_delivery(delivery) for delivery in outcome.deliveries] or [_("Nothing to send.")]
    show(line_of(visible(line)) for line in said)


def show_forgotten(forgotten: Forgotten) -> None:
    """Write what an address was struck from to standard output, without the address."""
    ledgers = ((forgotten.path, forgotten.lines), (forgotten.proof_path, forgotten.proof_lines))
    show(
        line_of(visible(f"{relative(path)}  {_struck(lines)}")) for path, lines in ledgers if lines
    )


def _struck(lines: int) -> str:
    return ngettext(
        "the address was struck from {n} line", "the address was struck from {n} lines", lines
    )


def _draft(draft: Draft) -> str:
    to = _recipients(draft.recipients) if draft.recipients else _("no recipient yet")
    said = "" if draft.state in (NEW, NO_RECIPIENT) else f", {draft.state.told}"
    return f"{relative(draft.path)}  {to}, {draft.size / 1000:.0f} kB{said}"


def _delivery(delivery: DeliveryResult) -> str:
    told = ngettext(
        "sent to {reached} of {n} recipient",
        "sent to {reached} of {n} recipients",
        delivery.recipients,
        reached=delivery.reached,
    )
    return f"{delivery.organisation}  {told}"


def _recipients(count: int) -> str:
    return ngettext("{n} recipient", "{n} recipients", count)


class Terminal:
    """The editor, who is asked; with `yes`, a script, which agrees and knows nothing.

    With `aside`, all that is asked goes to standard error: standard output is for a result.
    """

    def __init__(self, *, yes: bool, aside: bool = False) -> None:
        self._yes = yes
        self._aside = aside

    def warn(self, problems: Sequence[Problem]) -> None:
        """Tell what is no reason not to send, before anything is."""
        show_aside(problems, as_json=self._aside)

    def agree(self, batch: Sequence[Delivery], history: MailHistory) -> None:
        """Show what would be sent, and stop the program where that is not wanted."""
        if self._yes:
            return
        rows = [row(delivery.letter, history, delivery.recipients) for delivery in batch]
        show_rows(rows, stderr=self._aside)
        asked = ngettext("Send {n} message? [y/N]:", "Send {n} messages? [y/N]:", len(batch))
        while True:
            answer = self._answer(f"{asked} ")
            if answer in _YES:
                return
            if answer in _NO:
                raise typer.Abort

    def arrived(self, letter: Letter, count: int) -> bool | None:
        """Ask whether a message of unknown fate arrived."""
        if self._yes:
            return None
        asked = ngettext(
            "Did the letter of {organisation} reach {n} recipient? yes, no or skip [skip]:",
            "Did the letter of {organisation} reach {n} recipients? yes, no or skip [skip]:",
            count,
            organisation=letter.organisation,
        )
        while True:
            answer = self._answer(f"{asked} ")
            if answer in _SKIP:
                return None
            if answer in _YES | _NO:
                return answer in _YES

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
