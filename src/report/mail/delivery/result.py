"""What became of a batch: whom it reached, and a problem for everybody else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.locales import _
from report.mail.delivery.history import MailHistory, State
from report.mail.delivery.sending import Delivery
from report.mail.delivery.transport import told
from report.mail.letters.letter import Letter
from report.mail.letters.recipients import Recipients
from report.problems import Place, Problem


@dataclass(frozen=True)
class DeliveryResult:
    """A letter that was on its way, and how many of its recipients it reached."""

    slug: str
    organisation: str
    reached: int
    recipients: int


@dataclass(frozen=True)
class Outcome:
    """What was sent, and what was not, or is not known to have been.

    A batch `is_stopped` where the server or the disk would not let it go on.
    """

    deliveries: tuple[DeliveryResult, ...]
    problems: tuple[Problem, ...]
    is_stopped: bool = False


def outcome(
    letters: Sequence[Letter],
    batch: Sequence[Delivery],
    history: MailHistory,
    recipients: Recipients,
    stopped: Sequence[Problem] = (),
) -> Outcome:
    """Return what became of a batch, and which letters are still of unknown fate.

    Where it was `stopped`, that one problem stands for all who did not get theirs.
    """
    deliveries = tuple(_delivery(delivery, history) for delivery in batch)
    problems = [
        problem
        for problem in _problems(letters, history, recipients)
        if not (stopped and problem.rule == "not-delivered")
    ]
    return Outcome(deliveries, (*problems, *stopped), bool(stopped))


def _delivery(delivery: Delivery, history: MailHistory) -> DeliveryResult:
    letter = delivery.letter
    states = [history.state(letter.slug, address) for address in delivery.recipients]
    reached = states.count(State.SENT)
    return DeliveryResult(letter.slug, letter.organisation, reached, len(states))


def _problems(
    letters: Sequence[Letter], history: MailHistory, recipients: Recipients
) -> Iterator[Problem]:
    for letter in letters:
        for address in letter.addresses:
            place = recipients.place(letter.slug, address)
            last = history.last(letter.slug, address)
            reply = f" ({told(last.reply)})" if last and last.reply else ""
            match history.state(letter.slug, address):
                case State.REFUSED:
                    yield _refused(letter.slug, place, reply)
                case State.UNKNOWN:
                    yield _unknown(letter.slug, place, reply)
                case State.NEW:
                    yield _not_delivered(letter.slug, place, reply)


def _refused(slug: str, place: Place, reply: str) -> Problem:
    return Problem(
        "refused-recipient",
        _(
            "the server will not take the letter of '{slug}' for this recipient{reply}",
            slug=slug,
            reply=reply,
        ),
        place,
        _(
            "Correct the address; if the letter itself is refused, ask whoever runs the "
            "server. Then run the command again: it sends what is missing."
        ),
    )


def _unknown(slug: str, place: Place, reply: str) -> Problem:
    return Problem(
        "unknown-fate",
        _(
            "nobody knows whether the letter of '{slug}' reached this recipient{reply}",
            slug=slug,
            reply=reply,
        ),
        place,
        _(
            "Ask the recipient, or look in the mailbox for what was sent. Then run the "
            "command again without --yes, and answer."
        ),
    )


def _not_delivered(slug: str, place: Place, reply: str) -> Problem:
    return Problem(
        "not-delivered",
        _(
            "the letter of '{slug}' could not be handed over for this recipient{reply}",
            slug=slug,
            reply=reply,
        ),
        place,
        _("Run the command again later: it sends what is missing."),
    )
