"""How a camera was held: the one note that counts (Exif 2.32, 4.6.4, table 5)."""

from typing import Final, Literal

UPRIGHT: Final = 1
LYING: Final = range(5, 9)  # turned by a quarter when it is shown
_TAG: Final = 0x0112
_SHORT: Final = 3
_PREFIX: Final = b"Exif\0\0"
_ORDERS: Final[dict[bytes, Literal["little", "big"]]] = {b"II": "little", b"MM": "big"}


def orientation(exif: bytes) -> int:
    """Return how a picture is turned, from 1 to 8; what cannot be read counts as upright.

    >>> orientation(b"MM" + bytes.fromhex("002a 00000008 0001 0112 0003 00000001 0006 0000"))
    6
    """
    tiff = exif.removeprefix(_PREFIX)
    order = _ORDERS.get(tiff[:2])
    if order is None:
        return UPRIGHT

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], order)

    start = number(4, 4)
    for entry in range(start + 2, min(start + 2 + 12 * number(start, 2), len(tiff) - 11), 12):
        if (number(entry, 2), number(entry + 2, 2)) == (_TAG, _SHORT):
            found = number(entry + 8, 2)
            return found if UPRIGHT <= found < LYING.stop else UPRIGHT
    return UPRIGHT
