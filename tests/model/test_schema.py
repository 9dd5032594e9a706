"""The schemas for editors, held against what our own reader takes."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from report.locales import LANGUAGES, language
from report.model import schema
from report.model.parse import parse
from report.model.values import Fields
from report.source import read_markdown, read_yaml
from report.workspace import Workspace

from support.workspaces import MINI, REPOSITORY, Run


class Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2 (section 10.3.2), without dates."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", [*"~nN", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)$", list("-+0123456789.")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def objections(name: str, text: str) -> list[str]:
    """Return the ways to the fields to which a schema objects."""
    data = yaml.load(text, Core)  # noqa: S506 (it is a safe one)
    validator = Draft202012Validator(schema.schema(name), format_checker=FormatChecker())
    return sorted({".".join(map(str, error.path)) for error in validator.iter_errors(data)})


def front_matter(path: Path) -> str:
    """Return what an editor would read as YAML."""
    text = path.read_text("utf-8")
    return text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".md" else text


def files() -> Iterator[tuple[str, Path]]:
    """Yield every file of the content and of print shops, with its kind."""
    for content in (REPOSITORY / "content", MINI / "content"):
        for path in sorted(content.glob("*/*.*")):
            award = path.parent.name == "guldtrappan"
            kind = path.stem if path.suffix == ".yaml" else "essay" if award else "text"
            if path.suffix in (".md", ".yaml"):
                yield kind, path
    yield from (("shop", path) for path in (REPOSITORY / "styles/press").glob("*.yaml"))


FILES = list(files())
EDITION = front_matter(MINI / "content" / "2019" / "edition.yaml")
TEXT = front_matter(MINI / "content" / "2019" / "norrby.md")


def test_every_file_of_the_content_is_accepted() -> None:
    assert len(FILES) > 25
    assert {kind for kind, _ in FILES} == set(schema.MODELS)
    assert {path.name: objections(kind, front_matter(path)) for kind, path in FILES} == {
        path.name: [] for _, path in FILES
    }


@pytest.mark.parametrize("name", schema.MODELS)
def test_the_files_are_in_step_with_the_models(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whichever language they were written last."""
    path = REPOSITORY / "content" / "schema" / f"{name}.json"
    made = [written_in(code, name, monkeypatch) for code in LANGUAGES]
    assert path.read_bytes() in made, "run: report schema"


