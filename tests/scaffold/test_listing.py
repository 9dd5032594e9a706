"""A slug more in `edition.yaml`, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.problems import ContentError
from report.scaffold.listing import with_slug
from report.source import Source

SOURCE = Source(Path("edition.yaml"), {})


def listed(text: str, section: int = 0) -> str:
    """List 'lund' in a section of a text."""
    return with_slug(text, SOURCE, section, "lund")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("profiles: [ale, boras]", "profiles: [ale, boras, lund]"),
        ("profiles: []", "profiles: [lund]"),
        ("profiles: [ ]", "profiles: [lund ]"),
        ("profiles:", "profiles: [lund]"),
        ("profiles:  # none yet", "profiles: [lund]  # none yet"),
        ("profiles: [ale,  # 1\n    boras]  # 2", "profiles: [ale,  # 1\n    boras, lund]  # 2"),
        ("profiles: [\n    ale,\n    boras,\n  ]", "profiles: [\n    ale,\n    boras, lund,\n  ]"),
        ('profiles: ["ale", \'boras\']', 'profiles: ["ale", \'boras\', lund]'),
        ("profiles:\n    - ale\n    - boras", "profiles:\n    - ale\n    - boras\n    - lund"),
        ("profiles:\n  - ale  # first", "profiles:\n  - ale  # first\n  - lund"),
        ("profiles:\n    - ale\n    # the end", "profiles:\n    - ale\n    - lund\n    # the end"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "rest", ["", "\n", "\n  - title: B\n    profiles: [c]\nimprint:\n  - D  # d\n"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_slug_comes_in_and_all_else_stays(
    before: str, after: str, rest: str, line_end: str
) -> None:
    head = "# The edition\nyear: 2020   # so far\nsections:\n- title: 'A: å'\n  "
    if rest.startswith("\n  - title"):
        rest = rest.replace("\n  ", "\n")
    text = (head + before + rest).replace("\n", line_end)
    assert listed(text) == (head + after + rest).replace("\n", line_end)


def test_the_section_is_the_one_that_is_meant() -> None:
    text = "sections:\n- profiles: [a]\n- profiles: [b]\n- profiles: [c]\n"
    assert listed(text, 1) == "sections:\n- profiles: [a]\n- profiles: [b, lund]\n- profiles: [c]\n"


def test_a_byte_order_mark_stays() -> None:
    assert listed("\ufeffsections: [{profiles: [a]}]") == "\ufeffsections: [{profiles: [a, lund]}]"


@pytest.mark.parametrize(
    "text",
    [
        "sections:\n- title: A\n",
        "sections:\n- profiles: ale\n",
        "sections:\n- profiles: {ale: 1}\n",
        "sections:\n- profiles: [ale]\nsections:\n- profiles: [boras]\n",
        "sections:\n- profiles: [!> ale]\n",
    ],
)
def test_what_cannot_be_done_without_rewriting_is_left_to_the_writer(text: str) -> None:
    with pytest.raises(ContentError) as caught:
        listed(text)
    assert caught.value.problems[0].rule == "cannot-list"


WORDS = st.text("abcåäö:#[]{},&*!|>'\"%@` -\n\t", max_size=60)


@given(WORDS, WORDS)
def test_whatever_stands_around_it_only_one_slug_comes_in(before: str, after: str) -> None:
    text = f"{before}\nsections:\n- profiles: [a]\n{after}"
    try:
        changed = listed(text)
    except ContentError:
        return
    assert changed.replace(", lund", "", 1) == text
