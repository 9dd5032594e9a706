"""Words of two texts paired: a correction is told as what it is, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from report.proof.differences.matching import Matching, matched
from report.proof.differences.words import Look, Word

LOOK = Look("House-Text", 9, (0, 0, 0))


def text(said: str, page: int = 1) -> list[Word]:
    """Return words in one line; a word with a bar in it is broken there."""
    found = []
    for n, word in enumerate(said.split()):
        boxes = tuple((float(n), 0.0, 1.0, 1.0) for _ in word.split("|"))
        found.append(Word(word.replace("|", ""), page, boxes, LOOK))
    return found


def told(found: Matching) -> list[tuple[str, str]]:
    return [
        (" ".join(w.text for w in change.before), " ".join(w.text for w in change.after))
        for change in found.changes
    ]


def compare(before: str, after: str) -> list[tuple[str, str]]:
    return told(matched(text(before), text(after)))


def test_the_same_words_have_no_change() -> None:
    assert compare("Staden bildades 2013 i Skåne", "Staden bildades 2013 i Skåne") == []


def test_a_digit_is_a_change_of_its_word() -> None:
    assert compare("bildades 2013 i", "bildades 2014 i") == [("2013", "2014")]


def test_words_come_and_go() -> None:
    assert compare("en stad", "en stor stad") == [("", "stor")]
    assert compare("en stor stad", "en stad") == [("stor", "")]


def test_a_comma_is_a_change() -> None:
    assert compare("lärare elever", "lärare, elever") == [("lärare", "lärare,")]


def test_where_a_line_ends_is_none() -> None:
    assert compare("den digitala handlingsplanen nu", "den digitala handlings|planen nu") == []
    assert compare("en IT|chef där", "en IT-chef där") == []  # the hyphen stands at the line's end


def test_a_hyphen_that_was_put_into_a_line_is_one() -> None:
    assert compare("en ITchef där", "en IT-chef där") == [("ITchef", "IT-chef")]


def test_lines_that_went_to_another_place_are_the_same_words() -> None:
    found = matched(
        text("ett två | sidfot tre fyra fem sex"), text("ett två tre fyra fem sex | sidfot")
    )
    assert found.changes == ()
    assert len(found.pairs) == 8


def test_a_change_within_words_that_moved_is_told_alone() -> None:
    before = text("a b c d e f g h i j huvud sidfot k l m")
    after = text("a b c huvud sidfot d e f g h X j k l m")
    found = matched(before, after)
    assert told(found) == [("i", "X")]
    assert len(found.pairs) == len(before) - 1


def test_a_single_word_is_not_the_same_elsewhere() -> None:
    assert compare("och a b c d", "a b c d och") == [("och", ""), ("", "och")]


def test_the_words_around_a_change_lead_to_it() -> None:
    (change,) = matched(text("a b c d e f g h"), text("a b c d X f g h")).changes
    assert [word.text for word in change.lead] == ["b", "c", "d"]
    assert [word.text for word in change.tail] == ["f", "g", "h"]
    assert change.behind
    assert change.behind.text == "d"


SAID = st.lists(st.sampled_from("abcd"), max_size=25).map(" ".join)


@given(SAID, SAID)
def test_each_word_is_in_a_pair_or_in_a_change_and_in_one_alone(before: str, after: str) -> None:
    old, new = text(before), text(after)
    found = matched(old, new)
    olds = [pair[0] for pair in found.pairs] + [w for c in found.changes for w in c.before]
    news = [pair[1] for pair in found.pairs] + [w for c in found.changes for w in c.after]
    assert sorted(map(id, olds)) == sorted(map(id, old))
    assert sorted(map(id, news)) == sorted(map(id, new))
    assert all(one.text == other.text for one, other in found.pairs)
