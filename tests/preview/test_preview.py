"""`report preview` from start to end, as somebody writes."""

import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from report import scaffold
from report.extras import Extra, library
from report.problems import MachineError
from report.products.booklet import BOOKLET
from report.workspace import Workspace

from support.forked import Parent

LIMIT_S = 120
Shown = dict[str, Any]


class Preview:
    """A preview that is running, as a browser sees it."""

    def __init__(self, address: str) -> None:
        self._parts = urlsplit(address)

    def shown(self, view: str = "booklet") -> Shown:
        shown: Shown = json.loads(self._got(f"shown.json?view={view}"))
        return shown

    def file(self, product: str, name: str) -> bytes:
        return self._got(f"files/{product}/{name}")

    def _got(self, path: str) -> bytes:
        with closing(HTTPConnection(self._parts.netloc, timeout=LIMIT_S)) as connection:
            connection.request("GET", f"{self._parts.path}{path}")
            response = connection.getresponse()
            assert response.status == 200
            return response.read()

    def ask_to_open(self, place: str) -> str:
        own = f"http://{self._parts.netloc}"
        headers = {
            "Origin": own,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }
        with closing(HTTPConnection(self._parts.netloc, timeout=LIMIT_S)) as connection:
            body = json.dumps({"place": place})
            connection.request("POST", f"{self._parts.path}open", body, headers)
            said: str = json.load(connection.getresponse())["said"]
        return said

    @property
    def port(self) -> int:
        return self._parts.port or 0

    def open_page(self) -> HTTPConnection:
        """Ask for news as an open page does; they go on for ever."""
        connection = HTTPConnection(self._parts.netloc, timeout=LIMIT_S)
        connection.request("GET", f"{self._parts.path}news")
        assert connection.getresponse().status == 200
        return connection

    def when(self, happens: Callable[[Shown], object], view: str = "booklet") -> Shown:
        """Wait until something is shown."""
        end = time.monotonic() + LIMIT_S
        while not happens(shown := self.shown(view)):
            assert time.monotonic() < end, shown["doing"]
            time.sleep(0.05)
        return shown


Begin = Callable[..., AbstractContextManager[Preview]]


@pytest.fixture(scope="module")
def parent() -> Iterator[Parent]:
    """A process that has loaded the program, and runs nothing but previews."""
    with closing(Parent()) as parent:
        yield parent


@pytest.fixture
def preview(parent: Parent) -> Begin:
    """Run the command, and end it as a user does: with Ctrl-C, and without another word."""

    @contextmanager
    def preview(
        workspace: Workspace, port: int = 0, editor: str = "", says: str = ""
    ) -> Iterator[Preview]:
        words = ["preview", "2019", "--port", str(port)]
        environment = {**os.environ, "VISUAL": "", "EDITOR": editor}
        (reader, out), (other, err) = os.pipe(), os.pipe()
        with os.fdopen(reader) as said, os.fdopen(other) as told:
            streams = (out, err)
            with parent.begun(
                words, workspace.root, streams, environment=environment, leads=True
            ) as begun:
                try:
                    yield Preview(said.readline().strip())
                finally:
                    os.killpg(begun.process, signal.SIGINT)  # to all, as a terminal does
            assert (begun.code, told.read()) == (0, says)

    return preview


def keys(shown: Shown, name: str = "booklet") -> list[str]:
    return [page["key"] for page in shown["products"][name]["pages"]]


def is_done(shown: Shown) -> bool:
    return not shown["doing"] and "profile-norrby" in shown["products"]


