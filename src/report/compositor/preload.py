"""What is imported once for all workers, before they are forked.

What cannot be loaded must not end the process that they are forked from: the first job that
needs it loads it again, and tells what is missing.
"""

from contextlib import suppress

with suppress(Exception):
    import report.compositor.compositor
    import report.compositor.engine
    import report.compositor.origins
    import report.compositor.tasks
    from report import swedish

    swedish.load_patterns()
with suppress(Exception):
    import report.typeset  # noqa: F401
