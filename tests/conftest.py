"""The small workspace that most tests work on, and its finished files."""

import gc
import multiprocessing.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from report.processes.pool import processors
from report.processes.worker import GARBAGE_THRESHOLD
from report.products.profile import PROFILE
from report.workspace import Workspace

from support import kept, linked
from support.forked import Parent
from support.workspaces import REPOSITORY, Run, copy_mini, copy_some

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from support.editions import Product
    from support.served import Served

# Tests leave the user's own folder alone; `shared_cache` gives them one.
os.environ["REPORT_CACHE"] = ""
# Messages are tested as they are written; the tests of Swedish ask for it.
os.environ["REPORT_LANG"] = "en"
# The suite starts Python hundreds of times: compiled once, its modules need not be compiled again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Each process of the suite keeps to one processor, and so do those that it starts; one that is more
# than there are processors goes where there is room.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
if WORKER and hasattr(os, "sched_setaffinity"):
    cores = sorted(os.sched_getaffinity(0))
    if int(WORKER) < len(cores):
        os.sched_setaffinity(0, {cores[int(WORKER)]})

# The suite has the same cases every time, whatever the load of the machine; `make fuzz` has others.
ALLOWED = [HealthCheck.too_slow]
settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None, suppress_health_check=ALLOWED
)
settings.register_profile(
    "further", max_examples=2000, deadline=None, print_blob=True, suppress_health_check=ALLOWED
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")


# What sets pages, starts the real command, a server or a browser, and tests that do so themselves
# or try very many cases.
LONG_FIXTURES = {
    *("made", "edition", "program", "run", "loaded_program", "served", "page", "browser"),
    *("tiny", "office"),
}
LONG_FOLDERS = {
    "cli",
    "compositor",
    "copyfit",
    "finish",
    "parts",
    "pictures",
    "preview",
    "processes",
    "proof",
    "recipes",
    "typeset",
}
LONG_MODULES = {
    *("test_attacks", "test_bench", "test_fuzz", "test_imports", "test_interrupt", "test_modules"),
    *(
        "test_crowded",
        "test_day",
        "test_drafts",
        "test_drawn",
        "test_fill",
        "test_foreign",
        "test_ledger",
        "test_liars",
    ),
    *("test_limits", "test_lists", "test_lost", "test_mail_limits", "test_narrow", "test_order"),
    *("test_no_word_lost", "test_organisations", "test_pictures", "test_post", "test_printed"),
    *("test_problems", "test_rules", "test_sweden", "test_templates", "test_wheel"),
    *(
        "test_catalogue",
        "test_composing",
        "test_declared",
        "test_designs",
        "test_doctor",
        "test_elements",
        "test_inputs",
        "test_markdown",
        "test_plates",
        "test_search",
        "test_workspace",
        "test_years",
    ),
}
SLOW = "slow"
EDITION = re.compile(r"edition-\d+")
JUDGED = "tests/finish/test_screen.py"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out files of which nothing is wanted: to load them takes long, too."""
    if config.getoption("markexpr") == f"not {SLOW}" and collection_path.is_file():
        return _is_long(collection_path, config) or None
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what takes long as slow, which `make quick` leaves out, and begin with it.

    What is quick fills the time at the end, when one process has nothing slow left.
    """
    for item in items:
        fixtures = LONG_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if fixtures or _is_long(item.path, config):
            item.add_marker(SLOW)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, str, bool, bool]:
    """Return what comes first: the editions, one after another, then what goes with them."""
    edition, is_slow = EDITION.search(item.nodeid), item.get_closest_marker(SLOW) is not None
    is_judged = item.nodeid.startswith(JUDGED)
    return not edition, edition[0] if edition else "", not is_judged, not is_slow


def pytest_collection_finish() -> None:
    """Have Python look for garbage as seldom as the workers of the program do, and load less."""
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    kept.keep()


