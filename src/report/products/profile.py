"""The profile: one A4 page for each text, which is mailed to its organisation."""

from typing import Final

from report.design.designs import of_profile, of_roomy_profile
from report.design.plates import in_profile
from report.design.settings import GIVES_WAY
from report.locales import N_
from report.products.product import Form, PageProduct
from report.products.target import Target
from report.units import A4

PROFILE: Final = PageProduct(
    name="profile",
    paper=A4,
    forms=(Form(Target.SCREEN, (A4.width_mm, A4.height_mm), 1),),
    gives_way=GIVES_WAY,
    folder="profiles",
    called=N_("the profile of {name}"),
    too_long="profile-too-long",
    designs=of_profile,
    roomy=of_roomy_profile,
    plates=in_profile,
    leaves_out=frozenset({"sources.url"}),
)
