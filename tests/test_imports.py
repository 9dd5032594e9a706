"""Start-up: a command loads the libraries that it uses, and no others."""

import subprocess
import sys
from pathlib import Path

import pytest

from report.products.profile import PROFILE
from report.workspace import Workspace

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
ORDERING = CHECKING | {"asyncio", "pebble", "platformdirs"}
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


@pytest.fixture
def known(small: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose styles were checked before."""
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    loaded(small.root, "check", "2019")
    return small


def test_a_check_of_content_starts_no_process_again(known: Workspace) -> None:
    assert loaded(known.root, "check", "2019") == REHEARSED


@pytest.mark.parametrize("command", ["booklet 2019", "profiles 2019"])
def test_what_was_made_before_is_copied_and_nothing_else(known: Workspace, command: str) -> None:
    loaded(known.root, *command.split())
    assert loaded(known.root, *command.split()) == REHEARSED


def test_a_check_of_finished_files_loads_what_reads_them(known: Workspace, made: Workspace) -> None:
    mini = known
    profile = PROFILE.file(mini, 2019, "norrby")
    profile.parent.mkdir(parents=True)
    profile.write_bytes(PROFILE.file(made, 2019, "norrby").read_bytes())
    # To tell whether a file is older than its content, the page is composed, and not set.
    composing = {"babel", "jinja2", "platformdirs", "pyphen", "segno"}
    workers = {"asyncio", "pebble"}  # each file is looked into in a process of its own
    assert loaded(mini.root, "check", "2019") == REHEARSED | FINISHED | composing | workers
    assert loaded(mini.root, "check", "2019", "--breaks") == READING | {"pypdfium2", "platformdirs"}


def test_to_read_notes_loads_nothing_that_sets_pages(small: Workspace, made: Workspace) -> None:
    command = ("proof", "2019", "--comments", str(PROFILE.file(made, 2019, "norrby")))
    assert loaded(small.root, *command) == CHECKING | FINISHED - {"PIL"} | {
        *("asyncio", "pebble", "platformdirs"),
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
