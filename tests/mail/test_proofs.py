"""`report mail --proof`: pages to be read and approved, apart from the final letters."""

import json
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from report.compositor.results import write
from report.console.mailing import Terminal
from report.finish.saving import saved
from report.mail.arrived import proofs_sent
from report.mail.delivery.entries import Entry, Event, read_entries
from report.mail.delivery.history import MailHistory
from report.mail.delivery.sending import deliveries
from report.mail.delivery.status import standing
from report.mail.dispatch import Wishes, send
from report.mail.letters.letter import Letter, attachment
from report.mail.occasion import of_these_files
from report.mail.proof import Proof
from report.problems import ContentError
from report.products.booklet import BOOKLET
from report.products.product import PageProduct
from report.products.profile import PROFILE
from report.recipes.pages import Attempt
from report.workspace import Workspace, is_personal

from support.editions import silent
from support.letters import plain
from support.mailing import ALL, BOTH, RECIPIENTS, Mail, copied
from support.readers import words_of_pdfium
from support.server import Running
from support.workspaces import REPOSITORY

TODAY: Final = date(2019, 10, 3)
BY: Final = date(2019, 10, 25)
PROOF: Final = ("--proof", "--by", str(BY))
SENT: Final = ("--send", "--yes")


@dataclass(frozen=True)
class Calendar:
    """A calendar that stays on one day."""

    day: date

    def today(self) -> date:
        return self.day


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report.cli.mail.date", Calendar(TODAY))


def files(read: EmailMessage) -> dict[str, bytes]:
    """Return the files that go with a message, by their names."""
    return {str(part.get_filename()): part.get_content() for part in read.iter_attachments()}


def parsed(path: Path) -> EmailMessage:
    read = message_from_bytes(path.read_bytes(), policy=policy.strict)
    assert isinstance(read, EmailMessage)
    return read


def body(read: EmailMessage) -> str:
    part = read.get_body(("plain",))
    assert part is not None
    return " ".join(str(part.get_content()).split())


def corrected(
    made: Workspace,
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: object,
) -> Attempt:
    """Do as if the pages of a product were set after a correction in Norrby."""
    attempt = copied(made, workspace, product, year, slugs, progress)
    for slug in set(attempt.made) & {"norrby"}:
        path = product.file(workspace, year, slug)
        attempt.made[slug] = write(path, other(path.read_bytes()), 1)
    return attempt


