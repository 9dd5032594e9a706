"""Trees made ready to be set."""

from xml.etree import ElementTree

from report.linebreaking import Block, prepare


def prepared(body: str) -> str:
    """Prepare a body, and write it again."""
    tree = ElementTree.fromstring(f"<html><title>t</title><body>{body}</body></html>")  # noqa: S314
    prepare(tree)
    return ElementTree.tostring(tree[1], "unicode").removeprefix("<body>").removesuffix("</body>")


def test_a_first_quote_hangs() -> None:
    assert prepared("<p>”Så”</p>") == '<p class="hung">”Så”</p>'
    assert prepared('<p class="a"><em>”Så”</em></p>') == '<p class="a hung"><em>”Så”</em></p>'
    assert prepared("<li>”Så”</li>") == "<li>”Så”</li>"
    assert prepared("<blockquote><p>”Så”</p></blockquote>") == (
        '<blockquote><p class="hung">”Så”</p></blockquote>'
    )


def test_headings_and_what_is_to_be_balanced_like_them() -> None:
    body = '<h2>Ett</h2><p class="a balanced">Två</p><p>Tre</p><h3>Fyra<br />och fem</h3>'
    tree = ElementTree.fromstring(f"<html><body>{body}</body></html>")  # noqa: S314
    blocks = dict.fromkeys(prepare(tree).values())
    assert [block.text for block in blocks if block.is_heading] == ["Ett", "Två"]


def test_each_element_knows_its_block() -> None:
    tree = ElementTree.fromstring("<html><body><p>a <em>b</em></p><p>a b</p></body></html>")  # noqa: S314
    owners = prepare(tree)
    assert [(element.tag, block) for element, block in owners.items()] == [
        ("p", Block("a b")),
        ("em", Block("a b")),
        ("p", Block("a b", before=1)),
    ]
