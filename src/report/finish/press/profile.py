"""The colour profile of a press, read with limits."""

from pathlib import Path
from typing import Final

from report.locales import _

LARGEST: Final = 20_000_000  # bytes; those of presses have up to 3 million
_HEADER: Final = 128  # bytes (ICC.1:2022, 7.2)
_PRESS: Final = (b"prtr", b"CMYK", b"acsp")  # class, colour space, mark


class Unsuitable(Exception):  # noqa: N818 - what is wrong lies in the profile
    """A file is no profile to separate colours with. Its text is why, with the file's name."""


def read_profile(path: Path) -> bytes:
    """Read the ICC profile of a press with four inks. Raises `Unsuitable` for anything else.

    The file is whole and for a press; whether its colours are right is another trial.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Unsuitable(
                _(
                    "'{file}' is larger than {size} MB, as no colour profile is",
                    file=path.name,
                    size=LARGEST // 1_000_000,
                )
            )
        profile = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise Unsuitable(
            _("'{file}' cannot be read: {reason}", file=path.name, reason=reason)
        ) from error
    if (profile[12:16], profile[16:20], profile[36:40]) != _PRESS:
        raise Unsuitable(
            _("'{file}' is not a colour profile of a press with four inks", file=path.name)
        )
    said = int.from_bytes(profile[:4])
    if not _HEADER < said <= len(profile):
        raise Unsuitable(
            _(
                "'{file}' is cut off: it should have {wanted} bytes, and has {size}",
                file=path.name,
                wanted=said,
                size=len(profile),
            )
        )
    return profile
