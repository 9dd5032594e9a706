"""The files that new editions and texts begin as: every field of the model, explained."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from report import scaffold
from report.intake.blocks import Picture, Sent
from report.model import EditionFields, Profile, read_edition
from report.model.parse import parse
from report.scaffold.template import scalar
from report.source import Source, read_markdown, read_yaml
from report.workspace import Workspace

# A field that stands behind a #: explanations have a space there, and only one.
_WAITING = re.compile(r"^( *)#(?=\w|  )", re.MULTILINE)


def began(mini: Workspace) -> tuple[Path, Path]:
    """Begin an edition and a text; give their files."""
    scaffold.new(mini, 2020)
    added = scaffold.add(mini, 2020, "Lunds kommun")
    return mini.year(2020) / "edition.yaml", added.path


def fields(model: type[BaseModel]) -> Iterator[str]:
    """Yield the names of a model's fields, and with dots those of the groups within."""
    for name, field in model.model_fields.items():
        yield name
        for inner in groups(field.annotation):
            yield from (f"{name}.{below}" for below in fields(inner))


def groups(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from groups(argument)


def named(source: Source) -> list[str]:
    """Return the fields of a file in the same form, in their order."""
    ways = (".".join(part for part in loc if isinstance(part, str)) for loc in source.keys)
    return list(dict.fromkeys(ways))


def uncommented(path: Path) -> Path:
    """Use every field of a file."""
    path.write_text(_WAITING.sub(r"\1", path.read_text("utf-8")), "utf-8")
    return path


def test_an_edition_has_every_field_of_the_model(mini: Workspace) -> None:
    edition, _ = began(mini)
    assert sorted(named(read_yaml(uncommented(edition)).require())) == sorted(fields(EditionFields))


def test_a_text_has_every_field_of_the_model(mini: Workspace) -> None:
    _, text = began(mini)
    found = named(read_markdown(uncommented(text)).require())
    assert sorted(found) == sorted(
        field for field in fields(Profile) if not field.startswith("photos")
    )  # which stands in place of 'photo'


def test_nothing_but_what_must_be_filled_in_is_wrong_when_every_field_is_used(
    mini: Workspace,
) -> None:
    edition, text = (uncommented(path) for path in began(mini))
    found = parse(read_yaml(edition).require(), EditionFields).problems
    found += parse(read_markdown(text).require(), Profile).problems
    assert len(found) > 10
    assert {problem.rule for problem in found} == {"empty-field"}


def test_every_field_has_an_explanation_above_it(mini: Workspace) -> None:
    for path in began(mini):
        lines = path.read_text("utf-8").split("\n")
        top = [n for n, line in enumerate(lines) if re.match(r"#?[a-z]+:", line)]
        assert len(top) > 8
        assert [lines[n] for n in top if not explained(lines, n)] == []


def explained(lines: list[str], number: int) -> bool:
    """Return whether a comment stands above a field, or above the fields in front of it."""
    while re.match(r"#?[a-z]+:", lines[number]):
        number -= 1
    return lines[number].startswith("# ")


def test_check_names_what_is_missing_and_nothing_else(mini: Workspace) -> None:
    began(mini)
    found = [
        f"{problem.place and problem.place.path.name} {problem.message}"
        for problem in read_edition(mini, 2020).problems
    ]
    assert found == [
        "edition.yaml 'subtitle' is empty",
        "edition.yaml 'published' is empty",
        "edition.yaml 'introduction' is empty",
        "edition.yaml 'introduction' is empty",
        *(
            f"lund.md '{name}' is empty"
            for name in [
                *("role", "scope", "name", "county", "latitude", "longitude", "title"),
                *("standfirst", "title", "publisher"),
            ]
        ),
        "lund.md there is no text below the front matter",
    ]


def test_what_is_missing_is_told_at_the_line_of_its_field(mini: Workspace) -> None:
    began(mini)
    for problem in read_edition(mini, 2020).problems:
        assert problem.place
        line = problem.place.path.read_text("utf-8").split("\n")[problem.place.line - 1]
        name = problem.message.split("'")[1] if "'" in problem.message else ""
        assert line.strip("- ").startswith(f"{name}:") or problem.rule == "empty-body"


def test_files_end_with_one_line_end_and_no_line_with_spaces(mini: Workspace) -> None:
    for path in began(mini):
        text = path.read_text("utf-8")
        assert text.endswith("\n")
        assert not re.search(r"[ \t]\n|\n\n\Z", text)


@pytest.mark.parametrize("name", ["edition", "text"])
def test_the_first_line_names_the_schema(mini: Workspace, name: str) -> None:
    edition, text = began(mini)
    path = {"edition": edition, "text": text}[name]
    first = path.read_text("utf-8").removeprefix("---\n").split("\n")[0]
    assert first == f"# yaml-language-server: $schema=../schema/{name}.json"
    assert (path.parent / first.split("=")[1]).resolve().is_file()


# What some version of YAML takes for a date, a number, a choice, a group or a quotation.
UNLIKE_TEXT = (
    *("2019-02-31", "2019-02-28", "2001-12-14t21:59:43.10-05:00", "12:30", "190:20:30.15"),
    *("0x_", "0x1F", "0o17", "017", "0b1", "1_000", "1e3", "1.", ".5", "+1", "-0", ".inf", ".nan"),
    *("null", "Null", "~", "yes", "No", "on", "OFF", "true", "y", "n", "=", "<<", "-", "?", "---"),
    *("'Rock'n'roll'", '"så"', "[a]", "{a: b}", "a: b", "a #b", "#a", "&a", "*a", "!a", "|", ">"),
    *("@a", "`a", "%a", "a:", ":a", ",a", "- a", "? a", "''", "'", '"', "...", "å: ä", "<<: *a"),
)


@pytest.mark.parametrize("text", UNLIKE_TEXT)
def test_what_yaml_could_take_for_something_else_stays_text(mini: Workspace, text: str) -> None:
    scaffold.new(mini, 2020)
    sent = Sent(text, text, (Picture(b"x", ".jpg", text, text),))
    added = scaffold.add(mini, 2020, text, chosen="lund", sent=sent)
    data = read_markdown(added.path).require().data
    photo = data["photo"]
    assert [data["name"], data["title"], photo["alt"], photo["caption"]] == [text] * 4
    schema_reader = yaml.safe_load(added.path.read_text("utf-8").split("\n---\n")[0])
    assert [schema_reader["name"], schema_reader["title"]] == [text] * 2


@given(st.text(min_size=1))
def test_any_name_is_read_as_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "name.yaml"
    path.write_text(f"name: {scalar(name)}\n", "utf-8", errors="replace")
    words = "".join(c if c.isprintable() else " " for c in name).split()
    read = read_yaml(path).require().data["name"]
    assert (read or "").replace("?", "") == normalize("NFC", " ".join(words)).replace("?", "")
