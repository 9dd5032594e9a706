"""Compile the catalogues of messages before anything is built, so that they are installed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))
from catalogue import CATALOGUE, compile_catalogue


class Catalogues(BuildHookInterface):  # type: ignore[misc]
    """Of wheels, and of what is installed to be worked on."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .mo beside the .po."""
        compile_catalogue(CATALOGUE)