def _is_long(path: Path, config: pytest.Config) -> bool:
    folders = path.relative_to(config.rootpath).parts
    return path.stem in LONG_MODULES or bool(LONG_FOLDERS.intersection(folders))


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Gives one process all tests that look at the real editions, or else all of a file.

    What they share is made once; with the editions go other files that veraPDF judges, which takes
    seconds to begin. The mark `xdist_group` of pytest-xdist 3.8.0 has no effect with pytest 9.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return "editions" if path == JUDGED or EDITION.search(nodeid) else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have a process more than processors: others wait for a browser, a server, a limit."""
    return processors() + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    config.option.loadscopereorder = False  # they come in the order in which they are to be done
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of its own for each run of the suite, shared by all its processes.

    What is made of the same content is made once. That a cache changes nothing, and that
    things are made at all, is the subject of tests that are `uncached`.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if WORKER else base) / "cache"
    os.environ["REPORT_CACHE"] = str(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def shared_styles(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The styles, which the workspaces of this process share until they are changed in one.

    Workers are forked from a process that has loaded them.
    """
    folder = tmp_path_factory.mktemp("styles")
    linked.keep(REPOSITORY / "styles", folder / "styles")
    os.environ[kept.WORKSPACE] = str(copy_mini(folder / "mini").root)
    spawn = multiprocessing.util.spawnv_passfds

    def warmer(path: bytes, words: Sequence[Any], kept: Sequence[int]) -> int:
        *before, code = words
        ready = f"import sys; sys.path.append({str(REPOSITORY / 'tests')!r}); "
        return spawn(path, [*before, ready + code], kept)

    multiprocessing.util.spawnv_passfds = warmer  # type: ignore[assignment]
    preload = BaseContext.set_forkserver_preload

    def more(context: BaseContext, modules: list[str]) -> None:
        preload(context, [*modules, "support.warm"])

    BaseContext.set_forkserver_preload = more  # type: ignore[assignment, method-assign]


@pytest.fixture
def uncached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is made again."""
    monkeypatch.setenv("REPORT_CACHE", "")


@pytest.fixture
def mini(tmp_path: Path) -> Workspace:
    """A small workspace of its own, to break at will."""
    return copy_mini(tmp_path)


@pytest.fixture
def tiny(tmp_path: Path) -> Workspace:
    """A small workspace with a single text, for what takes long and says no more of several."""
    return copy_some(tmp_path, "norrby")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace with everything made, to look at and not to change."""
    from report.recipes.booklet import booklet
    from report.recipes.pages import pages

    workspace = copy_mini(tmp_path_factory.mktemp("made"))
    booklet(workspace, 2019, lambda doing: None)
    pages(workspace, PROFILE, 2019, (), lambda doing: None)
    return workspace


@pytest.fixture(scope="session", params=Workspace(REPOSITORY).years(), ids="edition-{}".format)
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list["Product"]:
    """The booklet and the profiles of each real edition, the booklet first."""
    from support.editions import set_edition

    return set_edition(request.param, tmp_path_factory.mktemp("edition"))


@pytest.fixture
def served(mini: Workspace) -> Iterator["Served"]:
    """A preview of pages that are known."""
    from support.served import serving

    with serving(mini) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A real browser."""
    from support.chromium import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def window(browser: "Browser") -> Iterator["Page"]:
    """A window of that browser: to open one takes as long as to load a page."""
    from support.chromium import window

    with window(browser) as opened:
        yield opened


@pytest.fixture
def page(window: "Page") -> Iterator["Page"]:
    """An empty window of a real browser."""
    from support.chromium import lent

    with lent(window) as page:
        yield page


@pytest.fixture
def program() -> Run:
    """Run the real command, as a user does."""

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("report")), *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def loaded_program() -> Iterator[Parent]:
    """A process that has loaded the program, and forks for each command."""
    with closing(Parent()) as parent:
        yield parent


@pytest.fixture
def run(program: Run, loaded_program: Parent) -> Run:
    """Run the real command, forked from a process that has loaded it, if that makes no difference.

    It makes one to the interpreter in some environments; these get a process of their own.
    """

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        if not loaded_program.suits(os.environ):
            return program(*arguments, cwd=cwd)
        return loaded_program.run([*map(str, arguments)], cwd)

    return run
