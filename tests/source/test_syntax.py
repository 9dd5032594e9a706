"""Fields that are no YAML: the sign is named at its place, in the words of a writer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.source import read_yaml

BRACKET = "does not end, or lacks a comma"
CASES = [
    # spaces that are none of YAML's
    ("name: A\nfigures:\n\u00a0\u00a0- value: 1\n    label: b\n", "3:1", "U+00A0 (no-break space)"),
    ("figures:\n  - value: 1\n\u00a0   label: b\n", "3:1", "U+00A0 (no-break space)"),
    ("place:\n \u202fname: A\n  county: b\n", "2:2", "U+202F (narrow no-break space)"),
    ("name:\u00a0A\nkind: b\n", "1:6", "U+00A0 (no-break space)"),
    ("\u00a0name: A\nkind: b\n", "1:1", "U+00A0 (no-break space)"),
    ("place: {\u00a0name: A }\n", "1:9", "U+00A0 (no-break space)"),
    # colons
    ("name： A\nkind: b\n", "1:5", "U+FF1A (fullwidth colon)"),
    ("name: A\nkind： b\ntitle: c\n", "2:5", "U+FF1A (fullwidth colon)"),
    ("kind:b\n", "1:1", "a space is missing behind the colon"),
    ("place: {name:A}\n", "1:9", "a space is missing behind the colon"),
    ("name = a\n", "1:6", "'=' is no colon"),
    ("name\nkind: b\n", "1:1", "this line is neither a field"),
    ("title: ”Malmö: först”\n", "1:14", "a value with ': ' in it needs quotes"),
    # brackets
    ("name: a\nx: [", "2:4", BRACKET),
    ("name: a\nx: {", "2:4", BRACKET),
    ("name: a\nx: [1, 2,\nkind: b\n", "2:4", BRACKET),
    ("a: { b: [1, 2 }\n", "1:9", BRACKET),
    ("a: [1, 2]]\nb: c\n", "1:10", "']' closes what is not open"),
    ("place: { name: A } }\n", "1:20", "'}' closes what is not open"),
    ("name: [Nytt] text\nb: c\n", "1:14", "text stands behind the bracket"),
    # quotes
    ("title: 'Rock'n'roll'\nkind: b\n", "1:14", "the quote before this ends the value"),
    ('title: "Sa "hej" och"\n', "1:13", "the quote before this ends the value"),
    ('a: { b: "Sa "hej" och" }\n', "1:14", "the quote before this ends the value"),
    ("label: '90-talet\nb: c\n", "1:8", "the quote that begins here does not end"),
    ('file: "C:\\bilder\\x.jpg"\n', "1:7", "a backslash"),
    # signs at the start
    ("%A\nname: b\n", "1:1", "a line cannot begin with '%'"),
    ("name: | text\nb: c\n", "1:7", "behind '|' the text must begin on the next line"),
    ("name: > text\nb: c\n", "1:7", "behind '>' the text must begin on the next line"),
    ("name: ? text\n", "1:7", "a value cannot begin with '?'"),
    ("name: &A\n", "1:7", "'&A' is taken for a YAML anchor"),
    ("name: &A text\n", "1:7", "'&A' is taken for a YAML anchor"),
    ("name: ! A b\n", "1:7", "'!' is taken for a YAML tag"),
    ("name: !!A b\n", "1:7", "'!!A' is taken for a YAML tag"),
    # where lines begin
    ("a:\n  - b\n - c\n", "3:2", "this item does not begin where those above it begin"),
    ("a:\n    b: 1\n  c: 2\n", "3:3", "the line does not begin where the fields above it begin"),
    ("a:\n  - b: 1\n\t- c: 2\n", "3:1", "a tab stands where only spaces may"),
]


@pytest.mark.parametrize(("text", "place", "words"), CASES)
def test_the_sign_is_named_at_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    path = tmp_path / "text.yaml"
    path.write_text(text, "utf-8")
    problem = read_yaml(path).problems[0]
    assert str(problem.place) == f"{path}:{place}"
    assert words in problem.message
    assert problem.advice


SIGNS = st.sampled_from([*"'\"[]{}:,-#&*!|>%@`? \n\t\u00a0：=a1", ": ", "- ", "\n  ", "a: "])


@given(text=st.lists(SIGNS, max_size=30).map("".join))
def test_whatever_is_no_yaml_has_a_place_within_the_file(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "signs.yaml"
    path.write_text(text, "utf-8")
    lines = text.split("\n")
    for problem in read_yaml(path).problems:
        assert problem.message
        assert "''" not in problem.message
        assert problem.place
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
