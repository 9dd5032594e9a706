"""An edition from its files, with every problem of the run."""

import pytest

from report.model import read_edition
from report.problems import Severity, UsageError
from report.workspace import Workspace


def rules(workspace: Workspace) -> list[tuple[str, str]]:
    problems = read_edition(workspace, 2019).problems
    return [(p.place.path.name if p.place else "", p.rule) for p in problems]


def test_the_small_edition_has_no_problems(mini: Workspace) -> None:
    edition = read_edition(mini, 2019).require()
    assert [text.slug for text in edition.texts] == ["norrby", "soderby", "vasterby"]


def test_all_problems_come_in_one_run(mini: Workspace) -> None:
    for name, old in (("norrby", "scope:"), ("soderby", "title:"), ("vasterby", "name:")):
        path = mini.year(2019) / f"{name}.md"
        path.write_text(path.read_text("utf-8").replace(old, "x" + old, 1), "utf-8")
    (mini.award / "history.yaml").write_text("title: x\ntitle: y\n", "utf-8")
    assert rules(mini) == [
        ("history.yaml", "duplicate-field"),
        *[("history.yaml", "missing-field")] * 3,
        *[
            (f"{name}.md", rule)
            for name in ("norrby", "soderby", "vasterby")
            for rule in ("missing-field", "unknown-field")
        ],
    ]


def test_texts_are_read_though_the_edition_is_wrong(mini: Workspace) -> None:
    for name, old in (("edition.yaml", "subtitle:"), ("norrby.md", "scope:")):
        path = mini.year(2019) / name
        path.write_text(path.read_text("utf-8").replace(old, "x" + old, 1), "utf-8")
    assert rules(mini) == [
        (name, rule)
        for name in ("edition.yaml", "norrby.md")
        for rule in ("missing-field", "unknown-field")
    ]


def test_a_slug_without_a_file_names_the_nearest(mini: Workspace) -> None:
    path = mini.year(2019) / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("soderby]", "soderbi]"), "utf-8")
    problems = read_edition(mini, 2019).problems
    assert [(p.rule, p.advice, p.severity) for p in problems] == [
        ("missing-text", "Did you mean 'soderby'?", Severity.ERROR),
        (
            "unlisted-text",
            "Add it to a section in edition.yaml, or move the file elsewhere.",
            Severity.WARNING,
        ),
    ]


def test_a_text_without_a_body(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").partition("\n---\n")[0] + "\n---\n\n", "utf-8")
    assert rules(mini) == [("norrby.md", "empty-body")]


def test_a_year_that_is_not_the_folders(mini: Workspace) -> None:
    path = mini.year(2019) / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("year: 2019", "year: 2018"), "utf-8")
    assert rules(mini) == [("edition.yaml", "wrong-year")]


def test_a_text_listed_twice(mini: Workspace) -> None:
    path = mini.year(2019) / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("[vasterby]", "[vasterby, norrby]"), "utf-8")
    assert rules(mini) == [("edition.yaml", "listed-twice")]


def test_a_year_that_there_is_not(mini: Workspace) -> None:
    with pytest.raises(UsageError, match="no edition 2091"):
        read_edition(mini, 2091)
