"""Commands that speak the language of the locale, and ask what was meant."""

import sys
from collections import Counter
from inspect import cleandoc
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from report.cli.installing import install_completion
from report.cli.wrong_use import did_you_mean, usage_error, wrong_use
from report.locales import N_, _
from report.problems import UsageError, quoted

# Words that Typer looks up in the catalogue by itself (gettext; typer/core.py, 0.29).
TYPERS: Final = (
    *(N_("Arguments"), N_("Options"), N_("Commands"), N_("default: {default}"), N_("required")),
    N_("Aborted!"),
)
# What `--help` says of itself, and of completion, and the words for what one writes.
OPTIONS: Final = (
    *(N_("[OPTIONS]"), N_("COMMAND [ARGS]...")),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


class _Spoken:
    """What commands and the program have in common: their words, and how they answer."""

    help: str | None
    params: list[Any]

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters with their help in the language that is spoken."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if not hasattr(param, "spoken"):
                param.spoken = True
                param.help, param.metavar = _said(param.help), _said(param.metavar)
                if param.param_type_name == "argument":
                    param.display_type_rich = _nothing  # what an int is concerns programs
        return params

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the words that stand for what one writes behind the command."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return list(map(_, pieces))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(cleandoc(self.help or "")))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command. Raises `UsageError` where they are wrong."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return]
        except TyperException as error:
            raise usage_error(error, ctx) from error


class Command(_Spoken, TyperCommand):
    """A command with an example, whose options of one value may not be given twice."""

    def __init__(self, *given: Any, epilog: str | None = None, **named: Any) -> None:
        self.example = epilog or ""
        super().__init__(*given, epilog=None, **named)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command. Raises `UsageError` for an option given twice, too."""
        if args:  # without any, some commands show their help
            self._require_each_once(ctx, args)
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise wrong_use(ctx, _("{words} is too much", words=quoted(" ".join(rest))))
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises `UsageError` where it finds that its words do not fit."""
        try:
            return super().invoke(ctx)
        except TyperException as error:
            raise usage_error(error, ctx) from error

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the example."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_("Example: {command}", command=self.example))

    def _require_each_once(self, ctx: Any, args: list[str]) -> None:
        try:
            *_rest, given = self.make_parser(ctx).parse_args(args=list(args))
        except TyperException as error:
            raise usage_error(error, ctx) from error
        for option, times in Counter(given).items():
            if times > 1 and isinstance(option, TyperOption) and _takes_one(option):
                raise wrong_use(
                    ctx,
                    _(
                        "{option}: it takes one value, and is given {times}",
                        option=option.opts[0],
                        times=times,
                    ),
                )


class Program(_Spoken, TyperGroup):
    """All commands; called without one, it shows its help."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters; that of completion tells in our words what it has done."""
        params = super().get_params(ctx)
        for param in params:
            if param.name == "install_completion":
                param.callback = install_completion
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command's own. Raises `UsageError` where they are wrong."""
        if not args and not ctx.resilient_parsing:
            sys.stderr.write(f"{ctx.get_help()}\n")
            ctx.exit(UsageError.exit_code)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command. Raises `UsageError` where there is none of that name."""
        if args and args[0] not in self.commands and not ctx.resilient_parsing:
            hint = did_you_mean(args[0], self.commands)
            raise wrong_use(ctx, _("there is no command {name}", name=quoted(args[0])), hint)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, with what they do in the language that is spoken."""
        for command in self.commands.values():
            command.short_help = _short(command.help or "")
        return list(self.commands)


def _nothing(ctx: object) -> None:
    return None


def _said(text: str | None) -> str | None:
    return _(cleandoc(text)) if text else text


def _short(help: str) -> str:
    """Return the first sentence of what a command does, in the language that is spoken."""
    return _(cleandoc(help)).partition("\n\n")[0].replace("\n", " ")


def _takes_one(option: TyperOption) -> bool:
    return not (option.multiple or option.is_flag)
