"""A round of proofs through the real commands: shown, noted, corrected, approved, released."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from report.workspace import Workspace

from support import annotating
from support.annotating import annotating as opened
from support.forked import Parent
from support.mailing import environment
from support.server import Running
from support.workspaces import rewrite

Command = Callable[..., subprocess.CompletedProcess[str]]

WORDS = ("Första stycket", "Andra stycket", "mellanrubrik", "skolutvecklingsprogrammet", "åäö")


@pytest.fixture
def report(mini: Workspace, office: Running, loaded_program: Parent) -> Command:
    """Run the real command in a workspace whose letters go to a server of its own."""

    def report(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        words = [*map(str, arguments)]
        done = loaded_program.run(words, mini.root, environment=environment(office))
        assert done.returncode == code, done.stdout + done.stderr
        return done

    return report


def noted(source: Path, target: Path) -> None:
    """Make notes of five kinds in a proof, as readers do in their programs."""
    with opened(source, target) as on:
        annotating.acrobat_highlight(on, WORDS[0], "Här saknas ett ord.", "Åsa Öberg")
        annotating.acrobat_replacement(on, WORDS[1], "Det andra stycket", "Åsa Öberg")
        annotating.acrobat_insertion(on, WORDS[2], "Ny rubrik?", "Åsa Öberg")
        annotating.preview_note(on, WORDS[3], "Programmet heter så.", "Bo")
        annotating.xchange_underline(on, WORDS[4], "Rätt bokstäver!", "Bo")


def test_a_round_from_the_first_proof_to_the_release(
    report: Command, mini: Workspace, office: Running, tmp_path: Path
) -> None:
    text = mini.year(2019) / "norrby.md"
    by = date.today() + timedelta(days=7)

    # The first proof goes out, with a mark, and readers note something in it.
    report("mail", 2019, "norrby", "--proof", "--by", by, "--spread", "--send", "--yes")
    (_, letter) = office.office.taken[0]
    attached = {part.get_filename(): part.get_content() for part in letter.iter_attachments()}
    assert set(attached) == {"korrektur-norrby.pdf", "korrektur-norrby-haftet.pdf"}
    answers = []
    for name, data in attached.items():
        proof = tmp_path / str(name)
        proof.write_bytes(data)
        answers.append(tmp_path / f"svar-{name}")
        noted(proof, answers[-1])
    assert states(report)["norrby"] == "proof sent"

    # The notes in both files come back at their lines.
    read = json.loads(report("proof", 2019, "--comments", *answers, "--json").stdout)
    assert read["problems"] == []
    assert {(file["slug"], file["proof"]) for file in read["files"]} == {("norrby", "current")}
    kinds = Counter(comment["kind"] for comment in read["comments"])
    assert kinds == dict.fromkeys(("highlight", "replacement", "insertion", "note", "underline"), 2)
    lines = text.read_text("utf-8").splitlines()
    for comment in read["comments"]:
        place = comment["place"]
        assert Path(place["path"]) == text
        assert any(word in lines[place["line"] - 1] for word in WORDS), comment

    # Nothing has changed yet; then the text is corrected, and the proof shows just that.
    assert changes(report, "norrby", code=0) == []
    rewrite(text, ("Första stycket", "Det första stycket"))
    found = changes(report, "norrby", code=1)
    told = [(change["before"], change["after"]) for change in found if "before" in change]
    assert any("Första" in before and "Det första" in after for before, after in told), found
    page = mini.proof(2019) / "index.html"
    assert "Det" in page.read_text("utf-8")

    # What is not approved is not released; then all is.
    assert "[not-approved]" in report("release", 2019, code=1).stderr
    report("approve", 2019, "--by", "Åsa Öberg")
    assert set(states(report).values()) == {"approved"}
    report("release", 2019)
    report("check", 2019, "--strict")

    # Whoever tampers with the release or the text is told.
    rewrite(text, ("Det första stycket", "Det allra första stycket"))
    released = mini.released(2019) / "profiles" / "norrby.pdf"
    released.write_bytes(released.read_bytes() + b"\n")
    rules = {
        problem["rule"] for problem in json.loads(report("check", 2019, "--json", code=1).stdout)
    }
    assert {"broken-release", "changed-after-approval"} <= rules
    assert "differs from the released one" in report("profiles", 2019, "norrby").stderr


def states(report: Command) -> dict[str, str]:
    (edition,) = json.loads(report("list", 2019, "--json").stdout)
    found: dict[str, str] = edition["states"]
    return found


def changes(report: Command, slug: str, *, code: int) -> list[dict[str, Any]]:
    found = json.loads(report("proof", 2019, slug, "--json", code=code).stdout)
    listed: list[dict[str, Any]] = found["changes"]
    return listed
