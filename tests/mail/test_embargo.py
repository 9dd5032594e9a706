"""Letters wait for the moment that the manifest of a release names."""

import shutil
from datetime import UTC, datetime

from report.finish.manifest import NAME
from report.proof.releasing import keep
from report.workspace import Workspace

from support.mailing import BOTH, Mail
from support.releases import manifest
from support.server import Running


def test_no_letter_is_sent_while_nobody_knows_until_when_it_waits(
    mail: Mail, office: Running, mini: Workspace
) -> None:
    """A release was stopped half-way, or its manifest has got lost."""
    folder = mini.released(2019)
    keep(folder, {"guldtrappan-2019.pdf": b"%PDF"}, manifest(until=None))
    (folder / NAME).unlink()
    done = mail(*BOTH, "--send", "--yes")
    assert (done.returncode, "[half-made-release]" in done.stderr) == (1, True)
    assert office.office.taken == []


def test_no_letter_is_sent_before_the_moment_of_the_release(
    mail: Mail, office: Running, mini: Workspace
) -> None:
    folder = mini.released(2019)
    keep(folder, {}, manifest(until=datetime(2199, 1, 1, tzinfo=UTC)))
    done = mail(*BOTH, "--send", "--yes")
    assert (done.returncode, "[embargo]" in done.stderr) == (2, True)
    assert office.office.taken == []
    assert mail(*BOTH, "--send", "--yes", "--to", "eva@office.example").returncode == 0
    assert {*office.office.everybody()} == {"eva@office.example"}
    shutil.rmtree(folder)
    keep(folder, {}, manifest(until=datetime(2019, 1, 1, tzinfo=UTC)))
    assert mail(*BOTH, "--send", "--yes").returncode == 0
