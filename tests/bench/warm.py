"""Measure one profile where engine, fonts and styles are loaded: `warm.py 2019 WORKSPACE 24`.

It is what a worker process does for each text: fit it, write it, finish it, look for its
words. Two texts come first, and do not count; then so many from all over the edition.
"""

import argparse
import json
from pathlib import Path
from time import perf_counter
from typing import Final

from report.compositor import jobs, tasks
from report.compositor.fitted import Page
from report.model import Edition
from report.processes import Job
from report.products.profile import PROFILE
from report.recipes.content import read_texts
from report.workspace import Workspace

FIRST: Final = 2


def seconds_per_profile(workspace: Workspace, edition: Edition, most: int) -> float:
    """Make profiles in this process, and give the mean of the seconds that one takes."""
    tasks.begin(workspace, edition)
    texts = edition.texts
    for text in texts[:FIRST]:
        _make(jobs.page_job(PROFILE, text))
    counted = texts[FIRST :: max(1, (len(texts) - FIRST) // most)][:most]
    began = perf_counter()
    for text in counted:
        _make(jobs.page_job(PROFILE, text))
    return (perf_counter() - began) / len(counted)


def _make(job: Job[Page]) -> None:
    job.task(*job.arguments)


def main() -> None:
    """Measure, and write the seconds to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("most", type=int)
    wanted = parser.parse_args()
    workspace = Workspace(wanted.workspace.resolve())
    edition = read_texts(workspace, wanted.year).require()
    print(json.dumps(seconds_per_profile(workspace, edition, wanted.most)))


if __name__ == "__main__":
    main()
