"""Products are declared once: what each is stands in its module, and all others ask there."""

import ast
import re
from collections.abc import Iterator

import pytest

from report.checks import printed
from report.checks.preflight import CHECKS
from report.cli.app import COMMANDS
from report.design.settings import read_gives_way, read_ranges
from report.design.sheets import product_sheets
from report.locales import _
from report.model import Profile
from report.problems import ContentError
from report.products.every import OF_TEXTS, PRODUCTS
from report.products.product import BODY, PageProduct, Product
from report.products.target import Target
from report.workspace import Workspace

from support.editions import read
from support.workspaces import REPOSITORY

SOURCES = REPOSITORY / "src" / "report"
WORKSPACE = Workspace(REPOSITORY)
# Who chooses a product: the commands; letters, proofs and the preview, which are about profiles.
CHOOSING = ("cli/make.py", "mail/", "preview/", "proof/", "recipes/proofs.py")
NAMES = {name for product in OF_TEXTS for name in (product.name, product.name.upper())}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        place = path.relative_to(SOURCES).as_posix()
        if not place.startswith("products/"):
            yield place, ast.parse(path.read_text("utf-8"))


def users(name: str) -> set[str]:
    """Return the modules that import a product, by its module."""
    return {
        place
        for place, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == f"report.products.{name}"
    }


def test_a_product_of_one_page_is_named_where_it_is_chosen_and_nowhere_else() -> None:
    for product in OF_TEXTS:
        found = users(product.name)
        assert "cli/make.py" in found
        assert [place for place in found if not place.startswith(CHOOSING)] == []


def test_nothing_asks_which_product_it_has() -> None:
    compared = [
        f"{place}:{node.lineno}"
        for place, tree in trees()
        if "from report.products." in (SOURCES / place).read_text("utf-8")
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if (isinstance(side, ast.Constant) and side.value in NAMES)
        or (isinstance(side, ast.Name) and side.id in NAMES and side.id.isupper())
    ]
    assert compared == []


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_its_look_is_there(product: Product) -> None:
    sheet = product_sheets(WORKSPACE, product.name)[-1]
    assert sheet.with_suffix(".html").is_file()
    assert read_ranges(sheet)
    size = re.search(r"size:\s*([\d.]+)mm\s+([\d.]+)mm", sheet.read_text("utf-8"))
    assert size
    assert tuple(map(float, size.groups())) == (product.paper.width_mm, product.paper.height_mm)
    if product.gives_way:
        order = read_gives_way(sheet, product.gives_way)
        assert sorted(order) == sorted(product.gives_way)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_each_of_its_files_has_a_form_and_is_checked(product: Product) -> None:
    assert product.targets[0] is Target.SCREEN
    assert len(set(product.targets)) == len(product.forms)
    for target in product.targets:
        assert product.form(target).target is target
        assert CHECKS[target]


@pytest.mark.parametrize("product", OF_TEXTS, ids=lambda product: product.name)
def test_its_command_and_its_folder_have_one_name(product: PageProduct) -> None:
    assert product.folder in {name for name, *_rest in COMMANDS}
    assert product.command(2019, "malmo") == f"report {product.folder} 2019 malmo"
    path = product.file(WORKSPACE, 2019, "malmo")
    assert path == WORKSPACE.output(2019) / product.folder / "malmo.pdf"
    assert product.draft(WORKSPACE, 2019, "malmo").parent.parent == path.parent
    assert _(product.called, name="Malmö stad").endswith("Malmö stad")


def test_files_of_different_products_and_targets_have_different_names() -> None:
    paths = [
        product.file(WORKSPACE, 2019, "malmo", target)
        for product in OF_TEXTS
        for target in product.targets
    ]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("product", OF_TEXTS, ids=lambda product: product.name)
def test_what_it_leaves_out_are_fields_of_texts(product: PageProduct) -> None:
    fields = {name.partition(".")[0] for name in product.leaves_out} | set(product.first_alone)
    assert fields <= {*Profile.model_fields, BODY}
    assert product.flows in {*Profile.model_fields, BODY}


def test_a_field_that_nobody_thought_of_is_printed_on_every_page(mini: Workspace) -> None:
    text = read(mini, 2019).require().texts[0]
    for product in OF_TEXTS:
        assert "Provlän" in {wording.text for wording in printed.of_page(product, text)}


def test_a_folder_of_files_that_leads_elsewhere_is_refused(
    mini: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere")
    for product in OF_TEXTS:
        folder = product.folder_of(mini, 2019)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.symlink_to(outside)
        with pytest.raises(ContentError) as caught:
            mini.require_year(2019)
        assert [problem.rule for problem in caught.value.problems] == ["leads-outside"]
        folder.unlink()
    assert mini.require_year(2019) == 2019
