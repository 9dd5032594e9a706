"""A text that is not finished never hides the others: one line tells of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from report import scaffold
from report.compositor.results import FinishedFile
from report.problems import ContentError, Problem, Severity
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.content import read_content
from report.recipes.output import DRAFT, Output
from report.recipes.pages import attempt, pages
from report.workspace import Workspace

from support import pdf
from support.editions import silent
from support.workspaces import Run, copy_some, rewrite

LINE = "not finished: 10 of 12 fields are empty and there is no text"


@pytest.fixture
def begun(mini: Workspace) -> Workspace:
    """The small workspace with a text as `report add` makes it."""
    return with_lund(mini)


def with_lund(workspace: Workspace) -> Workspace:
    scaffold.add(workspace, 2019, "Lunds kommun", section="1")
    return workspace


def told(workspace: Workspace, *slugs: str) -> list[tuple[str, str]]:
    """Return the rules and messages of a check."""
    return [(p.rule, p.message) for p in check(workspace, [2019], silent, slugs)]


def test_a_text_that_was_just_added_is_one_line(begun: Workspace) -> None:
    (problem,) = check(begun, [2019], silent)
    assert (problem.rule, problem.message) == ("unfinished-text", LINE)
    assert problem.place
    assert problem.place.path == begun.year(2019) / "lund.md"
    assert problem.advice.startswith("report check 2019 lund ")


def test_a_check_of_that_text_tells_all_that_it_lacks(begun: Workspace) -> None:
    rules = [rule for rule, _ in told(begun, "lund")]
    assert (rules.count("empty-field"), rules.count("empty-body")) == (10, 1)
    assert told(begun, "norrby") == []


def test_a_check_of_a_text_that_is_not_there_names_the_nearest(run: Run, begun: Workspace) -> None:
    done = run("check", "2019", "lunt", cwd=begun.root)
    assert (done.returncode, "Did you mean 'lund'?" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        ("profiles",),
        ("posters",),
        ("approve", "--by", "Förnamn Efternamn"),
        ("mail", "--dry-run"),
        ("proof",),
    ],
    ids=lambda command: command[0],
)
def test_a_mistyped_text_is_told_before_all_that_is_wrong_with_others(
    run: Run, begun: Workspace, command: tuple[str, ...]
) -> None:
    rewrite(begun.year(2019) / "edition.yaml", ("subtitle: Två", "#subtitle: Två"))
    name, *options = command
    done = run(name, "2019", "norby", *options, cwd=begun.root)
    assert (done.returncode, done.stderr.count("[")) == (2, 1)
    assert "Did you mean 'norrby'?" in done.stderr


def test_a_text_that_lacks_one_thing_says_what(begun: Workspace) -> None:
    path = begun.year(2019) / "norrby.md"
    rewrite(path, ("title: Kort om norr\n", "title:\n"))
    (first, second) = check(begun, [2019], silent)
    assert {first.rule, second.rule} == {"empty-field", "unfinished-text"}


def test_mistakes_of_a_text_that_is_not_finished_are_told_beside_its_line(begun: Workspace) -> None:
    rewrite(begun.year(2019) / "lund.md", ("role:", "role: winner"))
    assert [rule for rule, _ in told(begun)] == ["unknown-choice", "unfinished-text"]
    assert read_content(begun, 2019).wrong == ("lund",)


def test_warnings_of_a_text_wait_until_it_is_finished(begun: Workspace) -> None:
    rewrite(begun.year(2019) / "lund.md", ("scope:", "scope: Skola #1"))
    assert {p.severity for p in check(begun, [2019], silent, ["lund"])} == set(Severity)
    assert [rule for rule, _ in told(begun)] == ["unfinished-text"]


def empty(path: Path) -> None:
    path.write_bytes(b"\n")


def without_fields(path: Path) -> None:
    path.write_text("---\nname: Lunds kommun\n---\n", "utf-8")


def without_file(path: Path) -> None:
    path.unlink()


WAYS = (empty, without_fields, without_file)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_whatever_is_not_there_yet_is_one_line_and_not_wrong(
    way: Callable[[Path], None], begun: Workspace
) -> None:
    way(begun.year(2019) / "lund.md")
    content = read_content(begun, 2019)
    assert (content.unfinished, content.wrong) == (("lund",), ())
    assert len(content.told) == 1
    assert content.edition
    assert [text.slug for text in content.edition.texts] == ["norrby", "soderby", "vasterby"]


def test_profiles_of_the_others_are_made_and_told(run: Run, begun: Workspace) -> None:
    done = run("profiles", "2019", cwd=begun.root)
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert names == [
        f"output/2019/profiles/{slug}.pdf" for slug in ("norrby", "soderby", "vasterby")
    ]
    assert done.stderr.splitlines()[0] == f"content/2019/lund.md: {LINE} [unfinished-text]"
    assert done.returncode == 1


def test_a_mistake_in_one_text_leaves_the_profiles_of_the_others(mini: Workspace) -> None:
    rewrite(mini.year(2019) / "norrby.md", ("scope:", "scoop:"))
    done = attempt(mini, PROFILE, 2019, (), silent)
    assert list(done.made) == ["soderby", "vasterby"]
    assert {problem.rule for problem in done.problems} == {"missing-field", "unknown-field"}


def test_who_asks_for_some_profiles_hears_of_these_alone(begun: Workspace) -> None:
    assert [file.path.stem for file in pages(begun, PROFILE, 2019, ["norrby"], silent)] == [
        "norrby"
    ]
    done = attempt(begun, PROFILE, 2019, ["lund", "norrby"], silent)
    assert list(done.made) == ["norrby"]
    assert [problem.message for problem in done.problems] == [LINE]


def test_a_booklet_without_a_text_has_a_name_of_its_own(tiny: Workspace) -> None:
    begun = with_lund(tiny)
    rewrite(begun.year(2019) / "norrby.md", ("Andra stycket", "[Lund](#lund) och"))
    begun.output(2019).mkdir(parents=True)
    BOOKLET.file(begun, 2019).write_bytes(b"the last good one")
    made: list[FinishedFile] = []
    with pytest.raises(ContentError) as raised:
        booklet(begun, 2019, silent, tell=made.append)
    assert [problem.message for problem in raised.value.problems] == [LINE]
    assert [(file.path.name, file.lacks) for file in made] == [
        ("guldtrappan-2019-incomplete.pdf", ("lund",))
    ]
    text = " ".join(pdf.texts(made[0].path))
    assert "Norrby kommun" in text
    assert "Lunds kommun" not in text
    assert BOOKLET.file(begun, 2019).read_bytes() == b"the last good one"


def test_a_section_none_of_whose_texts_is_finished_is_left_out(tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby", "vasterby")
    (workspace.year(2019) / "vasterby.md").write_bytes(b"")
    made: list[FinishedFile] = []
    with pytest.raises(ContentError):
        booklet(workspace, 2019, silent, tell=made.append)
    assert "Utblick" not in " ".join(pdf.texts(made[0].path))


def test_nothing_for_paper_is_made_without_a_text(begun: Workspace) -> None:
    with pytest.raises(ContentError) as raised:
        booklet(begun, 2019, silent, Output((Target.OFFICE, Target.PRESS)))
    rules = {problem.rule for problem in raised.value.problems}
    assert rules == {"unfinished-text", "incomplete-edition"}
    assert not list(begun.root.glob("output/**/*.pdf"))


def test_a_mistake_of_a_text_stops_the_booklet_at_once(begun: Workspace) -> None:
    rewrite(begun.year(2019) / "norrby.md", ("scope:", "scoop:"))
    with pytest.raises(ContentError) as raised:
        booklet(begun, 2019, silent)
    rules = [problem.rule for problem in raised.value.problems]
    assert sorted(rules) == ["missing-field", "unfinished-text", "unknown-field"]
    assert not begun.output(2019).exists()


def test_a_mistake_in_the_edition_stops_all(begun: Workspace) -> None:
    rewrite(begun.year(2019) / "edition.yaml", ("subtitle:", "subtittle:"))
    with pytest.raises(ContentError) as raised:
        attempt(begun, PROFILE, 2019, (), silent)
    assert {"missing-field", "unknown-field"} < {p.rule for p in raised.value.problems}


def test_what_was_made_is_told_when_another_file_cannot_be(run: Run, tiny: Workspace) -> None:
    (tiny.styles / "press" / "FOGRA39L_coated.icc").unlink()
    done = run("booklet", "2019", "--for", "all", cwd=tiny.root)
    names = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("output")]
    assert names == ["output/2019/guldtrappan-2019.pdf", "output/2019/guldtrappan-2019-office.pdf"]
    assert "[missing-profile]" in done.stderr
    assert done.returncode == 3


def test_what_was_made_and_what_is_wrong_are_both_json(run: Run, begun: Workspace) -> None:
    done = run("profiles", "2019", "--json", cwd=begun.root)
    made, problems = json.loads(done.stdout), json.loads(done.stderr)
    assert [Path(file["path"]).stem for file in made] == ["norrby", "soderby", "vasterby"]
    assert [problem["message"] for problem in problems] == [LINE]
    assert done.returncode == 1


def test_problems_that_belong_to_no_text_are_not_folded(begun: Workspace) -> None:
    other = Problem("cannot-read", "nothing", None)
    content = read_content(begun, 2019)
    assert type(content)(content.files, (*content.problems, other)).edition is None


def test_the_first_page_is_there_before_the_edition_is_filled_in(tmp_path: Path) -> None:
    scaffold.begin(tmp_path, 2026)
    workspace = Workspace(tmp_path)
    scaffold.add(workspace, 2026, "Lunds kommun")
    (page,) = pages(workspace, PROFILE, 2026, ("lund",), silent, DRAFT)
    assert "[ingress saknas]" in " ".join(pdf.texts(page.path))
    booklet(workspace, 2026, silent, DRAFT)
    assert "[underrubrik saknas]" in " ".join(pdf.texts(BOOKLET.file(workspace, 2026, "-draft")))
    with pytest.raises(ContentError):
        booklet(workspace, 2026, silent)


def test_a_draft_of_an_edition_without_texts_says_that_alone(run: Run, tmp_path: Path) -> None:
    scaffold.begin(tmp_path, 2026)
    for command in ("booklet", "profiles"):
        done = run(command, "2026", "--draft", cwd=tmp_path)
        rules = [line.rpartition(" ")[2] for line in done.stderr.splitlines() if line[0] == "c"]
        assert (done.returncode, rules) == (1, ["[too-few]"])
        assert "'report add'" in done.stderr
