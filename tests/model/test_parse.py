"""Fields → models, and mistakes → problems."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from report.design.word_list import WordList
from report.mail.letters.recipients import Mailbox, RecipientsFile
from report.mail.letters.template import Subject
from report.mail.settings import Settings
from report.model import ApprovalsFile, Picture, Profile, names_of_pictures
from report.model.mistakes import KINDS
from report.model.parse import models_in, parse
from report.model.profile import Kind
from report.model.schema import MODELS
from report.source import read_markdown

from support.workspaces import MINI

GOOD = (MINI / "content" / "2019" / "norrby.md").read_text("utf-8")


# Values that fit no field, or some: as YAML has them, and as TOML has them.
STRANGE: tuple[object, ...] = (
    *("", "x", "-5", "9" * 30, "nan", "1e400", "x" * 5000, "2019-13-01", "12:99", "http://"),
    *([], ["x"], [["x"]], [{}], [None], {}, {"x": "y"}, {"1": ["a"]}, ["x"] * 500, None),
    *(-5, 0, 10**30, 1.5, True, date(2019, 1, 1), [{"title": {}}]),
)


def models() -> set[type[BaseModel]]:
    """Return the models of all files, and those within them."""
    found: set[type[BaseModel]] = set()
    left: list[type[BaseModel]] = [*MODELS.values(), ApprovalsFile, RecipientsFile]
    left += [Mailbox, Settings, Subject, WordList]
    while left:
        model = left.pop()
        if model not in found:
            found.add(model)
            fields = model.model_fields.values()
            left += [inner for field in fields for inner in models_in(field.annotation)]
    return found


@pytest.mark.parametrize("model", sorted(models(), key=str))
def test_no_mistake_is_told_in_words_that_are_not_ours(model: type[BaseModel]) -> None:
    for name in model.model_fields:
        for value in STRANGE:
            try:
                model.model_validate({name: value})
            except ValidationError as error:
                kinds = {each["type"]: each["msg"] for each in error.errors()}
                others = {kind for kind in kinds if kind not in KINDS} - {"extra_forbidden"}
                assert not others, f"{name}: {value!r:.40}: {kinds}"


def problems(folder: Path, old: str, new: str) -> list[str]:
    """Return the problems as `line:column [rule] message → advice`."""
    assert old in GOOD
    path = folder / "norrby.md"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    found = parse(read_markdown(path).require(), Profile).problems
    return [
        f"{p.place.line}:{p.place.column} [{p.rule}] {p.message} → {p.advice}"
        for p in found
        if p.place
    ]


def test_the_small_text_is_good(tmp_path: Path) -> None:
    assert problems(tmp_path, "Norrby", "Norrby") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "title: Kort",
            "tittle: Kort",
            [
                "2:1 [missing-field] 'title' is missing → Add it. 'title' is the headline.",
                "7:1 [unknown-field] 'tittle' is not a field here → Did you mean 'title'?",
            ],
        ),
        (
            "role: skolchef",
            "rolle: skolchef",
            [
                "18:5 [missing-field] 'role' is missing"
                " → Add it. 'role' is what the person does, as of the edition's year.",
                "18:32 [unknown-field] 'rolle' is not a field here → Did you mean 'role'?",
            ],
        ),
        (
            "latitude: 64.5",
            "latitude: ~",
            [
                "6:51 [empty-field] 'latitude' is empty"
                " → Fill it in. 'latitude' is degrees north, such as 55.61."
            ],
        ),
        (
            "latitude: 64.5",
            "latitude: norr",
            [
                "6:51 [not-a-number] 'norr' is not a number"
                " → Write figures, and a point for a comma."
                " 'latitude' is degrees north, such as 55.61."
            ],
        ),
        (
            "criteria: [1, 5]",
            "criteria: [1, 8]",
            [
                "20:15 [out-of-range] '8' is too high for 'criteria'; at most 7"
                " → 'criteria' is the numbers of the criteria that the text touches."
            ],
        ),
        (
            "published: 2019-06-13",
            "published: 2019-06-31",
            [
                "24:64 [not-a-date] '2019-06-31' is not a date → Write year, month and day,"
                " as 2019-06-13. 'published' is the day it was published: 2019-06-13."
            ],
        ),
        (
            'url: "https://www.example.org/norrby/"',
            "url: javascript:alert(1)",
            [
                "22:30 [not-an-address] 'javascript:alert(1)' is not a web address"
                " → 'url' is the address, beginning with https://."
            ],
        ),
        (
            "standfirst: En",
            "standfirst: " + "ord " * 40 + "En",
            [
                "8:13 [too-long] 'standfirst' has 53 words; at most 40 fit"
                " → Shorten it. 'standfirst' is the paragraph under the headline, at most 40 words."
            ],
        ),
    ],
)
def test_a_mistake_is_shown_where_it_is_with_what_to_do(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert problems(tmp_path, old, new) == expected


@pytest.mark.parametrize("year", ["2_019", "+2019", "02019", "2019.0", "2e3", "0x7E3", "33:39"])
def test_a_whole_number_is_written_in_plain_figures(year: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "criteria: [1, 5]", f"criteria: [1, '{year}']")
    assert f"[not-a-number] '{year}' is not a whole number → Write plain figures." in problem


@pytest.mark.parametrize(
    "degrees", ["6_4.5", "+64.5", "064.5", "64.", "6.45e1", "nan", ".inf", "inf", "0x40", "1:04"]
)
def test_a_number_is_written_in_plain_figures(degrees: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "latitude: 64.5", f"latitude: '{degrees}'")
    assert f"[not-a-number] '{degrees}' is not a number" in problem


@pytest.mark.parametrize("degrees", ["64", "64.0", "64.50", " 64.5 "])
def test_spaces_around_a_number_do_not_count(degrees: str, tmp_path: Path) -> None:
    assert problems(tmp_path, "latitude: 64.5", f"latitude: '{degrees}'") == []


def test_pictures_come_alone_or_as_a_list(tmp_path: Path) -> None:
    robot, hall = "file: a.jpg, alt: En robot", "file: b.jpg, alt: En sal, focus: 52 31.5"
    for written, files in (
        ("", []),
        (f"photo: {{ {robot} }}\n", ["a.jpg"]),
        (f"photos: [{{ {robot} }}]\n", ["a.jpg"]),
        (f"photos:\n  - {{ {hall} }}\n  - {{ {robot} }}\n", ["b.jpg", "a.jpg"]),
    ):
        path = tmp_path / "norrby.md"
        path.write_text(GOOD.replace("people:", f"{written}people:", 1), "utf-8")
        source = read_markdown(path).require()
        assert [picture.file for picture in parse(source, Profile).require().pictures] == files
        assert names_of_pictures(source) == files


@pytest.mark.parametrize(
    ("written", "focus"),
    [("52 31", (52, 31)), ("0 100", (0, 100)), ("  7.25   31.5 ", (7.25, 31.5)), ("", None)],
)
def test_a_focus_is_two_shares_of_its_picture(
    tmp_path: Path, written: str, focus: tuple[float, float] | None
) -> None:
    more = f', focus: "{written}"' if written else ""
    picture = f"photo: {{ file: a.jpg, alt: En robot{more} }}"
    path = tmp_path / "norrby.md"
    path.write_text(GOOD.replace("people:", f"{picture}\npeople:", 1), "utf-8")
    (found,) = parse(read_markdown(path).require(), Profile).require().pictures
    assert found.focus == focus
    assert Picture.model_validate_json(found.model_dump_json()) == found


def test_twelve_people_are_taken_and_thirteen_are_not(tmp_path: Path) -> None:
    one = "\n  - { name: Förnamn Efternamn, role: rektor }"
    old = "people:\n  - { name: Förnamn Efternamn, role: skolchef }"
    assert problems(tmp_path, old, f"people:{one * 12}") == []
    (problem,) = problems(tmp_path, old, f"people:{one * 13}")
    assert "'people' has too many items: 13; at most 12" in problem


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_organisation_is_taken(tmp_path: Path, kind: Kind) -> None:
    assert problems(tmp_path, "kind: municipality", f"kind: {kind}") == []
