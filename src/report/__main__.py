"""`python -m report` is the same as `report`."""

from report.cli import main

if __name__ == "__main__":
    main()
