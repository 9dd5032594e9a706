"""A text that is not finished becomes one that can be set; one that is wrong does not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from report.model.draft import draft, edition_draft
from report.model.edition import EditionFields
from report.model.files import File, read_file
from report.model.gaps import EDITION_WORDS, GAPS, WORDS, gap
from report.model.profile import Profile, Role
from report.model.texts import Text

WHOLE = {
    "name": "Lunds kommun",
    "kind": "municipality",
    "role": "outlook",
    "scope": "Grundskola",
    "place": "{ name: Lund, county: Skåne län, latitude: 55.7, longitude: 13.2 }",
    "title": "Kort om Lund",
    "standfirst": "En ingress.",
}


def drafted(folder: Path, body: str = "Ett stycke.", **fields: str) -> Text[Profile] | None:
    """Return the draft of a text with some fields changed; one that is `None` is left out."""
    path = folder / "lund.md"
    written = {**WHOLE, **fields}
    lines = "\n".join(f"{name}: {value}" for name, value in written.items() if value != "None")
    path.write_text(f"---\n{lines}\n---\n{body}\n", "utf-8")
    return draft(read_file(path, Profile))


def required(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """Yield the ways to all fields that must be filled in, without the groups around them."""
    for name, field in model.model_fields.items():
        groups = list(groups_in(field.annotation))
        for group in groups:
            yield from required(group, f"{above}{name}.")
        if field.is_required() and not groups:
            yield f"{above}{name}"


def groups_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from groups_in(argument)


def test_every_field_that_a_text_must_have_has_words_for_its_gap() -> None:
    fields = set(required(Profile))
    assert len(fields) > 20  # or else the walk has found nothing
    assert fields == set(WORDS) - {"body"}


@pytest.mark.parametrize("value", ["", "None", '""'], ids=["empty", "missing", "no words"])
@pytest.mark.parametrize("name", ["name", "scope", "title", "standfirst"])
def test_words_stand_in_place_of_a_field(name: str, value: str, tmp_path: Path) -> None:
    text = drafted(tmp_path, **{name: value})
    assert text
    assert (getattr(text.fields, name), text.gaps) == (gap(name), (name,))
    others = {field: getattr(text.fields, field) for field in ("name", "scope", "title")}
    assert others == {**{field: WHOLE[field] for field in others}, **changed(others, name)}


def changed(others: dict[str, str], name: str) -> dict[str, str]:
    return {name: gap(name)} if name in others else {}


def test_a_text_without_a_place_is_on_no_map(tmp_path: Path) -> None:
    for place in ("", "None", "{ name: Lund, county: , latitude: , longitude: 13.2 }"):
        text = drafted(tmp_path, place=place)
        assert text
        assert not text.is_on_map
        assert text.fields.place.county == "[län saknas]"
        if place.startswith("{"):
            assert text.fields.place.name == "Lund"
            assert text.unseen_gaps == ("[latitud saknas]",)


def test_a_role_that_is_missing_is_a_gap_and_not_a_role_that_somebody_chose(tmp_path: Path) -> None:
    text = drafted(tmp_path, role="")
    assert text
    assert text.gaps == ("role",)
    finished = drafted(tmp_path)
    assert finished
    assert (finished.fields.role, finished.gaps, finished.is_draft) == (Role.OUTLOOK, (), False)


def test_the_body_is_a_gap(tmp_path: Path) -> None:
    text = drafted(tmp_path, body="")
    assert text
    assert (text.source.body, text.gaps) == ("[brödtext saknas]", ("body",))


def test_gaps_within_lists_are_filled_where_they_are(tmp_path: Path) -> None:
    text = drafted(
        tmp_path,
        people="[{ name: Eva Berg, role: }, { role: rektor }, ]",
        figures="[{ value: 28 000, label: elever }, { value: }]",
        lists="[{ title: Steg, items: [ett] }, { title: , items: }]",
        sources="[{ title: , publisher: Lund }]",
    )
    assert text
    fields = text.fields
    assert [(person.name, person.role) for person in fields.people] == [
        ("Eva Berg", "[befattning saknas]"),
        ("[namn saknas]", "rektor"),
    ]
    assert [figure.value for figure in fields.figures] == ["28 000", "[tal saknas]"]
    assert [named.items for named in fields.lists] == [
        ("ett", "[punkt saknas]"),
        ("[punkt saknas]", "[punkt saknas]"),
    ]
    assert fields.sources[0].title == "[titel saknas]"


def test_a_link_without_an_address_leads_nowhere(tmp_path: Path) -> None:
    text = drafted(tmp_path, links="[{ title: Lund, url: }, { title: B, url: 'https://lund.se' }]")
    assert text
    first, second = text.fields.links
    assert (first.url, first.leads, text.fields.leading_link) == (
        "[webbadress saknas]",
        False,
        second,
    )
    assert "invalid" not in text.fields.model_dump_json() + str(text.source.data)


def test_a_picture_without_a_file_is_not_shown_and_told(tmp_path: Path) -> None:
    text = drafted(tmp_path, photo="{ file: , alt: Skolgården }")
    assert text
    assert (text.fields.pictures, text.unseen_gaps) == ((), ("[bild saknas]",))
    text = drafted(tmp_path, photos="[{ file: a.jpg, alt: }, { file: , alt: }, { alt: Torget }]")
    assert text
    assert [picture.file for picture in text.fields.pictures] == ["a.jpg"]
    assert text.unseen_gaps == ("[bild saknas]", "[bildbeskrivning saknas]")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "", "role": "winner"},
        {"title": "", "place": "Lund"},
        {"title": "x" * 61, "scope": ""},
        {"title": "", "tittle": "Kort"},
    ],
)
def test_there_is_no_draft_of_a_text_with_a_mistake(fields: dict[str, str], tmp_path: Path) -> None:
    assert drafted(tmp_path, **fields) is None


def test_there_is_no_draft_of_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "lund.md"
    for written in ("", "---\n---\n", "---\ntitle: [a\n---\nText.\n", "Text.\n"):
        path.write_text(written, "utf-8")
        assert draft(read_file(path, Profile)) is None


def test_words_for_gaps_fit_where_they_stand() -> None:
    assert len(GAPS) < len(WORDS) + len(EDITION_WORDS)  # some words serve several fields
    assert max(map(len, GAPS)) <= 30
    assert len(gap("figures.value")) <= 16


WHOLE_EDITION = """\
year: 2026
title: Guldtrappan 2026
subtitle: En rad
published: 2026-11-14
introduction: Ett stycke.
event: {name: Framtidens lärande, start: 2026-11-14, end: 2026-11-15}
sections:
  - {title: Kandidaterna, introduction: En mening., profiles: [lund]}
