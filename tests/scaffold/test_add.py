"""`report new` and `report add` through the real command."""

import json
from pathlib import Path

import pytest

from report import scaffold
from report.mail.letters.recipients import RecipientsFile
from report.model.parse import parse
from report.problems import ContentError, UsageError
from report.source import read_yaml
from report.workspace import Workspace

from support.workspaces import Run


def test_new_says_what_it_wrote_and_what_comes_next(run: Run, mini: Workspace) -> None:
    done = run("new", "2020", cwd=mini.root)
    lines = done.stdout.splitlines()
    assert lines[0] == "content/2020/edition.yaml  written"
    assert lines[-1] == 'Next: report add 2020 "Lunds kommun"'
    assert (done.stderr, done.returncode) == ("", 0)
    assert (mini.year(2020) / "images").is_dir()


def test_new_never_writes_over_an_edition(run: Run, mini: Workspace) -> None:
    edition = mini.year(2019) / "edition.yaml"
    before = edition.read_bytes()
    done = run("new", "2019", cwd=mini.root)
    assert (done.returncode, "[file-exists]" in done.stderr) == (2, True)
    assert edition.read_bytes() == before


def test_new_takes_years_only(run: Run, mini: Workspace) -> None:
    assert run("new", "20", cwd=mini.root).returncode == 2
    assert not (mini.content / "20").exists()


def test_add_says_which_slug_and_which_section(run: Run, mini: Workspace) -> None:
    scaffold.new(mini, 2020)
    done = run("add", "2020", "Lunds kommun", cwd=mini.root)
    assert done.stdout.splitlines() == [
        "content/2020/lund.md  written",
        "content/2020/edition.yaml  written",
        "'lund' stands in the section 'Kandidaterna 2020'.",
        "Next: report preview 2020 --open",
    ]
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("command", "message", "advice"),
    [
        (
            ["add", "2020", "Lunds", "kommun"],
            "the name 'Lunds kommun' came as 2 words",
            'Write the name in quotation marks: "Lunds kommun".',
        ),
        (["add", "2020", "lund"], "'lund' is the name of a file", "--slug lund"),
        (["add", "2019", "norrby"], "has a text 'norrby' already", "with --slug"),
        (["add", "Lunds kommun"], "NAME is missing", 'report add 2020 "Lunds kommun"'),
        (["add", "Lund", "kommun"], "'Lund' is not a year", 'report add 2020 "Lunds kommun"'),
        (["add", "2020", "Lund", "stad", "--slug", "lund"], "came as 2 words", '"Lund stad"'),
        (["new", "nästa"], "'nästa' is not a year", "Write the year first"),
    ],
)
def test_words_in_the_wrong_place_are_told_in_ours(
    run: Run, mini: Workspace, command: list[str], message: str, advice: str
) -> None:
    scaffold.new(mini, 2020)
    before = sorted(mini.content.rglob("*"))
    done = run(*command, cwd=mini.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert advice in done.stderr
    assert sorted(mini.content.rglob("*")) == before


def test_an_organisation_that_is_called_like_a_file_is_added_with_a_slug(mini: Workspace) -> None:
    assert scaffold.organisation(["academedia"], None) == "academedia"


def test_a_new_edition_has_an_example_of_recipients(mini: Workspace) -> None:
    written = scaffold.new(mini, 2020)
    path = mini.mail(2020) / "recipients.example.yaml"
    assert path in written
    reading = read_yaml(path)
    assert reading.problems == ()
    assert parse(reading.require(), RecipientsFile).problems == ()
    assert all(".example" in word for word in path.read_text("utf-8").split() if "@" in word)
    assert not mini.recipients(2020).exists()


def test_a_new_edition_keeps_an_example_that_is_there(mini: Workspace) -> None:
    path = mini.mail(2020) / "recipients.example.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n", "utf-8")
    assert path not in scaffold.new(mini, 2020)
    assert path.read_text("utf-8") == "# mine\n"


@pytest.mark.parametrize("slug", ["null", "no", "1e3", "2019-02-31"])
def test_a_slug_that_yaml_could_take_for_something_else_is_listed_as_text(
    mini: Workspace, slug: str
) -> None:
    scaffold.add(mini, 2019, "Ale kommun", chosen=slug, section="1")
    data = read_yaml(mini.year(2019) / "edition.yaml").require().data
    assert data["sections"][0]["profiles"][-1] == slug


def test_add_as_json(run: Run, mini: Workspace) -> None:
    done = run("add", "2019", "Ale kommun", "--section", "2", "--json", cwd=mini.root)
    made = json.loads(done.stdout)
    assert (made["slug"], made["section"]) == ("ale", "Utblick")
    assert made["path"] == str(mini.year(2019) / "ale.md")


def test_one_line_of_the_edition_changes(mini: Workspace) -> None:
    edition = mini.year(2019) / "edition.yaml"
    before = edition.read_text("utf-8").splitlines()
    scaffold.add(mini, 2019, "Ale kommun", section="utblick")
    after = edition.read_text("utf-8").splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if len(set(pair)) == 2]
    assert changed == [("    profiles: [vasterby]", "    profiles: [vasterby, ale]")]


