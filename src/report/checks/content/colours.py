"""Colours that an edition names."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from report.design.colours import is_shown
from report.design.contrast import ENOUGH, ratio, rgb
from report.locales import _
from report.model import DEFAULT_ACCENT, EditionFiles
from report.problems import Place, Problem, quoted
from report.source import Source, read_yaml

# What lies on the accent or under it: cover and bands carry these as text, pages and
# boxes are its ground where it is the colour of titles.
PARTNERS: Final = ("paper", "cream", "gold-7", "gold-6")


def unknown_colour(files: EditionFiles) -> Iterator[Problem]:
    """The accent of an edition is a colour of `styles/colours.yaml`, which has a value."""
    colours = read_yaml(files.workspace.styles / "colours.yaml").value
    source = files.contents.source
    accent = source.text("accent") if source else ""
    if source and colours and accent and accent not in colours.data:
        nearest = get_close_matches(accent[:80].lower(), fit_accents(colours.data), n=1)
        yield Problem(
            "unknown-colour",
            _("{accent} is not a colour", accent=quoted(accent)),
            source.place("accent"),
            _("Did you mean '{nearest}'?", nearest=nearest[0])
            if nearest
            else _choice(colours.data),
        )


def pale_accent(files: EditionFiles) -> Iterator[Problem]:
    """The accent of an edition is dark enough for the white and golden words on it.

    It is the ground of cover and bands, and the colour of titles on paper: white, cream and
    the two lightest golds of text have a contrast of 4.5 : 1 to it (WCAG 2.1, 1.4.3).
    """
    colours = read_yaml(files.workspace.styles / "colours.yaml").value
    source = files.contents.source
    if not source or not colours:
        return
    accent = source.text("accent") or DEFAULT_ACCENT
    worst = _worst(accent, colours.data)
    if worst and worst[0] < ENOUGH:
        contrast, partner = worst
        yield Problem(
            "pale-accent",
            _(
                "{accent} is too light for an accent: words in '{partner}' on it have a "
                "contrast of {contrast:.1f} : 1, and {enough:g} : 1 is asked for",
                accent=quoted(accent),
                partner=partner,
                contrast=contrast,
                enough=ENOUGH,
            ),
            _place(accent, source, colours),
            _choice(colours.data),
        )


def fit_accents(colours: Mapping[str, Any]) -> list[str]:
    """Return the names of the colours that can be an accent, in their order."""
    worst = {name: _worst(name, colours) for name in colours}
    return [name for name, found in worst.items() if found and found[0] >= ENOUGH]


def _worst(name: str, colours: Mapping[str, Any]) -> tuple[float, str] | None:
    """Return the lowest contrast of a colour to its partners, and the partner that has it.

    None where a value is missing, which is told as a problem of `colours.yaml` itself.
    """
    written = {key: _shown(colours.get(key)) for key in (name, *PARTNERS)}
    if not all(written.values()):
        return None
    own = rgb(written[name])
    return min((round(ratio(own, rgb(written[key])), 2), key) for key in PARTNERS)


def _shown(colour: object) -> str:
    value = str(colour.get("rgb")) if isinstance(colour, dict) else ""
    return value if is_shown(value) else ""


def _place(accent: str, source: Source, colours: Source) -> Place:
    """Return where the accent was chosen: where no one did, where the usual one has its value."""
    return source.place("accent") if source.text("accent") else colours.place(accent)


def _choice(colours: Mapping[str, Any]) -> str:
    if names := fit_accents(colours):
        return _("Use one of: {known}.", known=", ".join(names))
    return _("Add a dark colour to styles/colours.yaml, and name it here.")
