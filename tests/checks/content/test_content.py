"""The real texts keep the rules of the house for words."""

import re
from pathlib import Path

import pytest

from report import markdown
from report.model import Edition, Role
from report.source import read_markdown
from report.workspace import Workspace

from support.editions import read
from support.workspaces import REPOSITORY

WORKSPACE = Workspace(REPOSITORY)
TEXTS = sorted(REPOSITORY.glob("content/2*/*.md"))
LONGEST, SHORTEST = 450, 250


@pytest.fixture(scope="module", params=WORKSPACE.years())
def edition(request: pytest.FixtureRequest) -> Edition:
    reading = read(WORKSPACE, request.param)
    assert reading.problems == ()
    return reading.require()


def test_there_are_texts() -> None:
    assert WORKSPACE.years()
    assert len(TEXTS) >= 7


def test_an_edition_has_no_problems(edition: Edition) -> None:
    assert edition.texts


def test_a_candidate_has_what_a_reader_expects(edition: Edition) -> None:
    for text in edition.texts:
        fields = text.fields
        assert len(fields.figures) <= 4, text.slug
        assert fields.criteria, text.slug
        assert fields.links, text.slug
        if fields.role is not Role.OUTLOOK:
            assert len(fields.timeline) in (0, 3, 4, 5, 6), text.slug


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_length_of_a_body(path: Path) -> None:
    source = read_markdown(path).require()
    headings = re.findall(r"(?m)^## ", source.body)
    words = len(re.sub(r"(?m)^#.*$", "", source.body).split())
    assert SHORTEST <= words <= LONGEST
    assert 2 <= len(headings) <= 4


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_exclamation_mark_no_straight_quote_no_percent_sign(path: Path) -> None:
    text = markdown.plain_text(read_markdown(path).require())
    assert not set('!"%') & set(text)
