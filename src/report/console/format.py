"""In which form problems are shown."""

from enum import StrEnum


class Format(StrEnum):
    """What `--format` takes: for people, for scripts, for GitHub's logs."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
