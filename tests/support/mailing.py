"""What tests of `report mail` share: who gets letters, and the command within this process."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from report.compositor.results import write
from report.mail.settings import PASSWORD as PASSWORD_VARIABLE
from report.products.product import PageProduct
from report.recipes.pages import Attempt
from report.workspace import Workspace

from support.server import PASSWORD, Running

RECIPIENTS = """\
recipients:
  - organisation: norrby
    to: [{ name: Åsa Öberg, address: asa@norrby.example }]
    cc: [{ address: copy@norrby.example }]
  - organisation: soderby
    to: [{ address: sune@soderby.example }]
"""
BOTH = ("norrby", "soderby")
ALL = ["asa@norrby.example", "copy@norrby.example", "sune@soderby.example"]


def environment(office: Running) -> Mapping[str, str]:
    return {**os.environ, "SSL_CERT_FILE": str(office.authority), PASSWORD_VARIABLE: PASSWORD}


@dataclass(frozen=True)
class Done:
    """What a run of the command wrote, and its exit code."""

    stdout: str
    stderr: str
    returncode: int


Mail = Callable[..., Done]


def copied(
    made: Workspace,
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: object,
) -> Attempt:
    """Do as if the pages of a product were set."""
    files = {}
    for slug in slugs:
        data = product.file(made, year, slug).read_bytes()
        files[slug] = write(product.file(workspace, year, slug), data, 1)
    return Attempt(files, ())
