"""The Swedish catalogue: whole, in step with the sources, and with the same places for values."""

import ast
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Message

from support.manual import manual
from support.workspaces import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "scripts"))

import catalogue as script

SOURCES = REPOSITORY / "src" / "report"
MODULES = sorted(SOURCES.rglob("*.py"))
MARKS = ("_", "N_", "ngettext")
# What makes a problem, and where its words stand among the arguments.
MAKERS: Mapping[str, Sequence[int]] = {"Problem": (1, 3), "file.problem": (1,), "refusal": (1, 2)}
# Commands and options in quotes are the same in both languages; NAME and YEAR in them are words.
TYPED = re.compile(r"'((?:report|make|ulimit) [^']+|--[\w-]+)'")
PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
SHOWN = re.compile(r"^[\w./-]+(?::\d+)*(?:#page=\d+)?: (?:warning: )?(.+) \[([a-z-]+)\]$", re.M)


@cache
def messages() -> tuple[Message, ...]:
    """Return the messages of the catalogue."""
    return tuple(message for message in script.written() if message.id)


def forms(words: object) -> tuple[str, ...]:
    """Return the forms of a message: one, or one for a thing and one for several."""
    found = tuple(words) if isinstance(words, tuple | list) else (str(words or ""),)
    return tuple(filter(None, found))


def parsed(words: str) -> list[tuple[str, str]]:
    """Return each piece of plain text, and the place for a value behind it: `contrast:.1f`."""
    try:
        pieces = list(Formatter().parse(words))
    except ValueError:  # braces of a message without values
        return [(words, "")]
    return [(text, f"{name}:{spec}" if name else "") for text, name, spec, _conversion in pieces]


def places(words: str) -> set[str]:
    found = {place for _text, place in parsed(words)}
    return {place for place in found if place.split(":")[0].isidentifier()}


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in MODULES)


