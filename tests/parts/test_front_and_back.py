"""What the edition says of itself: who publishes it, and when; and what its texts share."""

import re
from pathlib import Path

import pytest

from report.compositor.engine import typesetter
from report.design import places
from report.document.documents import Documents
from report.document.plan import Plan
from report.model import read_edition
from report.workspace import Workspace

from support import pdf
from support.editions import without_texts
from support.workspaces import REPOSITORY, copy_mini

DATES = """\
    timeline:
      - { when: 13 juni 2019, what: Juryn beslutar om mottagarna }
      - { when: 14-15 november 2019, what: Utmärkelsen delas ut i Trollhättan }
"""


@pytest.fixture
def edition(mini: Workspace) -> Path:
    return mini.year(2019) / "edition.yaml"


def html(workspace: Workspace) -> str:
    """Return the booklet as HTML, without the spaces that hold."""
    edition = read_edition(workspace, 2019).require()
    return Documents(workspace, edition).booklet(Plan({})).replace("\xa0", " ")


def part(text: str, name: str) -> str:
    """Return a section of the booklet by its class."""
    beginning = re.search(rf'<section class="{name}[" ]', text)
    assert beginning
    return text[beginning.start() :].partition("</section>")[0]


def add(path: Path, lines: str, below: str = "imprint:\n") -> None:
    text = path.read_text("utf-8")
    assert text.count(below) == 1
    path.write_text(text.replace(below, f"{lines}{below}"), "utf-8")


def test_the_imprint_names_who_publishes_edits_and_answers(mini: Workspace, edition: Path) -> None:
    assert "Utgivare" not in html(mini)
    add(edition, "publisher: Exempelstiftelsen\ncontact: redaktion@exempel.example\n")
    assert "<p>Utgivare: Exempelstiftelsen<br>Kontakt: redaktion@" in part(html(mini), "imprint")


def test_a_booklet_says_when_it_is_handed_out_or_that_it_was_compiled_afterwards(
    mini: Workspace, edition: Path
) -> None:
    found = html(mini)
    line = "utkommer till Framtidens lärande Väst i Trollhättan den 14–15 november 2019."
    assert line in part(found, "backcover")
    assert "i efterhand" not in found
    text = edition.read_text("utf-8").replace("2019-11-14\n", "2026-11-28\nretrospective: true\n")
    edition.write_text(text, "utf-8")
    found = html(mini)
    assert "Guldtrappan 2019. Sammanställt i efterhand.</p>" in part(found, "backcover")
    assert "Sammanställt i efterhand" in part(found, "cover")
    assert "utkommer" not in found


def test_recipients_have_their_scope_and_mentions_their_number(mini: Workspace) -> None:
    history = mini.award / "history.yaml"
    text = history.read_text("utf-8")
    years = """\
years:
  - year: 2013
    recipients: [{ name: Norrby kommun, scope: förskola }]
    honorary: [Söderby kommun]
    awarded: 6 maj 2013 i Söderby
    complete: true
  - year: 2014
    honorary: [Söderby kommun, Norrby kommun]
    complete: true
"""
    history.write_text(text.replace("years:\n", years, 1), "utf-8")
    found = part(html(mini), "history")
    assert 'Norrby kommun<span class="recipient-scope">, förskola</span>' in found
    assert "Utdelning: 6 maj 2013 i Söderby." in found
    assert "Hedersomnämnande: Söderby kommun." in found
    assert "Hedersomnämnanden: Söderby kommun och Norrby kommun." in found


def test_a_title_that_ends_as_a_sentence_gets_no_full_stop(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    text = path.read_text("utf-8").replace("title: En provkälla", 'title: "Varför då?"')
    path.write_text(text, "utf-8")
    assert "Varför då? Provförlaget, 13 juni 2019." in part(html(mini), "references")


def test_dates_that_texts_share_stand_once_where_their_section_begins(
    mini: Workspace, edition: Path
) -> None:
    add(edition, DATES, "  - title: Utblick\n")
    add(edition, DATES.replace("Juryn", "Nämnden"))
    found = html(mini)
    opening = part(found, "chapter-opening")
    assert opening.index("13 juni 2019") < opening.index("chapter-map")
    assert found.count("Juryn beslutar") == 1
    # A section of one text has no opening page; its dates stand in words above the text.
    assert "13 juni 2019: Nämnden beslutar om mottagarna. 14–15 november 2019: " in found


def test_the_opening_of_a_section_is_one_page_with_as_many_dates_as_may_be(
    tmp_path: Path,
) -> None:
    workspace = copy_mini(tmp_path)
    step = "      - { when: 14-15 november 2019, what: Utmärkelsen delas ut i Trollhättan }\n"
    add(workspace.year(2019) / "edition.yaml", f"    timeline:\n{6 * step}", "  - title: Utblick\n")
    edition = read_edition(workspace, 2019).require()
    documents = Documents(workspace, edition)
    html = documents.booklet(Plan({}), without_texts(edition))
    layout = typesetter(workspace, documents, "booklet").layout(html)
    path = tmp_path / "booklet.pdf"
    path.write_bytes(layout.pdf(elsewhere="elsewhere:"))
    pages = pdf.texts(path)
    (opening,) = (number for number, text in enumerate(pages) if "Två påhittade" in text)
    assert pages[opening].count("Utmärkelsen delas ut") == 6
    assert "Söderby" in pages[opening]  # the name of the place on the map
    assert "Hitta i texterna" in pages[opening]  # of three texts, the guide stands below the map


@pytest.mark.parametrize("count", range(1, 7))
def test_dates_of_a_section_stand_on_one_line_each_whatever_their_number(
    count: int,
) -> None:
    slot = places.moments(count)
    rung = slot.rung("11-12 oktober 2016", REPOSITORY / "styles" / "fonts")
    assert rung
    assert rung.lines == 1
