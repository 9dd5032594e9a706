"""Pictures that came with a text: their names, and the fields that show one of them."""

from collections.abc import Sequence
from pathlib import Path

from report.intake.blocks import Picture
from report.locales import _
from report.scaffold.template import scalar

NONE = """\
#photo:
#  file: lund.jpg
#  alt: Tre elever programmerar en robot på golvet i ett klassrum
#  caption: Robotar på schemat på Exempelskolan
#  credit: Förnamn Efternamn
#  focus: 52 31"""


def named(folder: Path, slug: str, pictures: Sequence[Picture]) -> list[tuple[Path, Picture]]:
    """Return each picture a path that is free: `lund-1.jpg`, `lund-2.png`."""
    paths: list[tuple[Path, Picture]] = []
    taken = {path.stem for path in folder.glob(f"{slug}-*")} if folder.is_dir() else set()
    number = 0
    for picture in pictures:
        number += 1
        while f"{slug}-{number}" in taken:
            number += 1
        paths.append((folder / f"{slug}-{number}{picture.suffix}", picture))
    return paths


def photo(pictures: Sequence[tuple[Path, Picture]]) -> str:
    """Write the field `photo` for the first picture, and the others as comments below it.

    An alternative text that did not come with a picture is left to be filled in.
    """
    if not pictures:
        return NONE
    first, *others = (_fields(path, picture) for path, picture in pictures)
    lines = ["photo:", *first]
    if others:
        more = _("These came with it, too. Up to four are shown as a list under 'photos:'.")
        lines.append(f"# {more}")
    lines += [f"#{line}" for fields in others for line in fields]
    return "\n".join(lines)


def _fields(path: Path, picture: Picture) -> list[str]:
    caption = f" {scalar(picture.caption)}" if picture.caption else ""
    return [
        f"  file: {path.name}",
        f"  alt: {scalar(picture.alt)}" if picture.alt else "  alt:",
        f"  caption:{caption}" if caption else "  #caption:",
        "  #credit:",
        "  #focus:",
    ]
