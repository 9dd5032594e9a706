"""`report mail`: drafts, a rehearsal, sending, forgetting; of letters, or of proofs."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from report.cli.options import AsJson, Root, Slugs, Year, read_day, workspace_of
from report.locales import _
from report.problems import ContentError, MachineError, Problem, UsageError, has_errors

if TYPE_CHECKING:
    from report.mail.occasion import Occasion

Yes = Annotated[
    bool,
    typer.Option("--yes", help="Do not prompt; skip letters whose delivery is uncertain."),
]
Rehearsal = Annotated[
    str | None,
    typer.Option("--to", metavar="ADDRESS", help="Send all to this address, as a rehearsal."),
]
Resend = Annotated[
    list[str] | None,
    typer.Option(
        "--resend",
        metavar="SLUG",
        help="Send this letter again, whatever was sent. Can be given more than once.",
    ),
]

Forget = Annotated[
    str | None,
    typer.Option(
        "--forget", metavar="ADDRESS", help="Strike this address from the ledger; send nothing."
    ),
]

IsProof = Annotated[
    bool,
    typer.Option("--proof", help="Ask each organisation to read and approve its page."),
]


By = Annotated[
    date | None,
    typer.Option(
        "--by",
        metavar="DAY",
        parser=read_day,
        help="With --proof: the day by which they are asked to answer, such as 2019-10-25.",
    ),
]
Spread = Annotated[
    bool,
    typer.Option("--spread", help="With --proof: attach the pages of the booklet as well."),
]


def mail(
    year: Year,
    slugs: Slugs = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show who would get what, and every problem.")
    ] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Send the letters, through the server of report.toml.")
    ] = False,
    yes: Yes = False,
    to: Rehearsal = None,
    resend: Resend = None,
    forget: Forget = None,
    proof: IsProof = False,
    by: By = None,
    spread: Spread = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Write a draft for each organisation, output/YEAR/mail/SLUG.eml, or send letters.

    With --proof, letters ask the organisations to approve their pages before the booklet is
    published; drafts are output/YEAR/mail/proof/SLUG.eml.
    """
    from report import console
    from report.console import mailing

    _require_sending(send, yes, to, resend)
    workspace = workspace_of(root)
    if forget is not None:
        if slugs or dry_run or send or proof or by or spread:
            raise typer.BadParameter(
                _("strikes an address, and does nothing else"), param_hint="--forget"
            )
        from report.mail.forgetting import forget as strike

        forgotten = strike(workspace, year, forget)
        console.show_json(forgotten) if json else mailing.show_forgotten(forgotten)
        console.show_aside(forgotten.problems, as_json=json)
        return
    occasion = _occasion(by, proof=proof, spread=spread)
    if dry_run:
        from report.mail.delivery.status import rows
        from report.mail.prepare import prepare

        with console.progress() as progress:
            prepared = prepare(workspace, year, slugs or (), progress, occasion, to_all=not to)
        console.show_json(rows(prepared)) if json else mailing.show_rows(rows(prepared))
        if has_errors(found := (*prepared.problems, *prepared.left_out, *prepared.warnings)):
            raise ContentError(found)
        console.show_aside(found, as_json=json)
    elif send:
        from report.mail import dispatch

        operator = mailing.Terminal(yes=yes, aside=json)
        wishes = dispatch.Wishes(tuple(resend or ()), to)
        from report.proof.shown import keep_shown

        keep = partial(keep_shown, workspace, year) if proof else dispatch.keep_nothing
        outcome = dispatch.send(
            *(workspace, year, slugs or (), wishes, operator, console.progress, occasion, keep)
        )
        console.show_json(outcome.deliveries) if json else mailing.show_outcome(outcome)
        if outcome.is_stopped:
            raise MachineError(outcome.problems)
        if has_errors(outcome.problems):
            raise ContentError(outcome.problems)
    else:
        from report.mail.drafts import drafts

        with console.progress() as progress:
            made = drafts(workspace, year, slugs or (), progress, occasion)
        console.show_json(made.written) if json else mailing.show_drafts(made.written)
        if has_errors(made.problems):
            raise ContentError(made.problems)
        console.show_aside(made.problems, as_json=json)


def _occasion(by: date | None, *, proof: bool, spread: bool) -> "Occasion":
    """Return what letters are for. Raises `BadParameter` where the options do not fit together."""
    if not proof:
        if by or spread:
            name = "--by" if by else "--spread"
            raise typer.BadParameter(_("only applies to --proof. Add --proof."), param_hint=name)
        from report.mail.occasion import PUBLICATION

        return PUBLICATION
    if by is None:
        said = _("needs the day by which they are asked to answer. Add it, as in --by 2019-10-25.")
        raise typer.BadParameter(said, param_hint="--proof")
    today = date.today()
    if by < today:
        said = _("'{by}' is in the past. Give {today} or a later day.", by=by, today=today)
        raise typer.BadParameter(said, param_hint="--by")
    from report.mail.proof import Proof

    return Proof(by, today, spread)


def _require_sending(send: bool, yes: bool, to: str | None, resend: list[str] | None) -> None:
    """Raise `UsageError` where it is said how to send, and nothing is sent."""
    if (yes or to or resend) and not send:
        raise UsageError(
            Problem(
                "no-sending",
                _("--yes, --to and --resend only apply to --send"),
                advice=_("Add --send."),
            )
        )
