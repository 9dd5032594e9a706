"""Messages in the language that is asked for."""

import pytest

from report.locales import _, language, ngettext


@pytest.fixture(autouse=True)
def _asked_anew() -> None:
    language.cache_clear()


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv"}, "sv"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "nb:sv:en"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "REPORT_LANG": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8", "REPORT_LANG": "sv"}, "sv"),
        ({"LANG": "sv_FI@euro", "REPORT_LANG": "fr"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(
    environment: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPORT_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == spoken
    language.cache_clear()


def test_braces_of_values_stay() -> None:
    assert _("{name} is missing", name="{x}") == "{x} is missing"
    assert _("what {is} written") == "what {is} written"


def test_a_number_has_its_form() -> None:
    assert ngettext("{n} page", "{n} pages", 1) == "1 page"
    assert ngettext("{n} page", "{n} pages", 0) == "0 pages"
