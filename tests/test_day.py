"""A day of use in Swedish: from an empty folder to a released edition, through the real commands.

All that appears in the terminal is kept as a golden text, to be read as an editor would.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from report.swedish import spoken_date
from report.workspace import Workspace

from support import annotating, docx
from support.annotating import annotating as opened
from support.docx import item, paragraph
from support.forked import Parent
from support.mailing import environment
from support.photos import photograph, saved
from support.server import USER, Running, running
from support.workspaces import rewrite

GOLDEN = Path(__file__).parent / "golden" / "day-sv.txt"
YEAR = "2019"

SENTENCES = (
    "Skolan har valt att börja med det som lärarna redan kan. ",
    "Varje vecka möts de i små grupper och prövar ett nytt arbetssätt. ",
    "Det som fungerar sprids vidare, och det andra läggs åt sidan. ",
    "Rektorn håller i planen och frågar efter resultaten. ",
    "Eleverna får säga vad som hjälper dem att lära. ",
)
PAGE = """<!doctype html><html lang="sv"><head><title>Söderby</title></head><body>
<nav><a href="/">Start</a></nav><article><h1>Läsning i alla ämnen</h1>{}</article></body></html>"""

# The fields of each text, as an editor writes them into the file that `report add` made.
FIELDS = {
    "norrby": {
        "role:": "role: recipient",
        "scope:": "scope: Grundskola, årskurs F–9",
        "  name:": "  name: Norrby",
        "  county:": "  county: Provlän",
        "  latitude:": "  latitude: 64.5",
        "  longitude:": "  longitude: 18.5",
        "standfirst: >-": "standfirst: >-\n  En provkommun som låter lärarna bestämma takten.",
    },
    "vasterby": {
        "role:": "role: candidate",
        "scope:": "scope: Gymnasieskola",
        "  name:": "  name: Västerby",
        "  county:": "  county: Provlän",
        "  latitude:": "  latitude: 58.4",
        "  longitude:": "  longitude: 13.2",
        "standfirst: >-": "standfirst: >-\n  En provkommun som mäter det som räknas.",
    },
    "soderby": {
        "role:": "role: outlook",
        "scope:": "scope: Förskola",
        "  name:": "  name: Söderby",
        "  county:": "  county: Provlän",
        "  latitude:": "  latitude: 55.9",
        "  longitude:": "  longitude: 14.1",
        "standfirst: >-": "standfirst: >-\n  En provkommun där läsningen hör till alla ämnen.",
    },
}
EDITION = {
    "subtitle:": "subtitle: Tre huvudmän i en provutgåva",
    "published:": "published: 2019-11-14",
    "introduction: >-": "introduction: >-\n  En provutgåva för att pröva programmet.",
    "    introduction: >-": "    introduction: >-\n      Tre påhittade kommuner som inte finns.",
}
SOURCE = """\
sources:
  - title: En provkälla
    publisher: Provförlaget
    url: https://www.example.org/kalla
