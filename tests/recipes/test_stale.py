"""A file that is older than its content is one line, and nothing else is looked for in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from report import scaffold
from report.finish.origin import Origin, note, noted
from report.problems import Severity
from report.products.booklet import BOOKLET
from report.products.target import Target
from report.recipes import stale
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.output import Output
from report.workspace import Workspace

WHOLE = "output/2019/guldtrappan-2019.pdf"
PROFILES = tuple(f"output/2019/profiles/{slug}.pdf" for slug in ("norrby", "soderby", "vasterby"))
NORRBY, EDITION = "content/2019/norrby.md", "content/2019/edition.yaml"

Edit = Callable[[Workspace], object]


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


@pytest.fixture
def finished(mini: Workspace, made: Workspace) -> Workspace:
    """A small workspace of its own beside the files that were made of another one like it."""
    shutil.copytree(made.root / "output", mini.root / "output")
    return mini


def replace(name: str, old: str, new: str) -> Edit:
    def edit(workspace: Workspace) -> None:
        path = workspace.root / name
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return edit


def told(workspace: Workspace) -> dict[str, str]:
    """Return the message about each file; a file with several is one too many."""
    problems = check(workspace, [2019], silent)
    assert {problem.rule for problem in problems} <= {"stale-file", "left-over-file"}
    paths = [problem.place.path for problem in problems if problem.place]
    assert len(set(paths)) == len(problems)
    names = [path.relative_to(workspace.root).as_posix() for path in paths]
    return dict(zip(names, (problem.message for problem in problems), strict=True))


def has_changed(*names: str) -> str:
    return f"the file is older than its content: {' and '.join(names)} ha" + (
        "s changed" if len(names) == 1 else "ve changed"
    )


# What is changed, and which files are older then.
EDITS: dict[str, tuple[Edit, str, tuple[str, ...]]] = {
    "a word": (replace(NORRBY, "Andra", "Tredje"), NORRBY, (WHOLE, PROFILES[0])),
    "a word too few": (replace(NORRBY, "och siffran 28 000", ""), NORRBY, (WHOLE, PROFILES[0])),
    "a field that is silent": (replace(NORRBY, "64.5", "64.6"), NORRBY, (WHOLE, PROFILES[0])),
    "a colour": (
        replace("styles/colours.yaml", '"#15304a"', '"#15304b"'),
        "styles/",
        (WHOLE, *PROFILES),
    ),
    "words to the reader": (replace(EDITION, "En provutgåva", "Provutgåvan"), EDITION, (WHOLE,)),
    "the award": (
        replace("content/guldtrappan/award.md", "\n\n", "\n\nEtt ord till.\n\n"),
        "content/guldtrappan/award.md",
        (WHOLE,),
    ),
}


@pytest.mark.parametrize(("edit", "name", "older"), EDITS.values(), ids=EDITS)
def test_what_was_made_of_something_else_is_one_line_that_names_it(
    edit: Edit, name: str, older: tuple[str, ...], finished: Workspace
) -> None:
    edit(finished)
    assert told(finished) == dict.fromkeys(older, has_changed(name))


def comment(workspace: Workspace) -> None:
    replace(NORRBY, "title:", "# en kommentar\ntitle:")(workspace)


def line_ends(workspace: Workspace) -> None:
    for path in (*workspace.content.rglob("*.*"), *workspace.styles.rglob("*.css")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def a_swap_file(workspace: Workspace) -> None:
    (workspace.styles / "parts" / ".lead.css.swp").write_bytes(b"x")
    (workspace.styles / "parts" / "lead.css~").write_bytes(b"x")


def a_later_year(workspace: Workspace) -> None:
    path = workspace.award / "history.yaml"
    replace(path.relative_to(workspace.root).as_posix(), "Framtidsby", "Framtidslunda")(workspace)


def a_shop(workspace: Workspace) -> None:
    replace("styles/press/fogra52.yaml", "marks: ", "marks:  ")(workspace)


def a_touch(workspace: Workspace) -> None:
    for path in workspace.content.rglob("*.md"):
        path.touch()


SAME = (comment, line_ends, a_swap_file, a_later_year, a_shop, a_touch)


def test_what_is_not_printed_makes_no_file_older(finished: Workspace) -> None:
    for edit in SAME:
        edit(finished)
    assert told(finished) == {}


def test_texts_that_come_and_go_are_named(finished: Workspace) -> None:
    replace(EDITION, "norrby, soderby", "norrby, nordby")(finished)
    replace(NORRBY, "Andra", "Tredje")(finished)
    text = (finished.year(2019) / "soderby.md").rename(finished.year(2019) / "nordby.md")
    assert text.is_file()
    assert told(finished)[WHOLE] == (
        "the file is older than its content: content/2019/edition.yaml and content/2019/norrby.md "
        "have changed; content/2019/nordby.md is new; content/2019/soderby.md is gone"
    )


def test_a_text_that_is_not_finished_is_missed_in_the_booklet(finished: Workspace) -> None:
    scaffold.add(finished, 2019, "Lunds kommun", section="1")
    found = {p.place.path.name: p for p in check(finished, [2019], silent) if p.place}
    assert {name: problem.rule for name, problem in found.items()} == {
        "lund.md": "unfinished-text",
        "guldtrappan-2019.pdf": "stale-file",
    }
    assert "content/2019/lund.md cannot be set" in found["guldtrappan-2019.pdf"].message


def test_the_profile_of_a_text_that_has_mistakes_is_older_than_it(finished: Workspace) -> None:
    replace(NORRBY, "role: recipient", "role: winner")(finished)
    rules = {p.place.path.name: p.rule for p in check(finished, [2019], silent) if p.place}
    assert rules == {
        "norrby.md": "unknown-choice",
        "norrby.pdf": "stale-file",
        "guldtrappan-2019.pdf": "stale-file",
    }


def test_a_file_that_does_not_say_what_it_was_made_from_is_one_line(finished: Workspace) -> None:
    path = finished.root / PROFILES[0]
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        del document.Root.PieceInfo
        del document.Root.Lang  # which would be an error of its own
        document.save(path)
    (problem,) = check(finished, [2019], silent)
    assert "does not say what it was made from" in problem.message
    assert problem.advice == "Make it again: report profiles 2019 norrby"


def test_a_file_of_another_version_is_a_warning_and_looked_at(finished: Workspace) -> None:
    path = finished.root / PROFILES[0]
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        before = noted(document)
        assert before
        note(document, Origin("0.0.1", before.parts))
        document.save(path)
    (problem,) = check(finished, [2019], silent)
    assert (problem.rule, problem.severity) == ("stale-file", Severity.WARNING)
    assert problem.message.startswith("report 0.0.1 made the file")


def test_each_file_of_a_booklet_says_what_makes_it_again(mini: Workspace) -> None:
    booklet(mini, 2019, silent, Output(tuple(Target)))
    assert told(mini) == {}
    replace("styles/press/fogra39.yaml", "safe_zone_mm: ", "safe_zone_mm: 1")(mini)
    (problem,) = check(mini, [2019], silent)
    assert problem.message == has_changed("styles/press/fogra39.yaml")
    replace(NORRBY, "Andra", "Tredje")(mini)
    advice = [problem.advice.partition(": ")[2] for problem in check(mini, [2019], silent)]
    assert advice == [
        f"report booklet 2019{more}" for more in ("", " --for office", " --for press")
    ]


def test_the_note_tells_names_and_digests_and_nothing_of_what_is_written(made: Workspace) -> None:
    with pikepdf.open(BOOKLET.file(made, 2019)) as document:
        origin = noted(document)
    assert origin
    assert NORRBY in origin.parts
    assert all(not Path(name).is_absolute() for name in origin.parts)
    assert all(len(digest) == 16 for digest in origin.parts.values())


@pytest.mark.parametrize("entry", [1, "[]", "{", '{"version": 1}', '{"parts": [], "version": 1}'])
def test_a_note_that_is_none_of_ours_is_none(entry: int | str) -> None:
    with pikepdf.new() as document:
        piece = pikepdf.Dictionary(Private=entry)
        document.Root.PieceInfo = pikepdf.Dictionary(Report=piece)
        assert noted(document) is None
        document.Root.PieceInfo = pikepdf.Array([])
        assert noted(document) is None


def test_many_names_are_counted() -> None:
    before = Origin("1", {f"{letter}.md": "0" for letter in "abcdef"})
    now = Origin("1", {f"{letter}.md": "1" for letter in "abcdef"})
    problem = stale.stale(Path("a.pdf"), before, now, "report booklet 2019")
    assert problem
    assert problem.message.endswith("a.md, b.md and 4 more files have changed")
