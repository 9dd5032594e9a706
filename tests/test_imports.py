"""Start-up: a command loads the libraries that it uses, and no others."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.products.profile import PROFILE
from report.workspace import Workspace

from support.forked import Parent
from support.workspaces import copy_some

pytestmark = pytest.mark.usefixtures("uncached")

# Libraries that take a while to load: ours, and those of Python that bring many others along.
HEAVY = frozenset(
    {
        *("asyncio", "babel", "fontTools", "jinja2", "keyring", "lxml"),
        *("markdown_it", "pebble", "pikepdf", "PIL", "platformdirs", "pydantic", "pydyf"),
        *("pypdfium2", "pyphen", "rich", "segno", "smtplib", "starlette", "trafilatura", "typer"),
        *("uvicorn", "watchfiles", "weasyprint", "yaml"),
    }
)
READING = {"typer", "pydantic", "yaml"}  # typer takes pydantic for what stands behind a command
CHECKING = READING | {"fontTools", "markdown_it"}  # which characters there are, and how wide
# What starts the processes that fill the templates and set the pages.
ORDERING = CHECKING | {"pebble", "platformdirs"}
# What fills the templates of the booklet with all that stands on its pages.
WRITING = {"babel", "jinja2", "pyphen", "segno"}
# What was good or made before is known by a name, and no process is started; nor is a font read.
REHEARSED = READING | {"markdown_it", "platformdirs"}
FINISHED = {"pikepdf", "PIL", "pypdfium2"}

NOTING = """
import sys
from report.__main__ import main
try:
    main()
finally:
    with open("loaded.txt", "w") as file:
        print(*{name.partition(".")[0] for name in sys.modules}, file=file)
"""


def loaded(folder: Path, *arguments: str) -> frozenset[str]:
    """Return the heavy libraries that a run of the command loads in its own process."""
    command = [sys.executable, "-c", NOTING, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return HEAVY & set((folder / "loaded.txt").read_text().split())


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A workspace with two texts in a section, which has a page of its own."""
    return copy_some(tmp_path, "norrby", "soderby")


@pytest.mark.parametrize(
    ("arguments", "libraries"),
    [
        ("--help", {"typer"}),
        ("list 2019", READING),
        ("list 2019 --json", READING),
        ("check 2019", ORDERING),
        ("schema", READING),
        ("schema text", READING),
        ("new 2020", READING),
        ("add 2019 Lund --section 1", READING),
        ("doctor", {"typer", "pydantic"}),
        ("profiles 2019 norrby", ORDERING),
        ("booklet 2019", ORDERING | WRITING),
    ],
)
def test_a_command_loads_what_it_uses(
    small: Workspace, arguments: str, libraries: set[str]
) -> None:
    assert loaded(small.root, *arguments.split()) == libraries


def cached(folder: Path, program: Parent, *commands: str) -> Path:
    """Run commands in the workspace of a folder, and keep what they made in a cache beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_CACHE", str(folder / "cache"))
        for command in commands:
            done = program.run(command.split(), folder / "workspace")
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def checked(loaded_program: Parent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace whose styles were checked, and the cache that tells so."""
    folder = tmp_path_factory.mktemp("checked")
    copy_some(folder / "workspace", "norrby", "soderby")
    return cached(folder, loaded_program, "check 2019")


@pytest.fixture(scope="module")
def finished(
    checked: Path, loaded_program: Parent, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The same with all that is made of the workspace."""
    folder = shutil.copytree(checked, tmp_path_factory.mktemp("finished") / "copy")
    return cached(folder, loaded_program, "booklet 2019", "profiles 2019")


def copied(folder: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(folder, to, dirs_exist_ok=True)
    monkeypatch.setenv("REPORT_CACHE", str(to / "cache"))
    return Workspace(to / "workspace")


@pytest.fixture
def known(checked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose styles were checked before."""
    return copied(checked, tmp_path, monkeypatch)


def test_a_check_of_content_starts_no_process_again(known: Workspace) -> None:
    assert loaded(known.root, "check", "2019") == REHEARSED


@pytest.mark.parametrize("command", ["booklet 2019", "profiles 2019"])
def test_what_was_made_before_is_copied_and_nothing_else(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    workspace = copied(finished, tmp_path, monkeypatch)
    assert loaded(workspace.root, *command.split()) == REHEARSED


def test_a_check_of_finished_files_loads_what_reads_them(known: Workspace, made: Workspace) -> None:
    mini = known
    profile = PROFILE.file(mini, 2019, "norrby")
    profile.parent.mkdir(parents=True)
    profile.write_bytes(PROFILE.file(made, 2019, "norrby").read_bytes())
    # To tell whether a file is older than its content, the page is composed, and not set.
    composing = {"babel", "jinja2", "platformdirs", "pyphen", "segno"}
    workers = {"pebble"}  # each file is looked into in a process of its own
    assert loaded(mini.root, "check", "2019") == REHEARSED | FINISHED | composing | workers
    assert loaded(mini.root, "check", "2019", "--breaks") == READING | {"pypdfium2", "platformdirs"}


def test_to_read_notes_loads_nothing_that_sets_pages(small: Workspace, made: Workspace) -> None:
    command = ("proof", "2019", "--comments", str(PROFILE.file(made, 2019, "norrby")))
    assert loaded(small.root, *command) == CHECKING | FINISHED - {"PIL"} | {
        *("pebble", "platformdirs"),
    }


def test_a_mailing_that_is_only_shown_loads_nothing_that_sends(small: Workspace) -> None:
    small.mail(2019).mkdir()
    recipient = "{ organisation: norrby, to: [{ address: asa@norrby.example }] }"
    small.recipients(2019).write_text(f"recipients:\n  - {recipient}\n", "utf-8")
    assert loaded(small.root, "mail", "2019", "norrby", "--dry-run") == ORDERING | FINISHED | {
        *("rich", "babel", "jinja2"),
    }


ENDING = """
import atexit, gc, sys
from report.__main__ import main
atexit.register(lambda: print(gc.get_threshold()[0], gc.get_freeze_count() > 10_000))
main()
"""


def test_what_was_loaded_is_not_looked_through_for_garbage(mini: Workspace) -> None:
    command = [sys.executable, "-c", ENDING, "list", "2019"]
    done = subprocess.run(command, cwd=mini.root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "200000 True"
