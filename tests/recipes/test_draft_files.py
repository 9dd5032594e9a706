"""Drafts: texts as far as they go, in files that nobody takes for finished."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from report import scaffold
from report.checks import printed
from report.compositor.compositor import Compositor
from report.compositor.engine import require_room
from report.compositor.results import FinishedFile
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.graphics.drawn import Kind
from report.linebreaking import Choices
from report.mail.prepare import prepare
from report.problems import ContentError, UsageError
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.recipes.booklet import booklet
from report.recipes.breaks import broken_words
from report.recipes.check import check
from report.recipes.content import read_content
from report.recipes.output import DRAFT
from report.recipes.pages import pages
from report.workspace import Workspace

from support import pdf
from support.editions import silent
from support.photos import photograph, saved
from support.workspaces import REPOSITORY, Run, copy_some, rewrite

MARK = "Utkast"


@pytest.fixture
def begun(tiny: Workspace) -> Workspace:
    """The small workspace with one good text, and one as `report add` makes it."""
    scaffold.add(tiny, 2019, "Lunds kommun", section="1")
    return tiny


def told(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the rules and messages of a check."""
    return [(p.rule, p.message) for p in check(workspace, [2019], silent)]


def finish(workspace: Workspace) -> None:
    """Finish the text that was begun, in the words of the other."""
    texts = workspace.year(2019)
    (texts / "lund.md").write_bytes((texts / "norrby.md").read_bytes())


def test_a_booklet_shows_a_text_as_far_as_it_goes(begun: Workspace) -> None:
    begun.output(2019).mkdir(parents=True)
    BOOKLET.file(begun, 2019).write_bytes(b"the last good one")
    (made,) = booklet(begun, 2019, silent, DRAFT)
    assert (made.path.name, made.drafts, made.lacks) == (
        "guldtrappan-2019-draft.pdf",
        ("lund",),
        (),
    )
    assert BOOKLET.file(begun, 2019).read_bytes() == b"the last good one"
    pages = pdf.texts(made.path)
    marked = [page for page in pages if MARK in page]
    assert len(marked) == 1
    for words in ("Lunds kommun", "[rubrik saknas]", "[ingress saknas]", "[brödtext saknas]"):
        assert words in " ".join(marked[0].split())
    for words in ("[roll saknas]", "[län saknas]", "[latitud saknas]", "[ort saknas]"):
        assert words in " ".join(marked[0].split())
    (norrby,) = [page for page in pages if "skolutvecklingsprogrammet" in page.replace("-\n", "")]
    assert "saknas" not in norrby


def test_nothing_else_is_made_differently(begun: Workspace) -> None:
    made: list[FinishedFile] = []
    with pytest.raises(ContentError):
        booklet(begun, 2019, silent, tell=made.append)
    assert [file.path.name for file in made] == ["guldtrappan-2019-incomplete.pdf"]
    words = " ".join(pdf.texts(made[0].path))
    assert "Norrby" in words
    assert MARK not in words
    assert "saknas" not in words
    assert "Lund" not in words


def test_profiles_that_are_drafts_lie_in_a_folder_of_their_own(begun: Workspace) -> None:
    pages(begun, PROFILE, 2019, ["norrby"], silent)
    before = PROFILE.file(begun, 2019, "norrby").read_bytes()
    made = pages(begun, PROFILE, 2019, (), silent, DRAFT)
    assert [
        (file.path.relative_to(begun.output(2019)).as_posix(), file.drafts) for file in made
    ] == [
        ("profiles/draft/norrby.pdf", ()),
        ("profiles/draft/lund.pdf", ("lund",)),
    ]
    assert PROFILE.file(begun, 2019, "norrby").read_bytes() == before
    assert not PROFILE.file(begun, 2019, "lund").exists()
    (page,) = pdf.texts(made[1].path)
    assert MARK in page
    assert "[rubrik saknas]" in " ".join(page.split())
    (page,) = pdf.texts(made[0].path)
    assert MARK not in page


def test_a_draft_can_be_asked_for_by_its_name(begun: Workspace) -> None:
    (made,) = pages(begun, PROFILE, 2019, ["lund"], silent, DRAFT)
    assert made.drafts == ("lund",)
    with pytest.raises(UsageError):
        pages(begun, PROFILE, 2019, ["lunt"], silent, DRAFT)


