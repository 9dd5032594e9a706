"""Print what a finished PDF tells those who listen to it.

PYTHONPATH=tests .venv/bin/python scripts/tags.py output/2019/profiles/skara.pdf
"""

import sys
from pathlib import Path

from support.tag_tree import read_tags, tag_tree


def main() -> None:
    """Print the tree of tags of each file that is named."""
    for name in sys.argv[1:]:
        sys.stdout.writelines(f"{line}\n" for line in tag_tree(read_tags(Path(name).read_bytes())))


if __name__ == "__main__":
    main()
