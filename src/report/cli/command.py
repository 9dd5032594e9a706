"""A command that takes each of its options once: of two values, one would be passed over."""

from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption

from report.locales import _


class Command(TyperCommand):
    """A command whose options of one value may not be given twice."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command. Raises `typer.BadParameter` for an option given twice."""
        if args:  # without any, some commands show their help
            *_rest, given = self.make_parser(ctx).parse_args(args=list(args))
            for option, times in Counter(given).items():
                if times > 1 and isinstance(option, TyperOption) and _takes_one(option):
                    said = _("it takes one value, and is given {times}", times=times)
                    raise typer.BadParameter(said, ctx=ctx, param=option)
        return super().parse_args(ctx, args)


def _takes_one(option: TyperOption) -> bool:
    return not (option.multiple or option.is_flag)
