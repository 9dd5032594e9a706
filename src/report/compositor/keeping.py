"""Approved texts whose pages in the booklet stay as they were, whatever changes around them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report.copyfit import PageSetter
from report.design.makeup import Makeup
from report.design.makeups import Makeups
from report.design.settings import Range, Setting
from report.document.plan import Plan
from report.locales import _, ngettext
from report.model import Edition, KeptMakeup, Profile, Text
from report.problems import Place, Problem, Severity


def makeup_of(kept: KeptMakeup) -> Makeup:
    """Return the makeup that was approved."""
    return Makeup(kept.design, kept.pages, kept.without)


def has_size(setting: Setting, kept: KeptMakeup) -> bool:
    """Return whether a setting has the size and the leading that were approved."""
    return (setting.size_pt, setting.leading) == (kept.size_pt, kept.leading)


def in_size(setter: PageSetter, kept: KeptMakeup) -> PageSetter:
    """Return a setter that sets texts in the size and the leading that were approved.

    What the style sheet no longer allows is left as it says.
    """
    held = {"size_pt": kept.size_pt, "leading": kept.leading}

    def ranges(text: Text[Profile], makeup: Makeup) -> Sequence[Range]:
        return [_held(one, held.get(one.parameter.field)) for one in setter.ranges(text, makeup)]

    return replace(setter, ranges=ranges)


def _held(limits: Range, value: float | None) -> Range:
    if value is None or not limits.low <= value <= limits.high:
        return limits
    return replace(limits, low=value, ideal=value, high=value)


def kept(plan: Plan) -> dict[str, KeptMakeup]:
    """Return how the pages of each text are made up by a plan, by slug, to be kept."""
    return {
        slug: KeptMakeup(
            design=makeup.design,
            pages=makeup.pages,
            size_pt=plan.settings[slug].size_pt,
            leading=plan.settings[slug].leading,
            without=makeup.without,
        )
        for slug, makeup in plan.makeups.items()
        if slug in plan.settings
    }


def unkept(edition: Edition, plan: Plan) -> Iterator[Problem]:
    """Find the approved texts whose pages are not made up as they were then, and say why."""
    now, makeups = kept(plan), Makeups(edition)
    for text in edition.texts:
        if text.kept and text.kept != now.get(text.slug):
            suits = makeups.suits(text, makeup_of(text.kept))
            yield _unkept(text, text.kept, now.get(text.slug), edition.fields.year, suits=suits)


def _unkept(
    text: Text[Profile], before: KeptMakeup, now: KeptMakeup | None, year: int, *, suits: bool
) -> Problem:
    why = (
        _("the text no longer fits so")
        if suits
        else _("'{design}' no longer suits the text", design=before.design)
    )
    return Problem(
        "unkept-design",
        _(
            "the pages were approved as {before}, and are {now} now: {why}",
            before=_told(before),
            now=_told(now),
            why=why,
        ),
        Place(text.source.path),
        _(
            "Undo what changed in styles/ or above the text in edition.yaml; or show it "
            "again, 'report proof {year} {slug}', and have it approved, 'report approve "
            "{year} {slug} --by NAME'.",
            year=year,
            slug=text.slug,
        ),
        Severity.WARNING,
    )


def _told(kept: KeptMakeup | None) -> str:
    if kept is None:
        return _("set over as many as it needs")
    size = f"{kept.size_pt:g}/{kept.size_pt * kept.leading:.4g} pt"
    told = ngettext(
        "'{design}' on {n} page in {size}",
        "'{design}' on {n} pages in {size}",
        kept.pages,
        design=kept.design,
        size=size,
    )
    without = ", ".join(kept.without)
    return told + (" " + _("without {texts}", texts=without) if without else "")
