"""Where content, styles and output are."""

from dataclasses import dataclass
from pathlib import Path

from report.files import lies_below
from report.locales import _
from report.problems import ContentError, Place, Problem, UsageError

# Files with addresses of people, or in which somebody may have written a password.
PERSONAL = ("recipients.yaml", "sent.jsonl", "proofs.jsonl", "report.toml")


@dataclass(frozen=True)
class Workspace:
    """A folder that holds `content/` and `styles/`; `output/` is made beside them."""

    root: Path

    @property
    def content(self) -> Path:
        """Folder of what editors write."""
        return self.root / "content"

    @property
    def award(self) -> Path:
        """Folder of what is true of every year."""
        return self.content / "guldtrappan"

    @property
    def styles(self) -> Path:
        """Folder of templates, style sheets and fonts."""
        return self.root / "styles"

    def year(self, year: int) -> Path:
        """Folder of one edition's texts."""
        return self.content / str(year)

    def output(self, year: int) -> Path:
        """Folder of everything made for one edition; need not exist."""
        return self.root / "output" / str(year)

    def require_within(self, *folders: Path) -> None:
        """Raise `ContentError` where folders lead to others, outside the content or the workspace.

        They need not exist.
        """
        for folder in folders:
            is_content = folder.is_relative_to(self.content)
            _require_below(folder, self.content if is_content else self.root)

    def proof(self, year: int) -> Path:
        """Folder of the last proof, and of what has changed since; need not exist."""
        return self.output(year) / "proof"

    def _outputs(self, year: int) -> tuple[Path, ...]:
        """Folders that files are made in: those of products, of drafts, of proofs, of letters."""
        output = self.output(year)
        found = [*output.iterdir()] if output.is_dir() else []
        made = [path for path in found if path.is_dir() or path.is_symlink()]
        within = (folder / name for folder in made for name in ("draft", "proof"))
        return (output.parent, output, *made, *within)

    @property
    def settings(self) -> Path:
        """File of settings that are not about content; need not exist."""
        return self.root / "report.toml"

    def approvals(self, year: int) -> Path:
        """File of which texts were approved; need not exist."""
        return self.year(year) / "approved.yaml"

    def released(self, year: int) -> Path:
        """Folder of the files of an edition that are kept for good; need not exist."""
        return self.releases / str(year)

    @property
    def releases(self) -> Path:
        """Folder of all editions that are kept for good; need not exist."""
        return self.root / "released"

    def mail(self, year: int) -> Path:
        """Folder of who gets which message, and of what was sent; need not exist."""
        return self.year(year) / "mail"

    def require_mail(self, year: int) -> Path:
        """Return the folder of messages back, or raise `ContentError` where it leads elsewhere."""
        _require_below(self.mail(year), self.year(year))
        return self.mail(year)

    def recipients(self, year: int) -> Path:
        """File of the recipients of an edition's messages; need not exist."""
        return self.mail(year) / "recipients.yaml"

    def ledger(self, year: int) -> Path:
        """File of what was sent; need not exist."""
        return self.mail(year) / "sent.jsonl"

    def proof_ledger(self, year: int) -> Path:
        """File of which proofs were sent; need not exist."""
        return self.mail(year) / "proofs.jsonl"

    def draft(self, year: int, slug: str) -> Path:
        """File of the message to an organisation, to be sent by hand."""
        return self.output(year) / "mail" / f"{slug}.eml"

    def proof_draft(self, year: int, slug: str) -> Path:
        """File of the message with an organisation's proof, to be sent by hand."""
        return self.output(year) / "mail" / "proof" / f"{slug}.eml"

    def require_drafts(self, year: int) -> tuple[Path, Path]:
        """Return the folders of drafts, of letters and of proofs.

        Raises `ContentError` where one of them leads elsewhere.
        """
        folders = self.draft(year, "").parent, self.proof_draft(year, "").parent
        for folder in folders:
            _require_below(folder, self.output(year))
        return folders

    def years(self) -> list[int]:
        """List the editions, oldest first: the folders of content with an `edition.yaml`."""
        return sorted(
            int(folder.name)
            for folder in self.content.iterdir()
            if folder.name.isdecimal() and (folder / "edition.yaml").is_file()
        )

    def require_year(self, year: int) -> int:
        """Return the year back, or raise `UsageError` with the editions that there are.

        Raises `ContentError` where one of its folders leads out of the content, or that of its
        output out of the workspace: everything that is read and written lies in it.
        """
        years = self.years()
        if year in years:
            mail, award = self.mail(year), self.award
            self.require_within(self.year(year), mail, self.year(year) / "images", award)
            self.require_within(*self._outputs(year))
            return year
        known = ", ".join(str(year) for year in years) or _("none yet")
        raise UsageError(
            Problem(
                "unknown-year",
                _("there is no edition {year}: no file content/{year}/edition.yaml", year=year),
                Place(self.content),
                _("Use one of the editions of this workspace: {known}.", known=known),
            )
        )


def _require_below(folder: Path, above: Path) -> None:
    """Raise `ContentError` where a folder leads to one that does not lie below another."""
    if not lies_below(folder, above):
        raise ContentError(
            Problem(
                "leads-outside",
                _(
                    "'{folder}' leads to a folder outside {above}/",
                    folder=folder.name,
                    above=above.name,
                ),
                Place(folder),
                _("Put the folder itself here, and not a link to it."),
            )
        )


def is_workspace(folder: Path) -> bool:
    """Return whether a folder holds both `content/` and `styles/`."""
    return (folder / "content").is_dir() and (folder / "styles").is_dir()


def is_personal(path: Path) -> bool:
    """Return whether no message may repeat what stands in a file."""
    return path.name in PERSONAL


def find_workspace(start: Path, root: Path | None = None) -> Workspace:
    """Find the workspace that `start` lies in, or take `root` as it is.

    Raises `UsageError` where there is none.
    """
    if root is not None:
        if is_workspace(root):
            return Workspace(root.resolve())
        raise UsageError(
            Problem(
                "no-workspace",
                _("'{root}' is not a workspace: it lacks content/ or styles/", root=root),
                advice=_("Give --root the folder that holds both content/ and styles/."),
            )
        )
    for folder in (start, *start.parents):
        if is_workspace(folder):
            return Workspace(folder.resolve())
    raise UsageError(
        Problem(
            "no-workspace",
            _("neither '{start}' nor a folder above it holds content/ and styles/", start=start),
            advice=_("Change to a folder of the workspace, or name it with --root DIR."),
        )
    )


def shipped() -> Path:
    """Return the folder of what workspaces begin with: in the package, or where it is developed."""
    inside = Path(__file__).parent / "scaffold" / "starter"
    return inside if inside.is_dir() else Path(__file__).parents[2]