def test_add_never_writes_over_a_text(run: Run, mini: Workspace) -> None:
    text, edition = mini.year(2019) / "norrby.md", mini.year(2019) / "edition.yaml"
    before = text.read_bytes(), edition.read_bytes()
    done = run("add", "2019", "Norrby kommun", "--section", "1", cwd=mini.root)
    assert (done.returncode, "[file-exists]" in done.stderr) == (2, True)
    assert (text.read_bytes(), edition.read_bytes()) == before


def test_a_text_that_the_edition_lists_already_is_not_listed_twice(mini: Workspace) -> None:
    (mini.year(2019) / "vasterby.md").unlink()
    edition = mini.year(2019) / "edition.yaml"
    before = edition.read_bytes()
    added = scaffold.add(mini, 2019, "Västerby kommun")
    assert (added.section, edition.read_bytes()) == ("Utblick", before)


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (None, "the edition has 2 sections to put 'ale' into"),
        ("Utsikt", "'Utsikt' is not a section of this edition"),
        ("3", "'3' is not a section of this edition"),
    ],
)
def test_which_section_is_asked_for(mini: Workspace, section: str | None, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        scaffold.add(mini, 2019, "Ale kommun", section=section)
    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.advice == "Choose one with --section: 1 (Mottagarna 2019), 2 (Utblick)."
    assert not (mini.year(2019) / "ale.md").exists()


@pytest.mark.parametrize("sections", ["", "sections: []", "sections: [a]", "sections: {a: b}"])
def test_an_edition_without_sections_gets_no_text(mini: Workspace, sections: str) -> None:
    edition = mini.year(2019) / "edition.yaml"
    edition.write_text(f"year: 2019\n{sections}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        scaffold.add(mini, 2019, "Ale kommun")
    assert caught.value.problems[0].rule == "no-sections"
    assert not (mini.year(2019) / "ale.md").exists()


def test_a_slug_of_ones_own(mini: Workspace) -> None:
    added = scaffold.add(mini, 2019, "Ale kommun", chosen="ale-2", section="1")
    assert added.path.name == "ale-2.md"
    with pytest.raises(UsageError):
        scaffold.add(mini, 2019, "Ale kommun", chosen="../ale", section="1")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Lunds kommun", "municipality"), ("Rudbecks AB", "company"), ("Skolan", "")],
)
def test_the_kind_is_told_by_the_name_or_left_open(mini: Workspace, name: str, kind: str) -> None:
    added = scaffold.add(mini, 2019, name, section="1")
    assert f"\nkind: {kind}".rstrip() + "\n" in added.path.read_text("utf-8")


LETTER = """\
<h1>Lund: en trappa</h1><p>&#27;]0;x&#7;</p>
<p>Fråga: Hur då?</p><p>Svar: Så.</p><a href="javascript:x">\u202eLäs</a>
"""


def test_a_text_that_was_sent_comes_along(run: Run, mini: Workspace) -> None:
    letter = mini.root / "lund.md"
    letter.write_text(LETTER, "utf-8")
    done = run("add", "2019", "Lunds kommun", "--section", "1", "--from", letter, cwd=mini.root)
    assert done.stdout.splitlines() == [
        "content/2019/lund.md  written",
        "content/2019/edition.yaml  written",
        *(
            f"content/schema/{n}.json  written"
            for n in ["edition", "text", "essay", "criteria", "history", "shop"]
        ),
        "'lund' stands in the section 'Mottagarna 2019'.",
        "Left out of the text:",
        "  link: javascript:x",
        "Next: report preview 2019 --open",
    ]
    assert (done.stderr, done.returncode) == ("", 0)
    text = (mini.year(2019) / "lund.md").read_text("utf-8")
    assert "\ntitle: 'Lund: en trappa'\n" in text
    assert text.endswith("\n---\n]0;x\n\n## Hur då?\n\nSå.\n\nLäs\n")
    found = run("check", "2019", cwd=mini.root).stderr
    assert "'title' is the headline" not in found
    assert "unsupported-markdown" not in found


def test_a_text_that_cannot_be_read_leaves_everything_as_it_was(run: Run, mini: Workspace) -> None:
    before = {path: path.stat().st_mtime_ns for path in mini.content.rglob("*")}
    letter = mini.root / "lund.docx"
    letter.write_bytes(b"PK no")
    done = run("add", "2019", "Lunds kommun", "--section", "1", "--from", letter, cwd=mini.root)
    assert (done.returncode, "[unreadable-text]" in done.stderr) == (1, True)
    assert {path: path.stat().st_mtime_ns for path in mini.content.rglob("*")} == before


def test_what_is_left_out_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from report.console import scaffolded as outcome
    from report.intake.blocks import LeftOut

    left = (LeftOut("menu", "a\x1b[31m\u202eb" + "c" * 200),)
    outcome.show_added(scaffold.Added(Path("lund.md"), "lund", "A", (), left))
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"  menu: a [31m b{'c' * 152}…"