imprint: [Ett stycke.]
"""


@pytest.mark.parametrize(
    ("written", "changed", "gaps"),
    [
        ("subtitle: En rad", "subtitle:", ("subtitle",)),
        ("subtitle: En rad\n", "", ("subtitle",)),
        ("introduction: Ett stycke.", "introduction: >-", ("introduction",)),
        ("published: 2026-11-14", "published:", ("published",)),
        ("introduction: En mening., ", "", ("sections.introduction",)),
        ("imprint: [Ett stycke.]", "imprint:", ("imprint",)),
        ("imprint: [Ett stycke.]", "imprint: []", ("imprint",)),
        ("start: 2026-11-14, ", "", ()),
        ("  - {title: Kandidaterna", "  - {title: Tomt, profiles: []}\n  - {title: Fulla", ()),
    ],
)
def test_an_edition_goes_as_far_as_its_fields_do(
    written: str, changed: str, gaps: tuple[str, ...], tmp_path: Path
) -> None:
    found = edition_draft(_edition(tmp_path, WHOLE_EDITION.replace(written, changed)), 2026)
    assert found
    assert found.gaps == gaps
    fields = found.file.fields
    assert fields
    assert [section.profiles for section in fields.sections] == [("lund",)]
    assert (fields.event is None) == ("start" in written)
    assert (fields.subtitle == "[underrubrik saknas]") == ("subtitle" in gaps)


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("profiles: [lund]", "profiles: []"),  # nothing would be in it
        ("subtitle: En rad", "subtittle: En rad"),
        ("published: 2026-11-14", "published: 2026-02-30"),
        ("title: Guldtrappan 2026", "title: [a"),
        ("end: 2026-11-15", "end: 2026-11-13"),
    ],
)
def test_there_is_no_draft_of_an_edition_with_a_mistake(
    written: str, changed: str, tmp_path: Path
) -> None:
    path = _edition(tmp_path, WHOLE_EDITION.replace(written, changed))
    assert edition_draft(path, 2026) is None


def test_every_field_that_an_edition_must_have_can_be_missing() -> None:
    struck = {"sections.profiles", "event.name", "event.start", "event.end"}
    assert set(required(EditionFields)) - struck == set(EDITION_WORDS)


def _edition(folder: Path, written: str) -> File[EditionFields]:
    path = folder / "edition.yaml"
    path.write_text(written, "utf-8")
    return read_file(path, EditionFields)
