"""What of the sources is printed."""

from report.checks import printed
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.output import Output
from report.workspace import Workspace

from support import pdf
from support.editions import read
from support.photos import heic, needs_heic, photograph, saved


def of_profile(workspace: Workspace) -> dict[str, int]:
    """Return the printed texts of Norrby and their lines."""
    edition = read(workspace, 2019).require()
    found = printed.of_page(PROFILE, edition.texts[0])
    return {wording.text: wording.place.line for wording in found}


def test_a_profile_prints_its_fields_and_its_body(mini: Workspace) -> None:
    found = of_profile(mini)
    lines = (mini.year(2019) / "norrby.md").read_text("utf-8").split("\n")
    assert len(found) > 20
    for text, line in found.items():
        assert text.split()[0] in lines[line - 1] or text == "13 juni 2019", text
    assert {"Norrby kommun", "28 000", "no", "2017", "skolchef", "En mellanrubrik"} <= set(found)
    assert {"example.org", "En provkälla"} <= set(found)
    assert not {"municipality", "recipient", "64.5", "1", "5"} & set(found)


def test_a_field_that_nobody_thought_of_is_printed(mini: Workspace) -> None:
    assert "Provlän" in of_profile(mini)


def of_booklet(workspace: Workspace) -> list[str]:
    edition = read(workspace, 2019).require()
    return [wording.text for wording in printed.of_booklet(edition)]


def test_a_source_that_texts_on_the_award_share_is_printed_once(tiny: Workspace) -> None:
    assert of_booklet(tiny).count("En källa om provet") == 2
    path = tiny.award / "conference.md"
    path.write_text(path.read_text("utf-8").replace("org/conference", "org/award"), "utf-8")
    assert of_booklet(tiny).count("En källa om provet") == 1
    booklet(tiny, 2019, lambda doing: None)


def test_a_booklet_prints_dates_and_the_years_up_to_its_own(mini: Workspace) -> None:
    found = of_booklet(mini)
    assert found.count("13 juni 2019") >= 3
    assert "Häftet finns bara för att pröva programmet." in found
    assert "Österby kommun" in found
    assert "Framtidsby" not in " ".join(found)


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


@needs_heic
def test_every_picture_of_a_list_is_printed_with_its_words(tiny: Workspace) -> None:
    folder = tiny.year(2019) / "images"
    folder.mkdir()
    (folder / "a.tif").write_bytes(saved(photograph(), "TIFF", compression="tiff_lzw"))
    (folder / "b.heic").write_bytes(heic(photograph()))
    text = tiny.year(2019) / "norrby.md"
    fields = "".join(
        f"\n  - {{ file: {name}, alt: En färg, caption: Bild {name[0]}, focus: 52 31 }}"
        for name in ("a.tif", "b.heic")
    )
    text.write_text(text.read_text("utf-8").replace("people:", f"photos:{fields}\npeople:", 1))
    words = of_profile(tiny)
    assert {"Bild a", "Bild b"} <= words.keys()
    assert not {"a.tif", "52 31", "En färg"} & words.keys()
    targets = (Target.SCREEN, Target.PRESS)
    for made in booklet(tiny, 2019, silent, Output(targets)):  # which sees that every word is there
        assert len(pdf.pictures_mm(made.path)) == 2
    assert check(tiny, [2019], silent) == []
