"""The files that pages are made of, as the press needs them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from report.design.colours import Colours
from report.finish.press.pictures import picture_in_inks
from report.finish.press.shop import Shop

_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def drawings_in_inks(paths: Iterable[Path], screen: Colours, press: Colours) -> dict[Path, bytes]:
    """Return drawings (SVG) with the inks of each named colour where its light was.

    Any other colour stays; on a finished page it is a problem.
    """
    inks = {light: press[name] for name, light in screen.values.items()}

    def inked(match: re.Match[str]) -> str:
        return inks.get(match[0].lower(), match[0])

    return {path: _HEX.sub(inked, path.read_text("utf-8")).encode() for path in paths}


def pictures_in_inks(widths_mm: Mapping[Path, float], shop: Shop) -> dict[Path, bytes]:
    """Return pictures as JPEGs for a shop's press, each for the width at which it is printed."""
    return {path: picture_in_inks(path, width, shop) for path, width in widths_mm.items()}
