"""Files as they were written, and the places of their fields."""

from pathlib import Path

import pytest

from report.problems import ContentError, Place, Problem
from report.source import Source, read_markdown, read_yaml


def write(folder: Path, text: str | bytes, name: str = "text.md") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def shown(problems: tuple[Problem, ...]) -> list[str]:
    places = [problem.place for problem in problems if problem.place]
    assert len(places) == len(problems)
    return [
        f"{place.line}:{place.column} {problem.rule}" if place.line else f" {problem.rule}"
        for place, problem in zip(places, problems, strict=True)
    ]


def test_scalars_stay_as_they_were_written(tmp_path: Path) -> None:
    text = "phone: 0701234567\npostcode: 01234\ntime: 12:30\nanswer: no\nempty:\n"
    source = read_yaml(write(tmp_path, text)).require()
    assert source.data == {
        "phone": "0701234567",
        "postcode": "01234",
        "time": "12:30",
        "answer": "no",
        "empty": None,
    }


def test_every_value_and_name_has_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "---\nname: Skara\npeople:\n  - name: N\n    role: r\n---\n\nBody\n")
    source = read_markdown(path).require()
    assert source.place("name") == Place(path, 2, 7)
    assert source.place("people", 0, "role") == Place(path, 5, 11)
    assert source.key_place("people", 0, "role") == Place(path, 5, 5)
    assert source.place("people", 0, "missing") == Place(path, 4, 5)
    assert source.body_place(1) == Place(path, 8, 1)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_do_not_matter(
    tmp_path: Path, ending: str, mark: str
) -> None:
    text = mark + ending.join(["---", "name: Skara", "---", "Body", ""])
    source = read_markdown(write(tmp_path, text)).require()
    assert (source.data, source.body) == ({"name": "Skara"}, "Body\n")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("name: Skara\n", ["1:1 no-front-matter"]),
        ("", ["1:1 no-front-matter"]),
        ("---\nname: Skara\n", ["1:1 no-front-matter"]),
        ("---\nname: a: b\n---\n", ["2:8 yaml-syntax"]),
        ("---\n- a\n---\n", ["2:1 yaml-syntax"]),
        ("---\n\tname: a\n---\n", ["2:1 tab"]),
        (
            "---\nname: a\nkind: b\nname: c\nkind: d\n---\n",
            ["4:1 duplicate-field"] * 1 + ["5:1 duplicate-field"],
        ),
        ("---\na: &x [1]\nb: *x\n---\n", ["2:4 yaml-alias"]),
        (b"---\nname: Malm\xf6\n---\n", ["2:11 not-utf-8"]),
        (b"\xef\xbb\xbf---\nname: Malm\xf6\n---\n", ["2:11 not-utf-8"]),
        (b"\xef\xbb\xbf---\r\nname: Malm\xc3\xb6\r\nkind: \xff\r\n---\r\n", ["3:7 not-utf-8"]),
        (b"\xef\xbb\xbf\xff---\n", ["1:1 not-utf-8"]),
        (b"\xef\xbb\xbf" + b"a\xcc\x8a: b\n" + b"\xe5", ["2:1 not-utf-8"]),
        (b"---\nname: Malm\xc3", ["2:11 not-utf-8"]),
        ("name: Skara".encode("utf-16-le"), [" not-utf-8"]),
    ],
)
def test_what_cannot_be_read_is_shown_with_its_place(
    tmp_path: Path, text: str | bytes, problems: list[str]
) -> None:
    reading = read_markdown(write(tmp_path, text))
    assert shown(reading.problems) == problems
    with pytest.raises(ContentError):
        reading.require()


def test_aliases_that_multiply_cost_nothing(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    reading = read_yaml(write(tmp_path, "\n".join(lines)))
    assert {problem.rule for problem in reading.problems} == {"yaml-alias"}


def test_brackets_within_brackets_end_no_process(tmp_path: Path) -> None:
    deep = "[" * 70_000 + "]" * 70_000
    (problem,) = read_yaml(write(tmp_path, f"a: {deep}")).problems
    assert (problem.rule, str(problem.place)) == ("yaml-syntax", f"{tmp_path / 'text.md'}:1:23")


def test_a_stray_byte_is_named_where_an_editor_finds_it(tmp_path: Path) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        for before in (b"", b"---\n", "---\nname: Malmö å".encode()):
            (problem,) = read_yaml(write(tmp_path, mark + before + b"\xf6x")).problems
            assert problem.message == "the byte 0xf6 is not UTF-8, in Windows-1252 it is 'ö'"
            lines = before.decode().split("\n")
            assert problem.place == Place(tmp_path / "text.md", len(lines), len(lines[-1]) + 1)


def test_two_byte_order_marks_are_passed_by(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "\ufeff\ufeffname: Skara")).require().data == {"name": "Skara"}


def test_letters_in_two_pieces_are_read_as_one(tmp_path: Path) -> None:
    source = read_markdown(write(tmp_path, "---\nname: Malmo\u0308\n---\na\u030a\n")).require()
    assert (source.data, source.body) == ({"name": "Malmö"}, "å\n")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_yaml(tmp_path / "none.yaml").problems
    assert problem.rule == "missing-file"


def test_a_source_without_places_points_to_its_beginning() -> None:
    assert Source(Path("a.md"), {}).place("name") == Place(Path("a.md"), 1, 1)


def test_soft_hyphens_are_left_out_of_fields_and_body(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\na: upp\u00adgift\nb: "upp\\u00adgift \\xadx"\n---\nUpp\u00adgif\u00adter', "utf-8"
    )
    source = read_markdown(path).require()
    assert source.data == {"a": "uppgift", "b": "uppgift x"}
    assert source.body == "Uppgifter"
