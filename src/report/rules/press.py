"""Rules of files for print shops, while they are made."""

from typing import Final

from report.rules.rule import Rule

PRESS: Final = (
    Rule.entry(
        "unknown-shop",
        """A print shop has a file of its own in `styles/press/`.

        Bad: `--shop fogra93`. Good: `--shop fogra39`.
        """,
    ),
    Rule.entry(
        "missing-profile",
        """The colour profile that a shop asks for is at hand. Not every profile may be given on
        with the program.

        Bad: `--shop fogra51` without its ICC file. Good: the file beside `fogra51.yaml`, or its
        path with `--icc`.
        """,
    ),
    Rule.entry(
        "unsuitable-profile",
        """The colour profile is that of a press with four inks, and whole: colours that go to
        inks and back again through it come out much as they went in.

        Bad: `--icc sRGB.icc`, or a file of which only a part was downloaded. Good:
        `--icc PSOcoated_v3.icc`.
        """,
    ),
    Rule.entry(
        "not-in-inks",
        """Everything on the pages has a colour in inks when they are made for the press.

        Bad: `color: #8a5f0a` in a style sheet. Good: `color: var(--gold-1)`.
        """,
    ),
    Rule.entry(
        "unlike-pages",
        """The pages for the press are those for the screen, in other colours.

        Bad: a style sheet that makes a box larger because of its colour. Good: one that does not.
        """,
    ),
)
