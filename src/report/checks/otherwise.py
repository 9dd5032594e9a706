"""Whether the lines on the pages are those that were composed."""

from collections.abc import Iterable, Iterator

from report.checks.written import Written
from report.locales import _
from report.problems import Place, Problem, quoted


def lines_set_otherwise(
    pairs: Iterable[tuple[str, str]], written: Written, whole: Place
) -> Iterator[Problem]:
    """Yield a problem for each line that was composed in one way and set in another.

    `whole` is the place of a line that cannot be traced to its words.
    """
    for composed, found in pairs:
        yield Problem(
            "line-set-otherwise",
            _(
                "a line was to read {composed}, and reads {found}",
                composed=quoted(composed),
                found=quoted(found),
            ),
            written.place(composed, None) or whole,
            _("Report it with the text that it happened to: the fault is in the program."),
        )
