"""Readers' comments → people, scripts and GitHub."""

import sys
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from report.console import show_problems
from report.console.format import Format
from report.console.places import in_order, relative, shown
from report.locales import _, ngettext
from report.problems import Place, Problem, Severity
from report.terminal import Line, line_of, show, show_json

if TYPE_CHECKING:
    from report.proof.comments.placing import Comment
    from report.proof.comments.reading import Comments

_INDENT = "    "


def show_comments(found: "Comments", form: Format = Format.TEXT) -> None:
    """Write comments to standard output, and what is wrong with files to standard error.

    The forms for machines have both, in standard output.
    """
    if form is Format.JSON:
        show_json(_rows(found))
    elif form is Format.GITHUB:
        from report.console.as_github import as_github

        every = (*found.problems, *map(_as_problem, found.comments))
        sys.stdout.writelines(f"{command}\n" for command in as_github(every))
    else:
        show_problems(found.problems)
        show(_lines(found))


def _rows(found: "Comments") -> dict[str, Any]:
    problems = in_order(found.problems)
    return {"files": found.files, "comments": found.comments, "problems": problems}


def _as_problem(comment: "Comment") -> Problem:
    """Return a comment as a problem of a page, which comes from a place in the content."""
    text = "\n".join((_said(comment), *_replies(comment), *_doubts(comment)))
    place = Place(comment.file, page=comment.page)
    return Problem("readers-note", text, place, "", Severity.WARNING, comment.place)


def _lines(found: "Comments") -> Iterator[Line]:
    for name, group in groupby(found.comments, _heading):
        yield line_of(name, "bold")
        for comment in group:
            yield from _comment(comment)
    files = ngettext("{n} file", "{n} files", len(found.files))
    told = ngettext("{n} note in {files}", "{n} notes in {files}", len(found.comments), files=files)
    unplaced = sum(not (one.place and one.place.line) for one in found.comments)
    if unplaced:
        rest = ngettext(
            "{n} of them not found in the content", "{n} of them not found in the content", unplaced
        )
        told = f"{told}, {rest}"
    yield line_of(told)


def _heading(comment: "Comment") -> str:
    """Return the name that comments stand below: an organisation, or a file, or neither."""
    file = comment.place and Place(comment.place.path)
    return comment.organisation or shown(file) or _("Elsewhere")


def _comment(comment: "Comment") -> Iterator[Line]:
    place = shown(comment.place) or _page(comment)
    yield (f"{place}: ", "bold"), (_said(comment), "")
    yield from (line_of(f"{_INDENT}{reply}") for reply in _replies(comment))
    day = f", {comment.date[:10]}" if comment.date else ""
    doubts = "".join(f"; {doubt}" for doubt in _doubts(comment))
    yield line_of(f"{_INDENT}{_page(comment)}{day}{doubts}", "dim")


def _said(comment: "Comment") -> str:
    """Say who noted what: 'Mats J. (note): "…" — marked: 'words''."""
    said = f'"{_on_one_line(comment.note)}"' if comment.note else _("without a word")
    author = comment.author or _("somebody")
    parts = [f"{author} ({_(comment.kind.value)}): {said}"]
    if comment.marked:
        how = _("after") if comment.kind == "insertion" else _("marked")
        how = _("picture") if comment.found == "picture" else how
        parts.append(f"{how}: '{comment.marked}'")
    within = " " + _("in '{word}'", word=comment.within) if comment.within else ""
    return " — ".join(parts) + within


def _replies(comment: "Comment") -> Iterator[str]:
    for reply in comment.replies:
        author = reply.author or _("somebody")
        yield f'↳ {author}: "{_on_one_line(reply.text)}"'


def _doubts(comment: "Comment") -> Iterator[str]:
    if comment.found == "changed":
        yield _("the words that are marked are no longer there")
    elif comment.found == "not found":
        yield _("not found in the content")


def _page(comment: "Comment") -> str:
    return f"{relative(comment.file)}#page={comment.page}"


def _on_one_line(text: str) -> str:
    return " / ".join(filter(None, (line.strip() for line in text.split("\n"))))
