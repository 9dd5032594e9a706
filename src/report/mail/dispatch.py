"""The recipe of sending: what is missing is sent, once, and what is not clear is asked."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Protocol

from report.compositor.results import Progress
from report.files import alone_in
from report.locales import _
from report.mail.delivery import ledger
from report.mail.delivery.entries import Event
from report.mail.delivery.history import MailHistory, State
from report.mail.delivery.ledger import Ledger, now
from report.mail.delivery.result import Outcome, outcome
from report.mail.delivery.sending import Delivery, Sending, deliveries
from report.mail.delivery.session import unreachable
from report.mail.delivery.smtp import SmtpTransport
from report.mail.delivery.transport import LostError
from report.mail.embargo import require_no_embargo
from report.mail.letters.letter import Letter
from report.mail.letters.message import Stamp, message
from report.mail.letters.recipients import Mailbox, typed_mailbox
from report.mail.occasion import PUBLICATION, Occasion
from report.mail.password import find_password
from report.mail.prepare import Mailing, prepare
from report.mail.settings import Settings, read_settings, require_server
from report.problems import MachineError, Problem, ReportError, UsageError, quoted
from report.recipes.pages import chosen
from report.workspace import Workspace

# Opens what shows progress, while nothing is asked.
Working = Callable[[], AbstractContextManager[Progress]]
# Called with the finished files of which proofs were sent: `profiles/<slug>`, and `booklet`.
Keep = Callable[[Mapping[str, bytes]], object]


class Operator(Protocol):
    """Whoever sits in front of the program, or a script."""

    def warn(self, problems: Sequence[Problem]) -> None:
        """Tell what is no reason not to send a batch."""

    def agree(self, batch: Sequence[Delivery], history: MailHistory) -> None:
        """Return if the batch may be sent, and raise something if not."""

    def arrived(self, letter: Letter, count: int) -> bool | None:
        """Say whether a message to so many recipients arrived; None if that is not known."""

    def password(self, question: str) -> str:
        """Ask for the password, without showing it."""


def keep_nothing(files: Mapping[str, bytes]) -> None:
    """Keep nothing of what readers were shown."""


@dataclass(frozen=True)
class Wishes:
    """Organisations that get their letters again, and an address that gets all as a rehearsal."""

    again: tuple[str, ...] = ()
    rehearsal: str | None = None


def send(
    workspace: Workspace,
    year: int,
    slugs: Sequence[str],
    wishes: Wishes,
    operator: Operator,
    working: Working,
    occasion: Occasion = PUBLICATION,
    keep: Keep = keep_nothing,
) -> Outcome:
    """Send the letters of these organisations, or of all, that have not arrived yet.

    `keep` is called with the finished files whose proofs have arrived, in this run or before, so
    that what a run did not keep that was ended is kept by the next. A rehearsal keeps nothing.

    An organisation without a good profile is left out and told; nothing is sent while
    another problem stands. Raises `ContentError` for those of the content,
    the recipients and the settings, `UsageError` where another run is at work and where letters
    wait for a later moment, `MachineError` where the server does not answer or does not let
    anybody in.
    """
    settings, source = read_settings(workspace)
    require_server(settings, source)
    me = typed_mailbox("--to", wishes.rehearsal) if wishes.rehearsal else None
    _require_chosen(slugs, wishes.again)
    workspace.require_mail(year)
    if me is None and occasion.once:
        require_no_embargo(workspace, year)
    with alone_in(workspace.mail(year)):
        with working() as progress:
            mailing = prepare(workspace, year, slugs, progress, occasion, to_all=not me).require()
        chosen(mailing.edition, list(wishes.again))
        letters = mailing.letters if me is None else _rehearsed(mailing.letters, me)
        path = occasion.ledger(workspace, year)
        notebook = ledger.opened(path, mailing.counts) if me is None else _forgotten()
        with notebook as notes:
            _settle(letters, notes, wishes, operator)
            batch = deliveries(letters, notes.history, wishes.again)
            stopped: Sequence[Problem] = ()
            if batch:
                operator.warn(mailing.warnings)
                operator.agree(batch, notes.history)
                transport = SmtpTransport(settings, find_password(settings, operator.password))
                with closing(transport), working() as progress:
                    _require_answer(transport, settings, progress)
                    compose = _composer(settings.mailbox, notes.history, is_rehearsal=bool(me))
                    sending = Sending(transport, notes, compose, settings.pace, progress)
                    stopped = _stopped(sending, batch)
            told = outcome(letters, batch, notes.history, mailing.recipients, stopped)
            shown = {} if me else _arrived(mailing, notes.history)
            kept = _not_kept(keep, shown) if shown else ()
            return replace(told, problems=(*mailing.left_out, *told.problems, *kept))


def _not_kept(keep: Keep, shown: Mapping[str, bytes]) -> Sequence[Problem]:
    """Keep what readers were shown, and give what stood in the way: letters are sent by then."""
    try:
        keep(shown)
    except ReportError as error:
        return error.problems
    return ()


def _arrived(mailing: Mailing, history: MailHistory) -> dict[str, bytes]:
    """Return the finished files of which somebody has the proof."""
    slugs = {
        letter.slug
        for letter in mailing.letters
        if any(history.state(letter.slug, name) is State.SENT for name in letter.addresses)
    }
    wanted = {f"profiles/{slug}" for slug in slugs} | ({"booklet"} if slugs else set())
    return {name: data for name, data in mailing.shown.items() if name in wanted}


def _stopped(sending: Sending, batch: Sequence[Delivery]) -> Sequence[Problem]:
    """Send a batch, and give what stopped it, for then, too, it must be told who got theirs."""
    try:
        sending.send(batch)
    except MachineError as error:
        return error.problems
    return ()


def _require_chosen(slugs: Sequence[str], again: Sequence[str]) -> None:
    """Raise `UsageError` where a letter is to be sent again that is not to be sent at all."""
    if slugs and (others := [slug for slug in again if slug not in slugs]):
        raise UsageError(
            Problem(
                "resend-left-out",
                _(
                    "{slug} is to be sent again, and is not among the texts that are named",
                    slug=quoted(slug),
                ),
                advice=_("Name it as well: {slugs}.", slugs=" ".join([*slugs, slug])),
            )
            for slug in others
        )


def _rehearsed(letters: Sequence[Letter], me: Mailbox) -> tuple[Letter, ...]:
    """Address all letters to oneself, and to nobody else."""
    return tuple(replace(letter, to=(me,), cc=()) for letter in letters)


def _forgotten() -> AbstractContextManager[Ledger]:
    """Return a ledger without a file: a rehearsal reaches nobody, and may be repeated."""
    return nullcontext(Ledger(MailHistory(), lambda line: None))


def _settle(letters: Sequence[Letter], notes: Ledger, wishes: Wishes, operator: Operator) -> None:
    """Ask about each message of unknown fate, unless it is to be sent again anyway."""
    for letter in letters:
        unknown = notes.history.unknown(letter.slug, letter.addresses)
        if not unknown or letter.slug in wishes.again:
            continue
        arrived = operator.arrived(letter, len(unknown))
        if arrived is None:
            continue
        event = Event.CONFIRMED if arrived else Event.DENIED
        for entry in unknown:
            names = letter.slug, entry.recipients, entry.message_id
            notes.note(event, *names, entry.sha256, spread=entry.spread)


def _require_answer(transport: SmtpTransport, settings: Settings, progress: Progress) -> None:
    """Raise `MachineError` where the server does not answer, before anything is noted."""
    progress(_("connecting"))
    try:
        transport.connect()
    except LostError as error:
        raise MachineError(unreachable(settings, error)) from error


def _composer(
    sender: Mailbox | None, history: MailHistory, *, is_rehearsal: bool
) -> Callable[[Letter], EmailMessage]:
    """Return what makes messages of letters: dated now, and new ones for what is sent again."""

    def compose(letter: Letter) -> EmailMessage:
        when = now()
        number = int(when.timestamp()) if is_rehearsal else history.sent(letter.slug)
        return message(letter, Stamp(sender, when, number))

    return compose
