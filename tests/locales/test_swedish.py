"""What is said in Swedish: of content, in new files, in schemas, of why a page looks as it does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from report import scaffold
from report.locales import language
from report.model import schema
from report.recipes.content import read_content
from report.workspace import Workspace

from support.workspaces import REPOSITORY

TEMPLATES = REPOSITORY / "src" / "report" / "scaffold"
FILES = sorted(path.name for path in (TEMPLATES / "en").iterdir())
# An explanation; fields that wait for use stand behind a # with none or two spaces.
COMMENT = re.compile(r"(?:^|\s)# (?! ).*$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("sv", monkeypatch)


def speak(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_LANG", code)
    language.cache_clear()


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    language.cache_clear()


def said(mini: Workspace) -> set[tuple[str, str]]:
    return {(problem.message, problem.advice) for problem in read_content(mini, 2019).problems}


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_mistake_in_a_text_is_told_in_swedish(mini: Workspace) -> None:
    change(mini.year(2019) / "norrby.md", "title: Kort om norr", "tittle: Kort om norr")
    assert said(mini) >= {
        ("'tittle' är inget fält här", "Menar du 'title'?"),
        ("'title' saknas", "Lägg till det. I 'title' står rubriken."),
    }


def test_a_mistake_of_yaml_is_told_in_swedish(mini: Workspace) -> None:
    change(mini.year(2019) / "norrby.md", "title: Kort om norr", "title: Kort: om norr")
    assert said(mini) >= {
        ("ett värde med ': ' i sig behöver citattecken", "Sätt citattecken runt hela värdet.")
    }


def test_an_edition_that_is_not_there_is_told_in_swedish(mini: Workspace) -> None:
    with pytest.raises(Exception, match="årgången 2031 finns inte"):
        read_content(mini, 2031)


@pytest.mark.parametrize("file", FILES)
def test_new_files_are_the_same_in_both_languages_but_for_their_comments(file: str) -> None:
    one, other = (
        COMMENT.sub("", (TEMPLATES / code / file).read_text("utf-8")).split()
        for code in ("en", "sv")
    )
    assert one == other


@pytest.mark.parametrize("file", FILES)
def test_every_explanation_of_a_new_file_is_in_swedish(file: str) -> None:
    english, swedish = (
        {
            found[0].strip()
            for found in COMMENT.finditer((TEMPLATES / code / file).read_text("utf-8"))
        }
        for code in ("en", "sv")
    )
    assert len(english) > 2
    assert {line for line in english & swedish if "$schema" not in line} == set()


def test_a_new_edition_and_a_new_text_are_explained_in_swedish(mini: Workspace) -> None:
    edition = scaffold.new(mini, 2020)[0]
    text = scaffold.add(mini, 2020, "Lunds kommun").path
    assert "# Titeln på omslaget, och raden under den" in edition.read_text("utf-8")
    assert "# Organisationen, så som utmärkelsen skriver den." in text.read_text("utf-8")
    assert yaml.safe_load(edition.read_text("utf-8"))["year"] == 2020


def test_a_schema_describes_its_fields_in_swedish_and_names_them_in_english() -> None:
    fields = schema.schema("text")["properties"]
    assert fields["title"]["description"] == "rubriken"
    assert set(fields) >= {"title", "standfirst", "figures"}


@pytest.mark.parametrize("name", schema.MODELS)
def test_schemas_differ_in_their_descriptions_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    swedish = without_words(schema.schema(name))
    speak("en", monkeypatch)
    assert without_words(schema.schema(name)) == swedish


def without_words(made: object) -> object:
    if isinstance(made, dict):
        words = ("description", "$comment")
        return {
            key: without_words(value)
            for key, value in made.items()
            if not (key in words and isinstance(value, str))
        }
    return [without_words(each) for each in made] if isinstance(made, list) else made
