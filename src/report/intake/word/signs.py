"""Signs that Word takes from fonts in which letters are pictures."""

from typing import Final

# Of the fonts Symbol and Wingdings, the signs that a text of words may hold and that the fonts
# of `styles/fonts/` have. Codes are those of the fonts; Word adds F000 to them.
_SYMBOL: Final = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **{0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞"},
    **{0xAC: "←", 0xAE: "→", 0xAD: "↑", 0xAF: "↓", 0xB0: "°", 0xB7: "•", 0xD6: "√", 0x2D: "−"},
    **{0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xA2: "′", 0xB2: "″"},
}
_WINGDINGS: Final = {
    **{0xE0: "→", 0xE8: "→", 0xDF: "←", 0xE7: "←", 0xF0: "→", 0xEF: "←", 0xFC: "✓"},
    **{0xA7: "•", 0x6C: "•", 0x6E: "•", 0x76: "•", 0x9F: "•", 0xD8: "•"},
}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OWN: Final = 0xF000  # where such fonts keep their signs in Unicode


def sign(font: str, code: str) -> str:
    """Return the sign that a font has for a code of hexadecimal figures, or ''.

    >>> sign("Symbol", "F061"), sign("Wingdings", "F0E0"), sign("Wingdings", "F04A")
    ('α', '→', '')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(number - _OWN if number >= _OWN else number, "")
    return chr(number) if 0x20 <= number < 0xD800 and chr(number).isprintable() else ""
