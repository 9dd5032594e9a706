"""Templates with mistakes, and templates made to hang or to swell."""

from pathlib import Path

import pytest
from jinja2 import Environment

from report.document import templates
from report.document.templates import LONGEST, Templates
from report.problems import ContentError, Place
from report.recipes.check import check
from report.workspace import Workspace

VALUES = {"name": "Skara", "number": 3, "items": ["a", "b"]}


def filled(folder: Path, text: str | bytes) -> str:
    (folder / "page.html").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Templates(folder).filled("page.html", VALUES)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<p>\n{{ name + 1 }}", 2, 'can only concatenate str (not "int") to str'),
        ("\n\n{{ nmae }}", 3, "'nmae' is undefined"),
        ("{{ name.title.long }}", 1, "has no attribute 'long'"),
        ("{% for item in number %}{% endfor %}", 1, "'int' object is not iterable"),
        ("{{ name }\n", 1, "unexpected '}'"),
        ("{% if name %}\n<p>", 2, "Unexpected end of template"),
        ("a\n{{ name|tittle }}", 2, "No filter named 'tittle'"),
        ("a\n{% include 'parts/x.html' %}", 2, "there is no template 'parts/x.html'"),
        ("a\n{% include '../secret.html' %}", 2, "there is no template '../secret.html'"),
        ("a\n{% include 'page.html' %}", 2, "it goes on within itself without an end"),
        ("{% macro a() %}\n{{ a() }}{% endmacro %}\n{{ a() }}", 2, "it goes on within itself"),
        ("a\n{{ 1 // 0 }}", 2, "integer division or modulo by zero"),
        ("a\n{{ items[9] }}", 2, "has no element 9"),
        ("a\n{{ name|round }}", 2, "str"),
        ("a\n{{ name.__class__.__mro__ }}", 2, "access to attribute '__class__'"),
        ("a\n{{ 'a' * 20000000000 }}", 2, "a repetition makes more than"),
        ("a\n{{ ['a'] * number * 99999 }}", 2, "a repetition makes more than"),
        ("a\n{{ 7 ** 99999 }}", 2, "a power is too large"),
        ("a\n{{ '%2000000000d' % 1 }}", 2, "texts are put together with '~'"),
        ("a\n{{ name.ljust(2000000000) }}", 2, "access to attribute 'ljust'"),
        ("a\n{{ range(2000000000)|list }}", 2, "Range too big"),
        ("a\n{{ name|date }}", 2, "'str' object has no attribute 'year'"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}\n{% endfor %}{% endfor %}",
            1,
            "its loops take more than 1000000 turns",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    found = Templates(tmp_path)
    found.filters["date"] = lambda day: str(day.year)
    with pytest.raises(ContentError) as raised:
        found.filled("page.html", VALUES)
    (problem,) = raised.value.problems
    assert (problem.rule, problem.place) == ("template", Place(tmp_path / "page.html", line))
    assert words in problem.message


