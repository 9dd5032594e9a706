"""Rules of pages while they are set."""

from typing import Final

from report.rules.rule import Rule

PAGES: Final = (
    Rule.entry(
        "profile-too-long",
        """A profile fills one page. The message says by how many lines and words a text is too
        long at the smallest size of type, and where what does not fit begins.

        Bad: a body of 900 words. Good: one of 300 to 450.
        """,
    ),
    Rule.entry(
        "outside-column",
        """All words stand in their column, on their ground and inside the trim; a quote that
        begins a paragraph hangs out by its own width.

        It is looked for in the pages as they were set, in every product. Often the cause is a word
        that is wider than its column.

        Bad: `Digitaliseringsstrategiimplementeringsprojektgruppen` as a headline. Good: `Så
        infördes strategin`.
        """,
    ),
    Rule.entry(
        "text-over-text",
        """No words stand on other words, on a photograph, on a drawing, or on the edge of a
        coloured ground.

        It is looked for in the pages as they were set, in every product.

        Bad: a name that reaches as far as the map beside it. Good: one that does not.
        """,
    ),
    Rule.entry(
        "map-too-small",
        """The map has room for the name of every place.

        Bad: thirty places in one county, on a map of 60 mm. Good: a higher map, or smaller
        type.
        """,
    ),
    Rule.entry(
        "unsettled-pages",
        """The numbers of pages that are printed in a booklet do not change the pages.

        Bad: a template that is longer where a number is 10 than where it is 9. Good: one that
        is not.
        """,
    ),
    Rule.entry(
        "template",
        """A template of `styles/` works with every text, and comes to an end: its loops take at
        most a million turns, and nothing is repeated more than 100,000 times.

        Bad: `{{ fields.tittle }}`. Good: `{{ fields.title }}`.
        """,
    ),
    Rule.entry(
        "typesetting",
        """The engine that sets the pages has nothing to complain of, in style sheets or fonts, and
        a style sheet closes what it opens, and has a rule.

        Bad: `colour: red`, or a `{` without its `}`. Good: `color: red`.
        """,
    ),
    Rule.entry(
        "unstyled-class",
        """Of the classes that templates give and that begin with the same word, one has a rule in a
        style sheet.

        Bad: `parts/crossing.css` was deleted, and `crossing-table` is in a template. Good: both.
        """,
    ),
    Rule.entry(
        "undefined-variable",
        """A variable that a style sheet uses has a value: in a style sheet, among the colours, or
        from the program, such as `--size`.

        Bad: `color: var(--glod)`. Good: `color: var(--gold-1)`.
        """,
    ),
    Rule.entry(
        "unreadable-font",
        """The fonts that `styles/fonts.css` names are there, and whole.

        Bad: a font that was cut off while it was copied. Good: the file as it came.
        """,
    ),
    Rule.entry(
        "missing-limit",
        """The style sheet of a product names the limits between which its pages may vary to be
        filled.

        Bad: no `--size-min`. Good: `--size-min: 8.6pt;`.
        """,
    ),
    Rule.entry(
        "unreadable-limit",
        """A limit is a length in the unit that belongs to it, and the lower one is not the
        higher.

        Bad: `--size-min: small;`. Good: `--size-min: 8.6pt;`.
        """,
    ),
    Rule.entry(
        "refused-file",
        """Pages are made of files in `content/` and `styles/` alone: of pictures and fonts, and
        of nothing that lies elsewhere or on the web.

        Bad: `url(https://www.example.org/logo.png)` in a style sheet. Good:
        `url(images/logo.png)`.
        """,
    ),
    Rule.entry(
        "too-slow",
        """Pages are set in a process of their own, which is stopped when it takes too long.

        Bad: a template or a text that is nested a thousand times. Good: a text as others are.
        """,
    ),
    Rule.entry(
        "too-large",
        """The process that sets pages is stopped when it needs too much memory.

        Bad: one word of 200 000 letters. Good: words.
        """,
    ),
    Rule.entry(
        "too-deep",
        """Lists in lists and quotations in quotations are set until they are too many.

        Bad: `> > > > > > > >` a hundred times. Good: `>` once.
        """,
    ),
    Rule.entry(
        "broken-off",
        """The process that sets pages ends when they are set.

        Bad: a machine that ends it because its memory is full. Good: one with more memory.
        """,
    ),
    Rule.entry(
        "missing-language",
        """A document says which language it is in, so that it is read out right.

        Bad: `<html>` in a template of a product. Good: `<html lang="sv">`.
        """,
    ),
    Rule.entry(
        "see-through",
        """Nothing on a page is see-through as a whole: its tags would be lost.

        Bad: `opacity: 0.5` in a style sheet. Good: a colour with an alpha of its own.
        """,
    ),
)
