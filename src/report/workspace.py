"""Where content, styles and output are, and how a file is written whole."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from report.problems import ContentError, MachineError, Place, Problem, UsageError

TEMPORARY = ".tmp"  # how the names of files end that are being written
# Files with addresses of people, or in which somebody may have written a password.
PERSONAL = ("recipients.yaml", "sent.jsonl", "report.toml")


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

    def _require_within(self, folder: Path) -> None:
        """Raise `ContentError` where a folder of the content leads to one that lies elsewhere."""
        _require_below(folder, self.content)

    def booklet(self, year: int, suffix: str = "") -> Path:
        """File of an edition's booklet; `suffix` tells what it is for, such as "-press"."""
        return self.output(year) / f"guldtrappan-{year}{suffix}.pdf"

    def profiles(self, year: int) -> Path:
        """Folder of an edition's profiles; need not exist."""
        return self.output(year) / "profiles"

    def profile(self, year: int, slug: str) -> Path:
        """File of an organisation's profile."""
        return self.profiles(year) / f"{slug}.pdf"

    @property
    def settings(self) -> Path:
        """File of settings that are not about content; need not exist."""
        return self.root / "report.toml"

    def mail(self, year: int) -> Path:
        """Folder of who gets which message, and of what was sent; need not exist."""
        return self.year(year) / "mail"

    def require_mail(self, year: int) -> Path:
        """Give the folder of messages back, or raise `ContentError` where it leads elsewhere."""
        _require_below(self.mail(year), self.year(year))
        return self.mail(year)

    def recipients(self, year: int) -> Path:
        """File of the recipients of an edition's messages; need not exist."""
        return self.mail(year) / "recipients.yaml"

    def ledger(self, year: int) -> Path:
        """File of what was sent; need not exist."""
        return self.mail(year) / "sent.jsonl"

    def draft(self, year: int, slug: str) -> Path:
        """File of the message to an organisation, to be sent by hand."""
        return self.output(year) / "mail" / f"{slug}.eml"

    def require_drafts(self, year: int) -> Path:
        """Give the folder of drafts back, or raise `ContentError` where it leads elsewhere."""
        folder = self.output(year) / "mail"
        _require_below(folder, self.output(year))
        return folder

    def years(self) -> list[int]:
        """List the editions, oldest first: the folders of content with an `edition.yaml`."""
        return sorted(
            int(folder.name)
            for folder in self.content.iterdir()
            if folder.name.isdecimal() and (folder / "edition.yaml").is_file()
        )

    def require_year(self, year: int) -> int:
        """Give the year back, or raise `UsageError` with the editions that there are.

        Raises `ContentError` where its folder leads out of the content.
        """
        years = self.years()
        if year in years:
            self._require_within(self.year(year))
            return year
        known = ", ".join(str(year) for year in years) or "none yet"
        raise UsageError(
            Problem(
                "unknown-year",
                f"there is no edition {year}: no file content/{year}/edition.yaml",
                Place(self.content),
                f"Use one of the editions of this workspace: {known}.",
            )
        )


def _require_below(folder: Path, above: Path) -> None:
    """Raise `ContentError` where a folder leads to one that does not lie below another."""
    try:
        is_below = folder.resolve().is_relative_to(above.resolve())
    except (OSError, RuntimeError):  # links in a circle
        is_below = False
    if not is_below:
        raise ContentError(
            Problem(
                "leads-outside",
                f"'{folder.name}' leads to a folder outside {above.name}/",
                Place(folder),
                "Put the folder itself here, and not a link to it.",
            )
        )


def is_workspace(folder: Path) -> bool:
    """Tell whether a folder holds both `content/` and `styles/`."""
    return (folder / "content").is_dir() and (folder / "styles").is_dir()


def is_personal(path: Path) -> bool:
    """Tell whether no message may repeat what stands in a file."""
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
                f"'{root}' is not a workspace: it lacks content/ or styles/",
                advice="Give --root the folder that holds both content/ and styles/.",
            )
        )
    for folder in (start, *start.parents):
        if is_workspace(folder):
            return Workspace(folder.resolve())
    raise UsageError(
        Problem(
            "no-workspace",
            f"neither '{start}' nor a folder above it holds content/ and styles/",
            advice="Change to a folder of the workspace, or name it with --root DIR.",
        )
    )


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder of output meanwhile; the folder is made if need be.

    A run that was killed keeps nobody out, because the system gives its lock back; the
    files that it was writing are taken away. Raises `UsageError` where another run is at work.
    """
    from filelock import FileLock, Timeout  # not needed to find a workspace

    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        _clear(folder)
    except Timeout as error:
        raise UsageError(_taken(folder)) from error
    except OSError as error:
        raise MachineError(_write_problem(folder, error)) from error
    try:
        yield
    finally:
        lock.release()


def write_whole(path: Path, data: bytes, *, is_private: bool = False) -> Path:
    """Write a file completely or leave the old one untouched; give the path back.

    The data goes to a temporary file in the same folder, is flushed to the disk,
    and takes the file's name in one step; one that is private can be read by its
    owner alone. Raises `MachineError` where the disk or
    the folder's rights do not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMPORARY, dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if not is_private:  # as the temporary file is made
                temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise MachineError(_write_problem(path, error)) from error
    return path


def write_new(path: Path, data: bytes) -> Path:
    """Write a file that is not there yet, whole or not at all; give the path back.

    Raises `UsageError` where there is a file of that name, `MachineError` where
    the disk or the folder's rights do not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)  # from here on the name is ours, whoever else wants it
    except FileExistsError as error:
        problem = Problem(
            "file-exists",
            "there is a file of this name, and what somebody wrote is not written over",
            Place(path),
            "Change the file itself, or move it away first.",
        )
        raise UsageError(problem) from error
    except OSError as error:
        raise MachineError(_write_problem(path, error)) from error
    try:
        return write_whole(path, data)
    except BaseException:
        path.unlink()
        raise


def _clear(folder: Path) -> None:
    """Take away what a run left that was killed while it wrote."""
    for left_over in folder.rglob(f".*{TEMPORARY}"):
        left_over.unlink()


def _taken(folder: Path) -> Problem:
    return Problem(
        "already-running",
        f"another run is making files in {folder.parent.name}/{folder.name}",
        Place(folder),
        "Wait until it is done, then run the command again.",
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_problem(path: Path, error: OSError) -> Problem:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Problem(
        "cannot-write",
        f"'{path.name}' could not be written: {error.strerror or error}",
        Place(path),
        "Make room on the disk and run the command again."
        if full
        else "Check that the folder exists, and that you may write in it.",
    )
