"""Which changes the preview hears of, whatever becomes of the folders."""

import asyncio
import errno
import shutil
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from report.files import is_litter
from report.preview import watch
from report.problems import Problem
from report.workspace import Workspace

from support.loops import run

LIMIT_S = 60


def hear(
    workspace: Workspace,
    acts: list[tuple[Callable[[], object], Path]],
    say: Callable[[Problem], None],
) -> None:
    """Do one thing after another; after each, wait until it is heard of its path."""

    async def hear() -> None:
        async with aclosing(watch.changes(workspace, 2019, say)) as changes:
            for act, path in acts:
                asyncio.get_running_loop().call_later(1.5, act)  # when it is being watched
                while path not in await asyncio.wait_for(anext(changes), LIMIT_S):
                    pass

    run(hear())


def nothing(problem: Problem) -> None:
    pytest.fail(problem.message)


def test_a_folder_that_was_deleted_and_copied_back_is_still_watched(
    mini: Workspace, tmp_path: Path
) -> None:
    folder = mini.year(2019)
    shutil.copytree(folder, tmp_path / "copy")

    def exchange() -> None:
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "copy", folder)

    later = folder / "later.md"
    hear(mini, [(exchange, folder), (later.touch, later)], nothing)


def test_a_folder_that_comes_later_is_watched_from_then_on(mini: Workspace, tmp_path: Path) -> None:
    folder = mini.year(2019)
    away, later = folder.rename(tmp_path / "away"), folder / "later.md"
    hear(mini, [(lambda: away.rename(folder), folder), (later.touch, later)], nothing)


def test_where_the_system_cannot_watch_so_much_all_files_are_looked_at(
    mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Problem] = []
    real = watchfiles.awatch

    def full(*folders: Path, force_polling: bool, **options: Any) -> Any:
        if not force_polling:
            raise OSError(errno.ENOSPC, "OS file watch limit reached.")
        return real(*folders, force_polling=True, **options)

    monkeypatch.setattr(watch, "awatch", full)
    path = mini.styles / "tokens.css"
    hear(mini, [(lambda: path.write_bytes(path.read_bytes() + b"\n"), path)], said.append)
    assert [problem.rule for problem in said] == ["cannot-watch"]


@pytest.mark.parametrize(
    "name",
    [
        *(".lead.css.swp", ".lead.css.swx", "lead.css~", "4913", ".#lead.css", "#lead.css#"),
        *("lead.css.bak", ".DS_Store", "Thumbs.db", ".lead.css.x7.tmp", ".~lock.lead.css#"),
    ],
)
def test_what_programs_write_for_themselves_is_litter(name: str) -> None:
    assert is_litter(name)
    assert not is_litter("lead.css")
