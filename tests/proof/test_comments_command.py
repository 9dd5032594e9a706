"""`report proof --comments`: notes made in our PDFs, back at their places in the content."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from report.compositor import proof
from report.finish.imposition import USUAL_FOLDING
from report.finish.office import imposed
from report.finish.stamp import stamped
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.proof.comments.page_letters import pages_of
from report.workspace import Workspace

from support.annotating import (
    Annotating,
    acrobat_highlight,
    acrobat_insertion,
    acrobat_replacement,
    acrobat_reply,
    annotating,
    around,
    counterclockwise,
    firefox_stroke,
    firefox_text,
    preview_highlight,
    preview_note,
    rewritten,
    xchange_underline,
    z,
)
from support.editions import read
from support.pdf import texts
from support.workspaces import Run, copy_mini, rewrite

Row = dict[str, Any]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The content that the files of `made` were made from; not to be changed."""
    return copy_mini(tmp_path_factory.mktemp("content"))


@pytest.fixture
def norrby(made: Workspace) -> Path:
    """The profile of Norrby, as it was sent to its readers."""
    return PROFILE.file(made, 2019, "norrby")


def listed(run: Run, workspace: Workspace, *files: Path, code: int = 0) -> Row:
    """Return what the command lists, as JSON."""
    done = run("proof", "2019", "--comments", *files, "--json", "--root", workspace.root)
    assert done.returncode == code, done.stderr
    found: Row = json.loads(done.stdout)
    return found


def rules(found: Row) -> list[str]:
    return [problem["rule"] for problem in found["problems"]]


def stands_at(row: Row) -> str:
    """Return the rest of the line of the content that a comment leads to."""
    place = row["place"]
    lines = Path(place["path"]).read_text("utf-8").split("\n")
    return str(lines[place["line"] - 1][place["column"] - 1 :])


def page_of(path: Path, words: str) -> int:
    """Return the number of the page of a booklet that words are on."""
    (number, *_) = [n for n, text in enumerate(texts(path), start=1) if words in text]
    return number


