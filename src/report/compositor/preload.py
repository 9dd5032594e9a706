"""What is imported once for all workers, before they are forked.

What cannot be loaded must not end the process that they are forked from: the first job that
needs it loads it again, and tells what is missing.
"""

import gc
from contextlib import suppress
from typing import Final

GARBAGE: Final = 1_000_000  # objects after which some are looked for; what is loaded here is none

gc.set_threshold(GARBAGE)
with suppress(Exception):
    import report.processes.pebbles  # what hands them their jobs
with suppress(Exception):
    import report.compositor.compositor
    import report.compositor.engine
    import report.compositor.origins
    import report.compositor.tasks
    from report import swedish

    swedish.load_patterns()
with suppress(Exception):
    import report.typeset  # noqa: F401
