"""QR codes (ISO/IEC 18004) for addresses that a reader of paper may want to open."""

from functools import cache
from math import isqrt

from report.cache import key, remembered, version
from report.design.colours import Colours
from report.graphics.svg import picture

QUIET_ZONE = 4  # modules of light around the code, section 6.3.8 of the standard


def qr_code(colours: Colours, address: str, name: str, size_mm: float) -> str:
    """Draw the QR code of an address, dark on light, with its quiet zone inside `size_mm`.

    `name` is what the address leads to, for the text alternative.
    The error correction is M, or higher where that makes the code no larger.
    """
    modules = _modules(address)
    module_mm = size_mm / (len(modules) + 2 * QUIET_ZONE)
    runs = [
        f"M{(start + QUIET_ZONE) * module_mm:.3f} {(row + QUIET_ZONE) * module_mm:.3f}"
        f"h{length * module_mm:.3f}v{module_mm:.3f}h-{length * module_mm:.3f}z"
        for row, line in enumerate(modules)
        for start, length in _dark_runs(line)
    ]
    ground = f'<rect width="{size_mm:g}" height="{size_mm:g}" fill="{colours["paper"]}"/>'
    code = f'<path fill="{colours["ink"]}" d="{"".join(runs)}"/>'
    return picture(size_mm, size_mm, f"QR-kod till {name}", [ground, code])


@cache
def _modules(address: str) -> tuple[bytes, ...]:
    """Return the rows of a code; a page is set several times, and its code is the same."""

    def make() -> bytes:
        import segno  # only pages with codes need it

        return b"".join(bytes(row) for row in segno.make(address, error="m", micro=False).matrix)

    name = key("code", version("segno"), address)
    modules = remembered(name, make, bytes, bytes)
    side = isqrt(len(modules))
    return tuple(modules[start : start + side] for start in range(0, len(modules), side))


def _dark_runs(line: bytes | tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the start and the length of each run of dark modules.

    >>> _dark_runs((1, 1, 0, 1))
    [(0, 2), (3, 1)]
    """
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(line):
        if not dark:
            continue
        if runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((column, 1))
    return runs
