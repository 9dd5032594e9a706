"""Whether a file for a print shop says what it was made for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from report.checks.preflight.file import Finished
from report.checks.preflight.foreign import FOREIGN
from report.finish.origin import Origin, noted
from report.locales import _
from report.problems import Problem

COMPLETE = ("/OutputConditionIdentifier", "/RegistryName", "/DestOutputProfile")


def intended(path: Path) -> tuple[str, Origin | None]:
    """Return the name of the printing condition that a file was made for, or nothing.

    With it comes what the file notes that it was made from, and so for which shop.
    """
    try:
        with pikepdf.open(path) as document:
            intents: Any = document.Root.get("/OutputIntents", [{}])
            return str(intents[0].get("/OutputConditionIdentifier", "")), noted(document)
    except FOREIGN:  # what is wrong with the file is told when it is looked into
        return "", None


def missing_output_intent(file: Finished) -> Iterator[Problem]:
    """Find files that do not tell paper and press by an ICC profile (ISO 15930-7, 6.2)."""
    intents: Any = file.objects.Root.get("/OutputIntents", [])
    complete = [
        intent
        for intent in intents
        if intent.get("/S") == "/GTS_PDFX" and all(key in intent for key in COMPLETE)
    ]
    if not complete or int(complete[0].DestOutputProfile.get("/N", 0)) != len("CMYK"):
        yield file.problem(
            "missing-output-intent",
            _("the file does not say for which paper and press it was made"),
            advice=_("Make the file again, with --for press --shop NAME."),
        )
