"""The program: `report`, or `python -m report`."""

import sys

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main() -> None:
    """Run the command line. Ctrl-C ends it at any time, also while it is still being loaded."""
    try:
        from report import cli

        cli.main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
