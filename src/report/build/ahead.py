"""What is imported once for all workers, before they are forked.

An engine that this machine cannot load must not end the process that they are forked from: the
first job that needs it tells what is missing.
"""

from contextlib import suppress

import report.build.jobs
from report import swedish
from report.problems import MachineError

swedish.load_patterns()
with suppress(MachineError):
    import report.typeset  # noqa: F401
