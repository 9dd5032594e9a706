"""Problems for people, scripts, GitHub and editors."""

import json
from pathlib import Path
from typing import Any

import pytest

from report import console
from report.console.as_github import as_github
from report.console.as_sarif import MANUAL, as_sarif
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
        Problem("tab", "100 %: a\nb", Place(text, 1, 7), "Mend, it.", Severity.WARNING),
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
        "    → Mend, it.",
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
        "::warning file=å b.md,line=1,col=7,title=tab::100 %25: a%0Ab%0A→ Mend, it.",
    ]
    (command,) = as_github([Problem("tab", "x", Place(Path("a,b:c.md")))])
    assert command == "::error file=a%2Cb%3Ac.md,title=tab::x"


def test_sarif_has_places_in_regions_and_pages_in_words(problems: list[Problem]) -> None:
    (run,) = as_sarif(problems)["runs"]
    nowhere, page, text = run["results"]
    assert "locations" not in nowhere
    assert page["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "output/a.pdf"}},
            "logicalLocations": [{"name": "page 3", "kind": "page"}],
        }
    ]
    region = {"startLine": 1, "startColumn": 7}
    physical = {"artifactLocation": {"uri": "%C3%A5%20b.md"}, "region": region}
    assert page["relatedLocations"][0]["physicalLocation"] == physical
    assert page["message"] == {"text": "page 3: 2 words. Look."}
    assert text["locations"] == [{"physicalLocation": physical}]
    assert (text["level"], text["ruleId"]) == ("warning", "tab")


def test_sarif_describes_each_rule_that_it_names_once(problems: list[Problem]) -> None:
    (run,) = as_sarif([*problems, *problems])["runs"]
    rules: list[dict[str, Any]] = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["lost-text", "no-workspace", "tab"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert rules[2]["helpUri"] == f"{MANUAL.as_uri()}#tab"
    assert "### tab\n" in MANUAL.read_text("utf-8")


# Required properties of the parts that are written, and what they may hold: SARIF 2.1.0, sections
# 3.13.2, 3.14.6, 3.19.2, 3.27.11, 3.28.3, 3.30.5 and 3.49.3.
def test_sarif_has_what_the_standard_requires(problems: list[Problem]) -> None:
    log = as_sarif(problems)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert run["tool"]["driver"]["name"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        for location in (*result.get("locations", ()), *result.get("relatedLocations", ())):
            region = location["physicalLocation"].get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert region.get("startColumn", 1) >= 1
            assert not location["physicalLocation"]["artifactLocation"]["uri"].startswith("/")


@pytest.mark.parametrize("form", [Format.JSON, Format.GITHUB, Format.SARIF])
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
    text, as_json, github, sarif = shown
    assert (text, json.loads(as_json), github) == ("no problems\n", [], "")
    assert json.loads(sarif)["runs"][0]["results"] == []
