"""Where lines may end."""

import pytest

from report.linebreaking import line_ends

ENDS = " -–/\u00ad\u2002"


def ends(text: str) -> str:
    """Put | where lines may end, if the engine would end them behind all spaces and signs."""
    plain = text.replace("|", "")
    places = range(1, len(plain))
    allowed = [place for place in places if plain[place - 1] in ENDS and plain[place] != " "]
    found = {place for _, place in line_ends(plain, allowed)}
    return "".join(("|" if n in found else "") + letter for n, letter in enumerate(plain))


@pytest.mark.parametrize(
    "text",
    [
        "en |skol\u00ad|enhet |nu",
        "IKT-|pedagog",
        "den |14–15 |maj |2018/19 |i |skolan",
        "på |1800-talet",
        "ring |040-34\u00a010\u00a000, |2019-06-14",
        "åren |F–|9 |och |3D-|skrivare",
        "skara.se/|2019/|06-|14-|mer",
        "org.nr\u00a0212000-1132 |är |skolans |nummer",
        "–\u2002en |punkt",
    ],
)
def test_figures_are_not_parted_and_markers_hold(text: str) -> None:
    assert ends(text) == text
