"""What tests of the web page look at."""

from pathlib import Path

import pytest

from support.proof_page import page_bytes


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the page: words, lines and a ground changed, a page came, others stay."""
    folder = tmp_path_factory.mktemp("shown")
    (folder / "proof").mkdir()
    path = folder / "proof" / "index.html"
    path.write_bytes(page_bytes(folder))
    return path
