"""Letters wait for the moment that the manifest of a release names, and go with its pages."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime

from report.finish.manifest import NAME, ReleasedFile, digest
from report.products.profile import PROFILE
from report.proof.releasing import keep
from report.workspace import Workspace

from support.mailing import BOTH, Mail
from support.releases import manifest
from support.server import Running
from support.workspaces import rewrite


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


def test_a_moment_that_was_edited_holds_letters_back(
    mail: Mail, office: Running, mini: Workspace
) -> None:
    folder = mini.released(2019)
    keep(folder, {}, manifest(until=datetime(2199, 1, 1, tzinfo=UTC)))
    rewrite(folder / NAME, ("2199-01-01", "2019-01-01"))
    done = mail(*BOTH, "--send", "--yes")
    assert (done.returncode, "[broken-release]" in done.stderr) == (1, True)
    assert office.office.taken == []


def test_a_page_that_differs_from_the_released_one_is_told_before_it_is_mailed(
    mail: Mail, office: Running, mini: Workspace, made: Workspace
) -> None:
    paths = {slug: f"profiles/{slug}.pdf" for slug in BOTH}
    data = {paths[slug]: PROFILE.file(made, 2019, slug).read_bytes() for slug in BOTH}
    data[paths["norrby"]] = PROFILE.file(made, 2019, "vasterby").read_bytes()
    files = tuple(ReleasedFile(path, digest(of), len(of), 1, (), ()) for path, of in data.items())
    keep(mini.released(2019), data, replace(manifest(), files=files))
    for how in (("--dry-run",), (), ("--send",)):
        done = mail(*BOTH, *how, answers="n\n")
        assert done.stderr.count("[differs-from-release]") == 1
        assert "norrby.pdf: warning: 2019 was released on 2019-10-30" in done.stderr
    assert office.office.taken == []
    done = mail(*BOTH, "--send", "--yes", "--json")
    (warning,) = json.loads(done.stderr)
    assert (done.returncode, warning["rule"]) == (0, "differs-from-release")
    assert len(json.loads(done.stdout)) == 2
