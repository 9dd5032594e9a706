"""Rules of messages: their recipients, their words, and how they are sent."""

from typing import Final

from report.rules.rule import Rule

MAIL: Final = (
    Rule.entry(
        "bad-address",
        """A recipient has an e-mail address. Messages about it name its place and do not repeat it.

        Bad: `address: anna(at)lund.example`. Good: `address: anna@lund.example`.
        """,
    ),
    Rule.entry(
        "header-line",
        """What stands in the header of a message is one line of characters that can be seen: a
        line break would begin a header of its own.

        Bad: `name: "Anna\\r\\nBcc: eve@evil.example"`. Good: `name: Anna Exempel`.
        """,
    ),
    Rule.entry(
        "unknown-recipient",
        """Recipients are those of organisations in the edition.

        Bad: `organisation: skra`. Good: `organisation: skara`.
        """,
    ),
    Rule.entry(
        "recipients-twice",
        """The recipients of an organisation stand in one place.

        Bad: two groups with `organisation: skara`. Good: one, with two under `to`.
        """,
    ),
    Rule.entry(
        "missing-recipient",
        """Nothing is sent while an organisation that is to get its letter has no recipient.

        Bad: `report mail 2019 --send`, and no recipient for `skara`. Good: one, or
        `report mail 2019 malmo --send`.
        """,
    ),
    Rule.entry(
        "message-template",
        """The template of a message uses names that there are, and makes a subject of one line.

        Bad: `Hej {{ nmae }}`. Good: `Hej {{ greeting }}`.
        """,
    ),
    Rule.entry(
        "mail-settings",
        """To send, the program knows a server and a sender, from the table `[mail]` of
        `report.toml` or from the environment.

        Bad: no file, and nothing set. Good: `host = "smtp.office.example"` and `sender =
        "award@office.example"`.
        """,
    ),
    Rule.entry(
        "password-in-file",
        """A password is in no file of the workspace.

        Bad: `password = "…"` in `report.toml`. Good: the variable `REPORT_MAIL_PASSWORD`, the
        keyring, or the prompt.
        """,
    ),
    Rule.entry(
        "unsafe-connection",
        """Messages and passwords go over TLS, unless the server is this machine.

        Bad: `security = "none"` with `host = "smtp.office.example"`. Good: `security =
        "starttls"`.
        """,
    ),
    Rule.entry(
        "mail-server",
        """The server answers, offers TLS, and has a certificate for its name.

        Bad: `host = "192.0.2.1"` for a server with a certificate of another name. Good: the name
        in its certificate.
        """,
    ),
    Rule.entry(
        "mail-login",
        """The server takes the user and the password.

        Bad: the password of last year. Good: this year's.
        """,
    ),
    Rule.entry(
        "mail-sender",
        """The server takes letters from the sender. Where it does not, nothing more is sent.

        Bad: `sender = "anna@lund.example"` with `user = "award"`. Good: the address of the user.
        """,
    ),
    Rule.entry(
        "mail-quota",
        """The server takes as many letters as there are. Where it does not, nothing more is sent.

        Bad: 300 letters and a quota of 200 a day. Good: the command once more, on the next day.
        """,
    ),
    Rule.entry(
        "mail-size",
        """Letters are as small as the server wants them. Where one is not, nothing more is sent.

        Bad: a profile of 12 MB, and a server that takes 10. Good: smaller pictures.
        """,
    ),
    Rule.entry(
        "resend-left-out",
        """What is to be sent again is among the texts that are named, if any are.

        Bad: `report mail 2019 malmo --send --resend skara`. Good: `report mail 2019 malmo skara
        --send --resend skara`.
        """,
    ),
    Rule.entry(
        "still-a-recipient",
        """An address is struck from the ledger when nobody has it any more: it would count as new.

        Bad: `--forget` with an address of `recipients.yaml`. Good: the address taken out there
        first.
        """,
    ),
    Rule.entry(
        "unknown-address",
        """An address that is to be forgotten is one of the ledger.

        Bad: `--forget ana@lund.example`. Good: `--forget anna@lund.example`.
        """,
    ),
    Rule.entry(
        "broken-ledger",
        """Each line of `sent.jsonl` is an entry that the program wrote, whatever ends it; the last
        one may be cut off by a crash. Its letter is one of the edition, and its organisation has
        the name that it has now. While that is not so, or the file is empty, nobody knows whether
        a message was sent, and nothing is.

        Bad: a line that was changed by hand; `skara.md` renamed, and its old name in the ledger.
        Good: all lines as they were written; the new name in those of the text.
        """,
    ),
    Rule.entry(
        "refused-recipient",
        """The server takes the message for each recipient. The others get theirs all the same.

        Bad: the address of somebody who has left. Good: one that exists.
        """,
    ),
    Rule.entry(
        "not-delivered",
        """The server takes a message now, or after some minutes.

        Bad: a server that is busy for an hour. Good: the command once more, later: it sends what
        is missing.
        """,
    ),
    Rule.entry(
        "unknown-fate",
        """It is known of every message whether it was delivered. It is not where the connection or
        the program ended after a message was handed over and before the server answered: then
        the program asks, and neither repeats nor forgets it.

        Bad: `skip`, and nobody who looks. Good: a look into the mailbox, and `yes` or `no`.
        """,
    ),
)
