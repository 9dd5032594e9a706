"""The photographs of the texts, and the files in images/."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from math import ceil
from pathlib import Path
from typing import Final
from unicodedata import normalize

from report.design.plates import LEAST_MM
from report.design.sheets import usual_inks
from report.files import lies_below
from report.locales import N_, _
from report.model import EditionFiles, ways_to_pictures
from report.pictures import MEDIA_TYPES, Ready, Size, Unfit
from report.problems import Place, Problem, Severity, quoted
from report.source import Loc, Source
from report.units import MM_PER_INCH

AT_ONCE: Final = 2  # pictures that are decoded side by side; each takes memory
FEWEST_PPI: Final = 200  # below which a finished page is refused, too: `low-resolution`
MEASURE_MM, PRINTED_WELL_PPI = 114, 300

_UNNAMED: Final = Unfit(
    N_("{file} has no ending that tells of a picture"),
    N_("Let its name end in .jpg, .png, .webp, .tif or .heic."),
)


@dataclass(frozen=True)
class _Photo:
    """What a text says of one of its photographs, and where the file would be."""

    source: Source
    way: Loc  # to it from the top of the front matter
    path: Path

    @property
    def file(self) -> str:
        return self.source.text(*self.way, "file")

    @property
    def advice_if_missing(self) -> str:
        """What to do without its file: it is named by a field of its own, or in the list."""
        if self.way == ("photo",):
            return _("Put the file there, or strike 'photo'.")
        return _("Put the file there, or strike it from 'photos'.")

    @property
    def place(self) -> Place:
        return self.source.place(*self.way, "file")

    @property
    def has_a_known_ending(self) -> bool:
        return self.path.suffix.lower() in MEDIA_TYPES

    @property
    def is_there(self) -> bool:
        folder = self.path.parent
        try:
            return bool(self.file) and self.path.is_file() and lies_below(self.path, folder)
        except OSError:  # a name that is too long for a file
            return False


def missing_picture(files: EditionFiles) -> Iterator[Problem]:
    """A photograph that a text names lies in `images/` beside it.

    Its name there is spelt the same, with letters such as å in one piece: some systems
    write them in two.
    """
    pictures = _pictures(files)
    for photo in _photos(files):
        if photo.is_there:
            continue
        nearest = get_close_matches(photo.file[:80], pictures, n=1)
        if photo.file in pictures:
            message = _(
                "the letters of {file} are in two pieces in the name of the file",
                file=quoted(photo.file),
            )
            advice = _("Rename the file: use only a to z, figures and hyphens.")
        else:
            message = _(
                "there is no picture {file} in content/{year}/images/",
                file=quoted(photo.file),
                year=files.year,
            )
            advice = (
                _("Did you mean '{nearest}'?", nearest=nearest[0])
                if nearest
                else photo.advice_if_missing
            )
        yield Problem("missing-picture", message, photo.place, advice)


def unreadable_picture(files: EditionFiles) -> Iterator[Problem]:
    """A photograph is a whole JPEG, PNG, WebP, TIFF or HEIC of at most 40 million pixels.

    Its name ends in `.jpg`, `.jpeg`, `.png`, `.webp`, `.tif`, `.tiff`, `.heic` or `.heif`.
    """
    return _unfit(files, "unreadable-picture")


def strange_colours(files: EditionFiles) -> Iterator[Problem]:
    """The colour profile within a picture is one for such a picture.

    A picture in four inks without a profile is taken to be for FOGRA39.
    """
    return _unfit(files, "strange-colours")


def small_picture(files: EditionFiles) -> Iterator[Problem]:
    """A photograph has 200 pixels to the inch in the smallest place that a page has for one.

    That is 24 mm wide: 189 pixels. In which place it stands shows in the finished file, where
    `low-resolution` judges what is seen of it.
    """
    for photo, size in _sizes(files):
        if isinstance(size, Unfit):
            continue
        width, height = size
        ppi = int(width / LEAST_MM * MM_PER_INCH)
        if ppi < FEWEST_PPI:
            yield Problem(
                "small-picture",
                _(
                    "'{file}' has {width} × {height} pixels, {ppi} to the inch even where a page "
                    "shows it smallest",
                    file=photo.file,
                    width=width,
                    height=height,
                    ppi=ppi,
                ),
                photo.place,
                _(
                    "Find a larger one: {least} pixels in width at least, or {wide} to be as "
                    "wide as a page of the booklet.",
                    least=_pixels(LEAST_MM),
                    wide=_pixels(MEASURE_MM, PRINTED_WELL_PPI),
                ),
            )


def poor_alternative(files: EditionFiles) -> Iterator[Problem]:
    """The alternative of a photograph tells those who cannot see it what it shows. A warning.

    The name of the file tells nothing, and the caption is read out anyway.
    """
    for photo in _photos(files):
        alternative = photo.source.text(*photo.way, "alt")
        twin = {
            photo.file: _("the alternative of the picture is the name of the file"),
            photo.source.text(*photo.way, "caption"): _(
                "the alternative of the picture is the caption"
            ),
        }
        if alternative and alternative in twin:
            yield Problem(
                "poor-alternative",
                twin[alternative],
                photo.source.place(*photo.way, "alt"),
                _("Write what the picture shows, for those who cannot see it."),
                Severity.WARNING,
            )


def unused_picture(files: EditionFiles) -> Iterator[Problem]:
    """A picture in `images/` is shown by a text of the edition. A warning."""
    if not files.is_legible:
        return
    used = {photo.file for photo in _photos(files)}
    for name, path in _pictures(files).items():
        if name not in used:
            yield Problem(
                "unused-picture",
                _("no text of the edition shows '{file}'", file=name),
                Place(path),
                _("Name it under 'photo:' or 'photos:' in a text, or move the file elsewhere."),
                Severity.WARNING,
            )


def _photos(files: EditionFiles) -> Iterator[_Photo]:
    for file in files.texts.values():
        if source := file.source:
            for way in ways_to_pictures(source):
                yield _Photo(source, way, _folder(files) / source.text(*way, "file"))


def _pictures(files: EditionFiles) -> dict[str, Path]:
    """Return the files in images/ by name; the letters of the names in one piece."""
    folder = _folder(files)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {
        normalize("NFC", path.name): path
        for path in paths
        if path.is_file() and not path.name.startswith(".")
    }


def _folder(files: EditionFiles) -> Path:
    return files.workspace.year(files.year) / "images"


def _unfit(files: EditionFiles, rule: str) -> Iterator[Problem]:
    for photo, size in _sizes(files):
        if isinstance(size, Unfit) and size.rule == rule:
            yield size.problem(photo.file, photo.place)


def _sizes(files: EditionFiles) -> list[tuple[_Photo, Size | Unfit]]:
    """Return the photographs that are there, each with its size or why it cannot be shown."""
    photos = [photo for photo in _photos(files) if photo.is_there]
    ready = Ready(usual_inks(files.workspace))

    def size(photo: _Photo) -> Size | Unfit:
        return ready.size(photo.path) if photo.has_a_known_ending else _UNNAMED

    if len(photos) < AT_ONCE:  # and threads need not be loaded
        return [(photo, size(photo)) for photo in photos]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(zip(photos, threads.map(size, photos), strict=True))


def _pixels(length_mm: float, ppi: int = FEWEST_PPI) -> int:
    return ceil(length_mm * ppi / MM_PER_INCH)
