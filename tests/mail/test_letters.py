"""The words of the letters that come with the program, by role, language and edition."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from report.mail.letters.letter import values
from report.mail.letters.recipients import Language, Recipient, first_name
from report.mail.letters.template import read_template
from report.mail.letters.words import words
from report.mail.occasion import PUBLICATION, Occasion
from report.mail.proof import Proof
from report.model import Picture, Role

from support.letters import WORKSPACE, edition, mailbox
from support.workspaces import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden"
SIGNED = {
    "publisher": "Exempelstiftelsen",
    "editor": "Förnamn Efternamn",
    "contact": "redaktionen@exempelstiftelsen.example, 012-34 56 78",
}


@dataclass(frozen=True)
class Case:
    """A letter: to whom it goes in which language, and what of the edition is otherwise."""

    role: Role
    language: Language = Language.SWEDISH
    fields: dict[str, Any] = field(default_factory=dict)
    occasion: Occasion = PUBLICATION
    has_pictures: bool = False


BY, MADE = date(2019, 10, 25), date(2019, 10, 3)
ENGLISH = Language.ENGLISH
CASES = {
    "recipient": Case(Role.RECIPIENT),
    "candidate": Case(Role.CANDIDATE, fields=SIGNED),
    "outlook": Case(Role.OUTLOOK, fields={"event": None}),
    "retrospective": Case(Role.RECIPIENT, fields={"retrospective": True}),
    "recipient-en": Case(Role.RECIPIENT, Language.ENGLISH),
    "candidate-en": Case(Role.CANDIDATE, Language.ENGLISH, {"event": None}),
    "outlook-en": Case(Role.OUTLOOK, Language.ENGLISH, SIGNED),
    "retrospective-en": Case(Role.RECIPIENT, Language.ENGLISH, {"retrospective": True}),
    "proof": Case(Role.RECIPIENT, fields=SIGNED, occasion=Proof(BY, MADE)),
    "proof-spread": Case(Role.OUTLOOK, occasion=Proof(BY, MADE, True), has_pictures=True),
    "proof-retrospective": Case(
        Role.CANDIDATE, fields={"retrospective": True}, occasion=Proof(BY, MADE)
    ),
    "proof-en": Case(Role.CANDIDATE, ENGLISH, {"event": None}, Proof(BY, MADE)),
    "proof-spread-en": Case(Role.RECIPIENT, ENGLISH, SIGNED, Proof(BY, MADE, True), True),
    "proof-retrospective-en": Case(
        Role.RECIPIENT, ENGLISH, {"retrospective": True}, Proof(BY, MADE)
    ),
}


def written(case: Case) -> str:
    """Return a letter as plain text, below its subject."""
    first = edition().texts[0]
    photos = (Picture(file="a.jpg", alt="Barn.", credit="Per Prov"),) if case.has_pictures else ()
    fields = first.fields.model_copy(update={"role": case.role, "photos": photos})
    made = replace(edition(), fields=edition().fields.model_copy(update=case.fields))
    to = (mailbox("anna@norrby.example", "Anna Exempel"), mailbox("per@norrby.example", "Per Prov"))
    recipient = Recipient(organisation="norrby", to=to, language=case.language)
    text = replace(first, fields=fields)
    filled = {**values(made, text, recipient), **case.occasion.values(text, case.language)}
    template = read_template(WORKSPACE, 2019, case.language, case.occasion.template)
    letter = words(template, filled, case.language)
    return f"{letter.subject}\n\n{letter.text}"


@pytest.mark.parametrize("name", CASES)
def test_a_letter_has_the_words_of_its_role(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"letter-{name}.txt"
    letter = written(CASES[name])
    if request.config.getoption("--update-golden"):
        path.write_text(letter, "utf-8")
    assert letter == path.read_text("utf-8")


def test_who_received_the_award_is_congratulated_and_nobody_else() -> None:
    congratulated = {name for name, case in CASES.items() if "Grattis" in written(case)}
    assert congratulated == {"recipient"}


def test_a_booklet_compiled_afterwards_was_not_handed_out_at_the_conference() -> None:
    letter = written(CASES["retrospective"])
    assert "i efterhand" in letter
    assert "Framtidens lärande" not in letter


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Anna Exempel", "Anna"),
        ("Ann-Sofie von Berg", "Ann-Sofie"),
        ("Per Erik Prov", "Per"),
        ("Åsa", "Åsa"),
        ("Malmö stad", "Malmö stad"),
        ("Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden"),
        ("Exempel, Anna", "Exempel, Anna"),
    ],
)
def test_people_are_greeted_by_their_first_names_and_offices_by_their_own(
    name: str, greeted: str
) -> None:
    assert first_name(name) == greeted
