"""Parts that have nothing to show leave nothing behind, in both products."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from report.model import read_edition
from report.workspace import Workspace

from support.laid import PRODUCTS, Desk, boxes, classes, lines

# Fields that may be missing, with the classes of what shows them in each product.
SHOWN = {
    "figures": ({"figures"}, {"figures"}),
    "timeline": ({"timeline"}, {"timeline"}),
    "people": ({"people"}, {"people"}),
    "next": ({"next"}, {"next"}),
    "criteria": ({"guide"}, {"guide"}),
    "links": ({"links", "code"}, {"links", "code"}),
    "sources": (set(), {"provenance"}),
}
BESIDE_IN_BOOKLET = {"people", "next", "criteria", "links"}
BESIDE_ON_PROFILE = {*BESIDE_IN_BOOKLET, "sources"}
PAIRS = [frozenset(pair) for count in (0, 1, 2) for pair in combinations(SHOWN, count)]
MOST = [frozenset(SHOWN), *(frozenset(SHOWN) - {field} for field in SHOWN)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    from support.workspaces import copy_mini

    return copy_mini(tmp_path_factory.mktemp("nothing"))


@pytest.fixture(scope="module")
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


@pytest.fixture
def text(workspace: Workspace) -> Path:
    """The text of which fields are taken out, as it was before."""
    path = workspace.year(2019) / "norrby.md"
    path.write_bytes((workspace.year(2019) / "soderby.md").read_bytes())
    return path


def leave_out(path: Path, fields: frozenset[str]) -> None:
    """Take fields out of a text, each from its name to the next."""
    text = path.read_text("utf-8")
    for field in fields:
        text, count = re.subn(rf"(?m)^{field}:.*\n(?:  .*\n)*", "", text)
        assert count == 1
    path.write_text(text, "utf-8")


def give_steps(path: Path, count: int) -> None:
    leave_out(path, frozenset({"timeline"}))
    steps = "".join(f'  - {{ when: "{2013 + n}", what: Steg {n} }}\n' for n in range(count))
    text = path.read_text("utf-8")
    path.write_text(text.replace("people:", f"timeline:\n{steps}people:", 1), "utf-8")


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize(
    "missing", [*PAIRS, *MOST], ids=lambda fields: "-".join(sorted(fields)) or "none"
)
def test_what_is_missing_leaves_nothing_behind(
    workspace: Workspace, desk: Desk, text: Path, missing: frozenset[str], product: str
) -> None:
    leave_out(text, missing)
    layout = desk.layout(product)
    found = classes(layout)
    for field, shown in SHOWN.items():
        parts = shown[PRODUCTS.index(product)]
        assert parts & found == (set() if field in missing else parts), field
    assert ("flight" in found) is ("timeline" in missing)
    beside, frame = {
        "booklet": (BESIDE_IN_BOOKLET, "asides"),
        "profile": (BESIDE_ON_PROFILE, "profile-side"),
    }[product]
    assert (frame in found) is not (beside <= missing)
    assert layout.page_count == 1  # a short text: nothing makes a page of its own
    for column in boxes(layout, "aside"):
        assert column.bottom - column.top > 3


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("count", [1, 2, 3, 6, 7, 12])
def test_steps_that_are_too_few_or_too_many_for_a_staircase_have_forms_of_their_own(
    workspace: Workspace, desk: Desk, text: Path, count: int, product: str
) -> None:
    give_steps(text, count)
    layout = desk.layout(product)
    forms = ("moment", "milestone-step", "chronology-step")
    found = [len(boxes(layout, form)) for form in forms]
    assert found == [count * (low <= count <= high) for low, high in ((1, 2), (3, 6), (7, 12))]
    assert all(box.bottom - box.top < 30 for box in boxes(layout, "moment"))
    assert len(boxes(layout, "flight-step")) == (0 if 3 <= count <= 6 else 7)


@pytest.mark.parametrize(("product", "columns"), [("booklet", 2), ("profile", 3)])
def test_a_list_of_steps_is_read_down_its_columns(
    desk: Desk, text: Path, product: str, columns: int
) -> None:
    give_steps(text, 12)
    steps = boxes(desk.layout(product), "chronology-step")
    assert len({box.left for box in steps}) == columns
    assert all(
        (after.left, after.top) > (before.left, before.top) for before, after in pairwise(steps)
    )


def test_several_days_of_a_long_month_stay_on_their_step(desk: Desk, text: Path) -> None:
    give_steps(text, 6)
    written = text.read_text("utf-8")
    text.write_text(written.replace('"2015"', "27–28 september 2015"), "utf-8")
    layout = desk.layout("booklet")
    third = boxes(layout, "milestone-words")[2]
    days = [line for line in lines(layout, "milestone-when") if abs(line.left - third.left) < 0.1]
    assert len(days) == 2  # the days, and the month with its year
    assert all(line.right <= third.right - 1 for line in days)


def give_figures(path: Path, count: int, label: str = "elever") -> None:
    leave_out(path, frozenset({"figures"}))
    figures = "".join(f"  - {{ value: {n} 000, label: {label} }}\n" for n in range(1, count + 1))
    text = path.read_text("utf-8")
    path.write_text(text.replace("timeline:", f"figures:\n{figures}timeline:", 1), "utf-8")


@pytest.mark.parametrize("count", range(1, 5))
def test_key_figures_share_the_whole_row(desk: Desk, text: Path, count: int) -> None:
    give_figures(text, count)
    layout = desk.layout("booklet")
    (row,) = boxes(layout, "figures")
    columns = list(dict.fromkeys(boxes(layout, "figure")))  # one that is a table has several boxes
    assert len(columns) == count
    assert columns[-1].right == pytest.approx(row.right, abs=0.1)


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_fewer_key_figures_there_are_the_larger_they_stand(
    desk: Desk, text: Path, product: str
) -> None:
    heights = []
    for count in range(1, 5):
        give_figures(text, count)
        first = lines(desk.layout(product), "figure-value")[0]
        heights.append(first.bottom - first.top)
        text.write_bytes(text.with_name("soderby.md").read_bytes())
    assert all(fewer > more for fewer, more in pairwise(heights))


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("label", ["elever", 8 * "i kommunen "], ids=["one-line", "lines"])
def test_a_single_key_figure_has_its_words_beside_it(
    desk: Desk, text: Path, product: str, label: str
) -> None:
    give_figures(text, 1, label.strip())
    layout = desk.layout(product)
    (value,), words = lines(layout, "figure-value"), lines(layout, "figure-label")
    assert all(line.left > value.right + 3 for line in words)
    assert value.top < words[-1].bottom < value.bottom  # the last line stands on that of the value


def test_a_text_without_sources_is_in_no_list_of_them(workspace: Workspace, text: Path) -> None:
    leave_out(text, frozenset({"sources"}))
    edition = read_edition(workspace, 2019).require()
    names = [name for name, sources in edition.references.texts if sources]
    assert names
    assert edition.texts[0].fields.sources == ()
