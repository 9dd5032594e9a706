"""Rules of how commands are used, and of what the machine must have."""

from typing import Final

from report.rules.rule import Rule

MACHINE: Final = (
    Rule.entry(
        "no-workspace",
        """A command is run in a folder of a workspace, which has `content/` and `styles/`.

        Bad: `report list` in `/tmp`. Good: the same in the workspace, or with `--root`.
        """,
    ),
    Rule.entry(
        "unknown-year",
        """A command names an edition that there is.

        Bad: `report booklet 2091`. Good: `report booklet 2019`.
        """,
    ),
    Rule.entry(
        "nothing-made",
        """Finished files can be read back when there are some.

        Bad: `report check 2019 --breaks` with an empty `output/`. Good: `report booklet 2019`
        before it.
        """,
    ),
    Rule.entry(
        "unreadable-file",
        """What lies in `output/` is what the program wrote.

        Bad: a file `guldtrappan-2019.pdf` that is no PDF. Good: the file that `report booklet`
        makes.
        """,
    ),
    Rule.entry(
        "cannot-write",
        """There is room on the disk, and the folder may be written in. Else the last good file
        stays.

        Bad: a full disk. Good: some megabytes of room.
        """,
    ),
    Rule.entry(
        "missing-library",
        """The machine has the libraries that set text; `scripts/system.sh` installs them.

        Bad: a machine without Pango. Good: `make setup` before the first command.
        """,
    ),
)
