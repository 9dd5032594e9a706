"""The commands, each of a few lines. What they need is imported when they run."""

import os
import re
import sys
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer
from typer.exceptions import TyperException

from report import __version__
from report.cli import door
from report.cli.command import Command
from report.console.format import Format
from report.finish.imposition import USUAL_FOLDING, Folding
from report.finish.target import Target
from report.problems import (
    ContentError,
    MachineError,
    Problem,
    UsageError,
    has_errors,
    quoted,
)
from report.workspace import Workspace, find_workspace

app = typer.Typer(
    name="report",
    help="Typeset the Guldtrappan booklet and profiles from a folder of texts.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help is there in a third of the time
    pretty_exceptions_enable=False,
)


_command = partial(app.command, cls=Command)


class Purpose(StrEnum):
    """What `--for` takes: a target, or all of them."""

    SCREEN = Target.SCREEN
    OFFICE = Target.OFFICE
    PRESS = Target.PRESS
    ALL = "all"

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that are meant."""
        return tuple(Target) if self is Purpose.ALL else (Target(self),)


# A folder of an edition, or the file of a text in it: content/2019, 2019/norrby.md.
_IN_AN_EDITION: Final = re.compile(r"(?:.*[/\\])?(20[0-9]{2})(?:[/\\]+(?:([a-z0-9-]+)(?:\.md)?)?)?")


def _year(text: str) -> int:
    """Read the year of an edition. Raises `UsageError` where there is none."""
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return int(text)
    advice = "Write the year of the edition first, such as 2019."
    if path := _IN_AN_EDITION.fullmatch(text):
        advice = f"Write '{' '.join(filter(None, path.groups()))}', without the names of folders."
    raise UsageError(Problem("unknown-year", f"{quoted(text)} is not a year", advice=advice))


Year = Annotated[
    int, typer.Argument(help="The edition, such as 2019.", metavar="YEAR", parser=_year)
]
# As it was typed, for commands that say themselves what is wrong with it.
WrittenYear = Annotated[str, typer.Argument(help="The edition, such as 2019.", metavar="YEAR")]
SomeYear = Annotated[
    int | None,
    typer.Argument(help="An edition. [default: all]", metavar="[YEAR]", parser=_year),
]
Root = Annotated[
    Path | None, typer.Option("--root", help="The workspace. [default: found from here upwards]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Creep = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="MM",
        help="Office: thickness of the paper; each sheet is moved by so much towards the fold.",
    ),
]
Margin = Annotated[
    float,
    typer.Option(
        min=0,
        max=20,
        metavar="MM",
        help="Office: edge of the sheet that stays white. 0: pages at their full size.",
    ),
]
FoldMarks = Annotated[
    bool,
    typer.Option("--fold-marks", help="Office: mark the fold and the staples."),
]
ShopName = Annotated[
    str | None,
    typer.Option(
        "--shop",
        metavar="NAME",
        help="Press: a file of styles/press/, without .yaml. [default: the edition's]",
    ),
]
IccFile = Annotated[
    Path | None,
    typer.Option(
        "--icc",
        metavar="FILE",
        help="Press: a colour profile in place of the one that the shop's file names.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        metavar="N",
        help="Texts that are set at the same time. [default: one for each processor]",
    ),
]
Yes = Annotated[
    bool,
    typer.Option("--yes", help="Ask nothing; leave out what is not clear."),
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
        help="Send this one again, whatever was sent; several times for several.",
    ),
]

Forget = Annotated[
    str | None,
    typer.Option(
        "--forget", metavar="ADDRESS", help="Strike this address from the ledger; send nothing."
    ),
]


def main() -> None:
    """Run a command, whose errors go through the one door."""
    sys.exit(door.through(run))


def run() -> None:
    """Run a command. What is wrong with its words is JSON, too, where that is asked for."""
    if not door.is_json():
        app()
        return
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        raise UsageError(
            Problem(
                "wrong-use", error.format_message(), advice="See what the command takes: --help."
            )
        ) from error
    except typer.Abort:
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"report {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Write the version.", is_eager=True, callback=_show_version),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an error of the program itself comes from.")
    ] = False,
) -> None:
    """Typeset the Guldtrappan booklet and profiles from a folder of texts."""


@_command(epilog="Example: report booklet 2019 --for office")
def booklet(
    year: Year,
    purpose: Annotated[Purpose, typer.Option("--for", help="What it is for.")] = Purpose.SCREEN,
    creep: Creep = USUAL_FOLDING.creep_mm,
    margin: Margin = USUAL_FOLDING.margin_mm,
    fold_marks: FoldMarks = USUAL_FOLDING.marks,
    shop: ShopName = None,
    icc: IccFile = None,
    jobs: Jobs = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset the yearly booklet.

    Writes output/YEAR/guldtrappan-YEAR.pdf, A5; for the office printer and the print shop,
    the name ends in -office and -press.
    """
    from report import console
    from report.recipes.booklet import booklet

    folding = _folding(purpose, Folding(creep, margin, fold_marks))
    _require_shop_is_meant(purpose, shop, icc)
    workspace = _workspace(root)
    with console.results(json) as tell, console.progress() as progress:
        booklet(workspace, year, progress, purpose.targets, folding, shop, icc, jobs, tell)


