"""Results and problems → people, scripts and editors."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from report.console.as_text import as_text, summary
from report.console.format import Format
from report.console.making import making, progress
from report.console.places import in_order, relative
from report.locales import N_, _, ngettext
from report.problems import Problem
from report.terminal import Line, line_of, show, show_json

if TYPE_CHECKING:
    from report.compositor.results import Fitting
    from report.proof.approving import Approved
    from report.proof.listing import Listing
    from report.proof.releasing import Release
    from report.recipes.breaks import Broken

__all__ = [
    "making",
    "progress",
    "show_approved",
    "show_aside",
    "show_breaks",
    "show_found",
    "show_json",
    "show_listing",
    "show_problems",
    "show_released",
]


def show_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one after another, in the order of their places."""
    show(as_text(problems), stderr=True)


def show_aside(problems: Sequence[Problem], *, as_json: bool) -> None:
    """Write problems to standard error beside a result, as JSON where the result is."""
    if as_json and problems:
        show_json(problems, stderr=True)
    else:
        show_problems(problems)


def show_found(
    problems: Sequence[Problem], form: Format = Format.TEXT, *, quiet: bool = False
) -> None:
    """Write what a check found.

    As text, problems and their count go to standard error; 'no problems', unless it is to be
    quiet, and the forms for machines go to standard output.
    """
    if form is Format.JSON:
        show_json(in_order(problems))
    elif form is Format.GITHUB:
        from report.console.as_github import as_github

        sys.stdout.writelines(f"{command}\n" for command in as_github(problems))
    else:
        show_problems(problems)
        if problems or not quiet:
            print(summary(problems), file=sys.stderr if problems else sys.stdout)


def show_breaks(files: "Iterable[Broken]") -> None:
    """Write the broken words of finished files to standard output, with their pages."""
    show(line for file in files for line in _breaks(file))


def show_approved(approved: "Iterable[Approved]") -> None:
    """Write who approved which text to standard output."""
    show(line_of(_approved(each)) for each in approved)


def show_released(made: "Release") -> None:
    """Write what was released to standard output, and what the checks warn of to standard error."""
    show_problems(made.warnings)
    show(line_of(line) for line in _released(made))


def show_listing(editions: "Iterable[Listing]") -> None:
    """Write editions, their sections and their texts to standard output."""
    show(line for edition in editions for line in _listing(edition))


def _breaks(file: "Broken") -> Iterator[Line]:
    yield line_of(f"{relative(file.path)}  {_broken_words(len(file.breaks))}")
    for found in file.breaks:
        yield line_of(f"  {found.page:3}  {found.word}")
    width = max(map(len, file.fittings), default=0)
    for slug, fitting in file.fittings.items():
        yield line_of(f"  {slug:{width}}  {_fitted(fitting)}", "dim")


def _fitted(fitting: "Fitting") -> str:
    """Say how a text came to fill its pages, and what its worst line lacks of its measure."""
    setting = fitting.setting
    parts = [
        _(
            "{size_pt:g} pt on {line_pt:.4g} pt (leading {leading:g})",
            size_pt=setting.size_pt,
            line_pt=setting.line_pt,
            leading=setting.leading,
        ),
        _broken_words(fitting.broken),
        ngettext(
            "{n} layout in {seconds:.1f} s",
            "{n} layouts in {seconds:.1f} s",
            fitting.renders,
            seconds=fitting.seconds,
        ),
    ]
    if fitting.worst_line:
        short = _("the worst line is {white_em:g} em short", white_em=fitting.most_white_em)
        parts.append(f"{short}: '{fitting.worst_line}'")
    return ", ".join(parts)


def _broken_words(count: int) -> str:
    return ngettext("{n} broken word", "{n} broken words", count)


def _approved(each: "Approved") -> str:
    approval = each.approval
    told = N_("approved by {name} on {day}")
    if not each.is_new:
        told = N_("was approved already by {name} on {day}")
    day = approval.on.date().isoformat()
    return f"{approval.organisation}  {_(told, name=approval.by, day=day)}"


def _released(made: "Release") -> Iterator[str]:
    manifest = made.manifest
    size = sum(file.bytes for file in manifest.files) / 1_000_000
    files = ngettext("{n} file", "{n} files", len(manifest.files))
    yield f"{relative(made.folder)}  {files}, {size:.1f} MB"
    others = [text.organisation for text in manifest.texts if text.state != "approved"]
    if others:
        yield "    → " + _("not approved: {texts}", texts=", ".join(others))
    if manifest.until:
        moment = manifest.until.isoformat(timespec="minutes")
        yield "    → " + _("no letter is sent before {moment}", moment=moment)


def _listing(edition: "Listing") -> Iterator[Line]:
    yield line_of(f"{edition.year}  {edition.title}", "bold")
    for title, texts in edition.sections.items():
        yield line_of(f"  {title}")
        width = max(map(len, texts), default=0)
        wide = max(map(len, texts.values()), default=0)
        for slug, name in texts.items():
            yield line_of(f"    {slug:{width}}  {name:{wide}}  {_(edition.states[slug].value)}")
