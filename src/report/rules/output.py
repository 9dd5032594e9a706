"""Rules of what lies in `output/`."""

from typing import Final

from report.rules.rule import Rule

OUTPUT: Final = (
    Rule.entry(
        "left-over-file",
        """A profile in `output/` is that of a text of the edition, and there is no booklet that
        lacks texts when all are finished. A warning.

        Bad: `output/2019/profiles/skara.pdf`, and no section that lists `skara`. Good: no such
        file, or the text in a section.
        """,
    ),
    Rule.entry(
        "stale-file",
        """A file in `output/` was made from the content and the styles as they are. Each file notes
        digests of what it was made from, so that this is seen in a copy on another machine, too;
        a comment, or line ends, count for nothing. Nothing else is looked for in a file that is
        older: it has to be made again. If all that is older is the program, it is a warning.

        Bad: a booklet, and a text that was changed, added or taken out since. Good: the booklet
        that `report booklet` makes then.
        """,
    ),
    Rule.entry(
        "unreadable-file",
        """What lies in `output/` is what the program wrote.

        Bad: a file `guldtrappan-2019.pdf` that is no PDF. Good: the file that `report booklet`
        makes.
        """,
    ),
)
