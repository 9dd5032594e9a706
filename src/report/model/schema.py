"""JSON Schemas of the content's fields, for editors that complete and check while one writes.

They are made from the models, so a field is described in one place, and in the language that is
spoken. An editor reads YAML as YAML 1.2 does, where `2013` is a number and `true` is neither; our
reader takes every value as text. So a text may be a number here, and a number a text.
"""

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from report.files import write_whole
from report.locales import N_, _
from report.model import Criteria, EditionFields, Essay, History, Order, Profile
from report.model.values import NUMBER, WHOLE
from report.problems import Problem, UsageError
from report.workspace import Workspace

# The kinds of files, and what their fields are.
MODELS: Final[dict[str, type[BaseModel]]] = {
    "edition": EditionFields,
    "text": Profile,
    "essay": Essay,
    "criteria": Criteria,
    "history": History,
    "shop": Order,
}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = "schema"  # of content/, so that it lies at the same place from every file
NOTE: Final = N_("Made from the program's models by 'report schema'. Do not edit.")

_TRUTHS: Final = [True, False, "true", "false", "yes", "no", "on", "off"]


def schema(name: str) -> dict[str, Any]:
    """Return the schema of a kind of file. Raises `UsageError` where there is no such kind."""
    if name not in MODELS:
        raise UsageError(
            Problem(
                "unknown-schema",
                _("'{name}' is not a kind of file", name=name),
                advice=_("Use one of: {known}.", known=", ".join(MODELS)),
            )
        )
    made = MODELS[name].model_json_schema(schema_generator=_Generator)
    for group in (made, *made.get("$defs", {}).values()):
        group.pop("description", None)  # of a class, for those who read the sources
        for field in group.get("properties", {}).values():
            said = field["description"]
            field["description"] = _(said)
    return {"$schema": DIALECT, "$comment": _(NOTE), **made}


def written(name: str) -> bytes:
    """Return a schema as its file holds it."""
    return (json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n").encode()


def write(workspace: Workspace) -> list[Path]:
    """Write the schemas into `content/schema/`; give those that were missing or different.

    Raises `ContentError` where that folder leads elsewhere.
    """
    workspace.require_within(workspace.content / FOLDER)
    paths = []
    for name in MODELS:
        path = workspace.content / FOLDER / f"{name}.json"
        data = written(name)
        if not path.is_file() or path.read_bytes() != data:
            paths.append(write_whole(path, data))
    return paths


def modeline(name: str) -> str:
    """Return the comment by which an editor finds the schema, from a file in a folder of content.

    Source: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema

    >>> modeline("edition")
    '# yaml-language-server: $schema=../schema/edition.json'
    """
    return f"# yaml-language-server: $schema=../{FOLDER}/{name}.json"


class _Generator(GenerateJsonSchema):
    """Pydantic's own generator, but for what our reader takes as text."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False  # 'Standfirst' says no more than 'standfirst'

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        if "type" not in inner:
            return super().nullable_schema(schema)
        kinds = inner["type"]  # one kind of value or nothing needs no two alternatives
        return {**inner, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}):  # nothing that an editor should put in
            del made["default"]
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        if made.pop("minLength", 0):
            made["pattern"] = r"\S"  # spaces around a text do not count
        return {**made, "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        made = super().int_schema(schema)
        return {**made, "type": ["integer", "string"], "pattern": rf"^\s*{WHOLE}\s*$"}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        made = super().float_schema(schema)
        return {**made, "type": ["number", "string"], "pattern": rf"^\s*{NUMBER}\s*$"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": _TRUTHS}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {**super().date_schema(schema), "pattern": r"^\d{4}-\d\d-\d\d$"}
