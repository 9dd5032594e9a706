"""Shapes and the text alternative."""

from report.graphics.svg import picture, polygon


def test_a_title_cannot_break_out_of_its_element() -> None:
    drawn = picture(10, 20.5, "Trappa </title><script> & co", [polygon("#ffffff", (0, 0), (1, 1))])
    assert drawn == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="20.5mm" '
        'viewBox="0 0 10 20.5"><title>Trappa &lt;/title&gt;&lt;script&gt; &amp; co</title>'
        '<polygon fill="#ffffff" points="0.00,0.00 1.00,1.00"/></svg>'
    )
