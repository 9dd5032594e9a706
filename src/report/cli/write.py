"""`report new`, `report add` and `report schema`: files that people go on with."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from report.cli.completing import kinds
from report.cli.options import AsJson, Root, WrittenYear, workspace_of


def init(
    folder: Annotated[
        Path, typer.Argument(help="The folder, which is made if need be.", metavar="DIR")
    ],
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YEAR", help="The first edition. [default: this year]"),
    ] = None,
    json: AsJson = False,
) -> None:
    """Create a workspace: styles, the texts of every year, and an edition to fill in.

    A folder that is there already must have neither content/ nor styles/.
    """
    from datetime import date

    from report import scaffold
    from report.console import scaffolded as outcome

    number = scaffold.year(year) if year else date.today().year
    written = scaffold.begin(folder, number)
    if json:
        outcome.show_json(written)
        return
    outcome.show_written(written)
    move = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    outcome.show_next(f'{move}report add {number} "Lunds kommun"')


def new(year: WrittenYear, root: Root = None, json: AsJson = False) -> None:
    """Create an edition, with every field explained.

    Writes content/YEAR/edition.yaml, and an example of who gets which letter.
    """
    from report import scaffold
    from report.console import scaffolded as outcome

    written = scaffold.new(workspace_of(root), scaffold.year(year))
    if json:
        outcome.show_json(written)
        return
    outcome.show_written(written)
    outcome.show_next(f'report add {year} "Lunds kommun"')


def add(
    year: WrittenYear,
    name: Annotated[
        list[str], typer.Argument(help="The organisation, in quotation marks.", metavar="NAME")
    ],
    slug: Annotated[
        str | None,
        typer.Option("--slug", metavar="SLUG", help="The file's name. [default: made from NAME]"),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option(
            "--section",
            metavar="HEADING",
            help="Heading or number of its section. [default: the only one]",
        ),
    ] = None,
    sent: Annotated[
        Path | None,
        typer.Option("--from", help="Import this text: .docx, .html, .md or .txt.", metavar="FILE"),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Add a text to an edition, with every field explained.

    Writes content/YEAR/SLUG.md, and lists it in a section of edition.yaml.
    """
    from report import scaffold
    from report.console import scaffolded as outcome

    workspace, edition = workspace_of(root), scaffold.year(year)
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
    outcome.show_next(f"report preview {year} --open")


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(
            help="Write the schema of this kind of file to standard output: edition, text, essay, "
            "criteria, history or shop. [default: all, into content/schema/]",
            metavar="KIND",
            autocompletion=kinds,
        ),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Write the JSON Schemas with which editors complete and check fields."""
    from report.console import scaffolded as outcome
    from report.model import schema

    if kind:
        sys.stdout.write(schema.written(kind).decode())  # which is JSON, asked for or not
        return
    written = schema.write(workspace_of(root))
    outcome.show_json(written) if json else outcome.show_written(written)
