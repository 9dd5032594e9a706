"""Proofs as readers get them by mail: with their mark."""

from datetime import date
from pathlib import Path

from report.mail.proof import FILE_NAME, SPREAD_NAME
from report.products.profile import PROFILE
from report.recipes.pages import pages
from report.recipes.proofs import proofs
from report.workspace import Workspace

from support.editions import read, silent


def mailed(workspace: Workspace, folder: Path) -> None:
    """Write the proofs of all texts into a folder: their profiles and their pages of the booklet.

    Each has the name of the attachment.
    """
    edition = read(workspace, 2019).require()
    pages(workspace, PROFILE, 2019, (), silent)
    day = date(2019, 10, 3)
    made = proofs(workspace, edition, edition.texts, day, silent, with_spreads=True)
    for name, files in ((FILE_NAME, made.profiles), (SPREAD_NAME, made.spreads)):
        for slug, proof in files.items():
            (folder / name.format(slug)).write_bytes(proof.marked)
