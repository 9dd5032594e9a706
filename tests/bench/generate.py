"""Make a workspace with an edition of N organisations, to look at and to measure.

    python tests/bench/generate.py 20 /tmp/twenty
    report booklet 2019 --root /tmp/twenty

The organisations are numbered; their texts are paragraphs of the real ones, of
200 to 400 words, so that lines break as in real work. The same N gives the same files.
"""

import argparse
import random
import shutil
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[2]
YEAR = 2019
WORDS = 200, 400
SOUTH, NORTH, WEST, EAST = 55.5, 67.0, 12.2, 18.2  # degrees; most of it is on land


def workspace(count: int, folder: Path) -> None:
    """Write a workspace with `count` organisations into an empty or missing folder."""
    shutil.copytree(REPOSITORY / "styles", folder / "styles")
    shutil.copytree(REPOSITORY / "content" / "guldtrappan", folder / "content" / "guldtrappan")
    texts = folder / "content" / str(YEAR)
    texts.mkdir(parents=True)
    chance = random.Random(count)  # noqa: S311 - not for secrets
    originals = [_parts(path) for path in sorted((REPOSITORY / f"content/{YEAR}").glob("*.md"))]
    slugs = [f"ort-{number:03}" for number in range(1, count + 1)]
    for number, slug in enumerate(slugs, start=1):
        fields, _ = chance.choice(originals)
        body = _body(chance, [body for _, body in originals])
        header = yaml.safe_dump(_renamed(chance, fields, number), allow_unicode=True)
        (texts / f"{slug}.md").write_text(f"---\n{header}---\n\n{body}\n", "utf-8")
    edition = (REPOSITORY / f"content/{YEAR}/edition.yaml").read_text("utf-8")
    (texts / "edition.yaml").write_text(_edition(edition, slugs), "utf-8")


def _parts(path: Path) -> tuple[dict[str, object], str]:
    _, header, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(header, Loader=yaml.BaseLoader), body  # noqa: S506 - gives text only


def _renamed(chance: random.Random, fields: dict[str, object], number: int) -> dict[str, object]:
    place = {
        "name": f"Ort {number}",
        "county": "Provlän",
        "latitude": f"{chance.uniform(SOUTH, NORTH):.2f}",
        "longitude": f"{chance.uniform(WEST, EAST):.2f}",
    }
    return fields | {"name": f"Ort {number} kommun", "place": place, "role": "recipient"}


def _body(chance: random.Random, bodies: list[str]) -> str:
    words = chance.randint(*WORDS)
    blocks = chance.choice(bodies).strip().split("\n\n")
    while sum(len(block.split()) for block in blocks) < words:
        blocks += [b for b in chance.choice(bodies).strip().split("\n\n") if not b.startswith("#")]
    while sum(len(block.split()) for block in blocks) > words and len(blocks) > 3:
        blocks.pop()
    return "\n\n".join(blocks if not blocks[-1].startswith("#") else blocks[:-1])


def _edition(original: str, slugs: list[str]) -> str:
    fields = yaml.load(original, Loader=yaml.BaseLoader)  # noqa: S506 - gives text only
    first, *_ = fields["sections"]
    return str(
        yaml.safe_dump(fields | {"sections": [first | {"profiles": slugs}]}, allow_unicode=True)
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    workspace(arguments.count, arguments.folder)