def test_every_page_of_a_draft_is_marked_whatever_its_design(tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby")
    real = (REPOSITORY / "content" / "2019" / "malmo.md").read_text("utf-8")
    assert "\ntitle: " in real
    lines = ["title:" if line.startswith("title: ") else line for line in real.splitlines()]
    photo = "photo: { file: wide.jpg, alt: Fält i många färger }"
    lines.insert(1, photo)
    text = workspace.year(2019) / "norrby.md"
    text.write_text("\n".join(lines), "utf-8")
    images = workspace.year(2019) / "images"
    images.mkdir()
    (images / "wide.jpg").write_bytes(saved(photograph((2000, 1000))))
    (made,) = booklet(workspace, 2019, silent, DRAFT)
    pages = pdf.texts(made.path)
    marked = [number for number, page in enumerate(pages, start=1) if MARK in page]
    assert len(marked) >= 2
    assert marked == list(range(marked[0], marked[-1] + 1))
    assert "[rubrik saknas]" in " ".join(pages[marked[0] - 1].split())


def test_the_mark_of_a_draft_may_lie_over_a_photograph(tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby")
    rewrite(
        workspace.year(2019) / "norrby.md",
        ("title: Kort om norr\n", "title:\nphoto: { file: wide.jpg, alt: Fält i många färger }\n"),
    )
    images = workspace.year(2019) / "images"
    images.mkdir()
    (images / "wide.jpg").write_bytes(saved(photograph((2000, 1000))))
    edition = read_content(workspace, 2019).drafted.require()
    (text,) = edition.texts
    layout = Compositor(workspace, edition).booklet_setter.render(
        text, Makeup("scene", 2), Setting(9.3, 1.36, 0, 8, 4), Choices()
    )
    page = next(iter(layout.drawn()))
    (mark,) = [words for words in page.words if words.text == MARK]
    assert any(mark.box.within(each.box) for each in page.shapes if each.kind is Kind.PHOTOGRAPH)
    require_room(layout, printed.of_page(PROFILE, text), text.source.place())


def empty(path: Path) -> None:
    path.write_bytes(b"\n")


def without_file(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("way", [empty, without_file], ids=lambda way: way.__name__)
def test_a_text_with_nothing_to_show_is_left_out_and_told(
    way: Callable[[Path], None], begun: Workspace
) -> None:
    way(begun.year(2019) / "lund.md")
    made: list[FinishedFile] = []
    with pytest.raises(ContentError) as raised:
        booklet(begun, 2019, silent, DRAFT, tell=made.append)
    assert [(file.path.name, file.drafts, file.lacks) for file in made] == [
        ("guldtrappan-2019-draft.pdf", (), ("lund",))
    ]
    assert len(raised.value.problems) == 1


def test_a_mistake_stops_a_draft_as_it_stops_a_booklet(begun: Workspace) -> None:
    rewrite(begun.year(2019) / "lund.md", ("role:", "role: winner"))
    with pytest.raises(ContentError) as raised:
        booklet(begun, 2019, silent, DRAFT)
    assert "unknown-choice" in {problem.rule for problem in raised.value.problems}
    assert not begun.output(2019).exists()


@pytest.mark.parametrize("purpose", ["office", "press", "all"])
def test_a_draft_is_not_for_paper(purpose: str, run: Run, begun: Workspace) -> None:
    done = run("booklet", "2019", "--draft", "--for", purpose, cwd=begun.root)
    assert done.returncode == 2
    assert "[draft-on-paper]" in done.stderr
    assert not begun.output(2019).exists()


def test_a_draft_is_no_failure_and_says_what_it_shows(run: Run, begun: Workspace) -> None:
    done = run("profiles", "2019", "lund", "--draft", cwd=begun.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("output/2019/profiles/draft/lund.pdf ")
    assert done.stdout.endswith("with drafts of lund\n")
    done = run("profiles", "2019", "lund", "--draft", "--json", cwd=begun.root)
    (made,) = json.loads(done.stdout)
    assert made["drafts"] == ["lund"]


def test_a_check_takes_no_draft_for_a_finished_file(begun: Workspace) -> None:
    PROFILE.drafts(begun, 2019).mkdir(parents=True)
    BOOKLET.file(begun, 2019, "-draft").write_bytes(b"no PDF, and nobody minds")
    PROFILE.draft(begun, 2019, "lund").write_bytes(b"nor this")
    assert [rule for rule, _ in told(begun)] == ["unfinished-text"]
    finish(begun)
    assert told(begun) == [
        (
            "left-over-file",
            "'guldtrappan-2019-draft.pdf' is a draft of a booklet whose texts are finished now",
        ),
        ("left-over-file", "'lund.pdf' is a draft of a text that is finished now, or gone"),
    ]


def test_words_that_a_draft_breaks_are_not_looked_through(begun: Workspace) -> None:
    made = pages(begun, PROFILE, 2019, (), silent, DRAFT)
    assert len(made) == 2
    with pytest.raises(UsageError):
        broken_words(begun, [2019])


def test_no_letter_has_a_draft_attached(begun: Workspace) -> None:
    (made,) = pages(begun, PROFILE, 2019, ["lund"], silent, DRAFT)
    begun.mail(2019).mkdir(exist_ok=True)
    recipients = "recipients:\n" + "".join(
        f"  - {{ organisation: {slug}, to: [{{ name: Eva Berg, address: eva@{slug}.example }}] }}\n"
        for slug in ("norrby", "lund")
    )
    begun.recipients(2019).write_text(recipients, "utf-8")
    mailing = prepare(begun, 2019, (), silent)
    assert mailing.lacks == ("lund",)
    assert [letter.slug for letter in mailing.letters] == ["norrby"]
    assert made.path.exists()
    assert not PROFILE.file(begun, 2019, "lund").exists()


def test_the_same_gaps_give_the_same_bytes(begun: Workspace, uncached: None) -> None:
    (first,) = pages(begun, PROFILE, 2019, ["lund"], silent, DRAFT)
    (second,) = pages(begun, PROFILE, 2019, ["lund"], silent, DRAFT)
    assert first.sha256 == second.sha256
