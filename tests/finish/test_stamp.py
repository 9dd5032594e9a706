"""The mark of a proof in the margin of finished pages, judged by others."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import Image, ImageChops

from report.checks import preflight, printed
from report.checks.preflight import Expected, Limits, opened
from report.compositor import proof
from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import start_pool
from report.compositor.piece import Booklet
from report.design.sheets import font_families
from report.finish.origin import noted
from report.finish.stamp import stamped, unmarked
from report.model import Edition
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.units import MM_PER_INCH, PT_PER_INCH, mm_from_pt
from report.workspace import Workspace

from support.editions import read, silent
from support.readers import words
from support.tag_tree import read_tags, tag_tree
from support.validators import needs_java, page_validation, syntax_errors, verapdf

DAY: Final = date(2019, 10, 3)
PPI: Final = 150
PAPER: Final = 255  # the grey of it
MARGIN_MM: Final = 16  # the narrowest margin on the left of any page
SAFE_MM: Final = 5  # from the trim, where a knife or an office printer may take something away
SLUGS: Final = ("norrby", "soderby", "vasterby")


@dataclass(frozen=True)
class Proofs:
    """The files of the small workspace before and after they are marked, by their names."""

    edition: Edition
    booklet: Booklet
    mark: bytes
    before: dict[str, bytes]
    after: dict[str, Path]


@pytest.fixture(scope="module")
def proofs(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Proofs:
    edition = read(made, 2019).require()
    with start_pool(made, edition) as workers:
        booklet = set_booklet(workers, EditionCache(made, edition), edition, silent)
    with proof.start_proofs(made, edition) as workers:
        mark = workers.result(proof.mark_job(edition, DAY))
        before = {slug: PROFILE.file(made, 2019, slug).read_bytes() for slug in SLUGS}
        for text in edition.texts:
            pages = workers.result(proof.pages_job(text, booklet.settled))
            before[f"{text.slug}-haftet"] = pages
    folder = tmp_path_factory.mktemp("proofs")
    after = {name: folder / f"{name}.pdf" for name in before}
    for name, path in after.items():
        path.write_bytes(stamped(before[name], mark))
    assert len(after) == 2 * len(SLUGS)
    return Proofs(edition, booklet, mark, before, after)


def drawn(pdf: bytes | Path) -> Iterator[Image.Image]:
    """Draw each page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=PPI / PT_PER_INCH).to_pil().convert("L")


def change(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of all that looks different."""
    box = ImageChops.difference(before, after).getbbox()
    assert box is not None, "nothing was drawn"
    return box


def test_the_mark_stands_on_paper_in_the_margin_and_changes_nothing_else(proofs: Proofs) -> None:
    pages = 0
    for name, path in proofs.after.items():
        for before, after in zip(drawn(proofs.before[name]), drawn(path), strict=True):
            left, top, right, bottom = change(before, after)
            left_mm, right_mm = (edge * MM_PER_INCH / PPI for edge in (left, right))
            assert SAFE_MM < left_mm < right_mm < MARGIN_MM, name
            around = before.crop((left - 9, top - 9, right + 9, bottom + 9))
            assert around.getextrema() == (PAPER, PAPER), f"{name}: the mark hides something"
            pages += 1
    assert pages >= 2 * len(SLUGS)


def words_of(pdf: bytes) -> Iterator[Counter[str]]:
    """Count the words of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield Counter(words(page.get_textpage().get_text_range()))


def test_the_mark_says_what_it_is_and_of_which_day_to_those_who_see(proofs: Proofs) -> None:
    for name, path in proofs.after.items():
        both = words_of(proofs.before[name]), words_of(path.read_bytes())
        for before, after in zip(*both, strict=True):
            assert after - before == Counter(("Korrektur", "3", "oktober", "2019")), name
        aloud = tag_tree(read_tags(path.read_bytes()))
        assert list(aloud) == list(tag_tree(read_tags(proofs.before[name])))


@needs_java
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_verapdf_has_no_objection_to_marked_pages(proofs: Proofs, standard: str) -> None:
    found = {name: verapdf(path, standard) for name, path in proofs.after.items()}
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_page_validation_has_no_objection_to_marked_pages(proofs: Proofs, standard: str) -> None:
    found = {name: page_validation(path, standard) for name, path in proofs.after.items()}
    assert {name: told for name, told in found.items() if told} == {}


def test_marked_files_are_sound_and_remember_what_they_are_made_from(proofs: Proofs) -> None:
    for name, path in proofs.after.items():
        assert syntax_errors(path) == []
        with pikepdf.open(path) as document:
            origin = noted(document)
        slug = name.removesuffix("-haftet")
        assert origin is not None
        assert f"content/2019/{slug}.md" in origin.parts


def test_no_two_fonts_of_a_file_have_one_name(proofs: Proofs) -> None:
    for path in proofs.after.values():
        with pikepdf.open(path) as document:
            names = [
                str(item.FontName)
                for item in document.objects
                if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
            ]
        assert len(names) == len(set(names)) > 5


def test_preflight_finds_nothing_in_marked_pages(proofs: Proofs, made: Workspace) -> None:
    families = font_families(made)
    for text in proofs.edition.texts:
        words = tuple(printed.of_page(PROFILE, text, ("sources", "lists")))
        for kind, name in ((PROFILE.form(), text.slug), (BOOKLET.form(), f"{text.slug}-haftet")):
            with opened(proofs.after[name], kind, Expected(Limits(), families, words)) as file:
                found = {problem.rule for problem in preflight.preflight(file)}
            # A few pages of a booklet are no booklet, which alone is folded from whole sheets.
            assert found - {"wrong-page-count"} == set(), name
            assert kind is BOOKLET.form() or found == set()


def test_the_pages_of_a_text_look_as_they_do_in_the_booklet(proofs: Proofs) -> None:
    whole = list(drawn(proofs.booklet.pdf))
    plan = proofs.booklet.settled.plan
    for text in proofs.edition.texts:
        alone = list(drawn(proofs.before[f"{text.slug}-haftet"]))
        first = plan.page(text.slug)
        assert len(alone) == plan.makeups[text.slug].pages
        for one, other in zip(alone, whole[first - 1 :], strict=False):
            assert one.tobytes() == other.tobytes()


def test_the_pages_of_a_text_stay_the_same_while_other_texts_change(
    proofs: Proofs, mini: Workspace
) -> None:
    path = mini.year(2019) / "vasterby.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Nu ", 1), "utf-8")
    edition = read(mini, 2019).require()
    proof.begin(mini, edition)
    texts = {text.slug: text for text in edition.texts}
    for slug, is_changed in (("norrby", False), ("vasterby", True)):
        job = proof.pages_job(texts[slug], proofs.booklet.settled)
        again = job.task(*job.arguments)
        assert (again != proofs.before[f"{slug}-haftet"]) == is_changed


