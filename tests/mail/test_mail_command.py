"""`report mail` through the real entry point."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from report.files import alone_in
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.mailing import ALL, BOTH, RECIPIENTS, Mail, environment
from support.server import Running
from support.workspaces import Run


def test_drafts_are_written_with_and_without_recipients(run: Run, mini: Workspace) -> None:
    mini.mail(2019).mkdir()
    mini.recipients(2019).write_text(RECIPIENTS, "utf-8")
    done = run("mail", "2019", "norrby", "vasterby", cwd=mini.root)
    assert (done.stderr, done.returncode) == ("", 0)
    first, second = done.stdout.splitlines()
    assert first.startswith("output/2019/mail/norrby.eml  2 recipients, ")
    assert second.startswith("output/2019/mail/vasterby.eml  no recipient yet, ")
    assert "@" not in done.stdout
    data = mini.draft(2019, "norrby").read_bytes()
    read = message_from_bytes(data, policy=policy.strict)
    assert isinstance(read, EmailMessage)
    (attached,) = read.iter_attachments()
    assert attached.get_content() == PROFILE.file(mini, 2019, "norrby").read_bytes()
    run("mail", "2019", "norrby", cwd=mini.root)
    assert mini.draft(2019, "norrby").read_bytes() == data


def test_a_dry_run_shows_who_would_get_what_and_every_problem(run: Run, mini: Workspace) -> None:
    mini.mail(2019).mkdir()
    bad = RECIPIENTS + "  - organisation: norrbi\n    to: [{ address: a@b.example }]\n"
    mini.recipients(2019).write_text(bad, "utf-8")
    done = run("mail", "2019", "--dry-run", cwd=mini.root)
    assert done.returncode == 1
    assert "Åsa Öberg <asa@norrby.example>" in done.stdout
    assert "Guldtrappan 2019 – Norrby kommun.pdf" in done.stdout
    assert "'norrbi' is not in the edition 2019 [unknown-recipient]" in done.stderr
    assert "'vasterby' has no recipient [missing-recipient]" in done.stderr
    assert "@" not in done.stderr
    assert not mini.draft(2019, "norrby").exists()


def test_an_address_is_not_shown_with_its_problem(run: Run, mini: Workspace) -> None:
    mini.mail(2019).mkdir()
    mini.recipients(2019).write_text(RECIPIENTS.replace("asa@", "asa@@"), "utf-8")
    done = run("mail", "2019", cwd=mini.root)
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/2019/mail/recipients.yaml:3:38: 'address' is not an e-mail" in done.stderr
    assert "norrby.example" not in done.stderr


def test_all_is_sent_once(mail: Mail, office: Running) -> None:
    first = mail(*BOTH, "--send", "--yes")
    assert (first.stderr, first.returncode) == ("", 0)
    assert first.stdout.splitlines() == [
        "Norrby kommun  sent to 2 of 2 recipients",
        "Söderby kommun  sent to 1 of 1 recipient",
    ]
    second = mail(*BOTH, "--send", "--yes")
    assert (second.stdout, second.returncode) == ("Nothing to send.\n", 0)
    assert office.office.everybody() == ALL
    for _, read in office.office.taken:
        assert "X-Unsent" not in read
        assert str(read["From"]) == "Guldtrappan <award@office.example>"
    table = mail("norrby", "--dry-run").stdout
    assert "sent 20" in table


def test_sending_again_must_be_asked_for_and_makes_a_new_message(
    mail: Mail, office: Running
) -> None:
    mail(*BOTH, "--send", "--yes")
    done = mail(*BOTH, "--send", "--yes", "--resend", "soderby")
    assert done.stdout == "Söderby kommun  sent to 1 of 1 recipient\n"
    assert office.office.everybody() == sorted([*ALL, "sune@soderby.example"])
    names = [str(read["Message-ID"]) for _, read in office.office.taken]
    assert len(set(names)) == 3


def test_a_changed_profile_is_told_and_not_sent_again(mail: Mail, mini: Workspace) -> None:
    mail("norrby", "--send", "--yes")
    written = mini.ledger(2019).read_text("utf-8")
    mini.ledger(2019).write_text(re.sub(r'("sha256": ")\w+', r"\1abc", written), "utf-8")
    assert "profile changed since" in mail("norrby", "--dry-run").stdout
    assert mail("norrby", "--send", "--yes").stdout == "Nothing to send.\n"


def test_nothing_is_sent_while_a_problem_stands(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    done = mail("--send", "--yes")
    assert done.returncode == 1
    assert "'vasterby' has no recipient" in done.stderr
    assert not office.office.taken
    assert not mini.ledger(2019).exists()


WAYS = [("--send", "--yes"), ("--dry-run",), ()]


def test_a_name_that_the_edition_does_not_know_stops_what_would_be_sent_twice(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mail(*BOTH, "--send", "--yes")
    ledger = mini.ledger(2019)
    sent = ledger.read_bytes()
    ledger.write_bytes(sent.replace(b'"soderby"', b'"Soderby"'))
    for way in WAYS:
        done = mail(*BOTH, *way)
        assert done.returncode == 1
        assert "sent.jsonl:3:1: 'Soderby' is not in the edition 2019" in done.stderr
        assert "Write 'soderby' in lines 3 and 4" in done.stderr
        assert "@" not in done.stderr
    assert office.office.everybody() == ALL
    ledger.write_bytes(sent)
    assert mail(*BOTH, "--send", "--yes").stdout == "Nothing to send.\n"


def test_a_text_that_was_taken_out_with_its_recipients_stops_nobody(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mail("soderby", "--send", "--yes")
    ledger = mini.ledger(2019)
    ledger.write_bytes(ledger.read_bytes().replace(b"soderby", b"osterby"))
    assert mail("norrby", "--send", "--yes").returncode == 0
    assert office.office.everybody() == ALL


def test_a_ledger_copied_from_an_earlier_edition_is_told(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mail("soderby", "--send", "--yes")
    earlier = mini.year(2018)
    earlier.mkdir()
    (earlier / "edition.yaml").write_text("", "utf-8")
    shutil.copytree(mini.mail(2019), earlier / "mail")
    done = mail(*BOTH, "--send", "--yes")
    assert done.returncode == 1
    assert "sent.jsonl:1:1: the line is about a letter of the edition 2018" in done.stderr
    (earlier / "mail" / "sent.jsonl").write_bytes(b"")  # which is told when 2018 is mailed
    assert mail(*BOTH, "--send", "--yes").returncode == 0


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf\r\n"])
def test_an_empty_ledger_stops_every_way_of_mailing(
    mail: Mail, mini: Workspace, office: Running, data: bytes
) -> None:
    mini.ledger(2019).write_bytes(data)
    for way in (*WAYS, ("--forget", "me@office.example")):
        done = mail(*(() if "--forget" in way else BOTH), *way)
        assert done.returncode == 1
        assert "'sent.jsonl' is empty" in done.stderr
    assert not office.office.taken


def test_the_table_is_shown_and_no_means_no(mail: Mail, mini: Workspace, office: Running) -> None:
    done = mail(*BOTH, "--send", answers="n\n")
    assert done.returncode == 1
    assert "Åsa Öberg <asa@norrby.example>" in done.stdout
    assert "Send 2 messages?" in done.stdout
    assert not office.office.taken
    assert not mini.ledger(2019).exists()


def test_a_rehearsal_goes_to_oneself_and_leaves_no_trace(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    for _ in range(2):
        done = mail("--send", "--yes", "--to", "me@office.example")
        assert (done.stderr, done.returncode) == ("", 0)
    assert office.office.everybody() == ["me@office.example"] * 6
    assert not mini.ledger(2019).exists()
    assert all("norrby.example" not in read.as_string() for _, read in office.office.taken)


def test_who_is_refused_is_named_by_the_place_of_the_address(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mini.recipients(2019).write_text(RECIPIENTS.replace("copy@", "nobody@"), "utf-8")
    done = mail(*BOTH, "--send", "--yes")
    assert done.returncode == 1
    assert "recipients.yaml:4:21: the server will not take the letter of 'norrby'" in done.stderr
    assert "(550 5.1.1) [refused-recipient]" in done.stderr
    assert "@" not in done.stderr + done.stdout
    assert office.office.everybody() == ["asa@norrby.example", "sune@soderby.example"]


def test_a_run_that_is_killed_while_it_sends_is_asked_about(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mini.recipients(2019).write_text(RECIPIENTS.replace("sune@", "hang@"), "utf-8")
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("report")), "mail", "2019", *BOTH, "--send", "--yes"],
        cwd=mini.root,
        env=environment(office),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while len(office.office.taken) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    with_lock = mail(*BOTH, "--send", "--yes")
    assert (with_lock.returncode, "[already-running]" in with_lock.stderr) == (2, True)
    process.send_signal(signal.SIGKILL)
    process.wait()

    skipped = mail(*BOTH, "--send", "--yes")
    assert (skipped.returncode, skipped.stdout) == (1, "Nothing to send.\n")
    assert "letter of 'soderby' reached this recipient [unknown-fate]" in skipped.stderr
    answered = mail(*BOTH, "--send", answers="yes\n")
    assert "Did the letter of Söderby kommun reach 1 recipient?" in answered.stdout
    assert answered.returncode == 0
    assert len(office.office.taken) == 2
    events = [json.loads(line)["event"] for line in mini.ledger(2019).read_text().splitlines()]
    assert events == ["intent", "sent", "intent", "confirmed"]


def test_what_did_not_arrive_is_sent_again_as_the_same_message(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mini.recipients(2019).write_text(RECIPIENTS.replace("sune@", "silent@"), "utf-8")
    first = mail("soderby", "--send", "--yes")
    assert "(no answer) [unknown-fate]" in first.stderr
    mini.recipients(2019).write_text(RECIPIENTS.replace("sune@", "silent@"), "utf-8")
    mail("soderby", "--send", answers="no\ny\n")
    names = [str(read["Message-ID"]) for _, read in office.office.taken]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_a_second_run_is_kept_out(mail: Mail, mini: Workspace, office: Running) -> None:
    with alone_in(mini.mail(2019)):
        done = mail(*BOTH, "--send", "--yes")
    assert (done.returncode, "[already-running]" in done.stderr) == (2, True)
    assert not office.office.taken


def test_a_password_in_the_file_is_a_problem_and_is_not_shown(mail: Mail, mini: Workspace) -> None:
    path = mini.settings
    path.write_text(path.read_text("utf-8") + 'password = "hemligt"\n', "utf-8")
    done = mail("--send", "--yes")
    assert done.returncode == 1
    assert "report.toml:10:1: a password does not belong in the workspace" in done.stderr
    assert "hemligt" not in done.stderr


def test_ways_of_sending_need_sending(run: Run, mini: Workspace) -> None:
    done = run("mail", "2019", "--yes", cwd=mini.root)
    assert (done.returncode, "[no-sending]" in done.stderr) == (2, True)


def test_an_organisation_that_is_named_twice_gets_its_letter_once(
    mail: Mail, office: Running
) -> None:
    assert mail("soderby", "soderby", "--send", "--yes").returncode == 0
    assert office.office.everybody() == ["sune@soderby.example"]
