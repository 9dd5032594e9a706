"""Rules of how the files of an edition fit together."""

from typing import Final

from report.rules.rule import Rule

EDITIONS: Final = (
    Rule.entry(
        "empty-body",
        """Below its fields, a file has a text.

        Bad: nothing below the second line `---`. Good: a paragraph.
        """,
    ),
    Rule.entry(
        "wrong-year",
        """The year of an edition is that of its folder.

        Bad: `year: 2018` in `content/2019/edition.yaml`. Good: `year: 2019`.
        """,
    ),
    Rule.entry(
        "other-year",
        """A booklet does not print the text on another year's conference. A text about the
        award names in `editions` the years whose booklets print it; without, all do.

        Bad: `conference: true` in 2022, and `editions: [2019]` in `conference.md`. Good:
        `conference: false`.
        """,
    ),
    Rule.entry(
        "missing-text",
        """Each text that the edition lists is a file beside it.

        Bad: `profiles: [skra]`, and no file `skra.md`. Good: `profiles: [skara]`, and a file
        `skara.md`.
        """,
    ),
    Rule.entry(
        "unfinished-text",
        """A text has all the fields that it must have, and words below them. One that lacks some,
        and has no other mistake, is left out until it is finished: the others are made without
        it. `report check 2019 skara` tells what `skara` lacks.

        Bad: a file that `report add` made, as it is. Good: the same, filled in.
        """,
    ),
    Rule.entry(
        "incomplete-edition",
        """What is for paper is made of an edition whose texts are all finished.

        Bad: `report booklet 2019 --for press` while a text is still being written. Good: the same
        when it is finished, or no longer in `edition.yaml`.
        """,
    ),
    Rule.entry(
        "unlisted-text",
        """Each text in the folder of an edition is listed in one of its sections; else it is
        not printed. A warning.

        Bad: a file `skara.md` that no section lists. Good: `profiles: [malmo, skara]`.
        """,
    ),
    Rule.entry(
        "listed-twice",
        """A text stands in the booklet once.

        Bad: `profiles: [malmo, skara, malmo]`. Good: `profiles: [malmo, skara]`.
        """,
    ),
)
