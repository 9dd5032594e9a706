"""All products, in the order in which they are made and checked."""

from typing import Final

from report.products.booklet import BOOKLET
from report.products.poster import POSTER
from report.products.product import PageProduct, Product
from report.products.profile import PROFILE

OF_TEXTS: Final[tuple[PageProduct, ...]] = (PROFILE, POSTER)  # a page for each text
PRODUCTS: Final[tuple[Product, ...]] = (BOOKLET, *OF_TEXTS)
