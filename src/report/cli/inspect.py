"""`report check`, `report list` and `report doctor`."""

from pathlib import Path
from typing import Annotated

import typer

from report.cli.completing import texts
from report.cli.options import AsJson, Quiet, Root, SomeYear, form_of, here, workspace_of, years_of
from report.console.format import Format
from report.locales import _
from report.problems import ContentError, MachineError, UsageError, has_errors


def check(
    year: SomeYear = None,
    slugs: Annotated[
        list[str] | None,
        typer.Argument(
            help="Names of texts, to see everything that is wrong with them.",
            metavar="SLUG",
            autocompletion=texts,
        ),
    ] = None,
    breaks: Annotated[
        bool,
        typer.Option("--breaks", help="List the words hyphenated at line ends of finished files."),
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="For people, scripts or GitHub. [default: text]"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    quiet: Quiet = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Find what is wrong with content and finished files.

    An unfinished text takes one line; name it to see everything that it lacks.
    With --breaks, list the words hyphenated at line ends, for review, and tell how each text
    came to fill its pages.
    """
    from report import console

    form = form_of(form, json)
    if breaks and form is Format.GITHUB:
        raise typer.BadParameter(
            _("broken words are listed as text or json"), param_hint="--format"
        )
    if breaks and slugs:
        raise typer.BadParameter(_("they are listed for whole editions"), param_hint="--breaks")
    if breaks and strict:
        raise typer.BadParameter(_("broken words are not warnings"), param_hint="--strict")
    workspace = workspace_of(root)
    years = years_of(workspace, year)
    if breaks:
        from report.recipes.breaks import broken_words, rows

        reading = broken_words(workspace, years)
        broken = reading.value or []
        console.show_json(rows(broken)) if form is Format.JSON else console.show_breaks(broken)
        if reading.problems:
            raise ContentError(reading.problems)
        return
    from report.recipes.check import check, check_all

    with console.progress(quiet=quiet) as progress:
        if year is None:
            found = check_all(workspace, progress)
        else:
            found = check(workspace, years, progress, slugs or ())
    console.show_found(found, form, quiet=quiet)
    if has_errors(found) or (strict and found):
        raise typer.Exit(ContentError.exit_code)


def listing(
    year: SomeYear = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """List the editions and their texts, and where each text stands."""
    from report import console
    from report.mail.arrived import proofs_sent
    from report.proof.listing import listing

    workspace = workspace_of(root)
    editions = [
        listing(workspace, number, proofs_sent(workspace, number))
        for number in years_of(workspace, year)
    ]
    console.show_json(editions) if json else console.show_listing(editions)


def doctor(root: Root = None, json: AsJson = False) -> None:
    """Show what this machine is missing, and how to get it.

    Exit code 3 if something that is needed is missing.
    """
    from report import doctor

    try:
        workspace = workspace_of(root)
    except UsageError:
        if root:
            raise
        workspace = None
    findings = list(doctor.examine(workspace, here() or Path("/")))
    doctor.show_json(findings) if json else doctor.show(findings)
    if any(finding.is_grave for finding in findings):
        raise typer.Exit(MachineError.exit_code)
