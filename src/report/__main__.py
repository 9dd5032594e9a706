"""The program: `report`, or `python -m report`."""

import gc
import os
import sys

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
GARBAGE = 200_000  # objects after which some are looked for; what a command loads is none


def main() -> None:
    """Run the command line. Ctrl-C ends it at any time, also while it is still being loaded."""
    if sys.platform == "win32":  # without the locks and the processes that files are made with
        sys.exit(_not_here())
    gc.set_threshold(GARBAGE)
    # Else Pydantic asks every installed package for a plugin (pydantic/plugin/_loader.py, 2.14).
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from report.cli import door
        from report.terminal import streams

        streams.prepare()
        door.end_in_order()
        sys.exit(door.through(_command))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # or Python looks through all that was loaded once more before it ends


def _not_here() -> str:
    from report.locales import _

    return _("report does not run on Windows itself, but in WSL: wsl --install -d Debian")


def _command() -> None:
    from report.cli import ahead, door

    door.take_debug(sys.argv)
    ahead.begin(sys.argv[1:])
    from report.cli import app as cli

    cli.run()


if __name__ == "__main__":
    main()
