"""Whatever lies in the files: an edition or problems, and never a traceback."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.problems import Reading
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.recipes.content import read_texts
from report.workspace import Workspace

from damage import damaged
from fuzz import Ground, Tally, inspected, try_content, try_output, try_styles
from mutations import mutated
from support.workspaces import REPOSITORY, copy_mini

CASES = sorted((REPOSITORY / "tests" / "fuzz" / "corpus").glob("*"))
STEPS = [path for path in CASES if path.suffix == ".steps"]
CORPUS = [path for path in CASES if path.suffix != ".steps"]
TEXT = "content/2019/norrby.md"
FIELDS = st.dictionaries(
    st.sampled_from(("name", "title", "people", "place", "photo", "links", "timeline", "x: y", "")),
    st.recursive(
        st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.none()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
        ),
        max_leaves=8,
    ),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return copy_mini(tmp_path_factory.mktemp("fuzz"))


def read_with(place: Workspace, name: str, data: bytes) -> Reading[object]:
    """Read the small edition with one file replaced, which is put back."""
    path = place.root / name
    good = path.read_bytes()
    path.write_bytes(data)
    try:
        content = read_texts(place, 2019)
    finally:
        path.write_bytes(good)
    assert content.files.edition is not None or content.problems
    return Reading(content.files.edition, content.problems)


@given(seed=st.integers(0, 2**32), file=st.sampled_from((TEXT, "content/2019/edition.yaml")))
@settings(max_examples=150, deadline=None)
def test_a_spoiled_file(place: Workspace, seed: int, file: str) -> None:
    text = (place.root / file).read_text("utf-8")
    chance = random.Random(seed)  # noqa: S311 - to be repeated, and not to be secret
    read_with(place, file, mutated(chance, text, text))


@given(data=st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes(place: Workspace, data: bytes) -> None:
    read_with(place, TEXT, data)


@given(fields=FIELDS)
@settings(deadline=None)
def test_any_fields(place: Workspace, fields: dict[str, object]) -> None:
    # JSON is YAML, so every value comes in as it was made up.
    import json

    read_with(place, TEXT, f"---\n{json.dumps(fields)}\n---\nText.\n".encode())


@given(body=st.text(max_size=300))
@settings(deadline=None)
def test_any_body(place: Workspace, body: str) -> None:
    good = (place.root / TEXT).read_text("utf-8")
    head = good[: good.index("\n---\n", 4) + 5]
    read_with(place, TEXT, (head + body).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_once_was_too_much(place: Workspace, path: Path) -> None:
    """The name of a case ends in that of the file that it stands for."""
    name = path.name.rpartition("-")[2]
    (target,) = [*place.root.glob(f"content/*/{name}"), *place.root.glob(f"styles/**/{name}")]
    read_with(place, str(target.relative_to(place.root)), path.read_bytes())


@pytest.fixture(scope="module")
def ground(place: Workspace, made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    texts = [path.read_text("utf-8") for path in sorted(place.content.rglob("*.md"))]
    finished = {
        "booklet": BOOKLET.file(made, 2019).read_bytes(),
        "profile": PROFILE.file(made, 2019, "norrby").read_bytes(),
    }
    return Ground(place, texts, finished, tmp_path_factory.mktemp("found"))


@pytest.mark.parametrize("act", [try_content, try_styles, try_output])
@pytest.mark.parametrize("seed", range(20))
def test_some_of_the_many_spoiled_files(
    ground: Ground, act: Callable[[Ground, random.Random, Tally, str], None], seed: int
) -> None:
    tally = Tally()
    act(ground, random.Random(f"suite {seed}"), tally, str(seed))  # noqa: S311 - as above
    assert (tally.files, tally.failed) == (1, [])


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.name)
def test_what_once_was_too_much_in_a_finished_file(
    ground: Ground, tmp_path: Path, path: Path
) -> None:
    kind, *steps = path.read_text("utf-8").splitlines()
    spoiled = tmp_path / "spoiled.pdf"
    spoiled.write_bytes(damaged(ground.finished[kind], steps))
    assert inspected(spoiled, kind)


def test_there_are_cases() -> None:
    assert CORPUS
    assert STEPS
