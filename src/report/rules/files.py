"""Rules of files that are to be read."""

from typing import Final

from report.rules.rule import Rule

FILES: Final = (
    Rule.entry(
        "missing-file",
        """Every edition needs its `edition.yaml`, and the four files of `content/guldtrappan/`; and
        all pages need the style sheets and templates of `styles/`.

        Bad: no file `content/guldtrappan/award.md`. Good: the file.
        """,
    ),
    Rule.entry(
        "cannot-read",
        """What is to be read is a file, and whoever runs the program may read it.

        Bad: a folder of the name `malmo.md`. Good: a file of that name.
        """,
    ),
    Rule.entry(
        "leads-outside",
        """Everything that is read lies in the workspace itself. What comes from outside may hold a
        link to a file that is nobody else's business.

        Bad: `norrby.md`, a symbolic link to a file of your home folder. Good: a copy of the
        file.
        """,
    ),
    Rule.entry(
        "too-large-file",
        """A file of text has at most 150 kB, which is about a hundred pages.

        Bad: a photograph that was renamed to `norrby.md`. Good: a text; pictures lie in
        `images/`.
        """,
    ),
    Rule.entry(
        "not-utf-8",
        """Files are in the encoding UTF-8. A byte-order mark and the line ends of Windows do no
        harm.

        Bad: a file saved as Windows-1252, Latin-1 or UTF-16. Good: the same file, saved as
        UTF-8.
        """,
    ),
    Rule.entry(
        "control-character",
        """A text has no characters that control a printer or a terminal: they cannot be
        printed.

        Bad: `Malmö`, a form feed, `stad`. Good: `Malmö stad`.
        """,
    ),
    Rule.entry(
        "loose-accent",
        """An accent is part of a letter that Unicode has in one piece, such as é, ő or ạ.

        The file may have it in two pieces, if there is one. Soft hyphens do no harm, and are left
        out: where words may be broken is said in `styles/hyphenation.yaml`.

        Bad: `ẹ́`, which is `ẹ` and an accent. Good: `ẹ`.
        """,
    ),
    Rule.entry(
        "invisible-character",
        """A text has no characters without width, and none that turn the direction of writing.
        A warning.

        They come along when text is copied from web pages. A word with one in it is not found
        by a search, and may break in two.

        Bad: `skol`, a zero width space, `enhet`. Good: `skolenhet`.
        """,
    ),
    Rule.entry(
        "garbled-text",
        """Letters that were read in another encoding than they were written in are mended. A
        warning.

        Bad: `MalmÃ¶`. Good: `Malmö`.
        """,
    ),
    Rule.entry(
        "no-front-matter",
        """A text begins with its fields, between two lines of `---`.

        Bad: a first line `name: Malmö stad`, or no second line `---`. Good: a line `---`, the
        fields, a line `---`, the text.
        """,
    ),
    Rule.entry(
        "broken-fence",
        """The lines around the fields are exactly three hyphens. With another line in place of
        the second, the text below would be taken for fields, and not be printed.

        Bad: `----`, `--`, `—`. Good: `---`.
        """,
    ),
    Rule.entry(
        "yaml-syntax",
        """Fields are written one a line, as `name: value`; what belongs to a field is indented
        by two spaces. A value with a colon and a space in it, or one that begins with a sign,
        needs quotes.

        Bad: `title: Malmö: först grunden`. Good: `title: "Malmö: först grunden"`.
        """,
    ),
    Rule.entry(
        "tab",
        """Fields are indented by spaces. YAML allows no tabs, for no one knows how wide they
        are.

        Bad: a tab before `county: Skåne län`. Good: two spaces before it.
        """,
    ),
    Rule.entry(
        "yaml-alias",
        """A value is written out wherever it is needed. YAML's anchors and aliases can make a
        small file enormous.

        Bad: `publisher: &diu Stiftelsen DIU`, and then `publisher: *diu`. Good: `publisher:
        Stiftelsen DIU` twice.
        """,
    ),
    Rule.entry(
        "yaml-tag",
        """A value that begins with an exclamation mark needs quotes, or YAML takes the word for
        a type.

        Bad: `title: !Nu börjar det`. Good: `title: "!Nu börjar det"`.
        """,
    ),
    Rule.entry(
        "cut-off",
        """A value in which a word begins with `#` needs quotes, or YAML takes the rest of the
        line for a comment. A warning. What begins with `#` and a space is a comment, and none
        is wanted of it.

        Bad: `label: av alla i klass #1`. Good: `label: "av alla i klass #1"`.
        """,
    ),
)
