"""Rules of what lies in `output/`."""

from typing import Final

from report.rules.rule import Rule

OUTPUT: Final = (
    Rule.entry(
        "left-over-file",
        """A profile in `output/` is that of a text of the edition. A warning.

        Bad: `output/2019/profiles/skara.pdf`, and no section that lists `skara`. Good: no such
        file, or the text in a section.
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
