"""A model → complete HTML, through the templates of the workspace."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from report import swedish
from report.design import places
from report.design.back_cover import NamesList, names_list
from report.design.colours import Colours, ColourSpace, read_colours
from report.design.designs import BAND
from report.design.lists import stands_as_field
from report.design.makeup import Makeup
from report.design.makeups import Makeups, shaped
from report.design.opening import Guide, Head, Opening, guide, opening
from report.design.plates import Plates, in_booklet
from report.design.settings import read_gives_way
from report.design.sheets import product_sheets
from report.design.slot import Slot
from report.design.steps import form_of_steps
from report.design.word_list import read_words
from report.document.columns import balanced, below_profile, beside, is_side_large
from report.document.drawings import COVER_WIDTH_MM, Drawings
from report.document.gaps import marked
from report.document.giving import that_can_give_way
from report.document.names import unbroken_names
from report.document.pieces import piece_names
from report.document.plan import Plan
from report.document.prose import Prose
from report.document.surroundings import Surroundings
from report.document.templates import Templates
from report.model import (
    FACING,
    Edition,
    Milestone,
    Picture,
    Profile,
    Role,
    Text,
    gap,
    path_of_picture,
)
from report.model.addresses import page_address, site
from report.products.product import PageProduct
from report.workspace import Workspace

ROLE_NAMES = {
    Role.RECIPIENT: "Mottagare",
    Role.CANDIDATE: "Kandidat",
    Role.OUTLOOK: "Utblick",
}


class Documents:
    """Fills the templates of a workspace for one edition, with its colours in one space."""

    def __init__(
        self, workspace: Workspace, edition: Edition, space: ColourSpace = ColourSpace.RGB
    ) -> None:
        self._workspace = workspace
        self._edition = edition
        self._makeups = Makeups(edition)
        self._orders: dict[str, tuple[str, ...]] = {}  # in which parts give way, by product
        self._colours = read_colours(workspace, space)
        self._drawings = Drawings(edition, self._colours, self._fonts)
        words = read_words(workspace.styles / "hyphenation.yaml")
        hyphenator = swedish.Hyphenator(words, unbroken_names(edition))
        self._prose = Prose(hyphenator, frozenset(text.slug for text in edition.texts))
        self._templates = self._with_functions()

    @property
    def colours(self) -> Colours:
        """The named colours of the workspace."""
        return self._colours

    @property
    def accent(self) -> str:
        """The name of the edition's own colour."""
        return self._edition.fields.accent

    def booklet(self, plan: Plan, names: Sequence[str] | None = None, first_page: int = 1) -> str:
        """Return the booklet as HTML, or the pieces that are named, with what `plan` knows of it.

        What begins with a later page than the first has an empty one before it.
        """
        pieces = names or piece_names(self._edition)
        functions = {
            "cover_staircase": self._drawings.staircase(0),
            "backcover_staircase": self._drawings.staircase(-COVER_WIDTH_MM),
            "map_of_sweden": self._drawings.map_of_sweden,
            "opening": self._opening,
            "guide": self._guide,
            "back_cover": self._back_cover,
            "back_matter": self._back_matter,
        }
        values = {"edition": self._edition, "plan": plan, "pieces": pieces, **functions}
        html = self._templates.filled("products/booklet.html", {**values, "first_page": first_page})
        return marked(html) if self._edition.is_draft else html

    def makeups(self, text: Text[Profile]) -> list[Makeup]:
        """Return how the pages may be made up that a text has in the booklet, the likeliest first.

        Those of a spread stand for any number of pages.
        """
        return self._makeups.of(text)

    def suits(self, text: Text[Profile], makeup: Makeup) -> bool:
        """Return whether the pages of a text may be made up so, whatever stands around them."""
        return self._makeups.suits(text, makeup)

    def plates(self, text: Text[Profile], makeup: Makeup) -> Plates:
        """Return where the photographs of a text stand on its pages of the booklet."""
        return in_booklet(shaped(text), makeup)

    def page_plates(self, product: PageProduct, text: Text[Profile], makeup: Makeup) -> Plates:
        """Return where the photographs of a text stand on its page of a product."""
        return product.plates(shaped(text), makeup)

    def article(self, text: Text[Profile], makeup: Makeup | None = None) -> str:
        """Return the pages of the booklet that an organisation has as HTML."""
        plan = Plan({}, makeups={text.slug: makeup} if makeup else {})
        return self._alone("products/article.html", text, plan=plan)

    def page(self, product: PageProduct, text: Text[Profile], makeup: Makeup | None = None) -> str:
        """Return the page of a text in a product as HTML; without a makeup, in a band."""
        makeup = makeup or Makeup(BAND)
        plates = self.page_plates(product, text, makeup)
        return self._alone(f"products/{product.name}.html", text, makeup=makeup, plates=plates)

    def proof(self, day: date) -> str:
        """Return the mark of a proof of a day as HTML: a line of words for the margin."""
        return self._templates.filled("products/proof.html", {"day": day})

    def gives_way(self, product: PageProduct, text: Text[Profile]) -> tuple[str, ...]:
        """Return what of a text gives way on its page where room is short, in its order."""
        if product.name not in self._orders:
            sheet = product_sheets(self._workspace, product.name)[-1]
            self._orders[product.name] = read_gives_way(sheet, product.gives_way)
        return that_can_give_way(text.fields, self._orders[product.name])

    def _alone(self, name: str, text: Text[Profile], **values: Any) -> str:
        """Return the pages of one text as HTML, made from what `Inputs` tells and nothing else."""
        told = Surroundings.of(text, self._edition)
        html = self._templates.filled(name, {"edition": told, "text": text, **values})
        return marked(html) if text.is_draft else html

    def _with_functions(self) -> Templates:
        templates = Templates(self._workspace.styles)
        filters: dict[str, Callable[..., Any]] = {
            "typographic": swedish.typographic,
            "in_column": swedish.in_column,
            "prose": self._prose.running,
            "label": self._prose.running,
            "narrow": self._prose.narrow,
            "large": self._prose.large,
            "body": self._prose.body,
            "date": swedish.spoken_date,
            "interval": swedish.spoken_interval,
            "enumeration": swedish.enumeration,
            "picture_address": self._picture_address,
            "page_address": page_address,
            "closed": swedish.closed,
            "site": site,
        }
        templates.filters.update(filters)
        templates.globals["locator"] = self._drawings.locator
        templates.globals["large_locator"] = self._drawings.large_locator
        templates.globals["asides"] = balanced
        templates.globals["beside"] = beside
        templates.globals["below_profile"] = below_profile
        templates.globals["is_side_large"] = is_side_large
        templates.globals["stands_as_field"] = stands_as_field
        templates.globals["form_of_steps"] = form_of_steps
        templates.globals["makeup_of"] = self._makeup
        templates.globals["plates_of"] = self.plates
        templates.globals["places"] = places
        templates.globals["fit"] = self._fit
        templates.globals["width_mm"] = self._width_mm
        templates.globals["qr_code"] = self._drawings.qr_code
        templates.globals["role_of"] = _role
        return templates

    def _makeup(self, plan: Plan, text: Text[Profile]) -> Makeup:
        """Return how the pages of a text are made up, as it was found or else as is likely."""
        return plan.makeups.get(text.slug) or self.makeups(text)[0]

    @property
    def _fonts(self) -> Path:
        return self._workspace.styles / "fonts"

    def _fit(self, slot: Slot, *texts: str) -> str:
        return slot.css(texts, self._fonts)

    def _width_mm(self, slot: Slot, text: str) -> float:
        """Return how wide a text is in its place; one of several lines is as wide as that."""
        return round(min(slot.width_mm(text, self._fonts), slot.measure_mm), 1)

    def _opening(self, title: str, introduction: str, steps: Sequence[Milestone]) -> Opening:
        """Return how map and guide stand before the texts, below these words."""
        edition = self._edition
        share = edition.touches_criteria and len(edition.texts) < FACING
        head = Head(title, introduction, steps)
        return opening(head, self._names if share else [], self._fonts)

    def _guide(self) -> Guide:
        """Return how the guide is set on a page of its own."""
        return guide(self._names, self._edition.size, self._fonts)

    def _back_cover(self) -> NamesList | None:
        """Return how the names stand on the back cover; None if they are too many for it."""
        return names_list(self._names, self._fonts)

    @property
    def _names(self) -> list[str]:
        return [text.fields.name for text in self._edition.texts]

    def _back_matter(self) -> str:
        """Return what stands behind the texts, as the contents and the bookmarks head it."""
        edition = self._edition
        parts = (
            ("historik", edition.history),
            ("konferens", edition.conference),
            ("källor", edition.has_sources),
        )
        words = swedish.enumeration(word for word, is_there in parts if is_there)
        return words[:1].upper() + words[1:]

    def _picture_address(self, text: Text[Profile], picture: Picture) -> str:
        """Return the address of one of a text's photographs, from the workspace's root."""
        path = path_of_picture(text, picture)
        return quote(path.relative_to(self._workspace.root).as_posix())


def _role(text: Text[Profile]) -> str:
    """Return what an organisation is in the edition, in a word."""
    return gap("role") if "role" in text.gaps else ROLE_NAMES[text.fields.role]
