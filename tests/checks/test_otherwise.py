"""Lines that are set otherwise than they were composed."""

from pathlib import Path

from report.checks.otherwise import lines_set_otherwise
from report.checks.printed import Wording
from report.checks.written import Written
from report.problems import Place

TEXT = Place(Path("content/2019/malmo.md"), 70, 1)
WHOLE = Place(Path("content/2019/edition.yaml"), 1, 1)


def test_each_is_told_with_the_place_of_its_words() -> None:
    written = Written([Wording("Skolans digitalisering går vidare i Malmö.", TEXT)])
    pairs = [("digitalisering går vidare", "digitalisering går"), ("ovan", "")]
    first, second = lines_set_otherwise(pairs, written, WHOLE)
    assert first.rule == second.rule == "line-set-otherwise"
    assert (first.place, second.place) == (TEXT, WHOLE)
    assert "reads 'digitalisering går'" in first.message
