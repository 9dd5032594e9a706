"""What `--for` takes, and which other options go with it."""

from enum import StrEnum
from pathlib import Path

from report.finish.imposition import USUAL_FOLDING, Folding
from report.locales import _
from report.problems import Problem, UsageError
from report.products.target import Target


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


class PagePurpose(StrEnum):
    """What `--for` takes for pages that are not folded: a target, or both."""

    SCREEN = Target.SCREEN
    PRESS = Target.PRESS
    ALL = "all"

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that are meant."""
        both = (Target.SCREEN, Target.PRESS)
        return both if self is PagePurpose.ALL else (Target(self),)


def folding_of(purpose: Purpose, folding: Folding) -> Folding:
    """Return the folding back, or raise `UsageError` where one is asked for and nothing to fold."""
    if folding == USUAL_FOLDING or Target.OFFICE in purpose.targets:
        return folding
    raise UsageError(
        Problem(
            "no-sheets",
            _("--creep, --margin and --fold-marks only apply to --for office"),
            advice=_("Add --for office."),
        )
    )


def require_shop_is_meant(
    purpose: Purpose | PagePurpose,
    shop: str | None,
    icc: Path | None,
    *,
    separate_cover: bool = False,
) -> None:
    """Raise `UsageError` where a shop is chosen and nothing is made for one."""
    if (shop or icc or separate_cover) and Target.PRESS not in purpose.targets:
        message = (
            _("--shop, --icc and --separate-cover only apply to --for press")
            if isinstance(purpose, Purpose)
            else _("--shop and --icc only apply to --for press")
        )
        raise UsageError(Problem("no-shop", message, advice=_("Add --for press.")))


def require_screen(purpose: Purpose | PagePurpose, *, draft: bool) -> None:
    """Raise `UsageError` where a draft is asked for on paper."""
    if draft and purpose.targets != (Target.SCREEN,):
        raise UsageError(
            Problem(
                "draft-on-paper",
                _("a draft is for the screen, and not for {purpose}", purpose=purpose),
                advice=_(
                    "Leave out --for {purpose}, or --draft once all texts are finished.",
                    purpose=purpose,
                ),
            )
        )
