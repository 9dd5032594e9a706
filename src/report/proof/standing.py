"""Where the texts of an edition stand when it is released: as they were approved, or not."""

from collections.abc import Mapping, Sequence

from report.finish.manifest import ReleasedText
from report.locales import _
from report.model import EditionFiles, Profile, Text, page_digest
from report.problems import ContentError, Place, Problem
from report.proof.listing import State, state

Looks = Mapping[str, Sequence[str]]  # of the pages of profiles as they are made now, by slug


def standings(
    files: EditionFiles, texts: Sequence[Text[Profile]], looks: Looks | None = None
) -> tuple[ReleasedText, ...]:
    """Return where each text stands.

    A text is approved while it is what was approved, and so are the looks of its profile, as far
    as they are known.
    """
    return tuple(_standing(files, text.slug, looks) for text in texts)


def require_approved(
    texts: Sequence[Text[Profile]], standings: Sequence[ReleasedText], year: int
) -> None:
    """Raise `ContentError` with a problem for each text that is not approved as it is now."""
    problems = tuple(
        _not_approved(text, standing, year)
        for text, standing in zip(texts, standings, strict=True)
        if standing.state != State.APPROVED
    )
    if problems:
        raise ContentError(problems)


def _standing(files: EditionFiles, slug: str, looks: Looks | None) -> ReleasedText:
    approval, found = files.approved.get(slug), state(files, slug)
    if approval is None:
        return ReleasedText(slug, found)
    if looks and found is State.APPROVED and page_digest(looks[slug]) != approval.page:
        found = State.LOOKS_CHANGED
    return ReleasedText(slug, found, approval.by, approval.on)


def _not_approved(text: Text[Profile], standing: ReleasedText, year: int) -> Problem:
    what = {
        State.CHANGED: _("the text has changed since it was approved"),
        State.LOOKS_CHANGED: _("the page looks different from the one that was approved"),
    }
    return Problem(
        "not-approved",
        what.get(State(standing.state), _("the text is not approved")),
        Place(text.source.path),
        _(
            "Have it approved, 'report approve {year} {slug} --by NAME', or release the "
            "edition with --yes-unapproved, which its manifest tells.",
            year=year,
            slug=text.slug,
        ),
    )
