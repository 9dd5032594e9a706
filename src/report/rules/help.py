"""Rules of the commands that help to begin: new files, and texts that were sent."""

from typing import Final

from report.rules.rule import Rule

HELP: Final = (
    Rule.entry(
        "file-exists",
        """No command writes over a file that a person wrote.

        Bad: `report new 2019` where `content/2019/edition.yaml` is. Good: `report new 2020`.
        """,
    ),
    Rule.entry(
        "no-slug",
        """The name of a text's file is made of a to z, figures and hyphens.

        Bad: `report add 2020 "Lunds kommun" --slug Lund.md`. Good: `--slug lund`, or none.
        """,
    ),
    Rule.entry(
        "name-in-parts",
        """The name of an organisation is one word for the command: it stands in quotation marks.

        Bad: `report add 2020 Lunds kommun`. Good: `report add 2020 "Lunds kommun"`.
        """,
    ),
    Rule.entry(
        "slug-for-name",
        """A new text is begun by the name of its organisation, as the award writes it; the name
        of its file is made from that, or given by `--slug`.

        Bad: `report add 2020 lund`. Good: `report add 2020 "Lunds kommun"`.
        """,
    ),
    Rule.entry(
        "which-section",
        """Where an edition has several sections, a command says which one a new text belongs to.

        Bad: `report add 2019 "Lunds kommun"`. Good: the same with `--section Utblick`.
        """,
    ),
    Rule.entry(
        "no-sections",
        """An edition has a section before a text is added to it.

        Bad: `sections:` with nothing below it. Good: a section with `title`, `introduction` and
        `profiles`.
        """,
    ),
    Rule.entry(
        "cannot-list",
        """The field `profiles` of a section is a list, so that a slug can be added to it.

        Bad: `profiles: malmo`. Good: `profiles: [malmo]`.
        """,
    ),
    Rule.entry(
        "unknown-kind-of-text",
        """A text that is brought in is a Word file, a web page, Markdown or plain text.

        Bad: `--from lund.pdf`. Good: `--from lund.docx`.
        """,
    ),
    Rule.entry(
        "unreadable-text",
        """A text that is brought in can be read, holds words, and keeps within limits that are far
        above what a text needs.

        Files from outside are not trusted: a Word file that unpacks to more than 100 MB, or that
        holds a document type, is not taken, and neither is a paragraph of more than 10,000
        characters. A file that takes longer than a minute to read is `too-slow`.

        Bad: a file of Word 97, renamed to `lund.docx`. Good: the same, saved anew as `.docx`.
        """,
    ),
    Rule.entry(
        "unknown-schema",
        """There is a schema for each kind of file with fields.

        Bad: `report schema profile`. Good: `report schema text`.
        """,
    ),
)
