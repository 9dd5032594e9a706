"""A place is opened in the editor of the terminal: when our page asks, and if it is shown."""

import json
import shlex
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from report.problems import Place, Problem
from report.workspace import Workspace

from support.served import TOKEN, Served, serving

NO_HEADERS: Mapping[str, str | None] = {}
NOTING = """
import json, sys
from pathlib import Path
Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]), "utf-8")
sys.exit(int(sys.argv[0].endswith("failing.py")))
"""


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """Where the editor of the tests notes what it was told."""
    return tmp_path / "noted.json"


@pytest.fixture
def opening(mini: Workspace, noted: Path) -> Iterator[Served]:
    """A preview with an editor that notes what it is told, and pages whose files are there."""
    program = noted.with_name("editor.py")
    program.write_text(NOTING, "utf-8")
    with serving(mini, shlex.join([sys.executable, str(program), str(noted)])) as served:
        make_files(served)
        yield served


def make_files(served: Served) -> None:
    for number in range(1, 9):
        (served.root / f"content/2019/page-{number}.md").write_text("---\n", "utf-8")


def ask(
    served: Served, body: bytes, path: str = "open", headers: Mapping[str, str | None] = NO_HEADERS
) -> tuple[int, str]:
    """Ask as the page does, but for some headers."""
    own = f"http://127.0.0.1:{served.port}"
    usual = {"Origin": own, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
    sent = {name: value for name, value in {**usual, **headers}.items() if value is not None}
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request("POST", f"/{TOKEN}/{path}", body, sent)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def asking_for(place: str) -> bytes:
    return json.dumps({"place": place}).encode()


SHOWN = asking_for("content/2019/page-4.md:30:1")


def told(noted: Path) -> Any:
    """Wait until the editor has noted what it was told."""
    end = time.monotonic() + 20
    while not noted.exists() or not noted.read_text("utf-8"):
        assert time.monotonic() < end
        time.sleep(0.02)
    return json.loads(noted.read_text("utf-8"))


def test_a_place_that_is_shown_is_opened(opening: Served, noted: Path) -> None:
    status, said = ask(opening, SHOWN)
    assert status == 200
    assert json.loads(said)["said"].startswith("Opened in python")
    assert told(noted) == [str(opening.root / "content/2019/page-4.md")]
    assert opening.told == []


@pytest.mark.parametrize(
    "place",
    [
        "content/2019/page-4.md",  # without the line that is shown
        "content/2019/page-4.md:31:1",
        "content/2019/edition.yaml",
        "../../etc/passwd",
        "/etc/passwd",
        "content/2019/page-4.md:30:1; touch x",
        "",
    ],
)
def test_a_place_that_is_not_shown_is_not_opened(opening: Served, noted: Path, place: str) -> None:
    status, said = ask(opening, asking_for(place))
    assert (status, json.loads(said)) == (200, {"said": f"{place} is no longer shown."})
    assert not noted.exists()


def test_a_file_that_lies_or_leads_elsewhere_is_not_opened(
    opening: Served, noted: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("x", "utf-8")
    link = opening.root / "content/2019/page-5.md"
    link.unlink()
    link.symlink_to(outside)
    opening.state.show(problems=(Problem("unreadable-file", "m", Place(outside, 1)),))
    for place in ("content/2019/page-5.md:30:1", f"{outside.as_posix()}:1"):
        assert "no longer shown" in ask(opening, asking_for(place))[1]
    (opening.root / "content/2019/page-6.md").unlink()
    assert "no longer shown" in ask(opening, asking_for("content/2019/page-6.md:30:1"))[1]
    assert not noted.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": None}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
    ],
)
def test_nobody_but_the_page_can_ask(
    opening: Served, noted: Path, headers: dict[str, str | None], status: int
) -> None:
    assert ask(opening, SHOWN, headers=headers)[0] == status
    assert not noted.exists()


@pytest.mark.parametrize(
    "path", ["shown.json", "", "open/", "open/x", "page/open", "files/booklet/open"]
)
def test_nothing_else_takes_a_request_to_act(opening: Served, path: str) -> None:
    assert ask(opening, SHOWN, path)[0] == 405


@pytest.mark.parametrize("token", ["", "/other", "/t0k3n/t0k3n"])
def test_nothing_is_opened_without_the_token(opening: Served, noted: Path, token: str) -> None:
    connection = HTTPConnection("127.0.0.1", opening.port, timeout=10)
    headers = {"Origin": f"http://127.0.0.1:{opening.port}", "Sec-Fetch-Site": "same-origin"}
    connection.request(
        "POST", f"{token}/open", SHOWN, {**headers, "Content-Type": "application/json"}
    )
    with closing(connection):
        assert connection.getresponse().status in (404, 405)
    assert not noted.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        *((body, 400) for body in (b"", b"{", b"[]", b"7", b"{}", b"\xff", b"[" * 1900)),
        (asking_for("a" * 3000), 413),
    ],
)
def test_what_is_no_request_of_the_page_is_refused(
    opening: Served, body: bytes, status: int
) -> None:
    assert ask(opening, body)[0] == status
    assert opening.said == []


