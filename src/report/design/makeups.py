"""How the pages of each text of an edition may be made up, and its photographs with their sizes."""

from dataclasses import replace
from functools import cached_property

from report.design import designs
from report.design.lists import FIELD, stands_as_field
from report.design.makeup import Makeup
from report.design.plates import SMALL, Shaped
from report.model import Edition, Profile, Text
from report.pictures import Unfit, shape


class Makeups:
    """The makeups that suit the texts of one edition; no template is needed to know them."""

    def __init__(self, edition: Edition) -> None:
        self._texts = edition.texts

    def of(self, text: Text[Profile]) -> list[Makeup]:
        """Return how the pages may be made up that a text has in the booklet, the likeliest first.

        Those of a spread stand for any number of pages.
        """
        page = [Makeup(designs.PAGE)] if designs.may_be_a_page(text.word_count) else []
        closest = designs.FACE if text.fields.pictures else designs.BAND
        names = dict.fromkeys([self._designs[text.slug], closest])
        less = [("guide",), ("guide", SMALL)] if text.fields.pictures else [("guide",)]
        if stands_as_field(text.fields, Makeup(closest, 2)):
            less += [(FIELD,), (SMALL, FIELD)] if text.fields.pictures else [(FIELD,)]
        return [
            *page,
            *(Makeup(name, 2) for name in names),
            *(Makeup(closest, 2, without) for without in less),
        ]

    def suits(self, text: Text[Profile], makeup: Makeup) -> bool:
        """Return whether the pages of a text may be made up so, whatever stands around them."""
        like = {replace(one, pages=makeup.pages) for one in self.of(text)}
        suited = designs.suited(text.fields, _ratios(text)).designs
        return makeup in like or (makeup.design in suited and not makeup.without)

    @cached_property
    def _designs(self) -> dict[str, str]:
        """The design of the spread of each text, by its slug."""
        suited = [designs.suited(text.fields, _ratios(text)) for text in self._texts]
        return dict(zip((text.slug for text in self._texts), designs.varied(suited), strict=True))


def of_poster(text: Text[Profile]) -> tuple[str, ...]:
    """Return the designs of a poster: by the shape of its photograph, or the map without one."""
    first = next(iter(shaped(text)), None)
    if first is None:
        return (designs.BAND,)
    size = first[1]
    return (
        (designs.SCENE, designs.FACE)
        if size.width / size.height >= designs.WIDE
        else (designs.FACE,)
    )


def shaped(text: Text[Profile]) -> list[Shaped]:
    """Return the pictures of a text with their sizes, but for those that cannot be read."""
    folder = text.source.path.parent / "images"
    shapes = ((one, shape(folder / one.file)) for one in text.fields.pictures)
    return [(one, size) for one, size in shapes if not isinstance(size, Unfit)]


def _ratios(text: Text[Profile]) -> list[float]:
    return [size.width / size.height for _, size in shaped(text)]
