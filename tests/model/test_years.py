"""What belongs to a year is printed in that year alone."""

import shutil

import pytest

from report.checks import printed
from report.document.documents import Documents
from report.document.plan import Plan
from report.model import Edition, read_edition
from report.workspace import Workspace

from support.workspaces import REPOSITORY


def marked(workspace: Workspace, name: str, editions: str) -> Edition:
    """Read the small edition with an essay that belongs to some years."""
    path = workspace.award / name
    text = path.read_text("utf-8")
    path.write_text(text.replace("sources:", f"editions: {editions}\nsources:", 1), "utf-8")
    return read_edition(workspace, 2019).require()


@pytest.mark.parametrize("name", ["conference.md", "award.md"])
@pytest.mark.parametrize(("editions", "is_own"), [("[2018, 2019]", True), ("[2018]", False)])
def test_an_essay_of_other_years_leaves_nothing_in_the_booklet(
    mini: Workspace, name: str, editions: str, is_own: bool
) -> None:
    edition = marked(mini, name, editions)
    anchor = name.removesuffix(".md")
    html = Documents(mini, edition).booklet(Plan({}))
    assert (f'id="{anchor}"' in html) is is_own
    assert (f'href="#{anchor}"' in html) is is_own
    assert (f"example.org/{anchor}" in html) is is_own
    assert (f"Om provet ({anchor})" in {w.text for w in printed.of_booklet(edition)}) is is_own


def test_a_new_edition_does_not_print_the_text_on_the_conference_of_2019(mini: Workspace) -> None:
    shutil.copytree(REPOSITORY / "content" / "guldtrappan", mini.award, dirs_exist_ok=True)
    assert read_edition(mini, 2019).require().conference
    mini.year(2019).rename(mini.year(2022))
    path = mini.year(2022) / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("year: 2019", "year: 2022"), "utf-8")
    edition = read_edition(mini, 2022).require()
    assert edition.conference is None
    assert "går västerut" not in Documents(mini, edition).booklet(Plan({}))