def other(pdf: bytes) -> bytes:
    """Return a page that is as good, and has other bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        document.pages[0].contents_add(b"q Q")
        return saved(document)


def test_a_draft_of_a_proof_asks_for_an_answer_by_a_day(mail: Mail, mini: Workspace) -> None:
    done = mail("norrby", *PROOF)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.startswith("output/2019/mail/proof/norrby.eml  2 recipients, ")
    read = parsed(mini.proof_draft(2019, "norrby"))
    assert str(read["Subject"]).endswith("svara senast 25 oktober 2019")
    assert "Vi behöver ert svar senast den 25 oktober 2019." in body(read)
    assert "räknar vi det inte som ett godkännande" in body(read)
    assert not mini.draft(2019, "norrby").exists()
    data = mini.proof_draft(2019, "norrby").read_bytes()
    mail("norrby", *PROOF)
    assert mini.proof_draft(2019, "norrby").read_bytes() == data


def test_profile_and_pages_of_the_booklet_are_marked_in_margin_and_name(
    mail: Mail, mini: Workspace, tmp_path: Path
) -> None:
    assert mail("norrby", *PROOF, "--spread").returncode == 0
    read = parsed(mini.proof_draft(2019, "norrby"))
    attached = files(read)
    assert list(attached) == ["korrektur-norrby.pdf", "korrektur-norrby-haftet.pdf"]
    assert "texten så som den ser ut i häftet" in body(read)
    for name, data in attached.items():
        path = tmp_path / name
        path.write_bytes(data)
        pages = words_of_pdfium(path)
        assert pages
        for words in pages:
            assert {"Korrektur", "3", "oktober", "2019"} <= set(words)
    assert attached["korrektur-norrby.pdf"] != PROFILE.file(mini, 2019, "norrby").read_bytes()


def test_who_reads_english_gets_the_day_in_english(mail: Mail, mini: Workspace) -> None:
    path = mini.recipients(2019)
    path.write_text(RECIPIENTS + "    language: en\n", "utf-8")
    assert mail("soderby", *PROOF).returncode == 0
    read = parsed(mini.proof_draft(2019, "soderby"))
    assert "We need your answer by 25 October 2019." in body(read)
    assert "we do not take that as approval" in body(read)


def test_a_page_is_sent_once_and_again_when_it_was_corrected(
    mail: Mail,
    mini: Workspace,
    made: Workspace,
    office: Running,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert mail(*BOTH, *PROOF, *SENT).returncode == 0
    assert office.office.everybody() == ALL
    assert not mini.ledger(2019).exists()
    first = proofs_sent(mini, 2019)
    finished = {slug: PROFILE.file(made, 2019, slug).read_bytes() for slug in BOTH}
    assert {slug: digest for slug, (_, digest) in first.items()} == {
        slug: sha256(data).hexdigest() for slug, data in finished.items()
    }
    assert all(datetime.now(UTC) - when < timedelta(minutes=9) for when, _ in first.values())

    tomorrow = Calendar(TODAY + timedelta(days=1))  # another mark, and the same page
    monkeypatch.setattr("report.cli.mail.date", tomorrow)
    later = ("--proof", "--by", str(BY + timedelta(days=7)))
    assert mail(*BOTH, *later, *SENT).stdout == "Nothing to send.\n"

    monkeypatch.setattr("report.mail.prepare.attempt", partial(corrected, made))
    assert "profile changed since" in mail(*BOTH, *later, "--dry-run").stdout
    assert mail(*BOTH, *later, *SENT).stdout == "Norrby kommun  sent to 2 of 2 recipients\n"
    assert mail(*BOTH, *later, *SENT).stdout == "Nothing to send.\n"
    assert len(office.office.taken) == 3
    last = proofs_sent(mini, 2019)
    assert last["soderby"] == first["soderby"]
    assert last["norrby"][1] == sha256(other(finished["norrby"])).hexdigest()


def test_final_letters_are_sent_whatever_proofs_were(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    assert mail(*BOTH, *PROOF, *SENT).returncode == 0
    proofs = mini.proof_ledger(2019).read_bytes()
    assert mail(*BOTH, *SENT).returncode == 0
    assert office.office.everybody() == sorted([*ALL, *ALL])
    assert mini.proof_ledger(2019).read_bytes() == proofs
    names = [name for _, read in office.office.taken for name in files(read)]
    assert [name.startswith("korrektur-") for name in names] == [True, True, False, False]


def test_a_rehearsal_of_proofs_is_noted_nowhere(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    assert mail("norrby", *PROOF, *SENT, "--to", "me@office.example").returncode == 0
    assert office.office.everybody() == ["me@office.example"]
    assert not mini.proof_ledger(2019).exists()
    assert proofs_sent(mini, 2019) == {}


def test_what_readers_were_shown_is_handed_on_without_marks(
    mail: Mail, mini: Workspace, made: Workspace, office: Running
) -> None:
    kept: list[Mapping[str, bytes]] = []
    round_of = partial(
        send,
        *(mini, 2019, BOTH),
        operator=Terminal(yes=True),
        working=lambda: nullcontext(silent),
        keep=kept.append,
    )
    proof = Proof(BY, TODAY, with_spreads=True)
    round_of(wishes=Wishes(rehearsal="me@office.example"), occasion=proof)
    assert kept == []
    for _ in range(2):  # a run that was ended before it kept them leaves that to the next
        round_of(wishes=Wishes(), occasion=proof)
        profiles = {
            f"profiles/{slug}": PROFILE.file(made, 2019, slug).read_bytes() for slug in BOTH
        }
        assert kept.pop() == {**profiles, "booklet": BOOKLET.file(made, 2019).read_bytes()}
        assert kept == []
    assert len(office.office.taken) == 4  # two as a rehearsal
    round_of(wishes=Wishes())
    assert kept == []  # final letters are no proofs


def test_an_address_is_struck_from_both_ledgers(mail: Mail, mini: Workspace) -> None:
    anna = "anna@norrby.example"
    for path, count in ((mini.ledger(2019), 1), (mini.proof_ledger(2019), 2)):
        entry = Entry(Event.SENT, "norrby", (anna,), "<1@x>", "abc", "2019-11-16T00:00:00+00:00")
        path.write_bytes(entry.line * count)
    draft = mini.proof_draft(2019, "norrby")
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"To: A <anna@norrby.example>\r\n\r\nHej\r\n")
    done = mail("--forget", anna)
    assert done.stdout == (
        "content/2019/mail/sent.jsonl  the address was struck from 1 line\n"
        "content/2019/mail/proofs.jsonl  the address was struck from 2 lines\n"
    )
    assert "proof/norrby.eml: warning: the draft still has the address in it" in done.stderr
    for path in (mini.ledger(2019), mini.proof_ledger(2019)):
        assert anna not in path.read_text("utf-8")
        assert path.stat().st_mode & 0o777 == 0o600
    assert mail("--forget", anna).returncode == 2


def test_a_damaged_ledger_of_proofs_stops_them_and_forgetting_and_nothing_else(
    mail: Mail, mini: Workspace, office: Running
) -> None:
    mini.proof_ledger(2019).write_bytes(b"what\n")
    for way in ((*BOTH, *PROOF, *SENT), (*BOTH, *PROOF), ("--forget", "a@b.example")):
        done = mail(*way)
        assert (done.returncode, "proofs.jsonl:1:1: the line is not an entry" in done.stderr) == (
            1,
            True,
        )
    with pytest.raises(ContentError):
        proofs_sent(mini, 2019)
    assert not office.office.taken
    assert mail(*BOTH, *SENT).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--proof",), "--proof: needs the day by which they are asked to answer"),
        (("--proof", "--by", "2019-10-02"), "--by: '2019-10-02' is in the past"),
        (("--proof", "--by", "soon"), "'soon' is not a day, such as 2019-10-25"),
        (("--by", str(BY)), "--by: only applies to --proof"),
        (("--spread",), "--spread: only applies to --proof"),
        (("--forget", "a@b.example", "--proof"), "--forget: strikes an address"),
    ],
)
def test_options_that_do_not_fit_together_are_told_before_anything_is_made(
    mail: Mail, mini: Workspace, arguments: tuple[str, ...], said: str
) -> None:
    done = mail(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split()).replace("'--by': ", "")
    assert not mini.output(2019).exists()


def test_today_is_not_in_the_past(mail: Mail) -> None:
    assert mail("norrby", "--proof", "--by", str(TODAY), "--dry-run").returncode == 0


def test_an_edition_has_its_own_words_for_proofs(mail: Mail, mini: Workspace) -> None:
    path = mini.mail(2019) / "proof.md"
    path.write_text("---\nsubject: Läs!\n---\n\nSenast {{ by }}. {{ pictures }}\n", "utf-8")
    assert mail("norrby", *PROOF).returncode == 0
    read = parsed(mini.proof_draft(2019, "norrby"))
    assert (read["Subject"], body(read)) == ("Läs!", "Senast 25 oktober 2019. False")
    path.write_text("---\nsubject: Läs!\n---\n\nSenast {{ day }}.\n", "utf-8")
    done = mail("norrby", *PROOF)
    assert "proof.md:5: the template does not work: 'day' is undefined" in done.stderr


def test_a_draft_of_a_proof_of_a_text_that_is_gone_is_told(mail: Mail, mini: Workspace) -> None:
    path = mini.proof_draft(2019, "osterby")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\r\n")
    done = mail("norrby", *PROOF)
    assert done.returncode == 0
    assert "mail/proof/osterby.eml: warning: 'osterby' is not a text of the edition" in done.stderr


def test_a_folder_of_proofs_that_leads_elsewhere_is_refused(mail: Mail, mini: Workspace) -> None:
    elsewhere = mini.root.parent / f"{mini.root.name}-proofs"
    elsewhere.mkdir()
    folder = mini.proof_draft(2019, "").parent
    folder.parent.mkdir(parents=True)
    folder.symlink_to(elsewhere)
    done = mail(*BOTH, *PROOF)
    assert (done.returncode, "[leads-outside]" in done.stderr) == (1, True)
    assert list(elsewhere.iterdir()) == []


def test_proofs_that_were_sent_are_nobody_elses_business(mini: Workspace) -> None:
    assert is_personal(mini.proof_ledger(2019))
    ignored = (REPOSITORY / ".gitignore").read_text("utf-8").splitlines()
    assert "/content/*/mail/proofs.jsonl" in ignored


ADDRESS: Final = "asa@norrby.example"


def with_pages(pages: bytes | None = None, pdf: bytes = b"profile") -> Letter:
    """Return a letter with a profile, and with pages of the booklet if there are any."""
    letter = plain("norrby", ADDRESS, pdf=pdf)
    added = () if pages is None else (attachment("b.pdf", pages),)
    return replace(letter, files=(*letter.files, *added))


def told_of(letter: Letter, event: Event = Event.SENT) -> Entry:
    time = "2019-10-03T10:00:00+00:00"
    return Entry(
        *(event, "norrby", (ADDRESS,), "<1@x>", letter.sha256, time),
        spread=letter.spread_sha256,
    )


@pytest.mark.parametrize(
    ("sent", "wanted", "is_missing"),
    [
        (with_pages(), with_pages(), False),
        (with_pages(), with_pages(pdf=b"corrected"), True),
        (with_pages(), with_pages(b"pages"), True),
        (with_pages(b"pages"), with_pages(b"pages"), False),
        (with_pages(b"pages"), with_pages(b"corrected"), True),
        (with_pages(b"pages"), with_pages(), False),
    ],
)
def test_a_proof_has_arrived_if_all_its_files_have(
    sent: Letter, wanted: Letter, is_missing: bool
) -> None:
    history = MailHistory([told_of(sent)], of_these_files([wanted]))
    assert bool(deliveries([wanted], history)) == is_missing
    state = "profile changed since" if is_missing else "sent"
    assert standing(wanted, history).startswith(f"{state} 2019-10-03")


def test_the_fate_of_an_earlier_page_is_not_asked_about() -> None:
    entry, wanted = told_of(with_pages(), Event.INTENT), with_pages(pdf=b"corrected")
    history = MailHistory([entry], of_these_files([wanted]))
    assert history.unknown("norrby", [ADDRESS]) == []
    assert len(deliveries([wanted], history)) == 1
    assert standing(wanted, history) == "new"


def test_a_line_of_the_ledger_tells_of_pages_where_there_are_any() -> None:
    for letter, has_pages in ((with_pages(), False), (with_pages(b"pages"), True)):
        entry = told_of(letter)
        assert ("spread" in json.loads(entry.line)) == has_pages
        assert list(read_entries(Path("proofs.jsonl"), entry.line)) == [entry]
