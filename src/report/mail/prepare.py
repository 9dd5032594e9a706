"""A mailing as it is prepared: fresh profiles, letters, and what stands in their way."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from report.compositor.results import Progress
from report.locales import _
from report.mail.delivery import ledger
from report.mail.delivery.astray import copied, renamed
from report.mail.delivery.history import Counts, MailHistory, every
from report.mail.letters.letter import Letter, language_of, letter, unfit_names, values
from report.mail.letters.recipients import Language, Recipients, read_recipients
from report.mail.letters.template import Template, read_template
from report.mail.letters.words import Writer
from report.mail.occasion import PUBLICATION, Enclosed, Occasion, of_these_files
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Severity, has_errors
from report.products.profile import PROFILE
from report.proof.differing import differences
from report.recipes.content import read_content
from report.recipes.pages import Attempt, attempt, chosen
from report.recipes.preflight import page_problems
from report.workspace import Workspace


@dataclass(frozen=True)
class Mailing:
    """Letters in the order of the edition, what the ledger says of them, and all problems.

    Those that are in `left_out` are about organisations alone that have no letter here, and those
    in `warnings` about pages that go with their letters all the same; `lacks`
    are the slugs of texts that the edition does not have yet, unfinished or with mistakes.
    `counts` tells which entries of the ledger are about these letters, and `shown` are finished
    files of which proofs go with them.
    """

    edition: Edition
    letters: tuple[Letter, ...]
    recipients: Recipients
    history: MailHistory
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    lacks: tuple[str, ...] = ()
    counts: Counts = every
    shown: Mapping[str, bytes] = field(default_factory=dict)

    def require(self) -> "Mailing":
        """Return the mailing back, or raise `ContentError` where a problem stands in its way."""
        if has_errors(self.problems):
            raise ContentError(self.problems)
        return self


def prepare(
    workspace: Workspace,
    year: int,
    slugs: Collection[str],
    progress: Progress,
    occasion: Occasion = PUBLICATION,
    *,
    to_all: bool = False,
) -> Mailing:
    """Make the profiles anew, check them, and write a letter for each that is good.

    With `to_all`, a letter without a recipient is a problem. Raises `UsageError` where
    an organisation is not in the edition, `ContentError` where the edition, the recipients
    or the ledger cannot be read.
    """
    progress(_("reading"))
    content = read_content(workspace, year)
    content.require_known(slugs)
    edition = content.require()
    good = [slug for slug in slugs if slug not in content.faulty]
    texts = chosen(edition, good) if good or not slugs else []
    workspace.require_mail(year)
    path_of = partial(occasion.ledger, workspace)
    entries = ledger.read_entries(path_of(year))
    found = read_recipients(workspace, edition, content.faulty)
    problems = list(found.problems)
    if found.value is None:
        raise ContentError(problems)
    problems += copied(workspace, year, entries, path_of)
    if occasion.once:
        history = MailHistory(entry for _, entry in entries)
        problems += renamed(entries, history, found.value, edition, content.faulty)
    wanted = list(slugs) or [*(text.slug for text in texts), *content.faulty]
    tried = attempt(workspace, PROFILE, year, wanted, progress)
    made = [text for text in texts if text.slug in tried.made]  # others may have old files
    fit, unfit = _sorted_out(workspace, edition, made, progress)
    told = (*tried.problems, *unfit, *_differences(workspace, year, fit, tried, occasion))
    enclosed = occasion.enclosed(workspace, edition, fit, progress)
    letters, faults = _letters(workspace, edition, fit, found.value, occasion, enclosed, progress)
    problems += faults
    counts = every if occasion.once else of_these_files(letters)
    history = MailHistory((entry for _, entry in entries), counts)
    if to_all:
        problems += _without_recipient(texts, found.value)
    stopping, told = (tuple(dict.fromkeys(some)) for some in (problems, told))
    left_out = tuple(each for each in told if each.severity is Severity.ERROR)
    warnings = tuple(each for each in told if each.severity is Severity.WARNING)
    lacks = tuple(content.faulty)
    return Mailing(
        *(edition, letters, found.value, history, stopping, left_out, warnings, lacks),
        *(counts, enclosed.shown),
    )


def _sorted_out(
    workspace: Workspace, edition: Edition, texts: Sequence[Text[Profile]], progress: Progress
) -> tuple[list[Text[Profile]], list[Problem]]:
    """Return the texts whose profiles are good, and all problems that were found."""
    fit: list[Text[Profile]] = []
    problems: list[Problem] = []
    for text in texts:
        faults = page_problems(workspace, [PROFILE], edition, [text], progress)
        faults += unfit_names(text)
        problems += faults
        if not has_errors(faults):
            fit.append(text)
    return fit, problems


def _differences(
    workspace: Workspace,
    year: int,
    texts: Sequence[Text[Profile]],
    tried: Attempt,
    occasion: Occasion,
) -> Iterator[Problem]:
    """Yield a warning for each page of a released edition that is mailed, and is another one."""
    if occasion.once:
        yield from differences(workspace, year, [tried.made[text.slug] for text in texts])


def _letters(
    workspace: Workspace,
    edition: Edition,
    texts: Sequence[Text[Profile]],
    recipients: Recipients,
    occasion: Occasion,
    enclosed: Enclosed,
    progress: Progress,
) -> tuple[tuple[Letter, ...], list[Problem]]:
    """Write the letters of the organisations whose profiles are good."""
    year = edition.fields.year
    templates: dict[Language, Template | None] = {}
    letters: list[Letter] = []
    problems: list[Problem] = []
    with Writer() as writer:
        for text in texts:
            progress(_("writing to {slug}", slug=text.slug))
            recipient = recipients.by_slug.get(text.slug)
            language = language_of(recipient)
            try:
                if language not in templates:
                    templates[language] = None  # while it has not been read
                    name = occasion.template
                    templates[language] = read_template(workspace, year, language, name)
                template = templates[language]
                more = occasion.values(text, language)
                filled = {**values(edition, text, recipient), **more}
                words = writer.words(template, filled, language) if template else None
            except ContentError as error:
                problems += error.problems
                continue
            if words:
                letters.append(letter(text, recipient, words, enclosed.files[text.slug]))
    return tuple(letters), problems


def _without_recipient(texts: Sequence[Text[Profile]], recipients: Recipients) -> Iterator[Problem]:
    for text in texts:
        if text.slug not in recipients.by_slug:
            yield Problem(
                "missing-recipient",
                _("'{slug}' has no recipient", slug=text.slug),
                recipients.source.place("recipients"),
                _("Add one, or name the organisations that are to get their letters now."),
            )
