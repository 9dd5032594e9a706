"""Of all ways to break a paragraph, the one that costs least."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.linebreaking import (
    HEADING,
    TEXT,
    Break,
    Kind,
    Measure,
    Paragraph,
    Prices,
    best,
    compose,
)
from report.linebreaking.prices import price_of_end, price_of_last, price_of_white

from support.paragraphs import written

# Nothing costs but the white: one for each letter of it, squared.
WHITE = Prices(
    ideal_em=0,
    most_em=1000,
    short=0,
    line=0,
    hyphen=0,
    near_end=0,
    ladder=0,
    compound=0,
    slash=0,
    name=0,
    leaning=0,
    stranded=0,
    runt=0,
    lone=0,
    broken_last=0,
    anywhere=0,
)
WORDS = st.sampled_from(
    ["i", "och", "för", "skolan", "skol|enhet", "Ut|veck|ling.", "it-plan", "A"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
MEASURES = st.integers(10, 18)  # none of them so wide that short lines are left out


def lines(paragraph: Paragraph, breaks: Sequence[Break]) -> list[str]:
    """Return lines as they are read; = stands for the hyphen of a broken word."""
    firsts = [None, *breaks[:-1]]
    return [
        paragraph.shown(first, last) + ("=" if last.kind is Kind.SOFT else "")
        for first, last in zip(firsts, breaks, strict=True)
    ]


def composed(
    text: str, width: float, prices: Prices = TEXT, more: int = 0, whole: Sequence[int] = ()
) -> list[str]:
    paragraph = written(text)
    ways = compose(paragraph, Measure(width, 1), prices, whole)
    return lines(paragraph, best(ways, more).breaks)


def ways(paragraph: Paragraph, measure: Measure) -> Iterator[list[Break]]:
    """Yield all ways to break a paragraph into lines that fit."""
    inner, end = paragraph.breaks[:-1], paragraph.breaks[-1]
    for count in range(len(inner) + 1):
        for chosen in combinations(inner, count):
            breaks = [*chosen, end]
            firsts = [None, *chosen]
            widths = [paragraph.width(a, b) for a, b in zip(firsts, breaks, strict=True)]
            if max(widths) <= measure.width:
                yield breaks


def cost(paragraph: Paragraph, breaks: Sequence[Break], measure: Measure, prices: Prices) -> float:
    """Add up what a way costs, line by line."""
    total = 0.0
    for first, last in pairwise([None, *breaks]):
        assert last is not None
        total += prices.line + price_of_end(paragraph, last, prices)
        if last.kind is not Kind.END or prices.even_last:
            white = measure.width - paragraph.width(first, last)
            total += price_of_white(white / measure.em, prices)
        if first is not None and last.kind is Kind.END:
            total += price_of_last(paragraph, first, prices)
        kinds = {first.kind, last.kind} if first else set()
        if kinds and kinds <= {Kind.SOFT, Kind.HARD}:
            total += prices.ladder
    return total


# A letter is an em wide. Each is worked by hand: what the white of both ways costs, and
# what the price makes of it.
@pytest.mark.parametrize(
    ("price", "text", "width", "without", "with_it"),
    [
        # 0 + 4² against 3² + 1²
        ({}, "aaa bb cc dddd", 6, "aaa/bb cc/dddd", None),
        # 1² + 60 against 7² + 0²
        ({"hyphen": 60}, "en skol|enhet är", 9, "en skol=/enhet är", "en/skolenhet/är"),
        # 3² + 0² + 50 against 3² + 6² + 2²
        (
            {"ladder": 50},
            "en skol|enhet skol|enhet nu",
            11,
            "en skol=/enhet skol=/enhet nu",
            "en skol=/enhet/skolenhet/nu",
        ),
        # 2² + 2² + 30 against 6² + 0²
        ({"near_end": 30}, "se in|slagen nu", 8, "se in=/slagen/nu", "se/inslagen/nu"),
        # 3² + 41 against 7² + 0²
        ({"compound": 41}, "se it-planen nu", 9, "se it-/planen nu", "se/it-planen/nu"),
        # 0² + 10 against 2²
        ({"leaning": 10}, "hon går i skolan", 9, "hon går i/skolan", "hon går/i skolan"),
        # 0² + 10 against 2²
        ({"stranded": 10}, "Han går. I skolan", 10, "Han går. I/skolan", "Han går./I skolan"),
        # 1² + 36 against 6² + 0²
        ({"name": 36}, "där Anna Berg bor", 9, "där Anna/Berg bor", "där/Anna Berg/bor"),
        # 0² + 20 against 4²
        ({"runt": 20}, "hon skrev till mig en dag", 21, "hon skrev till mig en/dag", None),
        # 0² + 10 against 3²: and so it is longer
        ({"lone": 10}, "hon skrev till mig utveckling", 18, "hon skrev till mig/utveckling", None),
        # 4² against 3² + 3²: only if the last line is to be as long as the others
        ({"even_last": True}, "aaaa bbb ccc d", 9, "aaaa bbb/ccc d", None),
    ],
)
def test_a_price(
    price: dict[str, Any], text: str, width: int, without: str, with_it: str | None
) -> None:
    assert "/".join(composed(text, width, WHITE)) == without
    assert "/".join(composed(text, width, replace(WHITE, **price))) == (with_it or without)


@given(TEXTS, MEASURES, st.sampled_from([TEXT, HEADING]))
def test_no_other_way_costs_less(text: str, width: int, prices: Prices) -> None:
    paragraph, measure = written(text), Measure(width, 2)
    found = compose(paragraph, measure, prices)
    costs: dict[int, float] = {}
    for breaks in ways(paragraph, measure):
        one = cost(paragraph, breaks, measure, prices)
        costs[len(breaks)] = min(one, costs.get(len(breaks), one))
    assert best(found).cost == pytest.approx(min(costs.values()))
    near = [count for count in found if abs(count - len(best(found).breaks)) <= 1]
    for count, least in ((count, costs[count]) for count in near):
        assert found[count].cost == pytest.approx(least)
        assert cost(paragraph, found[count].breaks, measure, prices) == pytest.approx(least)


@given(TEXTS, st.integers(3, 24), st.integers(-3, 3))
def test_lines_joined_are_the_text(text: str, width: int, more: int) -> None:
    found = composed(text, width, more=more)
    joined = " ".join(found).replace("= ", "")
    assert joined.replace("- ", "-") == text.replace("|", "").replace("- ", "-")


@given(TEXTS, st.integers(3, 24), st.integers(-2, 4))
def test_only_what_has_no_place_to_break_is_wider_than_the_measure(
    text: str, width: int, indent: int
) -> None:
    paragraph = written(text)
    way = best(compose(paragraph, Measure(width, 2, indent), TEXT))
    numbers = [-1, *map(paragraph.breaks.index, way.breaks)]
    for first, last in pairwise(numbers):
        room = width - (indent if first < 0 else 0)
        start = paragraph.breaks[first] if first >= 0 else None
        if paragraph.width(start, paragraph.breaks[last]) > room:
            assert last == first + 1


def test_letters_are_parted_only_where_a_part_of_a_word_is_too_wide() -> None:
    paragraph = written("hos läro|medelsförvaltningen nu", widest=10)
    breaks = best(compose(paragraph, Measure(10, 1), TEXT)).breaks
    assert lines(paragraph, breaks) == ["hos läro=", "medelsför", "valtningen", "nu"]


def test_the_first_line_is_shorter_by_an_indent_and_longer_by_a_marker() -> None:
    assert composed("aaaa bbbb cc", 9) == ["aaaa bbbb", "cc"]
    paragraph = written("aaaa bbbb cc")
    shorter = best(compose(paragraph, Measure(9, 1, 1), WHITE)).breaks
    assert lines(paragraph, shorter) == ["aaaa", "bbbb cc"]
    longer = best(compose(paragraph, Measure(8, 1, -1), WHITE)).breaks
    assert lines(paragraph, longer) == ["aaaa bbbb", "cc"]


def test_a_line_at_the_end_of_a_column_is_not_broken() -> None:
    text = "en skol|enhet är en fin enhet"
    assert composed(text, 9, WHITE)[0] == "en skol="
    assert composed(text, 9, WHITE, whole=[2])[0] == "en skol="
    ladder = replace(WHITE, ladder=100)
    assert composed(text, 9, ladder, whole=[1])[0] == "en"


def test_nor_does_it_end_at_a_hyphen_of_a_word_s_own() -> None:
    prices = replace(WHITE, ladder=100)
    assert composed("se it-planen nu", 6, prices) == ["se it-", "planen", "nu"]
    assert composed("se it-planen nu", 6, prices, whole=[1]) == ["se", "it-", "planen", "nu"]


def test_a_line_more_or_less_on_purpose() -> None:
    text = "aaa bb cc dddd ee ff"
    assert composed(text, 9, WHITE) == ["aaa bb cc", "dddd ee", "ff"]
    assert len(composed(text, 9, WHITE, more=1)) == 4
    assert len(composed(text, 9, WHITE, more=9)) == 5


def test_headings_are_equally_long_in_as_few_lines_as_they_need() -> None:
    assert composed("Framtidens lärande går västerut", 22, HEADING) == [
        "Framtidens lärande",
        "går västerut",
    ]
    assert composed("Datorn blev en del av skolan", 16, HEADING) == [
        "Datorn blev",
        "en del av skolan",
    ]
    assert composed("Ett steg i taget", 40, HEADING) == ["Ett steg i taget"]
