"""Whether texts are still as they were approved."""

from collections.abc import Iterator

from report.locales import _
from report.model import EditionFiles, digest
from report.problems import Place, Problem, Severity, quoted


def changed_after_approval(files: EditionFiles) -> Iterator[Problem]:
    """A text that was approved is printed as it was then. A warning."""
    for slug, approval in files.approved.items():
        file = files.texts.get(slug)
        if file and file.text and digest(file.text) != approval.text:
            yield Problem(
                "changed-after-approval",
                _(
                    "the text has changed since {by} approved it on {day}",
                    by=approval.by,
                    day=approval.on.date().isoformat(),
                ),
                Place(file.path),
                _(
                    "Show it again, 'report proof {year} {slug}', and have it approved, "
                    "'report approve {year} {slug} --by NAME'.",
                    year=files.year,
                    slug=slug,
                ),
                Severity.WARNING,
            )


def unknown_approval(files: EditionFiles) -> Iterator[Problem]:
    """An approval is of a text of the edition. A warning: texts are taken out, too."""
    file = files.approvals
    if file is None or file.fields is None or file.source is None:
        return
    listed = {slug for slug, _way in files.listed}
    for number, approval in enumerate(file.fields.approved):
        slug = approval.organisation
        if slug not in listed:
            yield Problem(
                "unknown-approval",
                _(
                    "{slug} was approved and is not in the edition {year}",
                    slug=quoted(slug),
                    year=files.year,
                ),
                file.source.place("approved", number, "organisation"),
                _("Put the text back into a section of edition.yaml, or delete the entry."),
                Severity.WARNING,
            )
