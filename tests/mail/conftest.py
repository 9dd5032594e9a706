"""The command that mails, with a server of its own."""

import io
from collections.abc import Iterator
from functools import partial

import pytest

from report.cli import app as cli
from report.workspace import Workspace

from support.mailing import RECIPIENTS, Done, Mail, copied, environment
from support.server import USER, Running, running


@pytest.fixture
def office(mini: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The small workspace with recipients and settings, and the server that they name."""
    with running(tmp_path_factory.mktemp("server")) as server:
        mini.mail(2019).mkdir()
        mini.recipients(2019).write_text(RECIPIENTS, "utf-8")
        mini.settings.write_text(
            f'[mail]\nhost = "localhost"\nport = {server.port}\nuser = "{USER}"\n'
            'sender = "award@office.example"\nsender_name = "Guldtrappan"\n'
            "pause_s = 0\ntimeout_s = 2\nretry_waits_s = [0]\n",
            "utf-8",
        )
        yield server


@pytest.fixture
def mail(
    made: Workspace,
    mini: Workspace,
    office: Running,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Mail:
    """Run the command in this process, with profiles that were set before."""
    monkeypatch.setattr("report.mail.prepare.attempt", partial(copied, made))
    monkeypatch.chdir(mini.root)
    for name, value in environment(office).items():
        monkeypatch.setenv(name, value)

    def mail(*arguments: str, answers: str = "") -> Done:
        monkeypatch.setattr("sys.argv", ["report", "mail", "2019", *arguments])
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return Done(said.out, said.err, int(str(ended.value.code or 0)))

    return mail
