"""Positions of names, on a page without land unless a test says so."""

from itertools import combinations

import pytest

from report.graphics.labels import placed
from report.graphics.plane import Box, cross
from report.graphics.positions import GAP, Dot, Label
from report.problems import ContentError

FRAME = Box(0, 0, 100, 60)
WIDTH, HEIGHT, RADIUS = 12.0, 3.0, 1.0


def dot(x: float, y: float, name: str = "Ort", width: float = WIDTH) -> Dot:
    return Dot(name, x, y, RADIUS, width, HEIGHT)


def at_sea(box: Box) -> float:
    return 0


def side(dot: Dot, label: Label) -> str:
    if label.leader:
        return "line"
    across = "left" if label.box.right < dot.x else "right" if label.box.left > dot.x else ""
    down = "above" if label.box.middle < dot.y else "below" if label.box.middle > dot.y else ""
    return " ".join(filter(None, (across, down)))


def sides(*dots: Dot, frame: Box = FRAME) -> list[str]:
    return [side(*pair) for pair in zip(dots, placed(dots, frame, at_sea), strict=True)]


def test_a_name_alone_stands_level_to_the_right() -> None:
    (label,) = placed([dot(50, 30)], FRAME, at_sea)
    assert label.box == Box(50 + RADIUS + GAP, 28.5, 50 + RADIUS + GAP + WIDTH, 31.5)


def test_at_the_right_edge_it_goes_to_the_left() -> None:
    assert sides(dot(90, 30)) == ["left"]


def test_a_town_by_the_sea_has_its_name_in_the_sea() -> None:
    def east_of_the_coast(box: Box) -> float:
        return min(1, max(0, (box.right - 50) / WIDTH))

    by_the_sea, inland = dot(52, 30), dot(80, 30)
    labels = placed([by_the_sea, inland], FRAME, east_of_the_coast)
    assert [side(by_the_sea, labels[0]), side(inland, labels[1])] == ["left", "right"]


def test_neighbours_turn_away_from_each_other() -> None:
    assert sides(dot(50, 30), dot(54, 30)) == ["left", "right"]


def test_a_name_makes_way_where_another_has_no_choice() -> None:
    # The right one must go to the left, because of the edge; so the left one may not stay right.
    assert sides(dot(70, 30), dot(95, 30.0), frame=Box(0, 28, 100, 32)) == ["left", "left"]


def test_in_a_crowd_lines_lead_to_names_and_do_not_cross() -> None:
    crowd = [dot(45 + 2.5 * (n % 4), 25 + 2.5 * (n // 4), f"Ort {n}") for n in range(9)]
    labels = placed(crowd, FRAME, at_sea)
    leaders = [label.leader for label in labels if label.leader]
    assert len(leaders) >= 2
    assert not any(cross(one, other) for one, other in combinations(leaders, 2))
    assert not any(
        label.box.touches(other.leader)
        for label in labels
        for other in labels
        if other.leader and other is not label
    )


def test_places_at_one_point_all_get_their_names() -> None:
    labels = placed([dot(50, 30, f"Ort {n}") for n in range(12)], FRAME, at_sea)
    assert len(labels) == 12
    assert not any(one.box.meets(other.box) for one, other in combinations(labels, 2))


def test_names_without_room_are_told_all_at_once() -> None:
    dots = [dot(50, 30, "Kort", 5), dot(20, 20, "Lång", 120), dot(20, 40, "Längre", 130)]
    with pytest.raises(ContentError) as caught:
        placed(dots, FRAME, at_sea)
    (problem,) = caught.value.problems
    assert problem.rule == "map-too-small"
    assert problem.message.endswith("'Lång', 'Längre'")
