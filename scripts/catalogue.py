"""Bring the Swedish catalogue into step with the sources, and compile it: `make messages`.

.venv/bin/python scripts/catalogue.py [--compile]
"""

import inspect
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import cleandoc
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "report"
CATALOGUE = SOURCES / "locales" / "sv" / "LC_MESSAGES" / "report.po"
METHODS = [("**.py", "python"), ("**.js", "javascript"), ("**.html", "jinja2")]
UNDATED = datetime.fromtimestamp(0, UTC)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def main() -> int:
    """Write the catalogue, compile it, and name what it lacks; return the exit code.

    With `--compile`, only compile it.
    """
    if "--compile" in sys.argv[1:]:
        compile_catalogue(CATALOGUE)
        return 0
    catalogue = in_step(written())
    CATALOGUE.write_bytes(as_po(catalogue))
    compile_catalogue(CATALOGUE)
    lacking = list(untranslated(catalogue))
    sys.stdout.writelines(f"no Swedish: {message!r}\n" for message in lacking)
    return bool(lacking)


def written() -> Catalog:
    """Return the catalogue as it is written."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="sv")


def in_step(catalogue: Catalog) -> Catalog:
    """Return the catalogue with what the sources say, and nothing else."""
    template = Catalog(fuzzy=False)
    for path, line, message, comments, context in extract_from_dir(
        SOURCES, METHODS, keywords=KEYWORDS
    ):
        template.add(message, None, [(path, line)], auto_comments=comments, context=context)
    for path, message in of_commands():
        template.add(message, None, [(path, 0)])
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def of_commands() -> Iterator[tuple[str, str]]:
    """Yield what `--help` says of the program, its commands and their options, with its file."""
    from typer.main import get_command

    from report.cli.app import app

    program: Any = get_command(app)
    for command in (program, *program.commands.values()):
        path = f"cli/{_module(command.callback)}.py"
        texts = [command.help, *(param.help for param in command.params)]
        texts += [param.metavar for param in command.params]
        yield from ((path, cleandoc(text)) for text in texts if text)


def _module(function: Any) -> str:
    return str(inspect.unwrap(function).__module__.rpartition(".")[2])


def as_po(catalogue: Catalog) -> bytes:
    """Return the bytes of the file: in the order of the sources, the same for the same messages."""
    file = io.BytesIO()
    write_po(file, catalogue, width=98, omit_header=True, sort_by_file=True, include_lineno=False)
    return HEADER.encode() + b"\n" + file.getvalue().lstrip(b"\n")


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside a .po where it is another: somebody may be reading it."""
    compiled, file = path.with_suffix(".mo"), io.BytesIO()
    with path.open("rb") as po:
        catalogue = read_po(po)
    # The same bytes whenever it is compiled: they are part of the key of all that is made.
    catalogue.creation_date = catalogue.revision_date = UNDATED
    write_mo(file, catalogue)
    if not compiled.exists() or compiled.read_bytes() != file.getvalue():
        unfinished = compiled.with_suffix(".mo.tmp")
        unfinished.write_bytes(file.getvalue())
        unfinished.replace(compiled)
    compiled.touch()  # later than what it is made from, as make wants it


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """Yield each message that has no translation, or lacks one of its two forms."""
    for message in catalogue:
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(words):
            yield str(message.id)


HEADER = """\
# What report says, in Swedish. `make messages` adds what is new and strikes what is gone.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: sv\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


if __name__ == "__main__":
    sys.exit(main())
