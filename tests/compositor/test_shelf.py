"""Pieces that wait to be joined lie on the disk."""

from report.compositor.piece import Piece, PiecePages
from report.compositor.shelf import Shelf, contents
from report.linebreaking import BlockBox
from report.processes import Workers


def test_what_is_shelved_is_read_again_in_order_and_not_held() -> None:
    pieces = [
        Piece(
            PiecePages(name, 1, 2),
            name,
            name.encode(),
            (1,),
            (name, "ord"),
            (BlockBox(1, (0.0, 0.0, 9.0, 9.0), name),),
        )
        for name in ("a", "b", "a")
    ]
    with Workers(print, count=1) as workers:
        shelf = Shelf(workers)
        shelved = [shelf.put(piece) for piece in pieces]
        held = [(one.piece.pdf, one.piece.words, one.piece.areas) for one in shelved]
        assert held == [(b"", (), ())] * 3
        assert [one.areas for one in shelved] == [piece.areas for piece in pieces]
        assert [one.piece.pages for one in shelved] == [piece.pages for piece in pieces]
        found = list(contents([one.path for one in shelved]))
    assert found == [(piece.pdf, piece.words) for piece in pieces]
    assert not any(one.path.exists() for one in shelved)
