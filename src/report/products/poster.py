"""The poster: one A3 page for each text, for the wall of the seminar."""

from typing import Final

from report.design.makeups import of_poster
from report.design.plates import on_poster
from report.locales import N_
from report.products.product import BODY, Form, PageProduct
from report.products.target import Target
from report.units import A3

POSTER: Final = PageProduct(
    name="poster",
    paper=A3,
    forms=(
        Form(Target.SCREEN, (A3.width_mm, A3.height_mm), 1),
        Form(Target.PRESS, (A3.width_mm, A3.height_mm), 1),
    ),
    gives_way=("setting", "picture", "map", "figures"),
    distance=2.5,
    folder="posters",
    called=N_("the poster of {name}"),
    too_long="poster-too-long",
    designs=of_poster,
    plates=on_poster,
    flows="standfirst",
    leaves_out=frozenset(
        {
            *("scope", "timeline", "people", "next", "outcome", "lists", "sources"),
            *("links.title", BODY),
        }
    ),
    first_alone=frozenset({"photos", "links"}),
)
