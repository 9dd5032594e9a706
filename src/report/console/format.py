"""In which form problems are shown."""

from enum import StrEnum


class Format(StrEnum):
    """What `--format` takes: for people, for scripts, for GitHub's logs, for editors."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
