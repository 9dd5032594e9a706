"""The program and its commands, in the order in which `--help` shows them.

What a command needs is imported when it runs.
"""

import os
import sys
from collections.abc import Callable
from gettext import bindtextdomain, textdomain
from typing import Annotated, Final

import typer

from report import __version__, locales
from report.cli import door, inspect, mail, make, preview, proof, release, write
from report.cli.command import Command, Program

HELP: Final = ("-h", "--help")

app = typer.Typer(
    name="report",
    cls=Program,
    help="Typeset the Guldtrappan booklet and profiles from a folder of texts.",
    context_settings={"help_option_names": HELP},
    rich_markup_mode=None,  # plain help is there in a third of the time
    pretty_exceptions_enable=False,
)

# The name of each, what it does, and an example for its help.
COMMANDS: Final[tuple[tuple[str, Callable[..., None], str], ...]] = (
    ("init", write.init, "report init guldtrappan"),
    ("new", write.new, "report new 2020"),
    ("add", write.add, 'report add 2020 "Lunds kommun"'),
    ("preview", preview.preview, "report preview 2019"),
    ("check", inspect.check, "report check 2019 --strict"),
    ("list", inspect.listing, "report list 2019"),
    ("booklet", make.booklet, "report booklet 2019 --for office"),
    ("profiles", make.profiles, "report profiles 2019 malmo skara"),
    ("posters", make.posters, "report posters 2019 malmo --for press"),
    ("proof", proof.proof, "report proof 2019 malmo"),
    ("mail", mail.mail, "report mail 2019 malmo skara --dry-run"),
    ("approve", release.approve, 'report approve 2019 malmo --by "Förnamn Efternamn"'),
    ("release", release.release, "report release 2019 --until 2019-11-14T09:00"),
    ("schema", write.schema, "report schema"),
    ("doctor", inspect.doctor, "report doctor"),
)
for _name, _function, _example in COMMANDS:
    app.command(
        _name,
        cls=Command,
        epilog=_example,
        context_settings={"help_option_names": HELP, "allow_extra_args": True},
    )(_function)


def main() -> None:
    """Run a command, whose errors go through the one door."""
    sys.exit(door.through(run))


def run() -> None:
    """Run a command; what is wrong with its words is a `UsageError`."""
    if locales.language() != "en":  # which Typer asks for some words
        os.environ["LANGUAGE"] = locales.language()
        bindtextdomain(locales.DOMAIN, locales.FOLDER)
        textdomain(locales.DOMAIN)
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"report {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and exit.", is_eager=True, callback=_show_version
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error in the program itself.")
    ] = False,
) -> None:
    """Typeset the Guldtrappan booklet and profiles from a folder of texts."""
