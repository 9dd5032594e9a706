"""What is compared with: the last proof, or files from elsewhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.compositor.origins import own_text
from report.locales import _
from report.problems import ContentError, Place, Problem, UsageError, quoted
from report.proof.differences.comparing import description_job, start_pool
from report.proof.kept import BOOKLET, MANIFEST, PROFILES, KeptProof, last_proof, read_kept
from report.units import A4, A5
from report.workspace import Workspace

MOST_BYTES: Final = 200_000_000  # of a file: our booklets with photographs have a tenth of it
ALIKE_MM: Final = 1.0  # by which the pages of two files of one product differ at most


@dataclass(frozen=True)
class Before:
    """What is compared with: its files, by their names in a proof, and what it is called.

    Where it `is_whole`, a profile that it does not have is a new one. Of a booklet, it may have
    the pages of one text, which it is `part_of`, and those alone.
    """

    name: str
    files: Mapping[str, bytes]
    is_whole: bool = True
    part_of: str | None = None


def before_now(
    workspace: Workspace, year: int, against: Path | None, slugs: Collection[str]
) -> Before | None:
    """Return what is compared with: the last proof, or a file or a folder that is named.

    None where it is the last proof, and there is none yet. Raises `ContentError` where a proof
    is damaged, `UsageError` where nothing is found that could be compared.
    """
    if against is None:
        last = last_proof(workspace, year)
        return _of_proof(last) if last else None
    path = _found(workspace, against)
    if path.is_file():
        data = _read(path)
        return _of_file(workspace, year, path, data, slugs)
    if (path / MANIFEST).is_file():
        return _of_proof(read_kept(path))
    if files := _files_in(path, year):
        return Before(path.name, files)
    message = _(
        "{folder} has neither guldtrappan-{year}.pdf nor profiles/",
        folder=quoted(path.name),
        year=year,
    )
    raise UsageError(_nothing(message, path))


def _of_proof(kept: KeptProof) -> Before:
    files = {name: path.read_bytes() for name, path in kept.files.items()}
    name = _("proof {number} of {day}", number=kept.number, day=kept.made.isoformat())
    return Before(name, files)


def _found(workspace: Workspace, against: Path) -> Path:
    """Return the file or folder that is meant: a single name may be one in `released/`."""
    released = workspace.releases / against
    if against.exists():
        return against
    if released.is_dir() and len(against.parts) == 1:
        return released
    raise UsageError(_nothing(_("{file} does not exist", file=quoted(against)), against))


def _files_in(folder: Path, year: int) -> dict[str, bytes]:
    """Read the booklet and the profiles of a folder, under the names that report gives them."""
    booklets = (folder / f"{BOOKLET}.pdf", folder / f"guldtrappan-{year}.pdf")
    found = [(BOOKLET, path) for path in booklets if path.is_file()][:1]
    profiles = sorted((folder / PROFILES).glob("*.pdf"))
    found += [(f"{PROFILES}/{path.stem}", path) for path in profiles]
    return {name: _read(path) for name, path in found}


def _read(path: Path) -> bytes:
    """Read a file. Raises `UsageError` for one that is too large or cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            message = _(
                "{file} has more than {size} MB",
                file=quoted(path.name),
                size=MOST_BYTES // 1_000_000,
            )
            raise UsageError(_nothing(message, path))
        return path.read_bytes()
    except OSError as error:
        message = _(
            "{file} cannot be read: {reason}",
            file=quoted(path.name),
            reason=error.strerror or error,
        )
        raise UsageError(_nothing(message, path)) from error


def _of_file(
    workspace: Workspace, year: int, path: Path, data: bytes, slugs: Collection[str]
) -> Before:
    """Tell what a single file is: a booklet has pages of A5, and a profile one of A4.

    Whose it is, it says itself, or else the one slug of the command, or its name. Raises
    `ContentError` for what is not a PDF, or has other pages, `UsageError` where nobody knows
    whose profile it is, or other texts are named.
    """
    with start_pool({path.name: data}, {}, count=1) as workers:
        found = workers.result(description_job(path.name))
    own = own_text(workspace, year, found.origin) if found.origin else None
    texts = workspace.year(year)
    known = own if own and (texts / f"{own}.md").is_file() else None
    if known and slugs and known not in slugs:
        raise UsageError(_of_another_text(path, known))
    size = found.sizes[0] if found.sizes else (A4.width_mm, A4.height_mm)
    if are_alike(size, (A5.width_mm, A5.height_mm)):
        return Before(path.name, {BOOKLET: data}, is_whole=False, part_of=known)
    if not are_alike(size, (A4.width_mm, A4.height_mm)):
        raise ContentError(_of_other_pages(path, size))
    slug = known or (next(iter(slugs)) if len(slugs) == 1 else path.stem)
    if not (texts / f"{slug}.md").is_file():
        raise UsageError(_of_no_text(path, year))
    return Before(path.name, {f"{PROFILES}/{slug}": data}, is_whole=False)


def are_alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Return whether pages have the same size, as far as their product goes."""
    return all(abs(a - b) < ALIKE_MM for a, b in zip(one, other, strict=True))


def _of_other_pages(path: Path, size: tuple[float, float]) -> Problem:
    width, height = size
    return Problem(
        "not-comparable",
        _(
            "its pages are {width:g} × {height:g} mm, as those of neither a booklet nor a "
            "profile are",
            width=width,
            height=height,
        ),
        Place(path),
        _("Compare with the file for the screen: those for the office or a press have sheets."),
    )


def _of_no_text(path: Path, year: int) -> Problem:
    return Problem(
        "nothing-to-compare",
        _("{file} is not named as a text of {year}", file=quoted(path.name), year=year),
        Place(path),
        _("Say whose profile it is: report proof {year} SLUG --against FILE.", year=year),
    )


def _of_another_text(path: Path, slug: str) -> Problem:
    return Problem(
        "nothing-to-compare",
        _("{file} has the pages of {slug}", file=quoted(path.name), slug=quoted(slug)),
        Place(path),
        _("Name that text, or none."),
    )


def _nothing(message: str, path: Path) -> Problem:
    return Problem(
        "nothing-to-compare",
        message,
        Place(path),
        _("Name a booklet, a profile, or a folder that report made them in."),
    )