def test_a_text_is_shown_anew_while_it_is_written(preview: Begin, tiny: Workspace) -> None:
    path = tiny.year(2019) / "norrby.md"
    good = path.read_text("utf-8")
    with preview(tiny) as running:
        before = running.when(is_done)
        path.write_text(good.replace("Andra stycket", "Tredje stycket"), "utf-8")
        at_once = running.when(lambda shown: keys(shown) != keys(before))
        changed = [a == b for a, b in zip(keys(before), keys(at_once), strict=True)].count(False)
        assert changed == 1
        whole = running.when(is_done)
        assert keys(whole) == keys(at_once)

        path.write_text(good.replace("title:", "tittle:"), "utf-8")
        broken = running.when(lambda shown: shown["problems"])
        assert {problem["rule"] for problem in broken["problems"]} == {
            "missing-field",
            "unknown-field",
        }
        (first, *_) = broken["problems"]
        assert first["place"].startswith("content/2019/norrby.md:")
        assert keys(broken) == keys(whole)
        assert broken["products"]["booklet"]["isOld"]

        path.write_text(good, "utf-8")
        mended = running.when(lambda shown: not shown["problems"] and is_done(shown))
        assert keys(mended) == keys(before)
        assert not mended["products"]["booklet"]["isOld"]
    assert not tiny.output(2019).exists()


def are_old(shown: Shown) -> dict[str, bool]:
    return {name: product["isOld"] for name, product in shown["products"].items()}


def files_of(shown: Shown) -> list[str]:
    return [product["file"] for product in shown["products"].values()]


def standing_of(shown: Shown) -> dict[str, str]:
    return {text["slug"]: text["state"] for text in shown["texts"]}


def stage_of(shown: Shown, name: str) -> str:
    stage: str = shown["stages"].get(name, {}).get("kind", "")
    return stage


def gaps_of(shown: Shown, name: str) -> set[str]:
    """Return some of the words that stand for what a text lacks, as far as a product shows them."""
    looked_for = {"[rubrik saknas]", "[brödtext saknas]"}
    boxes = [box for page in shown["products"][name]["pages"] for box in page["boxes"]]
    return {box["text"] for box in boxes} & looked_for


def test_a_text_is_shown_as_far_as_it_goes_until_it_is_finished(
    preview: Begin, tiny: Workspace
) -> None:
    path = tiny.year(2019) / "norrby.md"
    good = path.read_text("utf-8")
    path.write_text(re.sub("(?m)^title: .*$", "title:", good), "utf-8")
    with preview(tiny) as running:
        before = running.when(is_done)
        assert before["title"] == "Guldtrappan 2019 (drafts norrby)"
        assert gaps_of(before, "profile-norrby") == {"[rubrik saknas]"}
        assert files_of(before) == ["guldtrappan-2019-draft.pdf", "norrby-draft.pdf"]
        assert standing_of(before) == {"norrby": "draft"}
        assert [problem["rule"] for problem in before["problems"]] == ["empty-field"]
        assert not any(are_old(before).values())
        path.write_text(good, "utf-8")
        after = running.when(lambda shown: is_done(shown) and not shown["problems"])
        assert after["title"] == "Guldtrappan 2019"
        assert files_of(after) == ["guldtrappan-2019.pdf", "norrby.pdf"]
        assert standing_of(after) == {"norrby": "ready"}
        assert gaps_of(after, "profile-norrby") == set()


def test_an_approval_is_seen(preview: Begin, tiny: Workspace, run: Any) -> None:
    with preview(tiny) as running:
        running.when(is_done)
        run("profiles", "2019", cwd=tiny.root)
        assert (
            run("approve", "2019", "norrby", "--by", "Redaktionen", cwd=tiny.root).returncode == 0
        )
        running.when(lambda shown: standing_of(shown) == {"norrby": "approved"})
        path = tiny.year(2019) / "norrby.md"
        path.write_text(path.read_text("utf-8").replace("Andra", "Tredje"), "utf-8")
        running.when(lambda shown: standing_of(shown) == {"norrby": "changed"})


def test_the_press_tells_what_it_is_doing_and_what_failed(preview: Begin, tiny: Workspace) -> None:
    with preview(tiny) as running:
        running.when(is_done)
        pressed = running.when(lambda shown: "press" in shown["products"], view="press")
        assert pressed["products"]["press"]["file"] == "guldtrappan-2019-press.pdf"
        ready = running.when(lambda shown: stage_of(shown, "press") == "ready")
        assert stage_of(ready, "booklet") == "ready"
        path = tiny.year(2019) / "edition.yaml"
        path.write_text(path.read_text("utf-8") + "shop: nowhere\n", "utf-8")
        failed = running.when(lambda shown: stage_of(shown, "press") == "failed")
        assert failed["stages"]["press"]["why"]
        assert failed["products"]["press"]["isOld"]