"""


class Day:
    """A terminal in which somebody types, and all that has appeared there."""

    def __init__(self, folder: Path, program: Parent, variables: dict[str, str]) -> None:
        self.folder = folder
        self.seen: list[str] = []
        self._program = program
        self._variables = variables

    def report(self, *words: object, code: int = 0) -> str:
        """Type a command, and see what it says."""
        typed = [f'"{word}"' if " " in str(word) else str(word) for word in words]
        done = self._program.run(
            [*map(str, words)], self.folder, environment=self._variables, merged=True
        )
        told = f"$ report {' '.join(typed)}\n{done.stdout}"
        self.seen.append(told + (f"[{done.returncode}]\n" if done.returncode else ""))
        assert done.returncode == code, told
        return done.stdout


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def day(tmp_path: Path, server: Running) -> Iterator[Day]:
    variables = {
        name: value for name, value in environment(server).items() if name != "REPORT_LANG"
    }
    own = {"LANG": "sv_SE.UTF-8", "REPORT_CACHE": str(tmp_path / "cache"), "COLUMNS": "80"}
    variables |= own
    with closing(Parent(variables)) as program:  # loaded once for all commands
        yield Day(tmp_path, program, variables)


def test_a_day_from_an_empty_folder_to_a_release(
    day: Day, server: Running, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    received = texts_that_were_sent(tmp_path)
    day.report("init", "guldtrappan", "--year", YEAR)
    day.folder = tmp_path / "guldtrappan"
    workspace = Workspace(day.folder.resolve())

    # Texts come, and the first page is there before anything is filled in.
    day.report("add", YEAR, "Norrby kommun", "--from", received / "norrby.docx")
    day.report("add", YEAR, "Västerby kommun", "--from", received / "vasterby.docx")
    day.report("add", YEAR, "Söderby kommun", "--from", received / "soderby.html")
    day.report("list")
    day.report("list", YEAR)
    day.report("profiles", YEAR, "norrby", "--draft")
    day.report("check", YEAR, code=1)
    day.report("check", YEAR, "norrby", code=1)

    # They are filled in, with two slips.
    for slug, fields in FIELDS.items():
        fill(workspace.year(2019) / f"{slug}.md", fields)
    with_photographs(workspace)
    fill(workspace.year(2019) / "edition.yaml", EDITION)
    norrby = workspace.year(2019) / "norrby.md"
    rewrite(norrby, ("scope: ", "scoop: "))
    day.report("check", YEAR, "norrby", code=1)
    rewrite(norrby, ("scoop: ", "scope: "))
    day.report("bokklet", YEAR, code=2)
    day.report("booklet", YEAR)
    day.report("profiles", YEAR)
    day.report("check", YEAR)

    # The organisations read their pages.
    by = date.today() + timedelta(days=10)
    with_recipients(workspace, server)
    day.report("mail", YEAR, "--proof", "--by", by, "--dry-run")
    day.report("mail", YEAR, "--proof", "--by", by, "--send", "--yes")
    day.report("mail", YEAR, "--proof", "--by", by, "--send", "--yes")
    answer = answered(server, tmp_path)
    day.report("proof", YEAR, "--comments", answer)
    rewrite(norrby, ("Eleverna får säga", "Eleverna själva får säga"))
    day.report("proof", YEAR, code=1)
    day.report("release", YEAR, code=1)
    day.report("approve", YEAR, "--by", "Förnamn Efternamn")
    day.report("list", YEAR)

    # The edition is made for good, and sent.
    day.report("booklet", YEAR, "--for", "press")
    day.report("release", YEAR)
    day.report("mail", YEAR, "--send", "--yes")
    rewrite(norrby, ("Eleverna själva får säga", "Eleverna får säga"))
    day.report("check", YEAR, code=1)
    day.report("profiles", YEAR, "norrby")

    assert len(server.office.taken) == 6
    seen = without_chance("\n".join(day.seen), tmp_path)
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(seen, "utf-8")
    assert seen == GOLDEN.read_text("utf-8")


def texts_that_were_sent(folder: Path) -> Path:
    """Make the files that organisations sent: two out of Word, and a saved web page."""
    sent = folder / "inkommet"
    sent.mkdir()
    long = "".join(SENTENCES)
    docx.write(
        sent / "norrby.docx",
        paragraph("Lärarna sätter takten", "Rubrik"),
        paragraph(long * 3),
        paragraph("Ett steg i taget", "Rubrik2"),
        paragraph(long * 2),
        item("Pröva i en klass"),
        item("Berätta för kollegorna"),
        paragraph(long * 2),
    )
    docx.write(
        sent / "vasterby.docx",
        paragraph("De mäter det som räknas", "Rubrik"),
        paragraph(long * 2),
        paragraph("Siffror som används", "Rubrik2"),
        paragraph(long * 3),
    )
    body = f"<p>{long * 2}</p><h2>Varje dag en stund</h2><p>{long * 2}</p>"
    (sent / "soderby.html").write_text(PAGE.format(body), "utf-8")
    return sent


def fill(path: Path, fields: dict[str, str]) -> None:
    """Write fields in place of empty ones, as an editor does."""
    text = path.read_text("utf-8")
    for empty, written in fields.items():
        line = re.search(f"^{re.escape(empty)} *$", text, re.M)
        assert line, (path.name, empty)
        text = text[: line.start()] + written + text[line.end() :]
    if path.suffix == ".md":
        text = re.sub(r"^sources:\n(?:  .*\n|    .*\n)*", lambda _: SOURCE, text, flags=re.M)
    path.write_text(text, "utf-8")


def with_photographs(workspace: Workspace) -> None:
    """Give two texts a photograph each, one wide and one upright."""
    images = workspace.year(2019) / "images"
    for slug, size in (("norrby", (1800, 1200)), ("soderby", (1200, 1600))):
        (images / f"{slug}.jpg").write_bytes(saved(photograph(size), quality=85))
        fields = (
            f"photo:\n  file: {slug}.jpg\n  alt: En provbild med mjuka övergångar\n"
            "  credit: Förnamn Efternamn\n"
        )
        path = workspace.year(2019) / f"{slug}.md"
        rewrite(path, ("sources:\n", f"{fields}sources:\n"))


def with_recipients(workspace: Workspace, server: Running) -> None:
    rows = "".join(
        f"  - organisation: {slug}\n    to: [{{ address: kansli@{slug}.example }}]\n"
        for slug in FIELDS
    )
    workspace.recipients(2019).write_text(f"recipients:\n{rows}", "utf-8")
    workspace.settings.write_text(
        f'[mail]\nhost = "localhost"\nport = {server.port}\nuser = "{USER}"\n'
        'sender = "award@office.example"\nsender_name = "Guldtrappan"\n'
        "pause_s = 0\ntimeout_s = 2\nretry_waits_s = [0]\n",
        "utf-8",
    )


def answered(server: Running, folder: Path) -> Path:
    """Return the proof that Norrby got, with notes of a reader in it."""
    for _to, letter in server.office.taken:
        for part in letter.iter_attachments():
            if part.get_filename() == "korrektur-norrby.pdf":
                proof, answer = folder / "korrektur-norrby.pdf", folder / "svar-norrby.pdf"
                proof.write_bytes(part.get_content())
                with opened(proof, answer) as on:
                    annotating.acrobat_highlight(
                        on, "Eleverna får säga", "Eleverna själva", "Norrby kommun"
                    )
                    annotating.preview_note(on, "Lärarna sätter", "Bra rubrik.", "Norrby kommun")
                return answer
    raise AssertionError("Norrby got no proof")


def without_chance(seen: str, folder: Path) -> str:
    """Return what was seen without what differs from day to day and from machine to machine."""
    seen = seen.replace(str(folder.resolve()), "~").replace(str(folder), "~")
    seen = re.sub(r"\d+(?= kB)|\d+\.\d(?= MB)", "N", seen)
    seen = re.sub(r"<[^>]*@[^>]*>", "<…>", seen)
    now = date.today()
    for today in (now, now - timedelta(days=1)):  # it may have become midnight meanwhile
        later = today + timedelta(days=10)
        days = {
            today.isoformat(): "I-DAG",
            later.isoformat(): "OM-TIO-DAGAR",
            spoken_date(later): "OM-TIO-DAGAR",
        }
        for written, told in days.items():
            seen = seen.replace(written, told)
    return re.sub(r"T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?", "T…", seen)