@_command(epilog="Example: report profiles 2019 malmo skara")
def profiles(
    year: Year,
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Names of texts. [default: all]", metavar="[SLUG]...")
    ] = None,
    jobs: Jobs = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset one A4 page for each organisation.

    Writes output/YEAR/profiles/SLUG.pdf.
    """
    from report import console
    from report.recipes.profiles import profiles

    workspace = _workspace(root)
    with console.results(json) as tell, console.progress() as progress:
        profiles(workspace, year, slugs or (), progress, jobs, tell)


@_command("mail", epilog="Example: report mail 2019 malmo skara --dry-run")
def mail_profiles(
    year: Year,
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Names of texts. [default: all]", metavar="[SLUG]...")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show who would get what, and every problem.")
    ] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Send them, through the server of report.toml.")
    ] = False,
    yes: Yes = False,
    to: Rehearsal = None,
    resend: Resend = None,
    forget: Forget = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Write a draft per organisation, output/YEAR/mail/SLUG.eml, or send what is not sent yet."""
    from report import console
    from report.console import mailing

    _require_sending(send, yes, to, resend)
    workspace = _workspace(root)
    if forget is not None:
        if slugs or dry_run or send:
            raise typer.BadParameter(
                "strikes an address, and does nothing else", param_hint="--forget"
            )
        from report.mail.forgetting import forget as strike

        forgotten = strike(workspace, year, forget)
        console.show_json(forgotten) if json else mailing.show_forgotten(forgotten)
        console.show_problems(forgotten.problems)
    elif dry_run:
        from report.mail.mailing import prepare
        from report.mail.standing import rows

        with console.progress() as progress:
            prepared = prepare(workspace, year, slugs or (), progress, to_all=not to)
        console.show_json(rows(prepared)) if json else mailing.show_rows(rows(prepared))
        if has_errors(found := (*prepared.problems, *prepared.left_out)):
            raise ContentError(found)
    elif send:
        from report.mail import dispatch

        desk = mailing.Terminal(yes=yes, aside=json)
        wishes = dispatch.Wishes(tuple(resend or ()), to)
        outcome = dispatch.send(workspace, year, slugs or (), wishes, desk, console.progress)
        console.show_json(outcome.deliveries) if json else mailing.show_outcome(outcome)
        if outcome.is_stopped:
            raise MachineError(outcome.problems)
        if has_errors(outcome.problems):
            raise ContentError(outcome.problems)
    else:
        from report.mail.drafts import drafts

        with console.progress() as progress:
            made = drafts(workspace, year, slugs or (), progress)
        console.show_json(made.written) if json else mailing.show_drafts(made.written)
        if has_errors(made.problems):
            raise ContentError(made.problems)
        console.show_problems(made.problems)


