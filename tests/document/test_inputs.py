"""The inputs of a text: what its pages are made from, and nothing that they do not show."""

from collections.abc import Mapping

import pytest

from report.document.documents import Documents
from report.document.inputs import Inputs
from report.document.pieces import text_piece
from report.document.plan import Plan
from report.problems import ContentError, Place
from report.products.profile import PROFILE
from report.recipes.content import read_texts
from report.swedish import Hyphenator
from report.workspace import Workspace

from support.workspaces import REPOSITORY, rewrite

NORRBY, SODERBY, VASTERBY = "norrby", "soderby", "vasterby"
ALL = {NORRBY, SODERBY, VASTERBY}
EDITION = "content/2019/edition.yaml"
# A file, what is written there, what is written instead, and the texts whose pages may change.
EDITS: dict[str, tuple[str, str, str, set[str]]] = {
    "a word": ("content/2019/norrby.md", "kursiv", "lutande", {NORRBY}),
    "a line": ("content/2019/norrby.md", "---\n\nProv", "---\n\n\nProv", {NORRBY}),
    "a field": ("content/2019/norrby.md", "uppslag ser", "par sidor ser", {NORRBY}),
    # A word of a name is broken nowhere, nor where it begins a sentence of another text.
    "a name": (
        "content/2019/soderby.md",
        "Andra",
        "Hos Provkommunalrådet. Andra",
        {NORRBY, SODERBY},
    ),
    "a name of its own": ("content/2019/soderby.md", "Andra", "Hos Kommunhuset. Andra", {SODERBY}),
    "a text that is left out": (
        "content/2019/soderby.md",
        "title: Kort om söder\n",
        "",
        {NORRBY, VASTERBY},
    ),
    "the title": (EDITION, "title: Guldtrappan 2019", "title: Silvertrappan 2019", ALL),
    "a heading": (EDITION, "title: Utblick", "title: Utsikt", {VASTERBY}),
    "the words to the reader": (EDITION, "introduction: ", "introduction: Se här. ", set()),
    "a criterion": ("content/guldtrappan/criteria.yaml", "name: ", "name: Ny ", ALL),
    "the history": ("content/guldtrappan/history.yaml", "standfirst: ", "standfirst: Ny ", set()),
}


def inputs(workspace: Workspace) -> dict[str, list[str | bytes]]:
    edition = read_texts(workspace, 2019).require()
    found = Inputs(workspace.styles, edition)
    return {text.slug: list(found.of(text)) for text in edition.texts}


def pages(workspace: Workspace) -> dict[str, list[str]]:
    """Return all that the templates make of each text."""
    edition = read_texts(workspace, 2019).require()
    documents = Documents(workspace, edition)
    return {
        text.slug: [
            *(documents.article(text, makeup) for makeup in documents.makeups(text)),
            documents.booklet(Plan({}), [text_piece(text)]),
            documents.page(PROFILE, text),
        ]
        for text in edition.texts
    }


def others(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {slug for slug, found in after.items() if found != before[slug]}


@pytest.fixture
def three(mini: Workspace) -> Workspace:
    """The small workspace, in which a text refers to another and begins with a long word."""
    path = mini.year(2019) / "norrby.md"
    rewrite(path, ("Första", "Provkommunalrådet sade [så](#soderby). Första"))
    return mini


@pytest.mark.parametrize(("path", "old", "new", "changed"), EDITS.values(), ids=EDITS)
def test_the_inputs_of_a_text_change_with_its_pages(
    three: Workspace, path: str, old: str, new: str, changed: set[str]
) -> None:
    inputs_before, pages_before = inputs(three), pages(three)
    rewrite(three.root / path, (old, new))
    assert others(inputs_before, inputs(three)) == changed
    assert others(pages_before, pages(three)) == changed


def test_every_word_of_a_name_that_is_held_together_is_an_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = Workspace(REPOSITORY)
    edition = read_texts(workspace, 2019).require()
    documents, found = Documents(workspace, edition), Inputs(workspace.styles, edition)
    held: set[str] = set()
    is_held = Hyphenator._is_held

    def noting(hyphenator: Hyphenator, word: str) -> bool:
        if is_held(hyphenator, word):
            held.add(word)
            return True
        return False

    monkeypatch.setattr(Hyphenator, "_is_held", noting)
    for text in edition.texts:
        held.clear()
        documents._prose.hyphenator.breaks.cache_clear()
        documents.page(PROFILE, text)
        documents.article(text)
        told = [part for part in found.of(text) if isinstance(part, str)]
        assert held
        assert [word for word in held if not any(f"'{word}'" in part for part in told)] == []


@pytest.mark.parametrize("reached", ["texts", "chapters", "fields.imprint", "award.history"])
def test_the_templates_of_a_text_reach_no_other(three: Workspace, reached: str) -> None:
    path = three.styles / "parts" / "unseen.html"
    path.write_text(f"{{{{ edition.{reached} }}}}", "utf-8")
    edition = read_texts(three, 2019).require()
    with pytest.raises(ContentError) as raised:
        Documents(three, edition).page(PROFILE, edition.texts[0])
    assert [problem.place for problem in raised.value.problems] == [Place(path, 1)]
