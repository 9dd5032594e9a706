"""Files in output/ that are none of ours: each is a problem of its own, and hides no other."""

import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf

from report.checks.preflight import Expected, Limits, opened, preflight
from report.problems import ContentError, Problem
from report.products.booklet import COVER_FORM
from report.products.every import PRODUCTS
from report.products.product import Form
from report.products.profile import PROFILE
from report.recipes.check import check
from report.workspace import Workspace

EXPECTED = Expected(Limits(), ("House Text",), ())

Spoil = Callable[[Pdf], object]


def no_resources(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Resources"]


def no_font(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font = Dictionary()


def fonts_are_numbers(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font = Dictionary(F0=1)


def empty_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = Array()


def intents_of_another_kind(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = Array([1, Name.X, Array()])


def tags_in_a_circle(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    element = pdf.make_indirect(Dictionary(S=Name.Div))
    element.K = Array([element])
    tree.K = element


def links_of_another_kind(pdf: Pdf) -> None:
    pdf.pages[0].Annots = Array([1, Dictionary(Subtype=Name.Link, A=7)])


def names_of_another_kind(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(["a", 1])))


def box_of_names(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = Array([Name.A, 0, 100])


def huge_page(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = Array([0, 0, 10**9, 10**9])


def nonsense_in_the_stream(pdf: Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"/A /B cm /Nothing Do q q Q ( Tj [ 1 k")


def form_in_itself(pdf: Pdf) -> None:
    form = pdf.make_stream(b"/F Do", Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].Resources.XObject = Dictionary(F=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/F Do")


def picture_without_size(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"", Subtype=Name.Image)
    pdf.pages[0].Resources.XObject = Dictionary(P=picture)
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 0 0 0 0 cm /P Do")


def no_pages(pdf: Pdf) -> None:
    del pdf.pages[:]


SPOILS: tuple[Spoil, ...] = (
    no_resources,
    no_font,
    fonts_are_numbers,
    empty_intents,
    intents_of_another_kind,
    tags_in_a_circle,
    links_of_another_kind,
    names_of_another_kind,
    box_of_names,
    huge_page,
    nonsense_in_the_stream,
    form_in_itself,
    picture_without_size,
    no_pages,
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file with a font, a tag and a link, as far as the checks go into them."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/AAAAAA+House-Text"))
    page = pdf.add_blank_page(page_size=(595.276, 841.89))
    page.Resources = Dictionary(Font=Dictionary(F0=font))
    page.Contents = pdf.make_stream(b"BT /F0 12 Tf 100 500 Td (Malm) Tj ET")
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Dictionary(S=Name.Document)))
    path = tmp_path_factory.mktemp("foreign") / "norrby.pdf"
    pdf.save(path, deterministic_id=True)
    return path


FORMS = [*(form for product in PRODUCTS for form in product.forms), COVER_FORM]


def found(path: Path, form: Form) -> list[Problem]:
    try:
        with opened(path, form, EXPECTED) as file:
            return preflight(file)
    except ContentError as error:
        return list(error.problems)


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.target}-{form.pages}")
def test_a_file_of_any_structure_gives_problems(
    profile: Path, tmp_path: Path, spoil: Spoil, form: Form
) -> None:
    path = tmp_path / "spoiled.pdf"
    with pikepdf.open(profile) as pdf:
        spoil(pdf)
        pdf.save(path)
    problems = found(path, form)
    assert problems
    assert all(problem.place and problem.place.path == path for problem in problems)
    assert sum(problem.rule == "unreadable-file" for problem in problems) <= 1


def test_a_check_that_stops_hides_no_other(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "spoiled.pdf"
    with pikepdf.open(profile) as pdf:
        fonts_are_numbers(pdf)
        pdf.save(path)
    rules = [problem.rule for problem in found(path, PROFILE.form())]
    assert "broken-accessibility" in rules
    assert rules[-1] == "unreadable-file"


def encrypted(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=Encryption(owner="a", user="b"))


def encrypted_without_a_password(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=Encryption(owner="a", user=""))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("Malmö")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (encrypted, "it asks for a password"),
        (encrypted_without_a_password, "it is encrypted"),
        (cut, "it is damaged, or not a PDF"),
        (empty, "it is damaged, or not a PDF"),
        (folder, "it is a folder"),
        (text, "it is damaged, or not a PDF"),
    ],
)
def test_a_file_that_cannot_be_opened_is_one_problem(
    profile: Path, tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "spoiled.pdf"
    shutil.copy(profile, path)
    spoil(path)
    (problem,) = found(path, PROFILE.form())
    assert problem.rule == "unreadable-file"
    assert words in problem.message


def test_what_unpacks_to_gigabytes_is_stopped_and_the_others_are_told(
    profile: Path, mini: Workspace
) -> None:
    with pikepdf.open(profile) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"")
        stream = pdf.pages[0].Contents
        bomb = zlib.compress(zlib.compress(bytes(110_000_000), 9), 9)
        stream.write(bomb, filter=Array([Name.FlateDecode, Name.FlateDecode]))
        path = PROFILE.file(mini, 2019, "norrby")
        path.parent.mkdir(parents=True)
        pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    shutil.copy(profile, PROFILE.file(mini, 2019, "soderby"))
    PROFILE.file(mini, 2019, "vasterby").mkdir()
    told = check(mini, [2019], lambda doing: None)
    paths = {problem.place.path.stem for problem in told if problem.place}
    assert paths == {"norrby", "soderby", "vasterby"}


def test_a_header_of_zeros_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "norrby.pdf"
    path.write_bytes(struct.pack(">I", 0) * 1000)
    (problem,) = found(path, PROFILE.form())
    assert problem.rule == "unreadable-file"
