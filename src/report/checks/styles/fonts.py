"""The files of the fonts."""

import struct
from collections.abc import Iterator
from stat import S_ISREG
from typing import Final

from report.checks.styles.style_files import StyleFiles
from report.design.sheets import Face, read_faces
from report.files import lies_below
from report.locales import _
from report.problems import Place, Problem, has_errors, quoted
from report.workspace import Workspace

_STARTS: Final = (b"OTTO", b"\x00\x01\x00\x00")  # OpenType 1.9, "Organization of an OpenType font"
_HEADER, _RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")


def broken_fonts(files: StyleFiles) -> Iterator[Problem]:
    """Find fonts that `styles/fonts.css` names and that are not there, or not whole."""
    workspace = files.workspace
    path = workspace.styles / "fonts.css"
    if has_errors(files.read(path).problems):  # told of all style sheets
        return
    faces = read_faces(workspace)
    if not faces:
        yield Problem(
            "unreadable-font",
            _("'fonts.css' brings no font"),
            Place(path),
            _("Write an @font-face with 'font-family' and 'src: url(…)' for each."),
        )
    for face in faces:
        if message := _fault(face, workspace):
            yield Problem(
                "unreadable-font",
                message,
                face.place,
                _(
                    "Put the file of the font there, or correct its name; 'report doctor' tells "
                    "more."
                ),
            )


def _fault(face: Face, workspace: Workspace) -> str:
    """Return what is wrong with the file of a font, or nothing."""
    name = quoted(face.path.name)
    try:
        mode = face.path.stat().st_mode
        if not lies_below(face.path, workspace.styles):
            return _("{file} lies outside styles/", file=name)
        if not S_ISREG(mode):  # to read a pipe is to wait for ever
            return _("{file} is not a file", file=name)
        if _is_whole(face.path.read_bytes()):
            return ""
        return _("{file} is not a font, or not the whole of one", file=name)
    except OSError as error:
        reason = error.strerror or str(error)
        return _("{file} cannot be read: {reason}", file=name, reason=reason)


def _is_whole(font: bytes) -> bool:
    """Return whether a file has all tables that its directory names."""
    if len(font) < _HEADER.size or not font.startswith(_STARTS):
        return False
    count = _HEADER.unpack_from(font)[1]
    end = _HEADER.size + count * _RECORD.size
    if not count or end > len(font):
        return False
    records = _RECORD.iter_unpack(font[_HEADER.size : end])
    return all(start + length <= len(font) for _, _, start, length in records)
