"""`report preview`."""

from contextlib import suppress
from typing import Annotated

import typer

from report.cli.options import AsJson, Root, Year, workspace_of


def preview(
    year: Year,
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, metavar="PORT", help="Port of the page. [default: a free one]"
        ),
    ] = 0,
    browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Show an edition on a local web page, updated at every change, until Ctrl-C."""
    from report.extras import Extra, library

    for name in Extra.PREVIEW.value[1]:
        library(name, Extra.PREVIEW)
    from report.preview.run import preview
    from report.terminal import line_of, show, show_json

    def tell(address: str) -> None:
        show_json({"address": address}) if json else typer.echo(address)
        if browser:
            typer.launch(address)

    def tell_command(words: str) -> None:
        show([line_of(words)], stderr=True)

    with suppress(KeyboardInterrupt):  # which is how a preview ends
        preview(workspace_of(root), year, port, tell, tell_command)
