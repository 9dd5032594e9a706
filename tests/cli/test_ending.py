"""A command ends with its work, also for who reads its output, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from report.workspace import Workspace


def output(folder: Path, temporary: Path) -> bytes:
    """Return what a command writes; raises `BlockingIOError` if another could still write more."""
    command = [str(Path(sys.executable).with_name("report")), "profiles", "2019"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout
    with process.stdout as pipe:
        process.wait()
        os.set_blocking(pipe.fileno(), False)
        return b"".join(iter(lambda: os.read(pipe.fileno(), 10_000), b""))


def test_nobody_holds_the_output_of_a_command_that_has_ended(
    tiny: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache, temporary = (tmp_path_factory.mktemp(name) for name in ("c", "t"))
    monkeypatch.setenv("REPORT_CACHE", str(cache))
    for _ in ("made", "made before"):
        assert output(tiny.root, temporary).startswith(b"output/2019/profiles/norrby.pdf")
        assert list(temporary.iterdir()) == []
