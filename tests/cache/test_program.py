"""What makes things is part of their keys."""

from importlib import metadata

import pytest

from report.cache import program_key, version, version_if_installed
from report.compositor.cache_keys import LIBRARIES


def test_the_program_has_a_key_and_its_libraries_have_versions() -> None:
    assert program_key() == program_key() != ""
    assert version("weasyprint") == "70.0"
    versions = {name: version(name) for name in LIBRARIES}
    assert versions == {name: metadata.version(name) for name in LIBRARIES}


def test_a_library_that_is_not_installed_has_no_version() -> None:
    assert version_if_installed("no-such-library") == ""
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-library")
