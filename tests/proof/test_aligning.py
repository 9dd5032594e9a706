"""Pages of two files paired: what came, went and moved is told, and no page is lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from report.proof.differences.aligning import Keys, PagePair, aligned

A, B, C, D = (tuple(f"{letter}{n}" for n in range(10)) for letter in "abcd")


def corrected(page: Keys) -> Keys:
    """Return a page of which one word in ten is another."""
    return (*page[:-1], "rättat")


def numbers(*files: list[Keys]) -> list[tuple[int | None, int | None]]:
    return [(pair.before, pair.after) for pair in aligned(*files)]


def test_the_same_pages_are_pairs_of_the_same_text() -> None:
    assert aligned([A, B], [A, B]) == [
        PagePair(1, 1, is_same_text=True),
        PagePair(2, 2, is_same_text=True),
    ]


def test_an_added_page_makes_no_other_one_new() -> None:
    assert numbers([A, B, C], [A, D, B, C]) == [(1, 1), (None, 2), (2, 3), (3, 4)]


def test_a_page_that_is_gone_stands_where_it_was() -> None:
    assert numbers([A, D, B, C], [A, B, C]) == [(1, 1), (2, None), (3, 2), (4, 3)]


def test_a_corrected_page_is_the_same_page() -> None:
    assert aligned([A, B], [A, corrected(B)])[1] == PagePair(2, 2)


def test_a_corrected_page_is_the_same_page_also_behind_an_added_one() -> None:
    assert numbers([A, B, C], [A, D, corrected(B), C]) == [(1, 1), (None, 2), (2, 3), (3, 4)]


def test_a_page_that_stands_elsewhere_has_moved() -> None:
    pairs = aligned([A, B, C, D], [A, C, D, B])
    assert PagePair(2, 4, is_moved=True, is_same_text=True) in pairs
    assert len(pairs) == 4


def test_a_page_that_was_written_anew_at_its_place_is_that_page() -> None:
    assert numbers([A, B, C], [A, D, C]) == [(1, 1), (2, 2), (3, 3)]


PAGES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=6).map(tuple), max_size=7)


@given(PAGES, PAGES)
def test_each_page_is_in_one_pair_and_pages_keep_the_order_of_now(
    before: list[Keys], after: list[Keys]
) -> None:
    pairs = aligned(before, after)
    olds = Counter(pair.before for pair in pairs if pair.before)
    assert olds == Counter(range(1, len(before) + 1))
    assert [pair.after for pair in pairs if pair.after] == [*range(1, len(after) + 1)]
    alike = [pair for pair in pairs if pair.is_same_text]
    assert all(before[(p.before or 0) - 1] == after[(p.after or 0) - 1] for p in alike)
