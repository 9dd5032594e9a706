"""What print shops want, read from their files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from report.finish.press.shop import read_shop
from report.problems import ContentError, MachineError, Problem, ReportError, UsageError
from report.workspace import Workspace

from support.workspaces import REPOSITORY, Run

PROFILES = {"fogra51": "PSOcoated_v3.icc", "fogra52": "PSOuncoated_v3_FOGRA52.icc"}


def the_problem(caught: pytest.ExceptionInfo[ReportError]) -> Problem:
    (problem,) = caught.value.problems
    return problem


def edit(workspace: Workspace, old: str, new: str) -> None:
    path = workspace.styles / "press" / "fogra39.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_shop_is_known_by_its_name() -> None:
    shop = read_shop(Workspace(REPOSITORY), "fogra39")
    assert (shop.order.bleed_mm, shop.order.marks, shop.order.safe_zone_mm) == (3, False, 5)
    assert shop.order.condition.identifier == "FOGRA39"
    assert shop.profile == (REPOSITORY / "styles/press/FOGRA39L_coated.icc").read_bytes()


def test_every_shop_that_we_ship_is_tried_here() -> None:
    names = {path.stem for path in (REPOSITORY / "styles/press").glob("*.yaml")}
    assert names == {"fogra39", *PROFILES}


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_that_may_not_be_passed_on_is_asked_for(mini: Workspace, name: str) -> None:
    with pytest.raises(MachineError) as caught:
        read_shop(mini, name)
    problem = the_problem(caught)
    assert problem.message == f"the colour profile '{PROFILES[name]}' is missing"
    assert str(problem.place).endswith(f"styles/press/{name}.yaml:5:6")
    assert "www.eci.org" in problem.advice
    assert f"beside this file as {PROFILES[name]}" in problem.advice


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_taken_from_beside_the_file(mini: Workspace, name: str) -> None:
    folder = mini.styles / "press"
    (folder / "FOGRA39L_coated.icc").rename(folder / PROFILES[name])
    assert read_shop(mini, name).order.condition.identifier == name.upper()


def test_a_profile_is_taken_from_where_one_says(mini: Workspace) -> None:
    given = mini.styles / "press" / "FOGRA39L_coated.icc"
    assert read_shop(mini, "fogra51", given).profile == given.read_bytes()


def test_a_given_profile_must_be_there(mini: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_shop(mini, "fogra39", tmp_path / "none.icc")
    assert the_problem(caught).rule == "missing-profile"


def test_a_profile_of_a_screen_is_refused(mini: Workspace, tmp_path: Path) -> None:
    profile = bytearray((mini.styles / "press" / "FOGRA39L_coated.icc").read_bytes())
    profile[16:20] = b"RGB "
    (tmp_path / "screen.icc").write_bytes(profile)
    with pytest.raises(UsageError) as caught:
        read_shop(mini, "fogra39", tmp_path / "screen.icc")
    assert the_problem(caught).rule == "unsuitable-profile"


def spoiled(profile: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield profiles that were cut or damaged on the way."""
    for length in (0, 20, 127, 128, 140, 500, 60_000, len(profile) - 1):
        yield f"{length} bytes", profile[:length]
    yield "without its tables", profile[:744] + bytes(len(profile) - 744)
    yield "without those to light", profile[:800] + bytes(53_000) + profile[53_800:]
    yield "without those to inks", profile[:55_000] + bytes(53_000) + profile[108_000:]
    yield "without a list of tables", profile[:128] + bytes(4) + profile[132:]
    yield "all ones", profile[:128] + b"\xff" * (len(profile) - 128)
    yield "a short size", (100).to_bytes(4) + profile[4:]


PROFILE = (REPOSITORY / "styles/press/FOGRA39L_coated.icc").read_bytes()


@pytest.mark.parametrize("data", [pytest.param(d, id=name) for name, d in spoiled(PROFILE)])
def test_a_profile_that_is_cut_or_damaged_is_refused(
    mini: Workspace, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "press.icc").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_shop(mini, "fogra39", tmp_path / "press.icc")
    assert the_problem(caught).rule == "unsuitable-profile"


def test_so_is_one_that_the_file_of_a_shop_names(mini: Workspace) -> None:
    path = mini.styles / "press" / "FOGRA39L_coated.icc"
    path.write_bytes(path.read_bytes()[:60_000])
    with pytest.raises(UsageError) as caught:
        read_shop(mini, "fogra39")
    assert the_problem(caught).message.startswith("'FOGRA39L_coated.icc' is cut off")


def test_a_profile_of_gigabytes_is_not_read(mini: Workspace, tmp_path: Path) -> None:
    with (tmp_path / "press.icc").open("wb") as file:
        file.truncate(3_000_000_000)  # a hole: it takes no room on the disk
    with pytest.raises(UsageError) as caught:
        read_shop(mini, "fogra39", tmp_path / "press.icc")
    assert "is larger than 20 MB" in the_problem(caught).message


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("bleed_mm: 3", "bleed_mm: 9", "3:11", "'9' is too high for 'bleed_mm'; at most 5.0"),
        ("marks:", "mark:", "4:1", "'mark' is not a field here"),
        ("warn: 300", "warn: many", "11:36", "'many' is not a whole number"),
    ],
)
def test_a_mistake_is_shown_with_its_place(
    mini: Workspace, old: str, new: str, place: str, message: str
) -> None:
    edit(mini, old, new)
    with pytest.raises(ContentError) as caught:
        read_shop(mini, "fogra39")
    found = {(str(p.place).split("yaml:")[1], p.message) for p in caught.value.problems}
    assert (place, message) in found


def test_an_unknown_shop_is_wrong_use(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2019", "--for", "press", "--shop", "fogra93", cwd=mini.root)
    assert (done.returncode, "Did you mean 'fogra39'?" in done.stderr) == (2, True)


def test_a_shop_without_a_file_for_it_is_wrong_use(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2019", "--shop", "fogra39", cwd=mini.root)
    assert (done.returncode, "Add --for press." in done.stderr) == (2, True)


def test_an_edition_can_choose_its_shop(run: Run, mini: Workspace) -> None:
    path = mini.year(2019) / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("event:", "shop: fogra52\nevent:"), "utf-8")
    done = run("booklet", "2019", "--for", "press", cwd=mini.root)
    assert (done.returncode, PROFILES["fogra52"] in done.stderr) == (3, True)
