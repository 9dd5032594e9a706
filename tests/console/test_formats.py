"""Problems for people, scripts, GitHub and editors."""

import json
from pathlib import Path

import pytest

from report import console
from report.console.as_github import as_github
from report.console.as_text import as_text, summary
from report.console.format import Format
from report.problems import Place, Problem, Severity
from report.terminal import plain


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "å b.md").write_text("name: x\n", "utf-8")
    return tmp_path


@pytest.fixture
def problems(folder: Path) -> list[Problem]:
    """One in a text, one on a page that comes from a text, and one that is nowhere."""
    text, pdf = folder / "å b.md", folder / "output" / "a.pdf"
    return [
        Problem("lost-text", "2 words", Place(pdf, page=3), "Look.", source=Place(text, 1, 7)),
        Problem("tab", "100 %: a\nb", Place(text, 1, 7), "Correct, it.", Severity.WARNING),
        Problem("no-workspace", "nothing here"),
    ]


def test_text_comes_in_the_order_of_places_with_the_line_of_the_file(
    problems: list[Problem],
) -> None:
    assert [plain(line) for line in as_text(problems)] == [
        "nothing here [no-workspace]",
        "output/a.pdf#page=3: 2 words [lost-text]",
        "    from å b.md:1:7",
        "    name: x",
        "          ^",
        "    → Look.",
        "å b.md:1:7: warning: 100 %: a␊b [tab]",
        "    name: x",
        "          ^",
        "    → Correct, it.",
    ]
    assert summary(problems) == "2 errors and 1 warning in 2 files"


def test_a_message_cannot_act_on_the_terminal(folder: Path) -> None:
    (line,) = as_text([Problem("tab", "'\x1b[2J\u202e'", Place(folder / "\x1b[1m.md"))])
    assert plain(line) == "␛[1m.md: '␛[2J�' [tab]"


def test_workflow_commands_are_escaped_and_stand_at_the_content(problems: list[Problem]) -> None:
    # Percent signs, line ends, and in properties colons and commas are escaped: see
    # packages/core/src/command.ts of actions/toolkit.
    assert list(as_github(problems)) == [
        "::error title=no-workspace::nothing here",
        "::error file=å b.md,line=1,col=7,title=lost-text::output/a.pdf#page=3: 2 words%0A→ Look.",
        "::warning file=å b.md,line=1,col=7,title=tab::100 %25: a%0Ab%0A→ Correct, it.",
    ]
    (command,) = as_github([Problem("tab", "x", Place(Path("a,b:c.md")))])
    assert command == "::error file=a%2Cb%3Ac.md,title=tab::x"


@pytest.mark.parametrize("form", [Format.JSON, Format.GITHUB])
def test_forms_for_machines_are_all_there_is(
    problems: list[Problem], form: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    console.show_found(problems, form)
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert len(lines) == 3 if form is Format.GITHUB else json.loads(out)


def test_nothing_wrong_is_nothing_in_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for form in Format:
        console.show_found([], form)
        shown.append(capsys.readouterr().out)
    text, as_json, github = shown
    assert (text, json.loads(as_json), github) == ("no problems\n", [], "")