@_command(epilog="Example: report check 2019 --strict")
def check(
    year: SomeYear = None,
    slugs: Annotated[
        list[str] | None,
        typer.Argument(help="Names of texts, to be told all of them.", metavar="[SLUG]..."),
    ] = None,
    breaks: Annotated[
        bool, typer.Option("--breaks", help="List the words broken at line ends of finished files.")
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="For people, scripts, GitHub or editors. [default: text]"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Find what is wrong with content and finished files.

    A text that is not finished is one line; with its name, all that it lacks is told.
    With --breaks, list the words that are broken at line ends, to judge.
    """
    from report import console

    form = _form(form, json)
    if breaks and form in (Format.GITHUB, Format.SARIF):
        raise typer.BadParameter("broken words are listed as text or json", param_hint="--format")
    if breaks and slugs:
        raise typer.BadParameter("they are listed for whole editions", param_hint="--breaks")
    if breaks and strict:
        raise typer.BadParameter("broken words are not warnings", param_hint="--strict")
    workspace = _workspace(root)
    years = _years(workspace, year)
    if breaks:
        from report.recipes.breaks import broken_words

        reading = broken_words(workspace, years)
        broken = reading.value or []
        console.show_json(broken) if form is Format.JSON else console.show_breaks(broken)
        if reading.problems:
            raise ContentError(reading.problems)
        return
    from report.recipes.check import check

    with console.progress() as progress:
        found = check(workspace, years, progress, slugs or ())
    console.show_found(found, form)
    if has_errors(found) or (strict and found):
        raise typer.Exit(ContentError.exit_code)


@_command("preview", epilog="Example: report preview 2019")
def show_preview(
    year: Year,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page. [default: a free one]")
    ] = 0,
    browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Show an edition on a web page of this machine, again at every change, until Ctrl-C."""
    from report.preview.extra import require_libraries

    require_libraries()
    from report.preview.run import preview
    from report.terminal import show_json

    def tell(address: str) -> None:
        show_json({"address": address}) if json else typer.echo(address)
        if browser:
            typer.launch(address)

    with suppress(KeyboardInterrupt):  # which is how a preview ends
        preview(_workspace(root), year, port, tell)


@_command("list", epilog="Example: report list 2019")
def list_texts(
    year: SomeYear = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """List the editions and their texts."""
    from report import console
    from report.recipes.listing import listing

    workspace = _workspace(root)
    editions = [listing(workspace, number) for number in _years(workspace, year)]
    console.show_json(editions) if json else console.show_listing(editions)


@_command("schema", epilog="Example: report schema")
def write_schemas(
    kind: Annotated[
        str | None,
        typer.Argument(
            help="Write the schema of this kind of file to standard output: edition, text, essay, "
            "criteria or history. [default: all, into content/schema/]",
            metavar="[KIND]",
        ),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Write the JSON Schemas that editors complete fields by."""
    from report.console import scaffolded as outcome
    from report.model import schema

    if kind:
        sys.stdout.write(schema.written(kind).decode())  # which is JSON, asked for or not
        return
    written = schema.write(_workspace(root))
    outcome.show_json(written) if json else outcome.show_written(written)


@_command("new", epilog="Example: report new 2020")
def new_edition(year: WrittenYear, root: Root = None, json: AsJson = False) -> None:
    """Begin an edition, with every field explained.

    Writes content/YEAR/edition.yaml, and an example of who gets which letter.
    """
    from report import scaffold
    from report.console import scaffolded as outcome

    written = scaffold.new(_workspace(root), scaffold.year(year))
    if json:
        outcome.show_json(written)
        return
    outcome.show_written(written)
    outcome.show_next(f'report add {year} "Lunds kommun"')


@_command("add", epilog='Example: report add 2020 "Lunds kommun" --from lund.docx')
def add_text(
    year: WrittenYear,
    name: Annotated[
        list[str], typer.Argument(help="The organisation, in quotation marks.", metavar="NAME")
    ],
    slug: Annotated[
        str | None, typer.Option("--slug", help="The file's name. [default: made from NAME]")
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", help="Heading or number. [default: the only section]"),
    ] = None,
    sent: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Bring this text in: .docx, .html, .md or .txt.", metavar="FILE"
        ),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Add a text to an edition, with every field explained.

    Writes content/YEAR/SLUG.md, and lists it in a section of edition.yaml.
    """
    from report import scaffold
    from report.console import scaffolded as outcome

    workspace, edition = _workspace(root), scaffold.year(year)
    if_slug = None if slug else workspace.year(edition) / f"{name[0]}.md"
    organisation = scaffold.organisation(name, if_slug)
    brought = scaffold.EMPTY
    if sent:
        from report.intake.receive import receive

        brought = receive(sent)
    added = scaffold.add(workspace, edition, organisation, slug, section, brought)
    if json:
        outcome.show_json(added)
        return
    outcome.show_added(added)
    outcome.show_next(f"report check {year} {added.slug}")


@_command("doctor", epilog="Example: report doctor")
def examine_machine(root: Root = None, json: AsJson = False) -> None:
    """Tell what this machine lacks, and how to get it.

    Exit code 3 if something that is needed is missing.
    """
    from report import doctor

    try:
        workspace = _workspace(root)
    except UsageError:
        if root:
            raise
        workspace = None
    findings = list(doctor.examine(workspace, _here() or Path("/")))
    doctor.show_json(findings) if json else doctor.show(findings)
    if any(finding.is_grave for finding in findings):
        raise typer.Exit(MachineError.exit_code)


def _form(form: Format | None, json: bool) -> Format:
    """Return the format that is asked for. Raises `typer.BadParameter` where it is two."""
    if json and form not in (None, Format.JSON):
        raise typer.BadParameter(f"with --json, it cannot be {form}", param_hint="--format")
    return Format.JSON if json else form or Format.TEXT


def _folding(purpose: Purpose, folding: Folding) -> Folding:
    """Give the folding back, or raise `UsageError` where one is asked for and nothing to fold."""
    if folding == USUAL_FOLDING or Target.OFFICE in purpose.targets:
        return folding
    raise UsageError(
        Problem(
            "no-sheets",
            "--creep, --margin and --fold-marks are about sheets of paper, and none are made",
            advice="Add --for office.",
        )
    )


def _require_shop_is_meant(purpose: Purpose, shop: str | None, icc: Path | None) -> None:
    """Raise `UsageError` where a shop is chosen and nothing is made for one."""
    if (shop or icc) and Target.PRESS not in purpose.targets:
        raise UsageError(
            Problem(
                "no-shop",
                "--shop and --icc are about a file for a print shop, and none is made",
                advice="Add --for press.",
            )
        )


def _require_sending(send: bool, yes: bool, to: str | None, resend: list[str] | None) -> None:
    """Raise `UsageError` where it is said how to send, and nothing is sent."""
    if (yes or to or resend) and not send:
        raise UsageError(
            Problem(
                "no-sending",
                "--yes, --to and --resend are about sending, and nothing is sent",
                advice="Add --send.",
            )
        )


def _years(workspace: Workspace, year: int | None) -> list[int]:
    return workspace.years() if year is None else [workspace.require_year(year)]


def _workspace(root: Path | None) -> Workspace:
    here = _here()
    if here is None and root and root.is_absolute():
        workspace = find_workspace(root, root)
        os.chdir(workspace.root)  # libraries ask where they are, and there must be an answer
        return workspace
    if here is None:
        raise UsageError(
            Problem(
                "no-workspace",
                "the folder that you are in has been deleted or moved",
                advice="Change to a folder that exists, such as with 'cd', and run it again.",
            )
        )
    return find_workspace(here, root)


def _here() -> Path | None:
    """Return the folder that the command is run in, or None where it has been deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None