def test_the_file_is_the_one_that_the_command_writes(
    preview: Begin, tiny: Workspace, run: Any
) -> None:
    with preview(tiny) as running:
        running.when(is_done)
        shown = running.file("booklet", "guldtrappan-2019.pdf")
    run("booklet", "2019", cwd=tiny.root)
    assert BOOKLET.file(tiny, 2019).read_bytes() == shown


def test_the_command_of_an_editor_that_needs_a_terminal_is_written_there(
    preview: Begin, tiny: Workspace, tmp_path: Path
) -> None:
    vim = tmp_path / "vim"
    vim.write_text("#!/bin/sh\n", "utf-8")
    vim.chmod(0o755)
    path = tiny.year(2019) / "norrby.md"
    with preview(tiny, editor=f"{vim} -p", says=f"{vim} -p {path}\n") as running:
        running.when(lambda shown: shown["texts"])
        said = running.ask_to_open("content/2019/norrby.md")
        assert said == "vim needs a terminal: the command is in that of the preview."


def test_a_preview_that_nobody_touches_shows_good_pages_and_warnings(
    preview: Begin, tiny: Workspace
) -> None:
    (tiny.year(2019) / "images").mkdir()
    (tiny.year(2019) / "images" / "elever.jpg").touch()
    with preview(tiny) as running:
        shown = running.when(is_done)
    assert [problem["rule"] for problem in shown["problems"]] == ["unused-picture"]
    assert not any(are_old(shown).values())


def test_a_text_with_a_mistake_stays_as_it_was_and_the_others_go_on(
    preview: Begin, tiny: Workspace
) -> None:
    norrby, lund = tiny.year(2019) / "norrby.md", tiny.year(2019) / "lund.md"
    scaffold.add(tiny, 2019, "Lunds kommun", section="1")
    with preview(tiny) as running:
        before = running.when(lambda s: is_done(s) and "profile-lund" in s["products"])
        assert [problem["rule"] for problem in before["problems"]] == ["unfinished-text"]
        assert before["title"] == "Guldtrappan 2019 (drafts lund)"
        assert gaps_of(before, "profile-lund") == {"[rubrik saknas]", "[brödtext saknas]"}
        assert not any(are_old(before).values())

        norrby.write_text(norrby.read_text("utf-8").replace("title:", "tittle:"), "utf-8")
        running.when(lambda shown: are_old(shown)["profile-norrby"])
        lund.write_text(lund.read_text("utf-8").replace("\ntitle:", "\ntitle: Nu"), "utf-8")
        name = "profile-lund"
        after = running.when(lambda s: keys(s, name) != keys(before, name) and is_done(s))
        assert keys(after, "profile-norrby") == keys(before, "profile-norrby")
        assert are_old(after)["booklet"]
        assert not are_old(after)[name]


def test_a_preview_ends_quietly_with_a_page_open_and_begins_again_on_its_port(
    preview: Begin,
    tiny: Workspace,
) -> None:
    with preview(tiny) as running:
        page = running.open_page()
    with preview(tiny, running.port) as again:
        assert again.port == running.port
        page.close()


def test_changed_styles_are_seen(preview: Begin, tiny: Workspace) -> None:
    with preview(tiny) as running:
        before = running.when(lambda shown: "booklet" in shown["products"])
        path = tiny.styles / "colours.yaml"
        path.write_text(path.read_text("utf-8").replace("#15304a", "#204a15"), "utf-8")
        running.when(lambda shown: keys(shown)[0] != keys(before)[0])


def test_a_port_that_is_taken_is_told(served: Any, mini: Workspace, run: Any) -> None:
    done = run("preview", "2019", "--port", served.port, cwd=mini.root)
    assert done.returncode == 3
    assert f"port {served.port} cannot be used" in done.stderr


def test_libraries_that_are_missing_come_with_the_command_that_gets_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(MachineError) as raised:
        library("watchfiles", Extra.PREVIEW)
    assert raised.value.problems[0].advice.endswith("-m pip install starlette uvicorn watchfiles")
