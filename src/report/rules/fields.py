"""Rules of fields, as the models read them."""

from typing import Final

from report.rules.rule import Rule

FIELDS: Final = (
    Rule.entry(
        "missing-field",
        """Some fields must be there; [writing.md](writing.md) says which.

        Bad: a text without `scope`. Good: `scope: Grundskola`.
        """,
    ),
    Rule.entry(
        "unknown-field",
        """A field that there is not would be printed nowhere.

        Bad: `tittle: Först grunden`. Good: `title: Först grunden`.
        """,
    ),
    Rule.entry(
        "duplicate-field",
        """A field is given once. Of two, one would be lost.

        Bad: `title: Ett` and, some lines below, `title: Två`. Good: one of them.
        """,
    ),
    Rule.entry(
        "empty-field",
        """A field that is given holds something.

        Bad: `title:`. Good: `title: Först grunden`.
        """,
    ),
    Rule.entry(
        "wrong-type",
        """A field is a text, a list or a group of fields, and not another of these.

        Bad: `criteria: 2, 3`. Good: `criteria: [2, 3]`.
        """,
    ),
    Rule.entry(
        "unknown-choice",
        """Some fields hold one of a few words.

        Bad: `kind: kommun`. Good: `kind: municipality`.
        """,
    ),
    Rule.entry(
        "not-a-number",
        """A number is written in plain figures, with a point and not a comma.

        It has no plus, no underscore, no zero at its beginning, and is not `1e3` or `0x10`.

        Bad: `latitude: 55,61`, `year: 2_019`. Good: `latitude: 55.61`.
        """,
    ),
    Rule.entry(
        "not-a-date",
        """A day in a field for days is written as year, month and day.

        Bad: `published: 13 juni 2019`, `published: 2019-06-31`. Good: `published: 2019-06-13`.
        """,
    ),
    Rule.entry(
        "not-an-address",
        """A web address begins with `https://` or `http://` and has no spaces in it.

        Bad: `url: www.example.org`. Good: `url: https://www.example.org`.
        """,
    ),
    Rule.entry(
        "out-of-range",
        """A number lies between the limits that make sense.

        Bad: `criteria: [8]`. Good: `criteria: [7]`.
        """,
    ),
    Rule.entry(
        "too-long",
        """A text in a field is no longer than its place on the page.

        Bad: a `title` of 80 characters, a `standfirst` of 60 words. Good: 60 characters, 40
        words.
        """,
    ),
    Rule.entry(
        "too-few",
        """Some lists need several items.

        Bad: one of `figures`. Good: three of them.
        """,
    ),
    Rule.entry(
        "too-many",
        """A list has no more items than its place on the page can show.

        Bad: five of `figures`. Good: four of them.
        """,
    ),
    Rule.entry(
        "unfit-slug",
        """The name of a text goes into addresses and names of files, so it has a to z, figures
        and hyphens alone.

        Bad: `profiles: [Malmö]`. Good: `profiles: [malmo]`, and a file `malmo.md`.
        """,
    ),
    Rule.entry(
        "unfit-value",
        """Values that belong together fit together.

        Bad: `event` with `start: 2019-11-15` and `end: 2019-11-14`. Good: the earlier day
        first.
        """,
    ),
    Rule.entry(
        "missing-alternative",
        """A picture has words for those who cannot see it: the law on access to digital public
        services (2018:1937) asks for them.

        Bad: `photo: { file: elever.jpg }`. Good: `photo: { file: elever.jpg, alt: Två elever
        bygger en robot. }`.
        """,
    ),
)
