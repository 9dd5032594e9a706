"""The catalogue of rules: every kind of problem, for docs/rules.md and for editors.

A rule that has a check of its own is made of the check's docstring. One that is found
on the way, while a file is read or pages are set, has an entry in a module here.
"""

from itertools import chain
from typing import Final

from report.checks import content
from report.checks import preflight as finished
from report.rules.editions import EDITIONS
from report.rules.fields import FIELDS
from report.rules.files import FILES
from report.rules.help import HELP
from report.rules.machine import MACHINE
from report.rules.mail import MAIL
from report.rules.output import OUTPUT
from report.rules.pages import PAGES
from report.rules.press import PRESS
from report.rules.rule import Rule, Section

__all__ = ["SECTIONS", "Rule", "Section", "catalogue"]

# Each check once, though several kinds of files are looked at by it.
_FINISHED: Final = dict.fromkeys(chain.from_iterable(finished.CHECKS.values()))

SECTIONS: Final = (
    Section("Files", "Whether a file can be read, and all of it.", FILES),
    Section("Fields", "What stands between the two lines of `---`, or in a YAML file.", FIELDS),
    Section("Editions", "How the files of an edition fit together.", EDITIONS),
    Section(
        "Texts and pictures",
        "What an edition's texts say and show.",
        tuple(Rule.of(check) for check in content.CHECKS),
    ),
    Section("Pages", "What comes up while pages are set.", PAGES),
    Section("Print shops", "What comes up while a file for a print shop is made.", PRESS),
    Section(
        "Finished files",
        "What is found when a file is read back, before it is written and in `output/`.",
        (*map(Rule.of, _FINISHED), *OUTPUT),
    ),
    Section("New files and texts", "What comes up while files are begun.", HELP),
    Section("Messages", "What comes up while messages are written and sent.", MAIL),
    Section("Use and machine", "What stands in the way of a command.", MACHINE),
)


def catalogue() -> dict[str, Rule]:
    """Give all rules by name, in the order of the manual."""
    return {rule.name: rule for section in SECTIONS for rule in section.rules}
