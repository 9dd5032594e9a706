"""What a refusal is about: a recipient, or something that is the same for every letter.

A server that will not have the sender, the login, so many letters or so large ones says it at
any step, and often once for each recipient. To go on would not help (RFC 5321, 4.2; RFC 3463).
"""

import re
from enum import StrEnum
from typing import Final

from report.locales import _
from report.mail.delivery.line import Answer
from report.mail.delivery.transport import Reply
from report.mail.settings import Settings
from report.problems import Problem

_DETAIL: Final = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")
# Said of a step, and not of a message: the two sides are not where they believe to be.
OUT_OF_TURN: Final = (500, 502, 503)
_LOGIN: Final = (530, 534, 535, 538)
_LOGIN_DETAILS: Final = ("5.7.8", "5.7.9", "5.7.11", "5.7.13")
_QUOTA_DETAILS: Final = ("5.4.5", "5.1.90")  # the second is that of Exchange
_SIZE_DETAILS: Final = ("5.3.4", "5.2.3")
_SENDER_DETAILS: Final = ("5.1.7", "5.1.8")
# What Postfix, Exchange and Exim say at RCPT of whom they do not let send, all as 5.7.1.
_OF_THE_SENDER: Final = re.compile(
    rb"sender (address )?(rejected|refused|denied)|not owned by user"
    rb"|relay(ing)? (access )?(denied|not permitted)|unable to relay"
    rb"|authenticat(e|ion) (is )?(first|required)",
    re.IGNORECASE,
)


class Step(StrEnum):
    """Where in the handing over of a message a server answers."""

    SENDER = "MAIL"
    RECIPIENT = "RCPT"
    MESSAGE = "DATA"


class Matter(StrEnum):
    """What is refused with every letter alike."""

    SENDER = "sender"
    LOGIN = "login"
    QUOTA = "quota"
    SIZE = "size"


def reply(answer: Answer) -> Reply:
    """Return an answer without its words.

    >>> reply(Answer(550, (b"5.1.1 <anna@lund.example>: no such user",)))
    Reply(code=550, detail='5.1.1')
    """
    match = _DETAIL.match(answer.lines[0])
    return Reply(answer.code, match[0].decode() if match else "")


def matter(answer: Answer, step: Step, *, some_taken: bool = False) -> Matter | None:
    """Return what a refusal is about, or None where it is about a recipient or a message alone.

    `some_taken` tells that other recipients of the message were taken: a 552 then means that
    they are too many, and not that the message is too large (RFC 5321, section 4.5.3.1.10).

    >>> matter(Answer(550, (b"5.4.5 Daily sending quota exceeded",)), Step.RECIPIENT).value
    'quota'
    >>> matter(Answer(550, (b"5.1.1 No such user",)), Step.RECIPIENT)
    """
    if not 500 <= answer.code < 600:
        return None
    detail, words = reply(answer).detail, b" ".join(answer.lines)
    if answer.code in _LOGIN or detail in _LOGIN_DETAILS:
        return Matter.LOGIN
    if detail in _QUOTA_DETAILS:
        return Matter.QUOTA
    if detail in _SIZE_DETAILS or (answer.code == 552 and not detail and not some_taken):
        return Matter.SIZE
    if step is Step.SENDER:
        return Matter.QUOTA if b"quota" in words.lower() else Matter.SENDER
    if detail in _SENDER_DETAILS or _OF_THE_SENDER.search(words):
        return Matter.SENDER
    return None


def refusal(settings: Settings, about: Matter, said: Reply) -> Problem:
    """Return the one problem of a batch that a server will not have."""
    match about:
        case Matter.LOGIN:
            return Problem(
                "mail-login",
                _(
                    "{host} wants another login than it got ({reply})",
                    host=settings.host,
                    reply=said,
                ),
                advice=_("Set 'user' in report.toml, correct the password. Nothing more was sent."),
            )
        case Matter.QUOTA:
            return Problem(
                "mail-quota",
                _(
                    "{host} takes no more letters from this sender for now ({reply})",
                    host=settings.host,
                    reply=said,
                ),
                advice=_(
                    "Run the command again when the quota allows it, often the next day: it "
                    "sends what is missing."
                ),
            )
        case Matter.SIZE:
            return _too_large(
                _(
                    "the letter is larger than {host} takes ({reply})",
                    host=settings.host,
                    reply=said,
                )
            )
        case Matter.SENDER:
            return Problem(
                "mail-sender",
                _(
                    "{host} does not take letters from this sender ({reply})",
                    host=settings.host,
                    reply=said,
                ),
                advice=_(
                    "Correct 'sender' in report.toml: most take only their user's own address."
                ),
            )


def larger_than_offered(settings: Settings, size: int, largest: int) -> Problem:
    """Return the problem of a letter with more bytes than a server says that it takes."""
    return _too_large(
        _(
            "the letter is larger than {host} takes: {size} kB of {largest} kB",
            host=settings.host,
            size=size // 1000,
            largest=largest // 1000,
        )
    )


def _too_large(message: str) -> Problem:
    return Problem(
        "mail-size",
        message,
        advice=_("Take smaller pictures for the profile, or ask for a higher limit."),
    )
