"""A mailing as it is prepared: fresh profiles, letters, and what stands in their way."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from report.build.content import read
from report.build.preflight import profile_problems
from report.build.profiles import attempt, chosen
from report.build.progress import Progress
from report.mail import ledger
from report.mail.book import Book
from report.mail.letter import Letter, letter
from report.mail.recipients import Language, Recipients, read_recipients
from report.mail.template import Template, read_template
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, has_errors
from report.workspace import Workspace


@dataclass(frozen=True)
class Mailing:
    """Letters in the order of the edition, what the ledger says of them, and all problems."""

    edition: Edition
    letters: tuple[Letter, ...]
    recipients: Recipients
    book: Book
    problems: tuple[Problem, ...]

    def require(self) -> "Mailing":
        """Give the mailing back, or raise `ContentError` where a problem stands in its way."""
        if has_errors(self.problems):
            raise ContentError(self.problems)
        return self


def prepare(
    workspace: Workspace,
    year: int,
    slugs: Collection[str],
    progress: Progress,
    *,
    to_all: bool = False,
) -> Mailing:
    """Make the profiles anew, check them, and write a letter for each.

    With `to_all`, a letter without a recipient is a problem. Raises `UsageError` where
    an organisation is not in the edition, `ContentError` where the edition, the recipients
    or the ledger cannot be read.
    """
    progress("reading")
    edition = read(workspace, year).require()
    texts = chosen(edition, list(slugs))
    book = ledger.read(workspace.ledger(year))
    found = read_recipients(workspace, edition)
    problems = list(found.problems)
    if found.value is None:
        raise ContentError(problems)
    tried = attempt(workspace, year, [text.slug for text in texts], progress)
    made = [text for text in texts if text.slug in tried.made]  # others may have an old file
    problems += [*tried.problems, *profile_problems(workspace, edition, made, progress)]
    letters, faults = _letters(workspace, edition, made, found.value)
    problems += faults
    if to_all:
        problems += _without_recipient(texts, found.value)
    return Mailing(edition, letters, found.value, book, tuple(dict.fromkeys(problems)))


def _letters(
    workspace: Workspace,
    edition: Edition,
    texts: Sequence[Text[Profile]],
    recipients: Recipients,
) -> tuple[tuple[Letter, ...], list[Problem]]:
    """Write the letters of the organisations whose profiles were made."""
    year = edition.fields.year
    templates: dict[Language, Template] = {}
    letters: list[Letter] = []
    problems: list[Problem] = []
    for text in texts:
        recipient = recipients.by_slug.get(text.slug)
        language = recipient.language if recipient else Language.SWEDISH
        try:
            if language not in templates:
                templates[language] = read_template(workspace, year, language)
            pdf = workspace.profile(year, text.slug).read_bytes()
            letters.append(letter(edition, text, recipient, templates[language], pdf))
        except ContentError as error:
            problems += error.problems
    return tuple(letters), problems


def _without_recipient(texts: Sequence[Text[Profile]], recipients: Recipients) -> Iterator[Problem]:
    for text in texts:
        if text.slug not in recipients.by_slug:
            yield Problem(
                "missing-recipient",
                f"'{text.slug}' has no recipient",
                recipients.source.place("recipients"),
                "Add one, or name the organisations that are to get their letters now.",
            )
