"""What would stop a build is found by a check of the content, before any page is set."""

from pathlib import Path

import pytest

from report.recipes.check import check
from report.workspace import Workspace

CASES = {
    "an unknown shop": (
        "content/2019/edition.yaml",
        "title:",
        "shop: fogra93\ntitle:",
        "unknown-shop",
    ),
    "no YAML": ("styles/hyphenation.yaml", "words:", "words: [", "yaml-syntax"),
    "no limit": ("styles/products/profile.css", "--size-min:", "--size-mn:", "missing-limit"),
    "a colour for screens alone": ("styles/colours.yaml", "cmyk:", "cmky:", "unknown-colour"),
}


@pytest.mark.parametrize(("name", "old", "new", "rule"), CASES.values(), ids=CASES)
def test_what_stops_every_build_is_found_with_its_place(
    name: str, old: str, new: str, rule: str, mini: Workspace
) -> None:
    path: Path = mini.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    (problem,) = check(mini, [2019], lambda doing: None)
    assert (problem.rule, problem.place and problem.place.path) == (rule, path)


def test_a_profile_of_the_press_that_is_cut_or_gone_is_found(mini: Workspace) -> None:
    profile = mini.styles / "press" / "FOGRA39L_coated.icc"
    profile.write_bytes(profile.read_bytes()[:-20])
    (problem,) = check(mini, [2019], lambda doing: None)
    assert (problem.rule, problem.place and problem.place.path) == ("unsuitable-profile", profile)
    profile.unlink()
    (problem,) = check(mini, [2019], lambda doing: None)
    assert (problem.rule, problem.place and problem.place.line) == ("missing-profile", 5)
