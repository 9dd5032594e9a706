"""The recipe of forgetting: an address is struck from the ledgers, and nothing else changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from report.files import alone_in, write_whole
from report.locales import _
from report.mail.delivery import ledger
from report.mail.delivery.entries import Entry
from report.mail.letters.headers import same_address
from report.mail.letters.recipients import typed_mailbox
from report.problems import ContentError, Place, Problem, Severity, UsageError
from report.source import read_yaml
from report.workspace import Workspace


@dataclass(frozen=True)
class Forgotten:
    """The ledgers, how many of their lines an address was struck from, and what else has it."""

    path: Path
    lines: int
    proof_path: Path
    proof_lines: int
    problems: tuple[Problem, ...]


def forget(workspace: Workspace, year: int, address: str) -> Forgotten:
    """Strike an address from both ledgers of an edition, whatever happened to its messages.

    Raises `UsageError` where it is none, or neither ledger has it, and `ContentError` where it is
    still a recipient, who would get the letter again, or a ledger is damaged: then both stay.
    """
    wanted = typed_mailbox("--forget", address).address
    workspace.require_year(year)
    with alone_in(workspace.require_mail(year)):
        _require_no_recipient(workspace.recipients(year), wanted)
        path, proofs = workspace.ledger(year), workspace.proof_ledger(year)
        struck = [_struck(each, wanted) for each in (path, proofs)]
        if not any(each.lines for each in struck):
            raise UsageError(_unknown(path))
        for each in struck:
            if each.lines:
                write_whole(each.path, each.data, is_private=True)
    letters, of_proofs = (each.lines for each in struck)
    drafts = tuple(_drafts(workspace, year, wanted))
    return Forgotten(path, letters, proofs, of_proofs, drafts)


@dataclass(frozen=True)
class _Struck:
    """A ledger without an address, as it is to be written, and in how many lines it had that."""

    path: Path
    data: bytes
    lines: int


def _struck(path: Path, address: str) -> _Struck:
    entries = [entry for _, entry in ledger.read_entries(path)]
    left = [_without(entry, address) for entry in entries]
    lines = sum(one is not other for one, other in zip(entries, left, strict=True))
    return _Struck(path, b"".join(entry.line for entry in left), lines)


def _without(entry: Entry, address: str) -> Entry:
    """Return an entry without an address, or the same where it does not have it."""
    left = tuple(name for name in entry.recipients if not same_address(name, address))
    return entry if len(left) == len(entry.recipients) else replace(entry, recipients=left)


def _require_no_recipient(path: Path, address: str) -> None:
    if not path.exists():
        return
    source = read_yaml(path).require()
    for loc, place in source.values.items():
        if same_address(source.text(*loc), address):
            raise ContentError(
                Problem(
                    "still-a-recipient",
                    _("the address is still that of a recipient, who would get the letter again"),
                    place,
                    _("Take it out here first, then run the command again."),
                )
            )


def _drafts(workspace: Workspace, year: int, address: str) -> Iterator[Problem]:
    """Find drafts that have an address in their header."""
    wanted = re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![\w.-])", re.IGNORECASE)
    folders = workspace.require_drafts(year)
    for path in sorted(path for folder in folders for path in folder.glob("*.eml")):
        header = path.read_bytes().partition(b"\r\n\r\n")[0].decode("ascii", "replace")
        if wanted.search(header):
            yield Problem(
                "left-over-file",
                _("the draft still has the address in it"),
                Place(path),
                _("Delete the draft, or write it again with report mail."),
                Severity.WARNING,
            )


def _unknown(path: Path) -> Problem:
    return Problem(
        "unknown-address",
        _("no ledger has the address of --forget"),
        Place(path),
        _("Write it as it was in recipients.yaml."),
    )
