"""Pages of one text, set alone, beside the same pages in the booklet."""

from dataclasses import replace

import pytest

from report.checks import printed
from report.compositor import resetting as again
from report.compositor.compositor import Compositor
from report.compositor.engine import screen_pdf
from report.compositor.resetting import Again
from report.compositor.source_map import source_boxes
from report.model import Edition
from report.preview.images import Images
from report.processes import Job
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.editions import Pages, read, set_booklet


def done(job: Job[Again]) -> Again:
    """Do a job in this process."""
    return job.task(*job.arguments)


@pytest.fixture
def edition(mini: Workspace) -> Edition:
    again.begin(mini)
    return read(mini, 2019).require()


@pytest.fixture
def booklet(mini: Workspace, edition: Edition) -> Pages:
    return set_booklet(mini, edition)


def test_pages_set_alone_look_as_they_do_in_the_booklet(edition: Edition, booklet: Pages) -> None:
    images = Images()
    whole = images.add(screen_pdf(booklet.layout))
    for text in edition.texts:
        pages = done(again.article_job(edition, text.slug, booklet.settled))
        first = booklet.settled.plan.pages[f"text-{text.slug}"]
        alone = images.add(pages.pdf)
        assert len(alone) == booklet.settled.plan.makeups[text.slug].pages
        assert alone == whole[first - 1 : first - 1 + len(alone)]


def test_a_changed_text_has_its_new_words_and_their_places(
    mini: Workspace, edition: Edition, booklet: Pages
) -> None:
    path = mini.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").replace("Andra stycket", "Tredje stycket"), "utf-8")
    edition = read(mini, 2019).require()
    pages = done(again.article_job(edition, "norrby", booklet.settled))
    found = source_boxes(pages.areas, printed.of_booklet(edition))
    (box,) = [box for box in found if box.text.startswith("Tredje stycket")]
    line = (
        path.read_text("utf-8")
        .split("\n")
        .index("Tredje stycket har en *kursiv* sats och siffran 28 000.")
    )
    assert (box.place.path, box.place.line) == (path, line + 1)


def test_a_profile_in_a_setting_that_is_too_large_takes_more_than_its_page(
    mini: Workspace, edition: Edition
) -> None:
    filled = Compositor(mini, edition).page(PROFILE, edition.texts[0])
    setting = filled.setting
    assert done(again.page_job(PROFILE, edition, "norrby", setting, filled.makeup)).pages == 1
    huge = replace(setting, size_pt=40)
    assert done(again.page_job(PROFILE, edition, "norrby", huge, filled.makeup)).pages > 1
