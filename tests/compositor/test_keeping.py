"""An approved text keeps its pages: the design, the size, and every line."""

import json
from pathlib import Path

import pypdfium2
import pytest

from report.compositor.keeping import kept, unkept
from report.design.makeup import Makeup
from report.design.makeups import Makeups
from report.model import KeptMakeup
from report.source import read_yaml
from report.workspace import Workspace

from support.editions import Pages, read, set_booklet
from support.workspaces import Run, copy_some, rewrite

SENTENCE = (
    "Kommunens skolor har under tre år prövat hur elever lär sig att läsa och räkna med stöd av "
    "nya verktyg, och lärarna har mött varandra varje månad. "
)
SLUG = "soderby"


@pytest.fixture
def long(tmp_path: Path) -> Workspace:
    """The small workspace with two texts of two pages, whose designs take turns."""
    workspace = copy_some(tmp_path, "norrby", "soderby")
    for number, slug in enumerate(("norrby", "soderby")):
        path = workspace.year(2019) / f"{slug}.md"
        more = "".join(f"\n{SENTENCE * (3 + (number + part) % 3)}\n" for part in range(4))
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    return workspace


def approve(run: Run, workspace: Workspace, by: str = "Förnamn Efternamn") -> None:
    done = run("approve", "2019", SLUG, "--by", by, cwd=workspace.root)
    assert (done.stderr, done.returncode) == ("", 0)


def add_before(workspace: Workspace) -> None:
    """Add a text before all others, with which the designs of those take another turn."""
    text = (workspace.year(2019) / "norrby.md").read_text("utf-8")
    (workspace.year(2019) / "aby.md").write_text(text.replace("Norrby", "Åby"), "utf-8")
    rewrite(workspace.year(2019) / "edition.yaml", ("[norrby, ", "[aby, norrby, "))


def pages(workspace: Workspace) -> Pages:
    return set_booklet(workspace, read(workspace, 2019).require())


def makeup(made: Pages) -> KeptMakeup:
    return kept(made.settled.plan)[SLUG]


def lines(made: Pages) -> list[list[str]]:
    """Return the lines of the pages of the text, but for their numbers."""
    piece = made.settled.piece(f"text-{SLUG}")
    first = piece.first_page + piece.left_over
    with pypdfium2.PdfDocument(made.booklet.pdf) as document:
        found = [
            document[number - 1].get_textpage().get_text_range().splitlines()
            for number in range(first, piece.next_page)
        ]
    return [[line for line in page if not line.strip().isdecimal()] for page in found]


def test_an_approved_text_keeps_design_and_lines_when_a_text_is_added(
    run: Run, long: Workspace
) -> None:
    before = pages(long)
    assert makeup(before).design == "band"
    approve(run, long)
    assert lines(pages(long)) == lines(before)
    add_before(long)
    rewrite(long.year(2019) / "norrby.md", ("kommun", "stad"))
    after = pages(long)
    assert makeup(after) == makeup(before)
    assert lines(after) == lines(before)
    assert len(lines(after)[0]) > 20
    assert list(unkept(after.edition, after.settled.plan)) == []
    # Another turn is what it would have got.
    long.approvals(2019).unlink()
    assert makeup(pages(long)).design == "figure"


def test_it_keeps_its_size_where_a_heading_comes_above_it(run: Run, long: Workspace) -> None:
    before = pages(long)
    approve(run, long)
    section = "[norrby]\n  - title: En andra del\n    introduction: Ord.\n    profiles: [soderby]\n"
    rewrite(long.year(2019) / "edition.yaml", ("[norrby, soderby]\n", section))
    after = pages(long)
    assert makeup(after) == makeup(before)
    text = [line for page in lines(before) for line in page if line in SENTENCE]
    assert len(text) > 3
    assert [line for page in lines(after) for line in page if line in SENTENCE] == text


def test_what_is_noted_is_added_and_reads_back(run: Run, long: Workspace) -> None:
    approve(run, long)
    first = long.approvals(2019).read_text("utf-8")
    assert first.endswith("    makeup: { design: band, pages: 2, size_pt: 9.3, leading: 1.38 }\n")
    rewrite(long.year(2019) / f"{SLUG}.md", ("Första", "Det första"))
    assert read(long, 2019).require().texts[1].kept is None  # it is not what was approved
    approve(run, long)
    assert long.approvals(2019).read_text("utf-8").startswith(first)
    source = read_yaml(long.approvals(2019)).require()
    assert [entry["makeup"]["design"] for entry in source.data["approved"]] == ["band", "band"]
    assert read(long, 2019).require().texts[1].kept == makeup(pages(long))


def test_an_older_entry_holds_nothing_and_is_told_of_nothing(run: Run, long: Workspace) -> None:
    approve(run, long)
    written = long.approvals(2019).read_text("utf-8")
    older = written[: written.index("    makeup:")]
    long.approvals(2019).write_text(older, "utf-8")
    add_before(long)
    assert makeup(pages(long)).design == "figure"
    assert run("list", "2019", cwd=long.root).stdout.count("approved") == 1
    approve(run, long)
    assert long.approvals(2019).read_text("utf-8") == older


def test_what_a_style_sheet_makes_impossible_is_told_and_can_be_approved(
    run: Run, long: Workspace
) -> None:
    approve(run, long)
    sheet = long.styles / "products" / "booklet.css"
    for end in ("ideal", "max"):
        old = next(
            line for line in sheet.read_text("utf-8").splitlines() if f"--size-{end}:" in line
        )
        rewrite(sheet, (old, f"  --size-{end}: 9pt;"))
    done = run("booklet", "2019", cwd=long.root)
    assert done.returncode == 0
    told = (
        "soderby.md: warning: the pages were approved as 'band' on 2 pages in 9.3/12.83 pt, "
        "and are 'band' on 2 pages in 9"
    )
    assert told in done.stderr
    assert "pt now: the text no longer fits so [unkept-design]" in done.stderr
    assert done.stderr.count("[unkept-design]") == 1
    (file,) = json.loads(run("booklet", "2019", "--json", cwd=long.root).stdout)
    assert [warning["rule"] for warning in file["warnings"]] == ["unkept-design"]
    approve(run, long, "Bo By")
    assert run("booklet", "2019", cwd=long.root).stderr == ""


def test_a_design_that_does_not_suit_the_text_is_not_kept(run: Run, long: Workspace) -> None:
    approve(run, long)
    rewrite(long.approvals(2019), ("design: band", "design: scene"))
    made = pages(long)
    assert makeup(made).design == "band"
    (problem,) = unkept(made.edition, made.settled.plan)
    assert problem.message.endswith("now: 'scene' no longer suits the text")


def test_the_makeups_that_suit_a_text_are_those_that_it_can_get(long: Workspace) -> None:
    edition = read(long, 2019).require()
    makeups, text = Makeups(edition), edition.texts[1]
    assert all(makeups.suits(text, each) for each in makeups.of(text))
    assert makeups.suits(text, Makeup("figure", 4))  # in another turn, on more pages
    assert makeups.suits(text, Makeup("band", 3, ("guide",)))
    for other in (Makeup("scene", 2), Makeup("figure", 2, ("guide",)), Makeup("page")):
        assert not makeups.suits(text, other)
