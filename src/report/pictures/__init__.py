"""Pictures of the content and of `styles/`: read with limits, and made ready for pages.

Everything that a page shows goes through here, whatever its format and size: what is not the
picture itself is left behind, and its colours become those of the screen. What decodes them is
loaded with the first picture.
"""

from report.pictures.cropping import Crop, crop
from report.pictures.kinds import (
    LARGEST_FILE,
    MEDIA_TYPES,
    MOST_PIXELS,
    Kind,
    Parts,
    Size,
)
from report.pictures.reading import read
from report.pictures.ready import Ready
from report.pictures.shapes import shape
from report.pictures.unfit import Unfit

__all__ = [
    "LARGEST_FILE",
    "MEDIA_TYPES",
    "MOST_PIXELS",
    "Crop",
    "Kind",
    "Parts",
    "Ready",
    "Size",
    "Unfit",
    "crop",
    "read",
    "shape",
]
