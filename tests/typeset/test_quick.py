"""The engine's import made cheap, and the same engine all the same."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f as glyf

from report.typeset.engine import weasyprint
from report.typeset.quick.declarations import ARGUMENTS
from report.typeset.quick.prepared import KNOWN, Declared, declared, deferred

import declarations
from support.workspaces import REPOSITORY

FONT = REPOSITORY / "styles/fonts/source-sans/SourceSans3-Regular.otf"

Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def other_engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an engine whose modules are not, to the byte, the ones that we know."""
    folder = tmp_path_factory.mktemp("engine")
    shutil.copytree(Path(weasyprint.__file__).parent, folder / "weasyprint")
    for name in KNOWN:
        path = folder.joinpath(*name.split(".")).with_suffix(".py")
        path.write_text(path.read_text("utf-8") + "# another\n", "utf-8")
    return folder


def python(code: str, *, engine: Path | None = None, **environment: str) -> Done:
    """Run code in a fresh process."""
    if engine:
        environment["PYTHONPATH"] = str(engine)
    command = [sys.executable, "-c", code]
    environment = {**os.environ, **environment}
    return subprocess.run(command, env=environment, capture_output=True, check=False)


SLOW = ["pycparser", "fontTools.subset", "fontTools.varLib.instancer"]
SEEN = f"""
import sys
programs = []
sys.addaudithook(lambda event, _: event == "subprocess.Popen" and programs.append(event))
import report.typeset
print([name for name in {SLOW} if name in sys.modules], bool(programs))
"""


def test_nothing_is_parsed_or_searched_for_the_engine_that_we_know() -> None:
    done = python(SEEN)
    assert (done.stdout, done.stderr) == (b"[] False\n", b"")


def test_an_engine_of_another_source_is_imported_as_by_anybody(other_engine: Path) -> None:
    done = python(SEEN, engine=other_engine)
    assert (done.stdout.decode(), done.stderr) == (f"{SLOW} {sys.platform == 'linux'}\n", b"")


PAGES = f"""
import sys
from pathlib import Path
from report.typeset import Sheet, Typesetter

css = '''
@font-face {{ font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }}
@page {{ size: A6; bleed: 3mm; @bottom-left {{ content: counter(page) }} }}
html {{ font: 9pt House }} h1 {{ font-variant: small-caps; bookmark-level: 1 }}
p {{ text-align: justify; font-feature-settings: "onum" }}
'''
words = "<p>Kom\\u00adpe\\u00adtens\\u00adut\\u00adveck\\u00adling för 28\\u00a0000 kronor</p>"
svg = "<svg role=img width=9 height=9><title>c</title><circle r=9 fill='#c90'/></svg>"
html = "<!doctype html><html lang=sv><head><title>t</title></head><body><h1>Räksmörgås</h1>"
root = Path({str(REPOSITORY)!r})
sheet = Sheet(((root / "styles" / "type.css", css),))
layout = Typesetter(root, ("content", "styles"), sheet).layout(html + words * 40 + svg)
assert layout.page_count > 1
sys.stdout.buffer.write(layout.pdf())
"""

# How the engine subsets where HarfBuzz cannot: with what is deferred.
SUBSET = f"""
import sys
from report.typeset.engine import weasyprint
from weasyprint.pdf import fonts

fonts.harfbuzz_subset = None
css = "@font-face {{ font-family: House; src: url({FONT.as_uri()}) }} html {{ font-family: House }}"
pdf = weasyprint.HTML(string=f"<html lang=sv><style>{{css}}</style>Räksmörgås").write_pdf()
assert "fontTools.subset" in sys.modules
sys.stdout.buffer.write(pdf)
"""


@pytest.mark.parametrize("code", [PAGES, SUBSET], ids=["pages", "subset by fontTools"])
def test_both_ways_give_the_same_bytes(other_engine: Path, code: str) -> None:
    # The date is what fontTools writes into a font that it subsets.
    quick, plain = (
        python(code, engine=engine, SOURCE_DATE_EPOCH="0") for engine in (None, other_engine)
    )
    assert quick.stderr == plain.stderr
    assert quick.stdout.startswith(b"%PDF-")
    assert sha256(quick.stdout).hexdigest() == sha256(plain.stdout).hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are shadowed as on Linux")
@pytest.mark.parametrize("way", ["quick", "plain"])
def test_a_library_that_is_missing_is_told(way: str, other_engine: Path, tmp_path: Path) -> None:
    (tmp_path / "libpango-1.0.so.0").write_text("not a library", "utf-8")
    engine = other_engine if way == "plain" else None
    done = python("import report.typeset", engine=engine, LD_LIBRARY_PATH=str(tmp_path))
    assert b"MachineError: a library that sets text is missing: " in done.stderr


OTHERS = """
import logging, sys
finders = list(sys.meta_path)
import report.typeset
assert sys.meta_path == finders
import cffi
from fontTools import subset
from fontTools.varLib import instancer
ffi = cffi.FFI()
ffi.cdef("typedef int number;")
print(ffi.sizeof("number"), subset.__name__, instancer.instantiateVariableFont.__module__)
print(logging.getLogger("fontTools.subset").parent.name, subset.log.name)
"""


def test_others_have_the_real_modules_afterwards() -> None:
    done = python(OTHERS)
    assert done.stdout.decode().splitlines() == [
        "4 fontTools.subset fontTools.varLib.instancer",
        "fontTools fontTools.subset",
    ], done.stderr


def test_what_is_deferred_is_the_real_when_it_is_used() -> None:
    given = deferred()[("fontTools", ("subset",))]
    assert given.subset.Options is subset.Options  # type: ignore[attr-defined]


def test_a_variable_font_is_instantiated_by_what_is_deferred() -> None:
    statement = ("fontTools.varLib.instancer", ("instantiateVariableFont",))
    instantiate = deferred()[statement].instantiateVariableFont  # type: ignore[attr-defined]
    font = variable_font()
    assert "fvar" in font
    assert "fvar" not in instantiate(font, {"wght": 400}, static=True)


def variable_font() -> TTFont:
    """Make a font of one empty glyph, of any weight."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": glyf.Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Any Weight"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    builder.setupGvar({})
    return builder.font


def test_a_cffi_that_has_another_form_is_not_given_ours() -> None:
    with pytest.raises(ImportError, match="unknown version"):
        declared({**ARGUMENTS, "_version": 0x2900})


@pytest.mark.parametrize(("platform", "opened"), [("linux", False), ("darwin", True)])
def test_a_bare_name_is_searched_where_the_engine_has_no_other(
    monkeypatch: pytest.MonkeyPatch, platform: str, opened: bool
) -> None:
    monkeypatch.setattr("report.typeset.quick.prepared.sys.platform", platform)
    assert bool(library("pango-1.0")) == opened
    assert not library("no-such-library")


def library(name: str) -> object:
    """Open a library; None if there is none."""
    try:
        return Declared().dlopen(name)
    except OSError:
        return None


def test_the_declarations_are_those_of_the_engine() -> None:
    assert declarations.DECLARATIONS.read_text("utf-8") == declarations.module()
