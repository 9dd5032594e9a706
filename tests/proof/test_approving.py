"""`report approve`: who approved what, and what is told of texts that change afterwards."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.model import ApprovalsFile, digest, parse, read_edition_files
from report.problems import ContentError
from report.proof.written import head, with_entries
from report.source import read_yaml
from report.workspace import Workspace

from support.photos import photograph, saved
from support.releases import approval
from support.workspaces import Run, rewrite


def states(run: Run, workspace: Workspace) -> dict[str, str]:
    (edition,) = json.loads(run("list", "2019", "--json", cwd=workspace.root).stdout)
    found: dict[str, str] = edition["states"]
    return found


def test_a_text_is_approved_until_it_changes(run: Run, mini: Workspace) -> None:
    done = run("approve", "2019", "norrby", "--by", "Förnamn Efternamn", cwd=mini.root)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.startswith("norrby  approved by Förnamn Efternamn on 20")
    assert states(run, mini) == {"norrby": "approved", "soderby": "ready", "vasterby": "ready"}
    assert run("check", "2019", "--strict", cwd=mini.root).returncode == 0
    rewrite(mini.year(2019) / "norrby.md", ("Första stycket", "Det första stycket"))
    assert states(run, mini)["norrby"] == "changed since approved"
    told = run("check", "2019", cwd=mini.root)
    assert (
        "norrby.md: warning: the text has changed since Förnamn Efternamn approved it"
        in told.stderr
    )
    assert "[changed-after-approval]" in told.stderr
    assert told.returncode == 0
    assert run("check", "2019", "--strict", cwd=mini.root).returncode == 1


def test_what_is_approved_stays_approved_by_whom_it_was(run: Run, mini: Workspace) -> None:
    run("approve", "2019", "norrby", "--by", "Förnamn Efternamn", cwd=mini.root)
    before = mini.approvals(2019).read_bytes()
    done = run("approve", "2019", "norrby", "soderby", "--by", "Bo By", "--json", cwd=mini.root)
    first, second = json.loads(done.stdout)
    assert (first["is_new"], first["by"]) == (False, "Förnamn Efternamn")
    assert (second["is_new"], second["by"]) == (True, "Bo By")
    assert mini.approvals(2019).read_bytes().startswith(before)


def test_a_new_approval_counts_and_the_old_one_stays(run: Run, mini: Workspace) -> None:
    run("approve", "2019", "norrby", "--by", "Förnamn Efternamn", cwd=mini.root)
    rewrite(mini.year(2019) / "norrby.md", ("Första stycket", "Det första stycket"))
    run("approve", "2019", "norrby", "--by", "Bo By", cwd=mini.root)
    assert states(run, mini)["norrby"] == "approved"
    source = read_yaml(mini.approvals(2019)).require()
    assert [source.text("approved", n, "by") for n in (0, 1)] == ["Förnamn Efternamn", "Bo By"]


def test_a_text_that_is_named_twice_is_approved_once(run: Run, mini: Workspace) -> None:
    done = run(
        "approve", "2019", "norrby", "norrby", "--by", "Förnamn Efternamn", "--json", cwd=mini.root
    )
    assert len(json.loads(done.stdout)) == 1
    assert mini.approvals(2019).read_text("utf-8").count("organisation:") == 1


def test_the_only_approval_can_be_taken_back(run: Run, mini: Workspace) -> None:
    run("approve", "2019", "norrby", "--by", "Förnamn Efternamn", cwd=mini.root)
    path = mini.approvals(2019)
    path.write_text(path.read_text("utf-8").partition("  - ")[0], "utf-8")
    assert path.read_text("utf-8").endswith("\napproved:\n")
    assert states(run, mini)["norrby"] == "ready"
    assert run("approve", "2019", "norrby", "--by", "Bo By", cwd=mini.root).returncode == 0
    assert states(run, mini)["norrby"] == "approved"


@pytest.mark.parametrize("left", ["", " \n\n", "# Förnamn Efternamn took it back\n"])
def test_a_file_of_approvals_may_be_empty(run: Run, mini: Workspace, left: str) -> None:
    path = mini.approvals(2019)
    path.write_text(left, "utf-8")
    done = run("check", "2019", cwd=mini.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("approve", "2019", "norrby", "--by", "Bo By", cwd=mini.root).returncode == 0
    assert states(run, mini)["norrby"] == "approved"
    assert path.read_text("utf-8").startswith(left.strip())


def test_unfinished_and_unknown_texts_are_not_approved(run: Run, mini: Workspace) -> None:
    rewrite(mini.year(2019) / "norrby.md", ("title: Kort om norr", "title:"))
    done = run("approve", "2019", "--by", "Förnamn Efternamn", cwd=mini.root)
    assert (done.returncode, "[empty-field]" in done.stderr) == (1, True)
    assert states(run, mini)["norrby"] == "draft"
    other = run("approve", "2019", "sodreby", "--by", "Förnamn Efternamn", cwd=mini.root)
    assert (other.returncode, "Did you mean 'soderby'?" in other.stderr) == (2, True)
    assert not mini.approvals(2019).exists()


@pytest.mark.parametrize("name", ["", "  ", "Eva\nEk", "E" * 161])
def test_whoever_approves_has_a_name(run: Run, mini: Workspace, name: str) -> None:
    done = run("approve", "2019", "norrby", "--by", name, cwd=mini.root)
    assert (done.returncode, "[no-name]" in done.stderr) == (2, True)


def test_an_approval_of_a_text_that_is_gone_is_told(run: Run, mini: Workspace) -> None:
    mini.approvals(2019).write_text(with_entries(Path(), "", [approval("lund")]), "utf-8")
    done = run("check", "2019", cwd=mini.root)
    assert "approved.yaml:4:19: warning: 'lund' was approved and is not in" in done.stderr


def test_a_broken_file_of_approvals_is_told_with_its_place(run: Run, mini: Workspace) -> None:
    mini.approvals(2019).write_text("approved:\n  - { organisation: norrby, bye: Eva }\n", "utf-8")
    done = run("check", "2019", cwd=mini.root)
    assert "approved.yaml:2:5: 'by' is missing [missing-field]" in done.stderr
    assert done.returncode == 1


def test_comments_and_ends_of_lines_do_not_change_what_is_approved(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"

    def now() -> str:
        text = read_edition_files(mini, 2019).texts["norrby"].text
        assert text
        return digest(text)

    before = now()
    written = path.read_text("utf-8").replace("title:", "# en kommentar\ntitle:")
    path.write_bytes(written.replace("\n", "\r\n").encode() + b"  \r\n")
    assert now() == before
    path.write_text(written.replace("siffran 28 000", "siffran 28 001"), "utf-8")
    assert now() != before


def test_another_picture_of_the_same_name_is_another_text(mini: Workspace) -> None:
    picture = "photo: { file: skola.jpg, alt: En skola, caption: Skolan, credit: Foto }\nfigures:"
    rewrite(mini.year(2019) / "norrby.md", ("figures:", picture))
    folder = mini.year(2019) / "images"
    folder.mkdir()
    found = []
    for size in ((1200, 900), (1200, 901)):
        (folder / "skola.jpg").write_bytes(saved(photograph(size)))
        text = read_edition_files(mini, 2019).texts["norrby"].text
        assert text
        found.append(digest(text))
    assert found[0] != found[1]


@pytest.mark.parametrize(
    "before",
    [
        head(),
        head().replace("\n", "\r\n"),
        "# Godkända\napproved:\n- organisation: lund\n  by: Bo By  # på telefon\n",
        "approved:\n    - {organisation: lund, by: Bo By}",
        "# inga kvar\r\n# än",
    ],
    ids=["empty", "of Windows", "not indented", "without an end", "comments alone"],
)
def test_entries_are_added_behind_what_stands(before: str) -> None:
    after = with_entries(Path("approved.yaml"), before, [approval()])
    assert after.startswith(before)
    assert ("\r\n" in after) == ("\r\n" in before)


@pytest.mark.parametrize(
    "before", ["approved: [{organisation: lund}]\n", "approved: []\n", "approved:\nother: 1\n", "["]
)
def test_a_file_that_takes_no_entry_at_its_end_is_left_alone(before: str) -> None:
    with pytest.raises(ContentError, match="so that no entry can be added"):
        with_entries(Path("approved.yaml"), before, [approval()])


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_name_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    if not (by := " ".join(name.split())):
        return
    text = with_entries(Path("approved.yaml"), "", [approval(by=by)])
    text = with_entries(Path("approved.yaml"), text, [approval("soderby", by=by)])
    path = tmp_path_factory.mktemp("names") / "approved.yaml"
    path.write_text(text, "utf-8")
    source = read_yaml(path).require()
    fields = parse(source, ApprovalsFile).require()
    assert [each.by for each in fields.approved] == [by, by]
