"""The words of names, which are never broken at the end of a line."""

from collections.abc import Iterator

from report import markdown, swedish
from report.model import Edition


def unbroken_names(edition: Edition) -> set[str]:
    """Collect the words of names, which are never broken."""
    names = {word for name in _given_names(edition) for word in name.split() if word[0].isupper()}
    names.update(word for text in edition.texts for word in text.fields.name.split())
    names.add("Guldtrappan")
    names.update(*map(swedish.names_in, _strings(edition)))
    return names | {name.removesuffix("s") for name in names} | {f"{name}s" for name in names}


def _given_names(edition: Edition) -> Iterator[str]:
    """Yield the names of organisations, people and places that stand in fields of their own."""
    for year in edition.award.history.years:
        yield from (recipient.name for recipient in year.recipients)
        yield from year.honorary
    for text in edition.texts:
        yield from (text.fields.place.name, text.fields.place.county)
        yield from (person.name for person in text.fields.people)
        yield from (source.publisher for source in text.fields.sources)


def _strings(edition: Edition) -> Iterator[str]:
    """Yield all that is written in an edition."""
    award = edition.award
    texts = (*edition.texts, award.about, award.conference)
    for fields in (edition.fields, award.criteria, award.history, *(text.fields for text in texts)):
        yield fields.model_dump_json()
    yield from (markdown.plain_text(text.source) for text in texts)
