"""Pieces of a booklet set one by one, and joined into the file for the screen."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from report.checks.printed import Wording
from report.checks.visible import visible_text
from report.compositor.compositor import Compositor
from report.compositor.engine import room_problems
from report.compositor.piece import Piece, PiecePages, TextFill, Wanted, digest
from report.copyfit import holds
from report.finish.origin import Origin
from report.finish.screen import accessible
from report.joining import ELSEWHERE, joined
from report.joining import Piece as Joint
from report.problems import Place, Problem

if TYPE_CHECKING:
    from report.typeset import Layout


def set_piece(
    compositor: Compositor,
    wanted: Wanted,
    wordings: Iterable[Wording],
    whole: Place,
) -> tuple[Piece, tuple[Problem, ...]]:
    """Set a piece of a booklet, and find what has no room on its pages.

    Whether all words are there is seen when the pieces are together.
    """
    expected = wanted.pages
    pages, layout, html = compositor.piece(wanted.html, expected, wanted.plan)
    problems = tuple(room_problems(layout, wordings, whole))
    pdf = layout.pdf(elsewhere=ELSEWHERE)
    slug = compositor.slug(expected.name)
    piece = Piece(
        *(pages, digest(html), pdf, layout.bookmark_levels(), seen(pdf)),
        *(tuple(layout.areas()), tuple(layout.pictures())),
        _fill(layout, expected, slug) if slug else None,
    )
    return piece, problems


def seen(pdf: bytes) -> tuple[str, ...]:
    """Return what can be seen of the text on the pages of a PDF."""
    return tuple(visible_text(pdf))


def _fill(layout: "Layout", expected: PiecePages, slug: str) -> TextFill:
    own, left_over = expected.page_count - expected.left_over, expected.left_over
    lines = layout.line_report()
    return TextFill(
        slug,
        holds(layout, own, expected.choices, left_over),
        round((layout.fill - left_over) / own * 100, 1),
        *(lines.broken, lines.most_white_em, lines.worst),
    )


def joined_for_screen(
    compositor: Compositor, pieces: Iterable[tuple[bytes, Sequence[int]]], origin: Origin
) -> bytes:
    """Join pieces, each a PDF and the levels of its bookmarks, and finish the file."""
    joints = (Joint(pdf, levels) for pdf, levels in pieces)
    with joined(joints, compositor.subset) as document:
        return accessible(document, origin)