def test_the_same_day_gives_the_same_bytes_and_another_gives_others(
    proofs: Proofs, made: Workspace
) -> None:
    proof.begin(made, proofs.edition)
    marks = []
    for day in (DAY, date(2019, 10, 4)):
        job = proof.mark_job(proofs.edition, day)
        marks.append(job.task(*job.arguments))
    pdf = proofs.before["norrby"]
    assert stamped(pdf, marks[0]) == proofs.after["norrby"].read_bytes()
    assert stamped(pdf, marks[1]) != stamped(pdf, marks[0])


def with_a_watermark(pdf: bytes) -> bytes:
    """Return a file with a watermark of another program on its first page."""
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        form = document.make_stream(b"0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = pikepdf.Array([0, 0, 100, 100])
        drawn = page.add_resource(form, Name.XObject, Name("/Fm0"))
        begin = "/Artifact <</Subtype /Watermark /Type /Pagination>> BDC"
        page.contents_add(f"{begin} q {drawn} Do Q EMC".encode())
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()


def test_the_mark_can_be_taken_away_and_nothing_else(proofs: Proofs) -> None:
    for name, path in proofs.after.items():
        before, marked = proofs.before[name], path.read_bytes()
        assert unmarked(before) == before
        bare = unmarked(marked)
        assert [each.tobytes() for each in drawn(bare)] == [
            each.tobytes() for each in drawn(before)
        ]
        assert list(words_of(bare)) == list(words_of(before))
        theirs = unmarked(with_a_watermark(marked))
        assert [each.tobytes() for each in drawn(theirs)] == [
            each.tobytes() for each in drawn(with_a_watermark(before))
        ]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"Hej!"])
def test_a_file_that_cannot_be_read_stays_as_it_is(pdf: bytes) -> None:
    assert unmarked(pdf) == pdf


def test_the_mark_is_counted_from_the_trim(proofs: Proofs) -> None:
    """A page with bleed has its corner elsewhere; the mark stays in the margin."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(700, 900))
        page.trimbox = pikepdf.Array([50, 25, 650, 875])
        bare = BytesIO()
        document.save(bare)
    (marked,) = drawn(stamped(bare.getvalue(), proofs.mark))
    left, _, right, _ = change(Image.new("L", marked.size, PAPER), marked)
    middle_mm = (left + right) / 2 * MM_PER_INCH / PPI - mm_from_pt(50)
    assert 7 < middle_mm < 9
