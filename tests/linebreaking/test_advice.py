"""What is not right in lines as they were set."""

from dataclasses import replace

import pytest

from report.linebreaking import BROKEN, Block, Choices, Line, Passage, improved

NOTHING = Choices()


def passage(*lines: str, measure: float = 40, heading: bool = False, indent: float = 0) -> Passage:
    """Make a passage of lines that end in = where a word is broken; | begins another column.

    Letters are 1 mm wide.
    """
    text = " ".join(line.strip("|") for line in lines).replace("= ", "")
    set_lines, page = [], 1
    for number, line in enumerate(lines):
        page += line.startswith("|")
        set_lines.append(Line(line.strip("|").replace("=", BROKEN), page, float(number)))
    block = Block(text, is_heading=heading)
    return Passage(block, "p", tuple(set_lines), measure, width_mm=len, indent_mm=indent)


def kept(*lines: str, measure: float = 40, indent: float = 0) -> set[str]:
    found = passage(*lines, measure=measure, indent=indent)
    return {word for _, word in improved(NOTHING, [found]).whole}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["skolans utveck=", "ling och dess mål"], set()),
        (["skolans utveck=", "ling och lärar=", "nas villkor är"], {"lärarnas"}),
        (["en ut=", "redning om skol=", "enheter och förvalt=", "ningar, med"], {"skolenheter"}),
        (["som IKT-", "pedagog i skol=", "enheten är hon"], {"skolenheten"}),
        (["som skol=", "enheternas IKT-", "pedagog är hon"], {"skolenheternas"}),
        (["han är skol=", "chef."], {"skolchef"}),
        (["han är skol=", "chef här."], set()),
        (["han är ”skol=", "chef”, sade", "|han"], set()),
        (["han är skol=", "|chef i kommunen", "nu"], {"skolchef"}),
        (["IKT-skol=", "chef"], {"skolchef"}),
        (["med skol=", "utvecklings=", "program"], {"utvecklingsprogram"}),
    ],
)
def test_words_to_keep_whole(lines: list[str], words: set[str]) -> None:
    assert kept(*lines) == words


def test_the_word_before_is_kept_where_the_second_is_too_wide() -> None:
    lines = ["en skol=", "enhets digitali=", "seringsstrategi", "gör det"]
    assert kept(*lines, measure=24) == {"digitaliseringsstrategi"}
    assert kept(*lines, measure=20) == {"skolenhets"}
    assert kept(*lines, measure=9) == set()


def test_the_first_word_of_an_indented_block_has_less_room() -> None:
    lines = ["skolutvecklings=", "program"]
    assert kept(*lines, measure=23) == {"skolutvecklingsprogram"}
    assert kept(*lines, measure=23, indent=2) == set()
    assert kept("en", *lines, measure=23, indent=2) == {"skolutvecklingsprogram"}


def test_room_for_a_marker_is_no_room_for_a_word() -> None:
    assert kept("skol=", "utveckling", measure=13, indent=-2) == set()


def test_words_of_a_line_that_is_too_long_are_broken_again_for_good() -> None:
    before = Choices(
        whole=frozenset({(Block("ett skolutvecklingsarbete"), "skolutvecklingsarbete")})
    )
    (set_so,) = [passage("ett", "skolutvecklingsarbete", measure=30)]
    lines = (set_so.lines[0], replace(set_so.lines[1], is_too_long=True))
    after = improved(before, [replace(set_so, lines=lines)])
    assert after.whole == frozenset()
    again = passage("ett", "skolutvecklings=", "arbete", measure=30)
    assert improved(after, [replace(again, block=set_so.block)]) == after


def test_what_was_kept_stays_kept_and_nothing_new_is_the_same() -> None:
    before = Choices(whole=frozenset({(Block("annan text"), "text")}))
    assert improved(before, [passage("skolans utveck=", "ling och")]) == before


def test_a_block_that_stays_restless_is_set_without_hyphens() -> None:
    restless = passage("kommuner=", "nas förvalt=", "ningar utreder skolfrågor")
    block = restless.block
    before = Choices(whole=frozenset({(block, "a"), (block, "b"), (block, "c")}))
    words = {word for _, word in improved(before, [restless]).whole}
    assert words >= {"kommunernas", "förvaltningar", "skolfrågor"}


def test_lines_of_headings_are_balanced() -> None:
    title = passage("Framtidens lärande går", "västerut", measure=22, heading=True)
    assert improved(NOTHING, [title]).lines == {title.block: (2, 2)}


def test_a_heading_does_not_leave_a_small_word_at_the_end_of_a_line() -> None:
    title = passage("Datorn blev en", "del av skolan", measure=16, heading=True)
    assert improved(NOTHING, [title]).lines == {title.block: (2, 4)}


def test_a_heading_of_one_line_needs_no_choice() -> None:
    title = passage("Ett steg i taget", heading=True)
    assert improved(Choices(lines={title.block: (2, 2)}), [title]) == NOTHING
