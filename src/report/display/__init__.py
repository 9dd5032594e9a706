"""What is set large: the size at which it stands in its place, stepped down by rule.

A place has rungs, the largest first. A name takes the first on which it stands in so many
lines; the style sheets get the size as `--fit-size` and `--fit-line`. What fits on none is a
problem of the content, found by `checks.content.display`.
"""

from report.display import places
from report.display.slot import Rung, Slot

__all__ = ["Rung", "Slot", "places"]
