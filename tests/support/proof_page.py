"""A web page of a comparison of small files, with words that would act if they could."""

from dataclasses import replace
from pathlib import Path

from report.compositor.source_map import SourceBox
from report.problems import Place
from report.proof.differences.comparing import start_pool
from report.proof.differences.page import page_of
from report.recipes.content import read_content

from support.compared import compared_file
from support.paged import ground, lines, paged, words
from support.workspaces import copy_mini

EVIL = "<script>alert(1)</script>"
SAID = ["Staden bildades 1852 och", "har en plan för sina skolor.", f"Här står {EVIL} i text."]


def _leaf(number: int, said: list[str], *more: str) -> str:
    return "\n".join((words(16, 200, str(number)), lines(said), *more))


def page_bytes(folder: Path) -> bytes:
    """Compare two files, and return the page that shows it."""
    edition = read_content(copy_mini(folder / "workspace"), 2019).require()
    fields = edition.fields.model_copy(update={"title": f"Häftet {EVIL}"})
    written = folder / "workspace" / "content" / "2019" / "norrby.md"
    box = SourceBox(2, (10, 20, 128, 60), " ".join(SAID), Place(written, 27, 1))
    other = [f"Sida {word} står still" for word in ("ett", "två", "tre")]
    before = paged(_leaf(1, other), _leaf(2, SAID, ground(16, 90, 40, 0.2)))
    corrected = [SAID[0].replace("1852", "1853"), *SAID[1:-1], f"Här stod {EVIL} i text."]
    added = _leaf(3, ["Ett blad till", "med nya ord"])
    after = paged(_leaf(1, other), _leaf(2, corrected, ground(16, 90.5, 40, 0.2)), added)
    file = compared_file(before, after, [box])
    pdfs = {"booklet": before}, {"booklet": after}
    with start_pool(*pdfs, count=1) as workers:
        named = replace(file, title=f"Provhäftet {EVIL}")
        return page_of(replace(edition, fields=fields), "proof 1", [named], workers, folder)