def written_in(code: str, name: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as spoken:
        spoken.setenv("REPORT_LANG", code)
        language.cache_clear()
        made = schema.written(name)
    language.cache_clear()
    return made


@pytest.mark.parametrize("name", schema.MODELS)
def test_the_schemas_are_of_the_dialect_that_they_name(name: str) -> None:
    made = schema.schema(name)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("name", schema.MODELS)
def test_every_field_is_described(name: str) -> None:
    made = schema.schema(name)
    groups = {name: made, **made["$defs"]}
    fields = {
        f"{group}.{field}": described.get("description", "")
        for group, fields in groups.items()
        for field, described in fields.get("properties", {}).items()
    }
    assert len(fields) > 5
    assert [field for field, description in fields.items() if not description] == []


def replaced(old: str, new: str) -> Callable[[str], str]:
    """Return a change to a text, which must hold what is changed."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


PHOTO = "{ file: a.jpg, alt: En robot }"


def focused(focus: str) -> Callable[[str], str]:
    """Return a change that says where the faces of a picture are."""
    photo = f"photo: {{ file: a.jpg, alt: En robot, focus: {focus} }}"
    return replaced("people:", f"{photo}\npeople:")


# What a writer might do to a file: its kind, the change, and the fields that are wrong then.
CHANGES: list[tuple[str, Callable[[str], str], list[str]]] = [
    ("text", replaced("value: no", "value: true"), []),
    ("text", replaced("value: 28 000", "value: 28"), []),
    ("text", replaced('when: "2017"', "when: 2017"), []),
    ("text", replaced("latitude: 64.5", 'latitude: "64.5"'), []),
    ("text", replaced("published: 2019-06-13", 'published: "2019-06-13"'), []),
    ("text", replaced("criteria: [1, 5]", 'criteria: ["1", 5]'), []),
    ("text", replaced("next: Nästa", "next: ~ #"), []),
    ("text", replaced("published: 2019-06-13", "published: 2019-06-31"), ["sources.0.published"]),
    ("text", replaced("published: 2019-06-13", "published: 13 juni"), ["sources.0.published"]),
    ("text", replaced("scope:", "scoop:"), [""]),
    ("text", replaced("title: Kort om norr", "title:"), ["title"]),
    ("text", replaced("title: Kort om norr", f"title: {'x' * 61}"), ["title"]),
    ("text", replaced("title: Kort om norr", "title: '  '"), ["title"]),
    ("text", replaced("name: Norrby kommun", "name: [Norrby]"), ["name"]),
    ("text", replaced("kind: municipality", "kind: kommun"), ["kind"]),
    ("text", replaced("latitude: 64.5", "latitude: 4.5"), ["place.latitude"]),
    ("text", replaced("latitude: 64.5", "latitude: norr"), ["place.latitude"]),
    ("text", replaced("criteria: [1, 5]", "criteria: [1, 8]"), ["criteria.1"]),
    ("text", replaced("criteria: [1, 5]", 'criteria: [1, "+5"]'), ["criteria.1"]),
    ("text", replaced("latitude: 64.5", "latitude: 6_4.5"), ["place.latitude"]),
    ("text", replaced("criteria: [1, 5]", "criteria: 5"), ["criteria"]),
    ("text", replaced("https://www.example.org/norrby/\"", "javascript:1\""), ["links.0.url"]),
    ("text", replaced("standfirst: ", f"standfirst: {'ord ' * 40}"), ["standfirst"]),
    ("text", replaced("people:", f"photos: [{PHOTO}, {PHOTO}]\npeople:"), []),
    ("text", replaced("people:", f"photos: [{', '.join([PHOTO] * 5)}]\npeople:"), ["photos"]),
    ("text", replaced("people:", f"photo: {PHOTO}\nphotos: [{PHOTO}]\npeople:"), [""]),
    ("text", focused("52 31"), []),
    ("text", focused("0 100.0"), []),
    ("text", focused("7.25   99.9"), []),
    ("text", focused("52"), ["photo"]),
    ("text", focused("52 101"), ["photo"]),
    ("text", focused("-1 31"), ["photo"]),
    ("text", focused("52% 31%"), ["photo"]),
    ("text", focused("[52, 31]"), ["photo"]),
    ("text", replaced("kind: municipality", "kind: university"), []),
    ("edition", replaced("year: 2019", 'year: "2019"'), []),
    ("edition", replaced("title:", "conference: no\ntitle:"), []),
    ("edition", replaced("title:", "conference: never\ntitle:"), ["conference"]),
    ("edition", replaced("year: 2019", "year: nineteen"), ["year"]),
    ("edition", replaced("year: 2019", "year: 2_019"), ["year"]),
    ("edition", replaced("profiles: [vasterby]", "profiles: []"), ["sections.1.profiles"]),
    ("edition", replaced("[vasterby]", "[Västerby]"), ["sections.1.profiles.0"]),
    ("edition", replaced("start: 2019-11-14", "start: snart"), ["event"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "wrong"), CHANGES)
def test_schema_and_reader_object_to_the_same(
    tmp_path: Path, name: str, change: Callable[[str], str], wrong: list[str]
) -> None:
    text = change({"text": TEXT, "edition": EDITION}[name])
    assert objections(name, text) == wrong
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    model: Any = schema.MODELS[name]
    assert issubclass(model, Fields)
    found = parse(read_yaml(path).require(), model).problems
    assert bool(found) == bool(wrong)


def test_the_comment_leads_from_a_file_to_its_schema(mini: Workspace) -> None:
    schema.write(mini)
    for name in schema.MODELS:
        address = schema.modeline(name).split("=")[1]
        found = (mini.year(2019) / address).resolve()
        assert json.loads(found.read_text("utf-8")) == schema.schema(name)


def test_the_comment_may_stand_first_in_front_matter(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    path.write_text(f"---\n{schema.modeline('text')}\n" + path.read_text("utf-8")[4:], "utf-8")
    assert read_markdown(path).require().data["name"] == "Norrby kommun"


def test_the_command_writes_all_once(run: Run, mini: Workspace) -> None:
    done = run("schema", cwd=mini.root)
    lines = [f"content/schema/{name}.json  written" for name in schema.MODELS]
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == (lines, "", 0)
    assert run("schema", cwd=mini.root).stdout == ""


def test_the_command_shows_one(run: Run, tmp_path: Path) -> None:
    done = run("schema", "edition", cwd=tmp_path)  # needs no workspace
    assert done.stdout.encode() == schema.written("edition")
    done = run("schema", "profile", cwd=tmp_path)
    assert (done.returncode, "Use one of: edition, text" in done.stderr) == (2, True)
