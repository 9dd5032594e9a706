"""What comes in from outside and wants more than to be printed: refused, and nothing leaks.

Each attack is tried through the real command. The secret lies beside the workspace.
"""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from report.products.profile import PROFILE
from report.workspace import Workspace

from support.workspaces import Run

PRIVATE = "hemligheten"

Attack = Callable[[Workspace], None]


def text_of(workspace: Workspace) -> Path:
    return workspace.year(2019) / "norrby.md"


def in_body(piece: str) -> Attack:
    """Put a piece at the end of a text."""

    def attack(workspace: Workspace) -> None:
        path = text_of(workspace)
        path.write_text(f"{path.read_text('utf-8')}\n\n{piece}\n", "utf-8")

    return attack


def in_fields(piece: str) -> Attack:
    """Put a line at the beginning of a text's fields."""

    def attack(workspace: Workspace) -> None:
        path = text_of(workspace)
        path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{piece}\n", 1), "utf-8")

    return attack


def photo(name: str) -> Attack:
    return in_fields(f"photo: {{ file: {name}, alt: En bild av något }}")


def picture(name: str, make: Callable[[Path, Path], None]) -> Attack:
    """Lay a file into images/, made from the path of the secret, and show it."""

    def attack(workspace: Workspace) -> None:
        folder = workspace.year(2019) / "images"
        folder.mkdir()
        make(folder / name, workspace.root.parent / "secret.md")
        photo(name)(workspace)

    return attack


def bomb(path: Path, secret: Path) -> None:
    """Write a PNG of 20,000 × 20,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(60_001)))
        + chunk(b"IEND", b"")
    )


def drawing(piece: str) -> Callable[[Path, Path], None]:
    def make(path: Path, secret: Path) -> None:
        space = "http://www.w3.org/2000/svg"
        path.write_text(f'<svg xmlns="{space}">{piece.format(secret=secret.as_uri())}</svg>')

    return make


def instead_of_the_text(workspace: Workspace) -> None:
    text_of(workspace).unlink()
    text_of(workspace).symlink_to(workspace.root.parent / "secret.md")


def instead_of_the_year(workspace: Workspace) -> None:
    elsewhere = workspace.root.parent / "elsewhere"
    workspace.year(2019).rename(elsewhere)
    workspace.year(2019).symlink_to(elsewhere)


def pipe_instead_of_the_text(workspace: Workspace) -> None:
    text_of(workspace).unlink()
    os.mkfifo(text_of(workspace))


ATTACKS: dict[str, Attack] = {
    "link to a file": in_body("[bilaga](file:///etc/passwd)"),
    "link to a script": in_body("[bilaga](javascript:alert(1))"),
    "link to a script in capitals": in_body("[bilaga](JaVaScRiPt:alert(1))"),
    "link to data": in_body("[bilaga](data:text/html,<script>alert(1)</script>)"),
    "link up and away": in_body("[bilaga](../../../secret.md)"),
    "reference to a file": in_body("[bilaga]\n\n[bilaga]: file:///etc/passwd"),
    "picture of a file": in_body("![x](../../../secret.md)"),
    "picture up and away, encoded": in_body("![x](%2e%2e/%2e%2e/%2e%2e/secret.md)"),
    "attachment": in_body('<a rel="attachment" href="../../../secret.md">x</a>'),
    "attached link": in_body('<link rel="attachment" href="../../../secret.md">'),
    "base": in_body('<base href="file:///">'),
    "object": in_body('<object data="file:///etc/passwd"></object>'),
    "embed": in_body('<embed src="../../../secret.md">'),
    "frame": in_body('<iframe src="file:///etc/passwd"></iframe>'),
    "style": in_body("<style>@import url(file:///etc/passwd); p{content:url(x)}</style>"),
    "drawing in a text": in_body('<svg><image href="file:///etc/passwd"/></svg>'),
    "comment that hides": in_body("<!-- " + "x" * 100),
    "address of a script": in_fields('links: [{ title: x, url: "javascript:alert(1)" }]'),
    "address of a file": in_fields('links: [{ title: x, url: "file:///etc/passwd" }]'),
    "photo up and away": photo("../../../secret.md"),
    "photo at the root": photo("/etc/passwd"),
    "photo up and away, encoded": photo("..%2f..%2fsecret.jpg"),
    "photo that is a link": picture("a.jpg", lambda path, secret: path.symlink_to(secret)),
    "photo without an end": picture("a.jpg", lambda path, secret: path.symlink_to("/dev/zero")),
    "photo that is a pipe": picture("a.jpg", lambda path, secret: os.mkfifo(path)),
    "photo that is a bomb": picture("a.png", bomb),
    "photo that is a script": picture("a.svg", drawing("<script>alert(1)</script>")),
    "drawing that shows a file": picture("a.svg", drawing('<image href="{secret}"/>')),
    "drawing renamed": picture("a.png", drawing('<image href="{secret}"/>')),
    "object of Python": in_fields("evil: !!python/object/apply:os.system ['touch /tmp/owned']"),
    "billion laughs": in_fields(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d]"
    ),
    "thousand brackets": in_fields("a: " + "[" * 5000),
    "text that is a link": instead_of_the_text,
    "year that is a link": instead_of_the_year,
    "text that is a pipe": pipe_instead_of_the_text,
    "word without an end": in_body("a" * 200_000),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_and_nothing_leaks(
    name: str, mini: Workspace, tmp_path: Path, run: Run
) -> None:
    secret = mini.root.parent / "secret.md"
    secret.write_text(f"---\nname: {PRIVATE}\n---\n{PRIVATE}\n")
    ATTACKS[name](mini)
    done = run("profiles", "2019", "norrby", cwd=mini.root)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert PRIVATE not in done.stdout + done.stderr
    assert "root:" not in done.stdout + done.stderr
    assert not PROFILE.file(mini, 2019, "norrby").exists()


def test_what_is_nested_beyond_measure_costs_nothing(mini: Workspace, run: Run) -> None:
    in_body(">" * 1000 + " x")(mini)
    done = run("profiles", "2019", "norrby", cwd=mini.root)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_that_are_nested_too_deeply_to_be_read_are_told(mini: Workspace, run: Run) -> None:
    in_body("\n".join("  " * depth + "- x" for depth in range(300)))(mini)
    done = run("profiles", "2019", "norrby", cwd=mini.root)
    assert done.returncode == 1
    assert "[wordless-item]" in done.stderr


def test_a_template_in_a_text_is_printed_as_it_is(mini: Workspace, run: Run) -> None:
    in_body("Se {{ 7 * 7 }} och {% include 'x' %}.")(mini)
    run("profiles", "2019", "norrby", cwd=mini.root)
    with pypdfium2.PdfDocument(PROFILE.file(mini, 2019, "norrby")) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "{{ 7 * 7 }}" in " ".join(text.split())
