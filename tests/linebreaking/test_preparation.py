"""Trees made ready to be set."""

from xml.etree import ElementTree

import pytest

from report.linebreaking import Block, Choices, prepare

NOTHING = Choices()


def prepared(body: str, choices: Choices = NOTHING) -> str:
    """Prepare a body; give it with ~ for a no-break space, | for a soft hyphen, _ for a joiner."""
    tree = ElementTree.fromstring(f"<html><title>t</title><body>{body}</body></html>")  # noqa: S314
    prepare(tree, choices)
    text = ElementTree.tostring(tree[1], "unicode").removeprefix("<body>").removesuffix("</body>")
    return text.replace("\u00a0", "~").replace("\u00ad", "|").replace("\u2060", "_")


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("Det rätta är också det enkla.", "Det rätta är också det~enkla."),
        ("Det rätta är också det\n  enkla.\n", "Det rätta är också det~enkla.\n"),
        ("Kompetensutvecklingen styrs av förvaltningen", None),
        ("Det är rätt, och så är det så.", "Det är rätt, och så är~det~så."),
        ("Malmö stad", None),
        ("Det rätta är det som är <em>enkelt</em>.", "Det rätta är det som är~<em>enkelt</em>."),
        ("<em>Kursivt en bit in i texten</em>, sedan rak till radens slutord", None),
        ("Det som är rätt <em>måste </em>bli så", "Det som är rätt <em>måste~</em>bli~så"),
        ("Skolan köper in en ny it-plan", "Skolan köper in en ny~it-_plan"),
        ("Läs mer om det hela på skara.se/vi-kan", None),
        ("Nätverk för skolornas IKT-pedagoger", None),
    ],
)
def test_a_short_last_word_is_tied_to_the_one_before(written: str, set_as: str | None) -> None:
    assert prepared(f"<p>{written}</p>") == f"<p>{set_as or written}</p>"


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("den 14–15 maj 2018/19 i skolan", "den 14–_15 maj 2018/_19 i~skolan"),
        ("på 1800-talet", "på 1800-_talet"),
        ("ring 040-34 10 00, 2019-06-14", "ring 040-_34 10 00, 2019-_06-_14"),
        ("åren F–9 och 3D-skrivare", None),
        ("skara.se/2019/06-14-mer", None),
        ("org.nr\u00a0212000-1132 är skolans nummer", "org.nr~212000-_1132 är skolans~nummer"),
    ],
)
def test_figures_are_not_parted(written: str, set_as: str | None) -> None:
    assert prepared(f"<li>{written}</li>") == f"<li>{set_as or written}</li>"


def test_text_in_an_item_ends_where_a_list_inside_it_begins() -> None:
    inner = "<ul><li>en inre lista av ord, som slutar så</li></ul>"
    assert prepared(f"<ul><li>en lista vars text slutar så{inner}</li></ul>") == (
        "<ul><li>en lista vars text slutar~så"
        "<ul><li>en inre lista av ord, som slutar~så</li></ul></li></ul>"
    )


def test_a_first_quote_hangs() -> None:
    assert prepared("<p>”Så”</p>") == '<p class="hung">”Så”</p>'
    assert prepared('<p class="a"><em>”Så”</em></p>') == '<p class="a hung"><em>”Så”</em></p>'
    assert prepared("<li>”Så”</li>") == "<li>”Så”</li>"
    assert prepared("<blockquote><p>”Så”</p></blockquote>") == (
        '<blockquote><p class="hung">”Så”</p></blockquote>'
    )


def test_chosen_words_stay_whole_in_their_block_alone() -> None:
    body = "<p>grund\u00adskola <em>grund</em>\u00adskola för\u00adskola</p>"
    block = Block("grundskola grundskola förskola")
    assert prepared(body * 2, Choices(whole=frozenset({(block, "grundskola")}))) == (
        "<p>grundskola <em>grund</em>skola för|skola</p>"
        "<p>grund|skola <em>grund</em>|skola för|skola</p>"
    )


def test_headings_are_not_hyphenated_and_get_their_lines() -> None:
    block = Block("Ett steg i taget", is_heading=True)
    choices = Choices(lines={block: (2, 2)})
    assert prepared("<h2>Ett steg i ta\u00adget</h2>", choices) == "<h2>Ett steg <br />i taget</h2>"
    assert prepared("<h2>Ett <em>steg i</em> taget</h2>", choices) == (
        "<h2>Ett <em>steg <br />i</em> taget</h2>"
    )
    assert prepared("<h2>Ett <em>steg</em>\n i taget</h2>", choices) == (
        "<h2>Ett <em>steg</em>\n <br />i taget</h2>"
    )


def test_any_block_of_the_class_balanced_is_a_heading() -> None:
    block = Block("Ett steg i taget", is_heading=True)
    choices = Choices(lines={block: (2, 2)})
    assert prepared('<p class="a balanced">Ett steg i taget</p>', choices) == (
        '<p class="a balanced">Ett steg <br />i taget</p>'
    )


def test_lines_that_are_given_stay() -> None:
    block = Block("Ett steg i taget")
    choices = Choices(lines={block: (2, 2)})
    assert prepared("<h2>Ett<br /> steg i taget</h2>", choices) == "<h2>Ett<br /> steg i taget</h2>"


def test_each_element_knows_its_block() -> None:
    tree = ElementTree.fromstring("<html><body><p>a <em>b</em></p><p>a b</p></body></html>")  # noqa: S314
    owners = prepare(tree, NOTHING)
    assert [(element.tag, block) for element, block in owners.items()] == [
        ("p", Block("a b")),
        ("em", Block("a b")),
        ("p", Block("a b", before=1)),
    ]
