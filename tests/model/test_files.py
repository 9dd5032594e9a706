"""A file is parsed once as long as it reads as it did."""

from report.model import Profile
from report.model.files import read_file
from report.workspace import Workspace

from support.spoken import swedish


def test_a_file_is_parsed_again_when_it_reads_otherwise(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    first = read_file(path, Profile)
    assert read_file(path, Profile) is first
    path.write_text(path.read_text("utf-8") + "Ett ord till.\n", "utf-8")
    assert "Ett ord till." in read_file(path, Profile).source.body  # type: ignore[union-attr]


def test_what_is_wrong_is_told_in_the_language_that_is_spoken(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    path.write_text("---\n---\n", "utf-8")
    in_english = read_file(path, Profile).problems[0].message
    with swedish():
        assert read_file(path, Profile).problems[0].message != in_english
