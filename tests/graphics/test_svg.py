"""Shapes and the text alternative."""

from report.graphics.svg import picture, polygon, text


def test_a_title_cannot_break_out_of_its_element() -> None:
    drawn = picture(10, 20.5, "Trappa </title><script> & co", [polygon("#ffffff", (0, 0), (1, 1))])
    assert drawn == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="20.5mm" '
        'viewBox="0 0 10 20.5"><title>Trappa &lt;/title&gt;&lt;script&gt; &amp; co</title>'
        '<polygon fill="#ffffff" points="0.00,0.00 1.00,1.00"/></svg>'
    )


def test_words_are_escaped_and_set_in_the_face_of_labels() -> None:
    assert text("#1c1b1a", 2.6458, 600, (1, 2.345), "Lek & lär <1>") == (
        '<text fill="#1c1b1a" font-family="House Label" font-size="2.646" font-weight="600" '
        'x="1.00" y="2.35">Lek &amp; lär &lt;1&gt;</text>'
    )


def test_a_shape_has_a_line_around_it_only_where_that_has_a_colour() -> None:
    corners = ((0, 0), (1, 0), (1, 1))
    assert "stroke" not in polygon("#ffffff", *corners)
    assert 'stroke="#1c1b1a" stroke-width="0.20"' in polygon(
        "#ffffff", *corners, stroke="#1c1b1a", width=0.2
    )