def test_nothing_in_the_workspace_changes(opening: Served, noted: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in opening.root.rglob("*")}
    ask(opening, SHOWN)
    told(noted)
    after = {path: path.stat().st_mtime_ns for path in opening.root.rglob("*")}
    ours = {noted, noted.with_name("editor.py"), opening.root}
    assert {p: t for p, t in after.items() if p not in ours} == {
        p: t for p, t in before.items() if p not in ours
    }


def test_an_editor_that_needs_a_terminal_is_not_started_but_told(
    mini: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "nvim"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\ntouch started\n", "utf-8")
    program.chmod(0o755)
    with serving(mini, str(program)) as served:
        make_files(served)
        status, said = ask(served, SHOWN)
        path = served.root / "content/2019/page-4.md"
        assert (status, served.told) == (200, [shlex.join([str(program), "+30", str(path)])])
    assert "the command is in that of the preview" in said
    assert not (mini.root / "started").exists()


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("", "The terminal names no editor."),
        ("no-such-editor-here", "The editor 'no-such-editor-here' is not on this machine."),
        ("false", "false ended at once, with exit code 1."),
    ],
)
def test_what_stands_in_the_way_is_said(mini: Workspace, editor: str, words: str) -> None:
    with serving(mini, editor) as served:
        make_files(served)
        status, said = ask(served, SHOWN)
        assert (status, json.loads(said)) == (200, {"said": words})


SLOW = """
import sys, time
from pathlib import Path
begun = Path(sys.argv[1])
if not begun.exists():
    begun.touch()
    time.sleep(3)
    begun.write_text("ended", "utf-8")
"""


def test_an_editor_that_goes_on_is_not_waited_for(mini: Workspace, noted: Path) -> None:
    program = noted.with_name("slow.py")
    program.write_text(SLOW, "utf-8")
    with serving(mini, shlex.join([sys.executable, str(program), str(noted)])) as served:
        make_files(served)
        status, said = ask(served, SHOWN)
        assert (status, "Opened in" in said) == (200, True)
        assert noted.read_text("utf-8") == ""  # it has begun, and goes on
        end = time.monotonic() + 20
        while not noted.read_text("utf-8"):
            assert time.monotonic() < end
            time.sleep(0.1)
        time.sleep(0.5)
        ask(served, SHOWN)  # what has ended is let go of with the next


def test_a_click_opens_the_editor_of_the_terminal(opening: Served, page: Page, noted: Path) -> None:
    page.goto(f"{opening.url}#/booklet/4")
    expect(page.locator(".box")).to_have_count(4)
    page.keyboard.press("e")
    expect(page.get_by_role("status")).to_have_text("A click opens the editor.")
    page.get_by_role("button", name="Texten på sidan 4").click()
    expect(page.get_by_role("status")).to_contain_text("Opened in python")
    expect(page.get_by_role("status")).to_contain_text("content/2019/page-4.md:30:1")
    assert told(noted) == [str(opening.root / "content/2019/page-4.md")]
    page.keyboard.press("e")
    page.get_by_role("button", name="Texten på sidan 4").click()
    expect(page.get_by_role("status")).to_have_text("Copied content/2019/page-4.md:30:1")


def test_it_is_chosen_among_what_a_click_does(opening: Served, page: Page) -> None:
    page.goto(opening.url)
    page.keyboard.press("?")
    label = f"opens the editor, {Path(sys.executable).stem}"
    page.get_by_label("A click").select_option(label=label)
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("#opens")).to_have_value("terminal")


def test_without_an_editor_it_cannot_be_chosen(served: Served, page: Page) -> None:
    page.goto(served.url)
    expect(page.locator("#opens [value=terminal]")).to_be_disabled()
    page.keyboard.press("e")
    expect(page.get_by_role("status")).to_contain_text("set VISUAL or EDITOR")
    expect(page.locator("#opens")).to_have_value("copy")


def test_a_place_that_went_meanwhile_is_said(opening: Served, page: Page, noted: Path) -> None:
    page.goto(f"{opening.url}#/booklet/4")
    expect(page.locator(".box")).to_have_count(4)
    page.keyboard.press("e")
    (opening.root / "content/2019/page-4.md").unlink()
    page.get_by_role("button", name="Texten på sidan 4").click()
    expect(page.get_by_role("status")).to_have_text(
        "content/2019/page-4.md:30:1 is no longer shown."
    )
    assert not noted.exists()
