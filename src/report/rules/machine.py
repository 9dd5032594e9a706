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
        "wrong-use",
        """A command is given the words and options that it takes; `--help` lists them.

        Bad: `report check 2019 --format nope --json`. Good: `report check 2019 --format json`.
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
        "no-sheets",
        """Options about sheets of paper go with sheets of paper.

        Bad: `report booklet 2019 --fold-marks`. Good: `report booklet 2019 --for office
        --fold-marks`.
        """,
    ),
    Rule.entry(
        "no-shop",
        """Options about a print shop go with a file for one.

        Bad: `report booklet 2019 --shop fogra39`. Good: `report booklet 2019 --for press
        --shop fogra39`.
        """,
    ),
    Rule.entry(
        "no-sending",
        """Options about sending go with sending.

        Bad: `report mail 2019 --yes`. Good: `report mail 2019 --send --yes`.
        """,
    ),
    Rule.entry(
        "already-running",
        """One run at a time makes the files of a year.

        Bad: `report booklet 2019` in two terminals at once. Good: one after the other.
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
        "machine-refused",
        """The machine lets the program read, write and remember what it needs: files, memory, room
        on the disk. The exit code is 3.

        Bad: `ulimit -n 20`, after which hardly a file can be opened. Good: the usual limits.
        """,
    ),
    Rule.entry(
        "fault",
        """The program does what these pages say. Where it fails itself, it tells so in a sentence,
        names the line of its sources, and ends with exit code 70. `report --debug` and the same
        command shows the traceback; send that, with the files that it names, to whoever looks
        after `report` for you. The preview shows it and goes on.

        Bad: a message with the name of this rule, which nobody can mend in the content. Good: a
        version of the program that does not have the mistake any more.
        """,
    ),
    Rule.entry(
        "missing-package",
        """The Python libraries that the program needs are installed, in versions that fit.

        Bad: an environment that some of them were removed from. Good: `make setup` again.
        """,
    ),
    Rule.entry(
        "missing-library",
        """The machine has the libraries that set text; `scripts/system.sh` installs them.

        Bad: a machine without Pango. Good: `make setup` before the first command.
        """,
    ),
    Rule.entry(
        "port-taken",
        """The port that a preview is to have is not in use.

        Bad: `report preview 2019 --port 8000` while another program listens there. Good: no
        `--port`, for then a free one is found.
        """,
    ),
    Rule.entry(
        "cannot-watch",
        """The system tells the preview which files have changed. Where it does not, because too
        many are watched, the preview looks at all files every second. A warning.

        Bad: twenty programs that each watch a folder of ten thousand files. Good: few.
        """,
    ),
    Rule.entry(
        "engine-version",
        """The engine that sets pages is the version that the program was written for: lines must
        break the same everywhere, and tags are made with a part of it that is not public.

        Bad: another WeasyPrint, installed by hand. Good: the one that `make setup` installs.
        """,
    ),
)
