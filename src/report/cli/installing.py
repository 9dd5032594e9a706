"""Completion installed for the shell that runs, told in our words."""

from typing import Any, Final

import typer

from report.cli.wrong_use import wrong_use
from report.locales import _
from report.problems import quoted

SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")


def install_completion(context: typer.Context, option: object, value: Any) -> Any:
    """Write the script of completion where the shell reads it, say where, and end.

    Raises `UsageError` where the shell is not known, or has none.
    """
    if not value or context.resilient_parsing:
        return value
    from typer._completion_shared import _get_shell_name, install  # Typer has no public one

    shell = value if isinstance(value, str) else _get_shell_name()
    if shell not in SHELLS:
        raise wrong_use(context, _not_known(shell))
    _shell, path = install(shell=shell)
    typer.echo(_("completion for {shell} is installed: {path}", shell=shell, path=path))
    typer.echo(_("Open a new terminal, and press the tab key."))
    raise typer.Exit


def _not_known(shell: str | None) -> str:
    if not shell:
        return _("which shell this is cannot be told")
    return _("there is no completion for {shell}", shell=quoted(shell))
