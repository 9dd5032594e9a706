"""Editions drawn by chance: the same for a seed, all that may come, and nothing wrong with them."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from report.products.booklet import BOOKLET
from report.recipes.content import read_content
from report.workspace import Workspace

from contact import contact_sheets
from drawn import Verdict, judged, table
from filling import Filling, between, fillings, measured
from support.drawn import FULL, YEAR, draw
from support.drawn.editions import files
from support.drawn.mix import KINDS
from support.drawn.organisations import LONGEST
from support.drawn.pictures import SHAPES, Scene, file
from support.photos import opened
from support.workspaces import REPOSITORY

SEEDS = range(40)
LEAST = 0.32  # with which the smallest picture is large enough
COARSE = 0.05  # of the pixels; pictures are told to be small, and nothing else
MOST = {"photos": 4, "figures": 4, "timeline": 12, "people": 12, "links": 3, "lists": 2}
DIGEST = """
from hashlib import sha256
from support.drawn.editions import files
for name, data in sorted(files(7).items()):
    print(name, sha256(data).hexdigest())
"""


@pytest.fixture(scope="module")
def texts() -> list[tuple[dict[str, Any], str]]:
    """Fields and body of each text of all seeds."""
    mix = replace(FULL, dots=COARSE)
    written = (item for seed in SEEDS for item in files(seed, mix).items())
    found = [data.decode() for name, data in written if "/text-" in name and name.endswith(".md")]
    return [read(text) for text in found]


def read(text: str) -> tuple[dict[str, Any], str]:
    _, fields, body = text.split("---\n", 2)
    return yaml.load(fields, Loader=yaml.BaseLoader), body  # noqa: S506 - gives text only


def photos(fields: dict[str, Any]) -> list[dict[str, str]]:
    """Return the photographs of a text, in a list or single."""
    return [fields["photo"]] if "photo" in fields else fields.get("photos", [])


@pytest.mark.parametrize("order", ["1", "2"])
def test_the_same_seed_gives_the_same_bytes_in_every_process(order: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": order, "PYTHONPATH": str(REPOSITORY / "tests")}
    command = [sys.executable, "-c", DIGEST]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    here = {name: sha256(data).hexdigest() for name, data in files(7).items()}
    assert dict(line.split() for line in done.stdout.splitlines()) == here
    assert len(here) > 5


def test_other_seeds_give_other_texts() -> None:
    mix = replace(FULL, photos=0)
    assert len({files(seed, mix)[f"{YEAR}/text-001.md"] for seed in SEEDS}) == len(SEEDS)


def test_no_check_has_anything_to_say(tmp_path: Path) -> None:
    mix = replace(FULL, dots=LEAST)
    for seed in SEEDS:
        root = tmp_path / f"{seed}"
        for name, data in files(seed, mix).items():
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (root / "styles").symlink_to(REPOSITORY / "styles")
        content = read_content(Workspace(root), YEAR)
        told = [problem for problem in content.problems if problem.rule != "small-picture"]
        assert told == [], f"seed {seed}"
        assert content.edition, f"seed {seed}"


def test_all_sizes_and_kinds_come(texts: list[tuple[dict[str, Any], str]]) -> None:
    fields = [fields | {"photos": photos(fields)} for fields, _ in texts]
    assert {each["kind"] for each in fields} == set(KINDS)
    for name, most in MOST.items():
        assert {len(each.get(name, ())) for each in fields} == set(range(most + 1)), name
    for name in ("next", "outcome", "criteria", "sources"):
        assert 0.1 < sum(name not in each for each in fields) / len(fields) < 0.5, name


def test_photographs_have_all_shapes_with_and_without_what_may_be_missing(
    texts: list[tuple[dict[str, Any], str]],
) -> None:
    every = [photo for fields, _ in texts for photo in photos(fields)]
    shapes = {photo["file"].rpartition(".")[0].split("-", 3)[3] for photo in every}
    assert shapes == set(SHAPES)
    for name in ("caption", "credit", "focus"):
        assert 0.2 < sum(name in photo for photo in every) / len(every) < 0.8, name
    assert all(re.fullmatch(r"\d\d \d\d", photo.get("focus", "50 50")) for photo in every)
    assert {"photo" in fields for fields, _ in texts if photos(fields)} == {True, False}


def test_many_texts_are_as_short_or_as_long_as_can_be(
    texts: list[tuple[dict[str, Any], str]],
) -> None:
    counts = [len(body.split()) for _, body in texts]
    assert min(counts) >= FULL.words[0]
    assert max(counts) <= FULL.words[1]
    assert sum(count <= FULL.words[0] + 60 for count in counts) > len(counts) / 5
    assert sum(count >= FULL.words[1] - 90 for count in counts) > len(counts) / 5


def test_names_and_titles_come_at_their_limits(texts: list[tuple[dict[str, Any], str]]) -> None:
    names = [len(fields["name"]) for fields, _ in texts]
    titles = [len(fields["title"]) for fields, _ in texts]
    assert max(names) == LONGEST
    assert max(titles) in (59, 60)
    assert min(titles) == len("Tid")


def test_an_edition_has_one_to_three_sections_and_may_lack_its_essays() -> None:
    mix = replace(FULL, photos=0)
    drawn = [files(seed, mix) for seed in SEEDS]
    editions = [yaml.safe_load(each[f"{YEAR}/edition.yaml"]) for each in drawn]
    assert {len(edition["sections"]) for edition in editions} == {1, 2, 3}
    assert {"event" in edition for edition in editions} == {True, False}
    for name in ("award", "conference"):
        essays = [read(each[f"guldtrappan/{name}.md"].decode())[0] for each in drawn]
        assert {"editions" in essay for essay in essays} == {True, False}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_head_is_drawn_around_the_focus_and_lines_along_the_edges(shape: str) -> None:
    scene = Scene(shape, (70, 45), looks=1, dots=0.2)
    image = opened(file(scene, "png"))
    width, height = image.size
    above, right, below, left = (
        image.getpixel(spot)
        for spot in (
            (width // 2, 0),
            (width - 1, height // 2),
            (width // 2, height - 1),
            (0, height // 2),
        )
    )
    assert len({above, right, below, left}) == 4
    assert image.getpixel((width * 70 // 100, height * 45 // 100 + 1)) == (226, 178, 140)


def test_the_place_without_ink_is_found() -> None:
    page = Image.new("L", (100, 200), "white")
    assert measured(page) == (0, 0, 0)
    page.paste("black", (10, 0, 20, 50))
    page.paste("black", (10, 150, 20, 160))
    depth, hole, covered = measured(page)
    assert (depth, hole) == (0.8, 0.5)  # 160 of 200 pixels, 100 of 200
    assert 0 < covered < 0.2


def test_head_and_foot_of_a_page_do_not_count() -> None:
    page = Image.new("L", (148, 210), "white")  # a pixel for each millimetre
    page.paste("black", (0, 0, 148, 16))
    page.paste("black", (0, 195, 148, 210))
    assert measured(between(page, height_pt=210 / 25.4 * 72)) == (0, 0, 0)


def test_an_edition_is_made_judged_and_drawn_on_sheets(tmp_path: Path) -> None:
    mix = replace(FULL, words=(80, 120), missing=0.8)
    workspace = draw(3, tmp_path / "drawn", mix, count=2)
    verdict = judged(workspace, 3, "screen")
    assert verdict.faults == []
    assert verdict.pages % 4 == 0
    assert verdict.pages > 0
    assert verdict.row.split()[:2] == ["3", "2"]
    booklet = BOOKLET.file(workspace, YEAR)
    sheets = contact_sheets(booklet, [], tmp_path / "sheets")
    assert len(sheets) == -(-(verdict.pages // 2) // 8)
    assert all(path.stat().st_size > 10_000 for path in sheets)
    assert [page.page for page in fillings(booklet)] == list(range(1, verdict.pages + 1))


def test_what_breaks_down_is_a_fault_and_not_a_problem(tmp_path: Path) -> None:
    verdict = judged(Workspace(tmp_path), 1, "screen")  # there is no edition
    assert [fault.partition(" ended")[0] for fault in verdict.faults] == [
        "booklet",
        "profiles",
        "check",
    ]
    assert not verdict.is_good


def test_the_emptiest_pages_come_first() -> None:
    pages = [Filling("a", number, 1 - number / 100, 0, 0.5) for number in range(1, 21)]
    verdict = Verdict(5, 2, fillings=pages)
    rows = table([verdict]).splitlines()[1:]
    assert [row.split()[3] for row in rows] == [str(number) for number in range(20, 10, -1)]
    assert verdict.is_good


def test_problems_are_counted_by_their_rules() -> None:
    problem = {"rule": "no-room", "message": "too long", "place": None, "severity": "error"}
    verdict = Verdict(5, 2, problems=[problem, json.loads(json.dumps(problem))])
    assert verdict.rules == "no-room × 2"
    assert next(iter(verdict.lines)).strip() == ":0: too long [no-room]"
