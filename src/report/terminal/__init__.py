"""Lines for people, JSON for scripts, and the streams that both are written to."""

from report.terminal.lines import (
    Line,
    escaped,
    line_of,
    may_be_terminal,
    plain,
    show,
    show_json,
    visible,
)

__all__ = ["Line", "escaped", "line_of", "may_be_terminal", "plain", "show", "show_json", "visible"]
