"""Whether a JPEG has all of its scans: one that was cut between two of them reads well."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from report.pictures.unfit import cut, damaged

_PROGRESSIVE: Final = 0xC2
_BAND: Final = 64  # coefficients of a block


def require_scans(marker: int, frame: bytes, scans: Sequence[bytes]) -> None:
    """See that each component of a frame is in some scan, with all that its process parts from it.

    A progressive picture comes coefficient by coefficient, and bit by bit (ITU-T T.81, G.1.1.1).
    Raises `Unfit`.
    """
    names = frame[6 : 6 + 3 * frame[5] : 3]
    needed = range(_BAND) if marker == _PROGRESSIVE else (0,)
    missing = dict.fromkeys(product(names, needed), 1)  # bits that are still to come
    for scan in scans:
        if not scan or len(scan) < 4 + 2 * scan[0]:
            raise damaged()
        first, last, bits = scan[1 + 2 * scan[0] :][:3]
        for name in scan[1 : 1 + 2 * scan[0] : 2]:
            for coefficient in range(first, min(last, _BAND - 1) + 1):
                missing[name, coefficient] = bits & 0xF if marker == _PROGRESSIVE else 0
    if any(missing.values()):
        raise cut()