def test_notes_of_every_program_are_back_at_their_words(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        asked = acrobat_highlight(
            on, "skolutvecklingsprogrammet", "Är det så det heter?", "Mats J."
        )
        acrobat_reply(on, asked, "Ja.", "Anna E.")
        acrobat_replacement(on, "siffran 28 000", "talet 29 000", "Mats J.")
        acrobat_insertion(on, "Det första steget", "och viktigaste", "Mats J.")
        preview_highlight(on, "elever i en kommun", "Vilka?")
        preview_note(on, "Förnamn Efternamn", "Ny titel: rektor", "Åsa Öberg")
        firefox_text(on, around(on.lines("Kort om norr")), "Fin rubrik!")
        firefox_stroke(on, "en kursiv sats")
        xchange_underline(on, "är en siffra utan mening", "Stämmer", "Mats J.")
        on.mark("StrikeOut", "och åäö", corners=counterclockwise, T="Edge")
    found = listed(run, workspace, file)
    assert found["problems"] == []
    assert found["files"] == [{"path": str(file), "slug": "norrby", "proof": "current", "notes": 9}]
    rows = {row["note"] or row["marked"]: row for row in found["comments"]}
    assert len(rows) == len(found["comments"]) == 9
    for note, kind, marked, line in (
        ("Är det så det heter?", "highlight", "skolutvecklingsprogrammet", "skolutv"),
        ("talet 29 000", "replacement", "siffran 28 000", "siffran 28 000."),
        ("och viktigaste", "insertion", "steget", "steget }"),
        ("Vilka?", "highlight", "elever i en kommun", "elever i en kommun som"),
        ("Stämmer", "underline", "är en siffra utan mening", "är en siffra utan mening }"),
        ("och åäö", "strike-out", "och åäö", "och åäö."),
        ("en kursiv sats", "drawing", "en kursiv sats", "en *kursiv* sats"),
    ):
        row = rows[note]
        assert (row["kind"], row["marked"], row["found"]) == (kind, marked, "marked")
        assert stands_at(row).startswith(line)
    for note, kind, line in (
        ("Ny titel: rektor", "note", "Efternamn, role: skolchef }"),
        ("Fin rubrik!", "free text", "om norr"),
    ):
        row = rows[note]
        assert (row["kind"], row["marked"], row["found"]) == (kind, "", "beside")
        assert stands_at(row).startswith(line)
    first = rows["Är det så det heter?"]
    assert (first["organisation"], first["slug"], first["page"]) == ("Norrby kommun", "norrby", 1)
    assert (first["author"], first["date"]) == ("Mats J.", "2019-10-03T14:05:01+02:00")
    assert [reply["text"] for reply in first["replies"]] == ["Ja."]


def test_people_read_them_in_the_order_of_the_content(
    run: Run, workspace: Workspace, made: Workspace, norrby: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    with annotating(PROFILE.file(made, 2019, "soderby"), first) as on:
        acrobat_highlight(on, "kursiv", "Rak!", "Bo")
    with annotating(norrby, second) as on:
        acrobat_highlight(on, "kursiv", "Rad ett\nrad två", "Mats J.")
        acrobat_reply(on, acrobat_highlight(on, "Första", "Bra", "Mats J."), "Tack", "Anna")
        on.add("Stamp", Rect=(2000, 2000, 2010, 2010), Contents="Godkänd")
    done = run("proof", "2019", "--comments", first, second, cwd=workspace.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Norrby kommun",
        "content/2019/norrby.md:27:1: Mats J. (highlight): \"Bra\" — marked: 'Första'",
        '    ↳ Anna: "Tack"',
        f"    {second}#page=1, 2019-10-03",
        "content/2019/norrby.md:31:23: Mats J. (highlight): "
        "\"Rad ett / rad två\" — marked: 'kursiv'",
        f"    {second}#page=1, 2019-10-03",
        'content/2019/norrby.md: somebody (stamp): "Godkänd"',
        f"    {second}#page=1; not found in the content",
        "Söderby kommun",
        "content/2019/soderby.md:31:23: Bo (highlight): \"Rak!\" — marked: 'kursiv'",
        f"    {first}#page=1, 2019-10-03",
        "4 notes in 2 files, 1 of them not found in the content",
    ]


def test_a_page_of_the_booklet_belongs_to_the_text_that_stands_there(
    run: Run, workspace: Workspace, made: Workspace, tmp_path: Path
) -> None:
    """The texts say the same but for their names."""
    file = tmp_path / "svar.pdf"
    with annotating(BOOKLET.file(made, 2019), file) as on:
        for name in ("Norrby", "Söderby", "Västerby"):
            page = page_of(BOOKLET.file(made, 2019), f"Första stycket i {name}")
            acrobat_highlight(on, "är en siffra utan mening", name, "Mats J.", page)
    found = listed(run, workspace, file)
    assert [(row["note"], row["organisation"]) for row in found["comments"]] == [
        ("Norrby", "Norrby kommun"),
        ("Söderby", "Söderby kommun"),
        ("Västerby", "Västerby kommun"),
    ]
    assert all(stands_at(row).startswith("är en siffra") for row in found["comments"])


def test_notes_on_the_sheets_of_the_office_are_placed_too(
    run: Run, workspace: Workspace, made: Workspace, tmp_path: Path
) -> None:
    sheets, file = tmp_path / "office.pdf", tmp_path / "svar.pdf"
    sheets.write_bytes(imposed(BOOKLET.file(made, 2019).read_bytes(), USUAL_FOLDING))
    page = page_of(sheets, "Första stycket i Söderby")
    with annotating(sheets, file) as on:
        acrobat_highlight(on, "Första stycket i Söderby", "Var?", "Mats J.", page)
    (row,) = listed(run, workspace, file)["comments"]
    assert (row["slug"], row["page"]) == ("soderby", page)
    assert stands_at(row).startswith("Första stycket i Söderby")


def test_words_of_the_award_on_a_page_are_noted_by_its_organisation(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    criteria = workspace.award / "criteria.yaml"
    assert "name: Fem," in criteria.read_text("utf-8")
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        acrobat_highlight(on, "Kriterier i texten", "Vilka?", "Mats J.")
        acrobat_highlight(on, "Övriga källor", "Fler?", "Mats J.")
    found = listed(run, workspace, file)["comments"]
    assert [(row["slug"], row["note"], row["found"]) for row in found] == [
        ("norrby", "Vilka?", "not found"),
        ("norrby", "Fler?", "not found"),
    ]


@pytest.mark.parametrize(
    ("words", "item"), [("1 Ett", "1, 5]"), ("Ett", "1, 5]"), ("5 Fem", "5]"), ("5", "5]")]
)
def test_the_name_of_a_criterion_leads_to_the_field_with_its_number(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path, words: str, item: str
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        letters = on.lines("1 Ett" if "Ett" in words else "5 Fem")
        left, bottom, right, top = letters[0]
        split = left + (right - left) * 0.25
        box = (split if words == "Ett" else left, bottom, split if words == "5" else right, top)
        on.add("Highlight", QuadPoints=[*z(box)], Rect=box, Contents="Inte vi", T="Mats J.")
    (row,) = listed(run, workspace, file)["comments"]
    assert (row["marked"], row["found"]) == (words, "marked")
    assert stands_at(row) == item
    assert row["organisation"] == "Norrby kommun"


def test_no_note_is_about_the_mark_of_a_proof(
    made: Workspace, norrby: Path, tmp_path: Path
) -> None:
    edition = read(made, 2019).require()
    proof.begin(made, edition)
    job = proof.mark_job(edition, date(2019, 10, 3))
    marked = tmp_path / "korrektur-norrby.pdf"
    marked.write_bytes(stamped(norrby.read_bytes(), job.task(*job.arguments)))
    assert "Korrektur" in texts(marked)[0]
    with pikepdf.open(marked) as document:
        (page,) = pages_of(marked, document)
    assert "Korrektur" not in page.text
    assert "Första stycket" in page.text


def test_an_older_proof_is_told_and_its_words_are_found_where_they_are_now(
    run: Run, mini: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        acrobat_highlight(on, "skolutvecklingsprogrammet", "Stort S?", "Mats J.")
        acrobat_highlight(on, "kursiv", "Rak!", "Mats J.")
        acrobat_highlight(on, "En mellanrubrik", "Bort?", "Mats J.")
    rewrite(
        mini.year(2019) / "norrby.md",
        ("Första stycket", "Ett nytt stycke som ingen läsare har sett.\n\nFörsta stycket"),
        ("en *kursiv* sats", "en rak sats"),
        ("## En mellanrubrik\n\n", ""),
    )
    found = listed(run, mini, file)
    assert rules(found) == ["older-proof"]
    assert "content/2019/norrby.md has changed" in found["problems"][0]["message"]
    assert found["files"][0]["proof"] == "older"
    rows = {row["note"]: row for row in found["comments"]}
    assert stands_at(rows["Stort S?"]).startswith("skolutvecklingsprogrammet")
    assert rows["Stort S?"]["place"]["line"] == 29  # two lines further down than it was
    assert rows["Rak!"]["found"] == "changed"
    assert stands_at(rows["Rak!"]).startswith("rak sats")
    assert rows["Bort?"]["found"] == "not found"
    assert rows["Bort?"]["place"]["line"] == 0
    assert rows["Bort?"]["organisation"] == "Norrby kommun"


def test_of_a_booklet_the_texts_that_have_changed_are_told(
    run: Run, mini: Workspace, made: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(BOOKLET.file(made, 2019), file) as on:
        acrobat_highlight(on, "Guldtrappan 2019", "Vackert", "Mats J.")
    rewrite(mini.year(2019) / "soderby.md", ("Första stycket", "Det första stycket"))
    found = listed(run, mini, file)
    assert rules(found) == ["older-proof"]
    message = found["problems"][0]["message"]
    assert message == "the notes are in an older proof: content/2019/soderby.md has changed"


def test_a_text_with_mistakes_has_its_notes_all_the_same(
    run: Run, mini: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        acrobat_highlight(on, "kursiv", "Rak!", "Mats J.")
    path = mini.year(2019) / "norrby.md"
    rewrite(path, ("kind: municipality", "kind: nonsense"), ("2019-06-13", "2019-06-31"))
    (row,) = listed(run, mini, file)["comments"]
    assert stands_at(row).startswith("kursiv")


def test_a_file_that_was_written_anew_is_recognised_by_its_words(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, tmp_path / "noted.pdf") as on:
        preview_highlight(on, "kursiv", "Rak!")
    rewritten(tmp_path / "noted.pdf", file)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        del pdf.docinfo["/Title"]
        pdf.save()
    found = listed(run, workspace, file)
    assert rules(found) == ["unknown-proof"]
    assert (found["files"][0]["proof"], found["files"][0]["slug"]) == ("unknown", "norrby")
    assert stands_at(found["comments"][0]).startswith("kursiv")


def test_a_file_of_another_edition_is_refused(
    run: Run, mini: Workspace, norrby: Path, tmp_path: Path
) -> None:
    shutil.copytree(mini.year(2019), mini.year(2020))
    rewrite(mini.year(2020) / "edition.yaml", ("year: 2019", "year: 2020"))
    done = run("proof", "2020", "--comments", norrby, "--root", mini.root)
    assert done.returncode == 1
    assert "the file is of the edition '2019' [other-edition]" in done.stderr


def foreign(path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    Annotating(path, pdf).add("Text", Contents="Hej", Rect=(0, 0, 20, 20))
    pdf.save(path)


def test_files_that_are_not_ours_hide_no_others(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    good = tmp_path / "svar.pdf"
    with annotating(norrby, good) as on:
        acrobat_highlight(on, "kursiv", "Rak!", "Mats J.")
    bad = {
        name: tmp_path / f"{name}.pdf" for name in ("garbage", "empty", "cut", "locked", "folder")
    }
    bad["garbage"].write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    bad["empty"].write_bytes(b"")
    bad["cut"].write_bytes(b"Hej!")
    with pikepdf.open(norrby) as pdf:
        pdf.save(bad["locked"], encryption=pikepdf.Encryption(owner="a", user="b"))
    bad["folder"].mkdir()
    bad["missing"] = tmp_path / "missing.pdf"
    bad["foreign"] = tmp_path / "foreign.pdf"
    foreign(bad["foreign"])
    found = listed(run, workspace, *bad.values(), good, code=1)
    told = {problem["place"]["path"]: problem["rule"] for problem in found["problems"]}
    messages = {Path(problem["place"]["path"]).stem: problem for problem in found["problems"]}
    for name, words in (
        ("cut", "it is damaged, or not a PDF"),
        ("locked", "it asks for a password"),
        ("folder", "is not a file"),
        ("missing", "'missing.pdf' does not exist"),
    ):
        assert words in messages[name]["message"]
    expected = dict.fromkeys(map(str, bad.values()), "unreadable-file")
    assert told == expected | {str(bad["foreign"]): "other-edition"}
    assert [row["note"] for row in found["comments"]] == ["Rak!"]


def test_a_file_that_was_damaged_on_its_way_is_read_as_far_as_it_can_be(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    """Its end is lost: PDFium opens it no more."""
    file = tmp_path / "svar.pdf"
    with annotating(norrby, tmp_path / "whole.pdf") as on:
        acrobat_highlight(on, "kursiv", "Rak!", "Mats J.")
    with pikepdf.open(tmp_path / "whole.pdf") as pdf:
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.rindex(b"trailer") + 20])
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file)
    (row,) = listed(run, workspace, file)["comments"]
    assert stands_at(row).startswith("kursiv")


def test_a_file_without_notes_is_told(run: Run, workspace: Workspace, norrby: Path) -> None:
    found = listed(run, workspace, norrby)
    assert rules(found) == ["no-notes"]
    assert found["comments"] == []


def test_none_of_ten_thousand_notes_is_dropped(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        mark = around(on.lines("kursiv"))
        quads = pikepdf.Array(counterclockwise(mark))
        for number in range(10_000):
            on.add("Highlight", Contents=f"Not {number}", QuadPoints=quads, Rect=mark)
    rows = listed(run, workspace, file)["comments"]
    assert {row["note"] for row in rows} == {f"Not {number}" for number in range(10_000)}
    assert {row["place"]["line"] for row in rows} == {31}


HARMFUL = "\x1b[2J\u202e::error::nej\n::error file=a.md::också\n##[command]"


def test_what_a_reader_wrote_acts_on_nothing(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        acrobat_highlight(on, "kursiv", HARMFUL, HARMFUL)
        on.add("Text", Rect=(0, 0, 9, 9), Contents=HARMFUL, T="\n::error::")
    for form in ("text", "json", "github"):
        done = run("proof", "2019", "--comments", file, "--format", form, "--root", workspace.root)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        lines = done.stdout.splitlines()
        commands = [line for line in lines if line.lstrip().startswith("::")]
        assert all(line.startswith("::warning ") for line in commands)
        assert len(commands) == (2 if form == "github" else 0)
        assert not any(line.startswith("##[") for line in lines)


def test_github_shows_notes_at_their_lines(
    run: Run, workspace: Workspace, norrby: Path, tmp_path: Path
) -> None:
    file = tmp_path / "svar.pdf"
    with annotating(norrby, file) as on:
        acrobat_highlight(on, "kursiv", "Rak!", "Mats J.")
    done = run("proof", "2019", "--comments", file, "--format", "github", cwd=workspace.root)
    assert done.stdout == (
        "::warning file=content/2019/norrby.md,line=31,col=23,title=readers-note::"
        f"{file}#page=1: Mats J. (highlight): \"Rak!\" — marked: 'kursiv'\n"
    )


@pytest.mark.parametrize("option", ["--keep", "--open", "--against=last.pdf"])
def test_notes_are_not_listed_and_pages_compared_at_once(
    run: Run, workspace: Workspace, norrby: Path, option: str
) -> None:
    done = run("proof", "2019", "--comments", norrby, option, "--root", workspace.root)
    assert done.returncode == 2
    assert "do not apply to --comments" in done.stderr


FIRST = ("Första", "stycket", "i", "Norrby", "kommun", "innehåller", "ordet")


def test_every_word_of_a_paragraph_is_back_at_its_column(
    run: Run, workspace: Workspace, made: Workspace, tmp_path: Path
) -> None:
    """In the booklet and in the profile, one note each."""
    for source in (BOOKLET.file(made, 2019), PROFILE.file(made, 2019, "norrby")):
        page, file = page_of(source, "Första stycket i Norrby"), tmp_path / "svar.pdf"
        with annotating(source, file) as on:
            for number, word in enumerate(FIRST):
                words = " ".join(FIRST[: number + 1])
                area = around(on.letters(words, page)[-len(word) :])
                on.add("Highlight", page, QuadPoints=counterclockwise(area), Contents=word)
        rows = listed(run, workspace, file)["comments"]
        assert [row["note"] for row in rows] == list(FIRST)
        for row in rows:
            assert row["marked"] == row["note"]
            assert stands_at(row).startswith(row["marked"])
