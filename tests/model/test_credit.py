"""Who took a photograph, as it is printed below it."""

import pytest

from report.model.picture import Picture


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Eva Berg", "Foto: Eva Berg"),
        ("Foto: Eva Berg", "Foto: Eva Berg"),
        ("foto: Eva Berg", "Foto: Eva Berg"),
        ("Foto:Eva Berg", "Foto: Eva Berg"),
        ("FOTO: Eva Berg", "FOTO: Eva Berg"),
        ("Foto Eva Berg", "Foto Eva Berg"),
        ("Foto av Eva Berg", "Foto av Eva Berg"),
        ("Fotograf: Eva Berg", "Fotograf: Eva Berg"),
        ("Fotograf Eva Berg", "Fotograf Eva Berg"),
        ("Photo: Eva Berg", "Photo: Eva Berg"),
        ("Bild: Eva Berg", "Bild: Eva Berg"),
        ("Teckning: Eva Berg", "Teckning: Eva Berg"),
        ("Foto och redigering: Eva Berg", "Foto och redigering: Eva Berg"),
        ("Fotoklubben i Norrby", "Foto: Fotoklubben i Norrby"),
        ("Bildbyrån", "Foto: Bildbyrån"),
        ("© Eva Berg/Norrby kommun", "Foto: © Eva Berg/Norrby kommun"),
        ("https://www.norrby.example", "Foto: https://www.norrby.example"),
    ],
)
def test_a_credit_is_labelled_once(written: str, printed: str) -> None:
    picture = Picture(file="a.jpg", alt="En färg", credit=written)
    assert picture.credit_line == printed
    assert (picture.credit_line or "").casefold().count("foto:") <= 1


def test_without_a_credit_nothing_is_printed() -> None:
    assert Picture(file="a.jpg", alt="En färg").credit_line is None