def marked() -> Iterator[tuple[Path, ast.Call]]:
    """Yield the calls that mark a message."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS:
                yield path, node


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCES)}:{getattr(node, 'lineno', 0)}"


def test_every_message_has_its_swedish() -> None:
    assert len(messages()) > 300
    assert list(script.untranslated(script.written())) == [], "write it into the catalogue"


def test_the_catalogue_is_in_step_with_the_sources() -> None:
    kept = script.CATALOGUE.read_bytes()
    assert script.as_po(script.in_step(script.written())) == kept, "run: make messages"


def test_the_catalogue_is_compiled_to_the_same_bytes_whenever_it_is(tmp_path: Path) -> None:
    """They are part of the key of all that is kept: built anew, the program made all again."""
    path = Path(shutil.copy(script.CATALOGUE, tmp_path))
    script.compile_catalogue(path)
    assert path.with_suffix(".mo").read_bytes() == script.CATALOGUE.with_suffix(".mo").read_bytes()


def test_every_marked_message_is_found_by_what_reads_the_sources() -> None:
    """One within a formatted string is not."""
    known = {form for message in messages() for form in forms(message.id)}
    lost = [
        where(path, call)
        for path, call in marked()
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if argument.value not in known | {""}
    ]
    assert lost == [], "put it into a variable first, and run: make messages"


def test_no_marked_message_is_a_formatted_string() -> None:
    found = [where(path, call) for path, call in marked() if is_formatted(call.args)]
    assert found == [], "write {name} in it, and the value behind it"


def is_formatted(arguments: list[ast.expr]) -> bool:
    return any(isinstance(argument, ast.JoinedStr) for argument in arguments)


def test_both_languages_have_the_same_places_for_values() -> None:
    others = {
        form: english
        for message in messages()
        for form in forms(message.string)
        if places(form) not in (english := [places(form) for form in forms(message.id)])
    }
    assert others == {}


def test_swedish_keeps_what_is_typed() -> None:
    others = {
        form: typed
        for message in messages()
        for form in forms(message.string)
        if (typed := commands(forms(message.id)[0])) != commands(form)
    }
    assert others == {}


def commands(words: str) -> set[str]:
    return {re.sub(r"\b[A-ZÅÄÖ]{2,}\b", "", typed) for typed in TYPED.findall(words)}


def test_a_sentence_is_one_in_both_languages() -> None:
    """Advice ends with a full stop, and a message, which stands in a line, with none."""
    others = [
        form
        for message in messages()
        for form in forms(message.string)
        if (form[-1] in ".?!") != (forms(message.id)[0][-1] in ".?!") or form != form.strip()
    ]
    assert others == []


def test_the_words_of_no_problem_bypass_the_catalogue() -> None:
    """Neither a string, nor one that is put together, nor a variable that holds one."""
    found = [(path, tree, words) for path, tree in trees() for words in words_of_problems(tree)]
    assert len(found) > 400
    bypassing = [where(path, words) for path, tree, words in found if bypasses(words, tree)]
    assert bypassing == [], "mark it: _(…)"


def words_of_problems(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what stands for message and advice of problems, and is handed on to become them."""
    made = {**MAKERS, **handing_on(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in made:
            yield from words_of(node, made[name])


def words_of(call: ast.Call, places: Sequence[int]) -> Iterator[ast.expr]:
    yield from (call.args[place] for place in places if place < len(call.args))
    yield from (kept.value for kept in call.keywords if kept.arg in ("message", "advice"))


def handing_on(tree: ast.Module) -> dict[str, list[int]]:
    """Return the functions of a module that make a problem of what they are given, and where."""
    found: dict[str, list[int]] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            given = [argument.arg for argument in function.args.args]
            words = [
                words.id
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS
                for words in words_of(node, MAKERS[ast.unparse(node.func)])
                if isinstance(words, ast.Name) and words.id in given
            ]
            if words and "self" not in given:
                found[function.name] = [given.index(name) for name in words]
    return found


def bypasses(words: ast.expr, tree: ast.Module) -> bool:
    """Return whether words are told as they stand in the sources, at least in one case."""
    match words:
        case ast.JoinedStr():
            return any(is_prose(part) for part in words.values)
        case ast.Constant():
            return is_prose(words)
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return bypasses(one, tree) or bypasses(other, tree)
        case ast.Call(func=ast.Name(id="N_")):
            return True
        case ast.Name(id=name):
            return any(bypasses(value, tree) for value in values_of(name, tree, words))
    return False


def is_prose(part: ast.expr) -> bool:
    """Return whether a string has words, and not only spaces and signs between values."""
    return isinstance(part, ast.Constant) and re.search(r"[a-z]", str(part.value)) is not None


def values_of(name: str, tree: ast.Module, used: ast.expr) -> Iterator[ast.expr]:
    """Yield what is given to a variable in the function that uses it, or else in the module."""
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(below is used for below in ast.walk(node))
    ]
    for nodes in (*map(ast.walk, reversed(around)), tree.body):
        if given := [value for node in nodes for value in given_by(node, name)]:
            yield from given
            return


def given_by(node: ast.AST, name: str) -> Iterator[ast.expr]:
    match node:
        case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
            yield value
        case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if found == name:
            yield value
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            named = zip(targets, values, strict=False)
            yield from (v for t, v in named if isinstance(t, ast.Name) and t.id == name)


def test_what_the_manual_shows_of_messages_is_said() -> None:
    """The manual's own page of rules shows none; its examples are those of other pages."""
    shown = [found for page in PAGES for found in SHOWN.findall(page.read_text("utf-8"))]
    assert len(shown) > 3
    assert {rule for _words, rule in shown} <= set(manual())
    said = re.compile(words_like())
    unsaid = [words for words, _rule in shown if not said.match(words)]
    assert unsaid == []


@cache
def words_like() -> str:
    """Return a pattern of every message in both languages, with anything in place of its values."""
    spoken = (
        form for each in messages() for words in (each.id, each.string) for form in forms(words)
    )
    return "|".join(
        "".join(re.escape(text) + (".+" if place else "") for text, place in parsed(form)) + r"\Z"
        for form in spoken
        if any(text.strip(" '") for text, _place in parsed(form))
    )
