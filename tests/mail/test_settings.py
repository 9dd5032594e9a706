"""The settings of the server, and where its password is looked for."""

import sys
from collections.abc import Mapping
from types import SimpleNamespace

import keyring.errors
import pytest

from report.mail.password import find_password
from report.mail.settings import Security, Settings, read_settings, require_server
from report.problems import ContentError
from report.workspace import Workspace

TOML = """\
[other]
host = 3

[mail]
host = "smtp.office.example"
sender = "award@office.example"
"""
NOTHING: Mapping[str, str] = {}


def problems(mini: Workspace, toml: str, environment: Mapping[str, str] = NOTHING) -> list[str]:
    mini.settings.write_text(toml, "utf-8")
    try:
        require_server(*read_settings(mini, environment))
    except ContentError as error:
        return [f"{str(p.place).partition('toml:')[2]} {p.rule}" for p in error.problems]
    return []


def test_a_variable_goes_before_the_file(mini: Workspace) -> None:
    mini.settings.write_text(TOML, "utf-8")
    variables = {"REPORT_MAIL_HOST": "localhost", "REPORT_MAIL_SECURITY": "tls"}
    settings, _ = read_settings(mini, variables)
    assert (settings.host, settings.sender) == ("localhost", "award@office.example")
    assert settings.server_port == 465


def test_settings_behind_a_link_to_nothing_are_told(mini: Workspace) -> None:
    mini.settings.symlink_to("gone")
    with pytest.raises(ContentError, match="which is not there"):
        read_settings(mini, NOTHING)


def test_without_a_file_there_is_no_server(mini: Workspace) -> None:
    settings, source = read_settings(mini, NOTHING)
    assert settings == Settings()
    with pytest.raises(ContentError, match=r"'host' is missing.*'sender' is missing"):
        require_server(settings, source)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        ("port = 2525", []),
        ('security = "none"', ["7:1 unsafe-connection"]),
        ('security = "ssl"', ["7:1 unknown-choice"]),
        ("port = 99999", ["7:1 out-of-range"]),
        ('prot = "587"', ["7:1 unknown-field"]),
        ('user = "a\\r\\nb"', ["7:1 header-line"]),
        ('password = "hemligt"', ["7:1 password-in-file"]),
        ("user = award", ["7:8 mail-settings"]),
        ("user = 5", ["7:1 wrong-type"]),
        ("user = true", ["7:1 wrong-type"]),
        ("sender_name = 2019-11-14", ["7:1 wrong-type"]),
        ("retry_waits_s = 5", ["7:1 wrong-type"]),
    ],
)
def test_a_mistake_is_told_with_its_line(mini: Workspace, line: str, found: list[str]) -> None:
    assert problems(mini, TOML + line + "\n") == found


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_without_tls_only_to_this_machine(mini: Workspace, host: str) -> None:
    toml = TOML.replace("smtp.office.example", host) + 'security = "none"\n'
    assert problems(mini, toml) == []


def test_the_password_comes_from_the_environment_the_keyring_or_a_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(host="smtp.office.example", user="award", security=Security.TLS)
    stored: dict[tuple[str, str], str] = {}
    ring = SimpleNamespace(get_password=lambda *key: stored.get(key), errors=keyring.errors)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert find_password(settings, lambda question: question, NOTHING) == (
        "Password of award@smtp.office.example: "
    )
    stored["report mail", "award@smtp.office.example"] = "from the ring"
    assert find_password(settings, lambda question: question, NOTHING) == "from the ring"
    variables = {"REPORT_MAIL_PASSWORD": "from the environment"}
    assert find_password(settings, str, variables) == "from the environment"
    assert find_password(Settings(host="localhost"), str, variables) is None


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[mail]\nhost = 5\n", "report.toml:2:1 'host' is a number, and must be a text"),
        ("mail.host = 5.5\n", "report.toml:1:1 'host' is a number, and must be a text"),
        ('["mail"]\nhost = [1]\n', "report.toml:2:1 'host' is a list, and must be a text"),
        ("[mail.host]\nx = 1\n", "'host' is a group of fields, and must be a text"),
        ("[mail]\nhost = 07:32:00\n", "'host' is a date or a time, and must be a text"),
        ("\nmail = 5\n", "report.toml:2:1 'mail' is not a table of settings"),
        ("[[mail]]\nhost = 5\n", "report.toml:1:2 'mail' is not a table of settings"),
    ],
)
def test_a_value_of_another_kind_is_named_by_its_kind(
    mini: Workspace, toml: str, said: str
) -> None:
    mini.settings.write_text(toml, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_settings(mini, NOTHING)
    (problem,) = caught.value.problems
    assert f"{problem.place} {problem.message}".endswith(said)


def test_a_mistake_in_a_variable_is_told_by_its_name(mini: Workspace) -> None:
    mini.settings.write_text(TOML, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_settings(mini, {"REPORT_MAIL_PORT": "many"})
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.rule) == ("REPORT_MAIL_PORT", "not-a-number")


def test_brackets_without_an_end_are_a_problem(mini: Workspace) -> None:
    (told,) = problems(mini, TOML + "user = " + "[" * 5000 + "\n")
    assert told.endswith("mail-settings")
