"""The key figure that opens a text, and its words beside it."""

from report.compositor.compositor import Compositor
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.linebreaking import Choices
from report.typeset.engine import LineBox

from support.editions import WORKSPACE, read

MEASURE_PX = 114 / 25.4 * 96


def test_words_of_two_lines_stay_within_the_measure() -> None:
    edition = read(WORKSPACE, 2021).require()
    compositor = Compositor(WORKSPACE, edition)
    setting = Setting(9, 1.34, 0, 7, 4)
    press = compositor.booklet_press
    layout = press.render(edition.texts[0], Makeup("figure", 2), setting, Choices())
    page = layout._document.pages[0]._page_box
    left = page.content_box_x()
    boxes = [box for box in page.descendants() if isinstance(box, LineBox)]
    lines = [
        box
        for box in boxes
        if box.element is not None and "opening" in box.element.get("class", "")
    ]
    assert len(lines) == 3  # the figure, and two of its words
    assert all(left <= box.position_x for box in lines)
    assert all(box.position_x + box.width <= left + MEASURE_PX + 0.01 for box in lines)
    assert min(lines, key=lambda box: box.position_x).width + 5 / 25.4 * 96 <= (
        max(lines, key=lambda box: box.position_x).position_x - left + 0.01
    )
