"""The web page of a comparison: one file, with its pictures, that needs no server."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from report.locales import _, language, ngettext
from report.model import Edition
from report.processes import Workers
from report.proof.differences.comparing import picture_job, thumbnail_job
from report.proof.differences.comparison import ComparedFile
from report.proof.differences.leaves import Leaf, shown_files
from report.proof.differences.pictures import Version, sharpness

WEB: Final = Path(__file__).with_name("web")

Pictures = Mapping[tuple[str, Version], str]  # addresses, by the id of the leaf


def page_of(
    edition: Edition, against: str, files: Sequence[ComparedFile], workers: Workers, root: Path
) -> bytes:
    """Return the page as HTML; the workers draw its pictures. Places are shown from `root` on.

    Words of the content, names and paths are data in it, and nothing in them acts.
    """
    shown = shown_files(files, root)
    leaves = [leaf for file in shown for leaf in file.leaves]
    style, script = (_source(name) for name in ("style.css", "script.js"))
    environment = Environment(
        loader=FileSystemLoader(WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template("index.html").render(
        title=edition.fields.title,
        year=edition.fields.year,
        language=language(),
        _=_,
        ngettext=ngettext,
        against=against,
        files=shown,
        count=sum(len(file.changes) for file in shown),
        changed=sum(leaf.status != "same" for leaf in leaves),
        same=sum(leaf.status == "same" for leaf in leaves),
        thumbnails=_thumbnails(leaves, workers),
        pictures=_pictures(leaves, workers),
        versions=list(Version),
        style=style,
        script=script,
        digests={"style": _digest(style), "script": _digest(script)},
    )
    return f"{html}\n".encode()


def _thumbnails(leaves: Iterable[Leaf], workers: Workers) -> Pictures:
    """Draw all pages very small, in the version that is the latest."""
    wanted = [(leaf, leaf.latest) for leaf in leaves]
    jobs = (thumbnail_job(leaf.file, version, leaf.pages[version]) for leaf, version in wanted)
    drawn = workers.results(jobs)
    return {(leaf.id, version): _address(next(drawn).require()) for leaf, version in wanted}


def _pictures(leaves: Iterable[Leaf], workers: Workers) -> Pictures:
    """Draw the pages on which something has changed, in both versions."""
    wanted = [(leaf, version) for leaf in leaves if leaf.status != "same" for version in leaf.pages]
    per_inch = sharpness([leaf.sizes[version] for leaf, version in wanted])
    jobs = (
        picture_job(leaf.file, version, leaf.pages[version], per_inch) for leaf, version in wanted
    )
    drawn = workers.results(jobs)
    return {(leaf.id, version): _address(next(drawn).require()) for leaf, version in wanted}


def _address(webp: bytes) -> str:
    return f"data:image/webp;base64,{b64encode(webp).decode()}"


def _source(name: str) -> Markup:
    """Return a file of ours that stands in the page as it is."""
    return Markup((WEB / name).read_text("utf-8"))  # noqa: S704 - nothing of the content is in it


def _digest(text: str) -> str:
    """Return by what a browser knows that a style or a script is ours (CSP 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
