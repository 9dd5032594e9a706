"""A command that is used wrongly says what is wrong in our words, and what was probably meant."""

import pytest

from report.workspace import Workspace

from support.workspaces import Run


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("bokklet 2019", "there is no command 'bokklet'", "Did you mean 'booklet'?"),
        ("xyzzy", "there is no command 'xyzzy'", "'report --help' shows"),
        ("profiles 2019 --jbos 3", "there is no option '--jbos'", "Did you mean '--jobs'?"),
        ("--versoin", "there is no option '--versoin'", "Did you mean '--version'?"),
        ("booklet 2019 --jobs x", "--jobs: 'x' is not a whole number", ""),
        ("booklet 2019 --jobs 0", "--jobs: '0' is too low; at least 1", ""),
        ("booklet 2019 --creep thick", "--creep: 'thick' is not a number", ""),
        ("booklet 2019 --creep 2", "--creep: '2' is too high; at most 1", ""),
        ("booklet 2019 --jobs", "--jobs needs a value", ""),
        ("booklet 2019 --draft=1", "--draft takes no value", ""),
        (
            "booklet 2019 --for pres",
            "--for: 'pres' is none of screen, office, press, all",
            "Did you mean 'press'?",
        ),
        ("booklet", "YEAR is missing", "Write it as in 'report booklet 2019 --for office'."),
        ("approve 2019", "--by is missing", "--by"),
        ("booklet 2019 malmo skara", "'malmo skara' is too much", "'report booklet --help' shows"),
        ("mail 2019 --by 2019-02-30", "--by: '2019-02-30' is not a day", "'report mail --help'"),
    ],
)
def test_what_was_meant_is_asked(
    run: Run, mini: Workspace, words: str, message: str, hint: str
) -> None:
    done = run(*words.split(), cwd=mini.root)
    told, advice = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert told.startswith(message)
    assert told.endswith("[wrong-use]")
    assert hint in advice
    assert advice.endswith("shows what it takes.")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run("--help").stdout
    assert done.stderr == run("-h").stdout


def test_help_speaks_the_language_of_the_locale(
    program: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_LANG", "sv")
    said = " ".join(program("booklet", "-h").stdout.split())
    assert said.startswith("Användning: report booklet")
    assert "Sätt årets häfte." in said
    assert "förval: screen" in said
    assert "Exempel: report booklet 2019" in said
    assert "Visa denna hjälp." in said
