"""How well two colours can be told apart (WCAG 2.1, relative luminance)."""

from typing import Final

# WCAG 2.1, 1.4.3: what text needs, and what is enough for large text.
ENOUGH: Final = 4.5
ENOUGH_FOR_LARGE: Final = 3.0

RGB = tuple[int, int, int]


def ratio(first: RGB, second: RGB) -> float:
    """Return the contrast ratio of two colours, from 1 to 21.

    >>> round(ratio((0, 0, 0), (255, 255, 255)), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(written: str) -> RGB:
    """Return the channels of a colour as style sheets write it.

    >>> rgb("#15304a")
    (21, 48, 74)
    """
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
