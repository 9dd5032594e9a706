"""`report proof` as one uses it: kept, compared, corrected, kept again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from report.proof.differences.recipe import proof
from report.workspace import Workspace

from support.annotating import rewritten
from support.mailed import mailed
from support.pdf import texts
from support.workspaces import Run, copy_some, rewrite

HEADING = ("## En mellanrubrik", "## En rubrik")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of two texts whose first proof is kept; to be copied."""
    workspace = copy_some(tmp_path_factory.mktemp("base"), "norrby", "soderby")
    done = proof(workspace, 2019, (), lambda doing: None)
    assert done.kept
    assert (done.kept.number, done.page, done.files) == (1, None, ())
    return workspace


@pytest.fixture
def kept(base: Workspace, tmp_path: Path) -> Workspace:
    """A workspace of one's own with a proof."""
    shutil.copytree(base.root, tmp_path / "kept")
    return Workspace(tmp_path / "kept")


@pytest.fixture
def compare(run: Run, kept: Workspace) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Run `report proof 2019 … --json`, and return its exit code and what it says."""

    def comparing(*words: str) -> tuple[int, dict[str, Any]]:
        done = run("proof", "2019", *words, "--json", cwd=kept.root)
        problems = json.loads(done.stderr or "[]")
        return done.returncode, json.loads(done.stdout or "{}") | {"problems": problems}

    return comparing


Compare = Callable[..., tuple[int, dict[str, Any]]]


def correct(workspace: Workspace, slug: str = "norrby") -> None:
    rewrite(workspace.year(2019) / f"{slug}.md", HEADING)


def told(said: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (each["file"], each["before"], each["after"])
        for each in said["changes"]
        if each["kind"] == "words"
    }


def test_the_first_run_keeps_a_proof(run: Run, tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby", "soderby")
    done = run("proof", "2019", cwd=workspace.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "there was no proof yet: kept as proof 1, 3 files\n"
    last = workspace.proof(2019) / "last"
    assert {path.relative_to(last).as_posix() for path in last.rglob("*.pdf")} == {
        *("booklet.pdf", "profiles/norrby.pdf", "profiles/soderby.pdf")
    }


def test_nothing_has_changed_at_first(compare: Compare, kept: Workspace) -> None:
    code, said = compare()
    assert (code, said["changed"], said["changes"], said["kept"]) == (0, False, [], None)
    assert all(file["same_bytes"] for file in said["files"])
    page = (kept.root / said["page"]).read_text("utf-8")
    assert "Nothing has changed since proof 1" in page


def test_a_correction_is_told_with_its_line_and_changes_no_proof(
    run: Run, compare: Compare, kept: Workspace
) -> None:
    correct(kept)
    text = (kept.year(2019) / "norrby.md").read_text("utf-8").splitlines()
    place = {
        "path": "content/2019/norrby.md",
        "line": text.index("## En rubrik") + 1,
        "column": len("## En ") + 1,
    }
    code, said = compare()
    assert code == 1
    assert told(said) == {
        ("booklet", "mellanrubrik", "rubrik"),
        ("profiles/norrby", "mellanrubrik", "rubrik"),
    }
    words = [change for change in said["changes"] if change["kind"] == "words"]
    assert [change["place"] for change in words] == [place, place]
    first = (kept.root / said["page"]).read_bytes()
    done = run("proof", "2019", cwd=kept.root)
    assert done.returncode == 1
    number = text.index("## En rubrik") + 1
    line = f"'mellanrubrik' → 'rubrik'  content/2019/norrby.md:{number}:7"
    assert f"profiles/norrby, page 1: {line}" in done.stdout.splitlines()
    assert (kept.root / said["page"]).read_bytes() == first


def test_what_was_compared_can_be_kept(compare: Compare, kept: Workspace) -> None:
    correct(kept)
    code, said = compare("--keep")
    assert (code, said["kept"]["number"]) == (1, 2)
    code, said = compare()
    assert (code, said["changes"]) == (0, [])
    assert said["against"].startswith("proof 2 of ")


def test_texts_that_are_named_are_compared_alone(compare: Compare, kept: Workspace) -> None:
    correct(kept)
    rewrite(kept.year(2019) / "soderby.md", ("name: Söderby", "name: Sunnerby"))
    code, said = compare("norrby")
    assert code == 1
    assert [file["name"] for file in said["files"]] == ["booklet", "profiles/norrby"]
    assert {change["place"]["path"] for change in said["changes"] if change["place"]} == {
        "content/2019/norrby.md"
    }
    booklet = said["files"][0]
    assert 0 < booklet["pages"] <= 2


def test_a_page_that_a_text_has_lost_is_told_of_that_text(
    compare: Compare, kept: Workspace
) -> None:
    path = kept.year(2019) / "norrby.md"
    short = path.read_text("utf-8")
    paragraph = "Lärarna i kommunen arbetar med ämnet, och eleverna med dem. " * 5
    long = "".join(f"\n## Rubrik {number}\n\n{paragraph}\n" for number in range(4))
    path.write_text(short + long, "utf-8")
    added = compare("norrby")[1]["files"][0]["added"]
    assert added
    compare("--keep")
    path.write_text(short, "utf-8")
    _code, said = compare("norrby")
    assert said["files"][0]["gone"] == added
    assert [each["page_before"] for each in said["changes"] if each["kind"] == "page gone"] == added
    assert "page gone" not in {each["kind"] for each in compare("soderby")[1]["changes"]}


def test_a_text_that_came_is_an_added_file_with_added_pages(
    compare: Compare, kept: Workspace
) -> None:
    texts = kept.year(2019)
    text = (texts / "norrby.md").read_text("utf-8").replace("Norrby", "Nyby")
    (texts / "nyby.md").write_text(text, "utf-8")
    path = texts / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("[norrby", "[norrby, nyby"), "utf-8")
    code, said = compare()
    files = {file["name"]: file for file in said["files"]}
    assert code == 1
    assert files["profiles/nyby"]["added"] == [1]
    assert len(files["booklet"]["added"]) >= 1
    assert files["profiles/norrby"]["same_bytes"]


def test_a_text_that_is_not_finished_is_told_and_its_profile_is_gone(
    compare: Compare, kept: Workspace
) -> None:
    rewrite(kept.year(2019) / "norrby.md", ("title: Kort om norr\n", ""))
    code, said = compare()
    files = {file["name"]: file for file in said["files"]}
    assert (code, files["profiles/norrby"]["gone"]) == (1, [1])
    (warning,) = said["problems"]
    assert (warning["severity"], Path(warning["place"]["path"]).name) == ("warning", "norrby.md")


@pytest.mark.parametrize(
    ("against", "names"),
    [
        ("old/2019/guldtrappan-2019.pdf", ["booklet"]),
        ("old/2019/profiles/norrby.pdf", ["profiles/norrby"]),
        ("old/2019", ["booklet", "profiles/norrby", "profiles/soderby"]),
        ("output/2019/proof/last", ["booklet", "profiles/norrby", "profiles/soderby"]),
        ("2019", ["booklet", "profiles/norrby", "profiles/soderby"]),
    ],
)
def test_another_file_or_folder_or_release_can_be_compared_with(
    compare: Compare, kept: Workspace, against: str, names: list[str]
) -> None:
    last = kept.proof(2019) / "last"
    for folder in ("old", "released"):
        shutil.copytree(last / "profiles", kept.root / folder / "2019" / "profiles")
        shutil.copy(last / "booklet.pdf", kept.root / folder / "2019" / "guldtrappan-2019.pdf")
    if not against.startswith("output"):
        shutil.rmtree(last)
    correct(kept)
    code, said = compare("--against", against)
    assert code == 1
    assert [file["name"] for file in said["files"]] == names
    changed = {name for name in names if name != "profiles/soderby"}
    assert told(said) == {(name, "mellanrubrik", "rubrik") for name in changed}


def test_a_file_of_any_name_is_the_profile_of_the_text_that_is_named(
    compare: Compare, kept: Workspace
) -> None:
    rewritten(kept.proof(2019) / "last/profiles/norrby.pdf", kept.root / "korrektur (2).pdf")
    code, said = compare("norrby", "--against", "korrektur (2).pdf")
    assert (code, [file["name"] for file in said["files"]]) == (0, ["profiles/norrby"])


def test_a_file_says_whose_profile_it_is_whatever_its_name(
    run: Run, compare: Compare, kept: Workspace
) -> None:
    shutil.copy(kept.proof(2019) / "last/profiles/norrby.pdf", kept.root / "korrektur (2).pdf")
    code, said = compare("--against", "korrektur (2).pdf")
    assert (code, [file["name"] for file in said["files"]]) == (0, ["profiles/norrby"])
    done = run("proof", "2019", "soderby", "--against", "korrektur (2).pdf", cwd=kept.root)
    assert (done.returncode, "has the pages of 'norrby'" in done.stderr) == (2, True)


def test_pages_of_the_booklet_that_were_mailed_are_compared_with_those_pages(
    compare: Compare, kept: Workspace
) -> None:
    mailed(kept, kept.root)
    name = "korrektur-soderby-haftet.pdf"
    with pikepdf.open(kept.root / name) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Söderby kommun – Guldtrappan 2019"
    for slugs in ((), ("soderby",)):
        code, said = compare(*slugs, "--against", name)
        assert (code, said["changes"]) == (0, [])
        (file,) = said["files"]
        assert (file["name"], file["pages"], file["added"], file["gone"]) == ("booklet", 1, [], [])
    compare("--against", name, "--keep")
    assert len(list((kept.proof(2019) / "last").rglob("*.pdf"))) == 3
    correct(kept)
    assert compare("--against", name)[1]["changes"] == []
    correct(kept, "soderby")
    code, said = compare("--against", name)
    assert (code, told(said)) == (1, {("booklet", "mellanrubrik", "rubrik")})
    changes = [change for change in said["changes"] if change["kind"] == "words"]
    assert (changes[0]["page"], changes[0]["page_before"]) == (page_of_soderby(kept), 1)


def page_of_soderby(workspace: Workspace) -> int:
    last = workspace.proof(2019) / "last/booklet.pdf"
    (page,) = [n for n, text in enumerate(texts(last), start=1) if "stycket i Söderby" in text]
    return page


def test_the_mark_of_a_proof_is_no_change(compare: Compare, kept: Workspace) -> None:
    mailed(kept, kept.root)
    name = "korrektur-norrby.pdf"
    assert compare("norrby", "--against", name)[1]["changes"] == []
    correct(kept)
    code, said = compare("norrby", "--against", name)
    assert (code, told(said)) == (1, {("profiles/norrby", "mellanrubrik", "rubrik")})


def not_there(kept: Workspace) -> str:
    return "nowhere.pdf"


def empty_folder(kept: Workspace) -> str:
    (kept.root / "empty").mkdir()
    return "empty"


def no_pdf(kept: Workspace) -> str:
    (kept.root / "letter.pdf").write_text("Hej!")
    return "letter.pdf"


def locked(kept: Workspace) -> str:
    with pikepdf.open(kept.proof(2019) / "last/booklet.pdf") as pdf:
        pdf.save(kept.root / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return "locked.pdf"


def sheets(kept: Workspace) -> str:
    from report.finish.imposition import USUAL_FOLDING
    from report.finish.office import imposed

    booklet = (kept.proof(2019) / "last/booklet.pdf").read_bytes()
    folder = kept.root / "printed"
    folder.mkdir()
    (folder / "guldtrappan-2019.pdf").write_bytes(imposed(booklet, USUAL_FOLDING))
    return "printed"


def a_sheet(kept: Workspace) -> str:
    return f"{sheets(kept)}/guldtrappan-2019.pdf"


def of_another_name(kept: Workspace) -> str:
    rewritten(kept.proof(2019) / "last/profiles/norrby.pdf", kept.root / "korrektur (2).pdf")
    return "korrektur (2).pdf"


@pytest.mark.parametrize(
    ("make", "code", "rule", "words"),
    [
        (not_there, 2, "nothing-to-compare", "'nowhere.pdf' does not exist"),
        (empty_folder, 2, "nothing-to-compare", "'empty' has neither"),
        (no_pdf, 1, "not-comparable", "it is damaged, or not a PDF"),
        (locked, 1, "not-comparable", "it asks for a password"),
        (sheets, 1, "not-comparable", "its pages are 297 × 210 mm"),
        (a_sheet, 1, "not-comparable", "its pages are 297 × 210 mm"),
        (of_another_name, 2, "nothing-to-compare", "report proof 2019 SLUG --against FILE"),
    ],
)
def test_what_cannot_be_compared_is_told(
    run: Run, kept: Workspace, make: Callable[[Workspace], str], code: int, rule: str, words: str
) -> None:
    done = run("proof", "2019", "--against", make(kept), cwd=kept.root)
    assert (done.returncode, f"[{rule}]" in done.stderr, done.stdout) == (code, True, "")
    assert words in done.stderr


def test_a_damaged_proof_is_told(run: Run, kept: Workspace) -> None:
    (kept.proof(2019) / "last/booklet.pdf").write_bytes(b"%PDF-1.7")
    done = run("proof", "2019", cwd=kept.root)
    assert (done.returncode, "[damaged-proof]" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("words", "rule"), [(["norrby", "--keep"], "keeps-all"), (["nory"], "unknown-text")]
)
def test_what_makes_no_sense_is_told(
    run: Run, kept: Workspace, words: list[str], rule: str
) -> None:
    done = run("proof", "2019", *words, cwd=kept.root)
    assert (done.returncode, f"[{rule}]" in done.stderr) == (2, True)