def test_a_mistake_in_a_part_is_told_of_the_part(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("\n{{ nmae }}\n")
    with pytest.raises(ContentError) as raised:
        filled(tmp_path, "{% include 'part.html' %}")
    assert raised.value.problems[0].place == Place(tmp_path / "part.html", 2)


def test_a_template_in_another_encoding_is_told_with_the_byte(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        filled(tmp_path, "<p>\nMalmö".encode("latin-1"))
    (problem,) = raised.value.problems
    assert (problem.rule, problem.place) == ("not-utf-8", Place(tmp_path / "page.html", 2, 5))


def test_a_fault_of_ours_is_no_mistake_of_the_template(tmp_path: Path) -> None:
    from report.model.addresses import site

    def broken(text: str) -> str:
        return {"": ""}[site(text)]

    broken.__code__ = broken.__code__.replace(co_filename=site.__code__.co_filename)
    (tmp_path / "page.html").write_text("{{ name|broken }}")
    found = Templates(tmp_path)
    found.filters["broken"] = broken
    with pytest.raises(KeyError):
        found.filled("page.html", VALUES)


def test_what_templates_need_is_still_there(tmp_path: Path) -> None:
    text = (
        "{% for item in items %}{{ loop.index }}/{{ loop.length }}{{ item }}{% endfor %}"
        "{% for n in range(2) if n %}{{ n * 2 }}{% else %}none{% endfor %} {{ name ~ '<' }}"
    )
    assert filled(tmp_path, text) == "1/2a2/2b2 Skara&lt;"
    assert len(filled(tmp_path, f"{{{{ 'a' * {LONGEST} }}}}")) == LONGEST


def test_loops_are_counted_anew_each_time(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{% for a in range(90000) %}{% endfor %}")
    found = Templates(tmp_path)
    for _ in range(20):
        found.filled("page.html", VALUES)


def test_a_template_that_has_changed_is_filled_as_it_is_now(tmp_path: Path) -> None:
    assert [filled(tmp_path, text) for text in ("{{ name }}", "{{ number }}")] == ["Skara", "3"]
    assert filled(tmp_path, "{{ name }}") == "Skara"


def test_templates_of_one_text_in_two_folders_tell_their_own_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        with pytest.raises(ContentError) as raised:
            filled(folder, "\n{{ items[9] }}")
        assert raised.value.problems[0].place == Place(folder / "page.html", 2)


def test_check_finds_every_mistake_that_only_shows_when_templates_are_filled(
    mini: Workspace,
) -> None:
    changes = {
        "parts/next.html": ("{{", "{{ 1 + edition.fields.title }}{{"),
        "products/profile.html": ("{{", "{{ text.nmae }}{{"),
        "tokens.css": ("}", "colour: red }"),
        "press/fogra39.yaml": ("bleed_mm: 3", "bleed_mm: three"),
    }
    for name, (old, new) in changes.items():
        path = mini.styles / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = check(mini, [2019], lambda doing: None)
    places = {p.place.path.relative_to(mini.styles).as_posix() for p in found if p.place}
    assert places == set(changes)
    assert all(problem.place and problem.place.line for problem in found)


def test_a_template_is_compiled_once_for_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    text = "<p>{% for item in items %}{{ item }}{% endfor %} \n{{ number // zero }}"
    (tmp_path / "page.html").write_text(text, "utf-8")
    values = {**VALUES, "zero": 1}
    assert Templates(tmp_path).filled("page.html", values) == "<p>ab \n3"

    in_a_new_process(monkeypatch)
    monkeypatch.setattr(Environment, "compile", pytest.fail)
    assert Templates(tmp_path).filled("page.html", values) == "<p>ab \n3"
    with pytest.raises(ContentError) as raised:
        Templates(tmp_path).filled("page.html", {**values, "zero": 0})
    assert raised.value.problems[0].place == Place(tmp_path / "page.html", 2)


def test_a_template_that_lies_elsewhere_is_told_with_its_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    text = "{% macro one(zero) %}\n{{ 1 // zero }}{% endmacro %}{{ one(zero) }}"
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        (folder / "page.html").write_text(text, "utf-8")
    assert Templates(tmp_path / "one").filled("page.html", {"zero": 1}) == "1"
    monkeypatch.setattr(Environment, "compile", pytest.fail)
    with pytest.raises(ContentError) as raised:
        Templates(tmp_path / "two").filled("page.html", {"zero": 0})
    assert raised.value.problems[0].place == Place(tmp_path / "two" / "page.html", 2)


def test_a_template_that_changes_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    assert filled(tmp_path, "{{ name }}") == "Skara"
    in_a_new_process(monkeypatch)
    assert filled(tmp_path, "{{ number }}") == "3"


def in_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what this process keeps for itself."""
    monkeypatch.setattr(templates._Compiled, "_kept", {})
